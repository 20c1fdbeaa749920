package org.seatkeeper.agent.service;

import org.seatkeeper.proto.v1.WatchResponse;

/** Brings whoever knows one revision to the newest one: changed rows whole, removed ones by id, or everything. */
final class States {
    private final ServerRows server;

    States(ServerRows server) {
        this.server = server;
    }

    /** What someone knows: 0 and 0 for nothing. */
    record Known(long epoch, long stateRevision, String readOnlyCause) {
        static final Known NOTHING = new Known(0, 0, "");
    }

    /** Whether there is nothing to tell. A read-only server is always told of: no revision carries that fact. */
    static boolean upToDate(Figures figures, Known known) {
        return known.epoch() == figures.epoch()
                && known.stateRevision() == figures.stateRevision()
                && known.readOnlyCause().equals(figures.readOnlyCause());
    }

    /** What else than the figures and the reader a full state tells. */
    ServerRows.Moment moment() {
        return server.moment();
    }

    WatchResponse since(Figures figures, Known known, Reader reader) {
        boolean changesAlone = known.stateRevision() > 0 && figures.reaches(known.epoch(), known.stateRevision());
        long from = changesAlone ? known.stateRevision() : -1;
        var message = WatchResponse.newBuilder()
                .setEpoch(figures.epoch())
                .setStateRevision(figures.stateRevision())
                .setFull(!changesAlone);
        Asker asker = reader.asker();
        for (Figures.Row row : figures.rows().values()) {
            if (row.changedAt() > from) {
                message.addChanged(Rows.row(row.instance(), row.changedAt(), asker.who(), asker.permissions()));
            }
        }
        if (changesAlone) {
            figures.removals().stream()
                    .filter(removal -> removal.at() > from
                            && figures.row(removal.product()).isEmpty())
                    .forEach(removal ->
                            message.addRemovedProductIds(removal.product().value()));
        } else {
            message.setCaller(reader.row());
        }
        if (figures.serverChangedAt() > from || !known.readOnlyCause().equals(figures.readOnlyCause())) {
            message.setServer(server.row(figures));
        }
        return message.build();
    }
}
