package org.seatkeeper.client.sdk;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.seatkeeper.proto.v1.RefusalCode;

/** Writes down what was counted, in its order. */
final class Counts implements Metrics {
    final List<String> seen = new CopyOnWriteArrayList<>();

    @Override
    public void asked() {
        seen.add("asked");
    }

    @Override
    public void granted(long nanos) {
        seen.add("granted");
    }

    @Override
    public void refused(RefusalCode code, long nanos) {
        seen.add("refused " + code);
    }

    @Override
    public void unavailable(LicensesUnavailable.Reason reason) {
        seen.add("unavailable " + reason);
    }

    @Override
    public void released() {
        seen.add("released");
    }

    @Override
    public void revoked() {
        seen.add("revoked");
    }

    @Override
    public void admittedWhileSilent() {
        seen.add("admitted");
    }

    @Override
    public void unreported() {
        seen.add("unreported");
    }

    @Override
    public void reconnected(boolean resumed) {
        seen.add(resumed ? "resumed" : "reconnected");
    }
}
