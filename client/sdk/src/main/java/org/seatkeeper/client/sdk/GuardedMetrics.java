package org.seatkeeper.client.sdk;

import org.seatkeeper.proto.v1.RefusalCode;

/** The product's metrics, whose faults go no further. */
record GuardedMetrics(Metrics metrics) implements Metrics {
    @Override
    public void asked() {
        Guard.run(metrics::asked);
    }

    @Override
    public void granted(long nanos) {
        Guard.run(() -> metrics.granted(nanos));
    }

    @Override
    public void refused(RefusalCode code, long nanos) {
        Guard.run(() -> metrics.refused(code, nanos));
    }

    @Override
    public void unavailable(LicensesUnavailable.Reason reason) {
        Guard.run(() -> metrics.unavailable(reason));
    }

    @Override
    public void released() {
        Guard.run(metrics::released);
    }

    @Override
    public void revoked() {
        Guard.run(metrics::revoked);
    }

    @Override
    public void admittedWhileSilent() {
        Guard.run(metrics::admittedWhileSilent);
    }

    @Override
    public void unreported() {
        Guard.run(metrics::unreported);
    }

    @Override
    public void reconnected(boolean resumed) {
        Guard.run(() -> metrics.reconnected(resumed));
    }

    @Override
    public void queueDepth(int waiting, int sent) {
        Guard.run(() -> metrics.queueDepth(waiting, sent));
    }
}
