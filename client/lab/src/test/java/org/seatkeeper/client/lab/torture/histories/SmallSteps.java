package org.seatkeeper.client.lab.torture.histories;

import java.util.Map;
import java.util.UUID;

/** Steps of small histories, in few words. */
final class SmallSteps {
    static final Told YES = new Told.Yes();
    static final Told NO = new Told.No();
    static final Told GONE = new Told.NotThere();
    static final Told UNKNOWN = new Told.Unknown();

    private SmallSteps() {}

    static Step step(Asked asked, Told told, long begun, long ended) {
        return new Step(0, 0, asked, told, begun, ended);
    }

    static Step number(int by, long begun) {
        return step(new Asked.Change(by), YES, begun, begun + 1);
    }

    static UUID handle(int n) {
        return new UUID(7, n);
    }

    static Step asks(int handle, String client, Told told, long begun, long ended) {
        return leases(handle, client, 0, HandTime.DAY_STRIKES, told, begun, ended);
    }

    static Step leases(int handle, String client, long session, int strikes, Told told, long begun, long ended) {
        return step(
                new Asked.Admission(handle(handle), client, client.equals("root"), session, strikes),
                told,
                begun,
                ended);
    }

    static Step all(Asked what, long begun) {
        return step(what, YES, begun, begun + 1);
    }

    static Step strike(long begun) {
        return all(new Asked.Strike(), begun);
    }

    static Step resumes(long token, Told told, long begun) {
        return step(new Asked.Resumption(9, token, token + 1), told, begun, begun + 1);
    }

    static Step gives(int handle, Told told, long begun, long ended) {
        return step(new Asked.Release(handle(handle), 0), told, begun, ended);
    }

    static Step finds(int handle, Told told, long begun, long ended) {
        return step(new Asked.Query(handle(handle)), told, begun, ended);
    }

    static Step sees(Map<String, Integer> all, long begun, long ended) {
        return step(new Asked.Look(), new Told.Seen(all), begun, ended);
    }
}
