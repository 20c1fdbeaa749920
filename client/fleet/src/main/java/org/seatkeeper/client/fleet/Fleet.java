package org.seatkeeper.client.fleet;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything a console knows, at one moment. Immutable; the views draw it and nothing else. */
public record Fleet(SortedMap<ServerName, Server> servers) {
    /** Nothing known. */
    public static final Fleet EMPTY = new Fleet(new TreeMap<>());

    public Fleet {
        servers = Collections.unmodifiableSortedMap(new TreeMap<>(servers));
    }

    /** The server of that name, if this profile knows it. */
    public Optional<Server> server(ServerName name) {
        return Optional.ofNullable(servers.get(name));
    }

    /** The product behind a row, if it is still there. */
    public Optional<ProductFigures> product(ProductKey key) {
        return server(key.server()).flatMap(server -> server.product(key.productId()));
    }
}
