package org.seatkeeper.agent.domain;

import org.jspecify.annotations.Nullable;

/** Connections by the client that they count under. Keeper's thread. */
final class Connections extends Table<Connection> {
    /** The connection that counts under that key, if there is one. */
    @Nullable
    Connection get(Client key) {
        PackedClient packed = PackedClient.of(key);
        int slot = slot(packed.hash(salt));
        Connection there = at(slot);
        while (there != null && !there.key.equals(packed)) {
            slot = after(slot);
            there = at(slot);
        }
        return there;
    }

    @Override
    int hashOf(Connection connection) {
        return connection.key.hash(salt);
    }

    @Override
    boolean same(Connection one, Connection other) {
        return one.key.equals(other.key);
    }
}
