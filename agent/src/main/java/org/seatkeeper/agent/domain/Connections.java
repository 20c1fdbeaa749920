package org.seatkeeper.agent.domain;

import org.jspecify.annotations.Nullable;

/** Connections by the client that they count under. Keeper's thread. */
final class Connections extends Table<Connection> {
    Connections(long salt) {
        super(salt);
    }

    /** The connection that counts under that key, if there is one. */
    @Nullable
    Connection get(PackedClient key) {
        int hash = key.hash(salt);
        int slot = slot(hash);
        Connection there = at(slot);
        while (there != null && !(there.hash == hash && there.key.equals(key))) {
            slot = after(slot);
            there = at(slot);
        }
        return there;
    }

    /** Puts it in, in place of one of the same key. */
    void enter(Connection connection) {
        connection.hash = connection.key.hash(salt);
        put(connection);
    }

    @Override
    int hashOf(Connection connection) {
        return connection.hash;
    }

    @Override
    boolean same(Connection one, Connection other) {
        return one.hash == other.hash && one.key.equals(other.key);
    }
}
