package org.seatkeeper.client.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One server: what is known of it, how fresh it is, and the state of the link.
 *
 * @param address host:port, or the path of a local socket, as people read it
 * @param facts absent until the server first answered
 * @param heardAt when the figures were last vouched for; absent until then
 */
public record Server(
        ServerName name,
        String address,
        Set<String> tags,
        boolean retired,
        LinkState link,
        Optional<ServerFacts> facts,
        List<ProductFigures> products,
        Optional<Instant> heardAt) {
    public Server {
        tags = java.util.Collections.unmodifiableSet(new TreeSet<>(tags));
        products = List.copyOf(products);
    }

    /** The site it belongs to: as it says, or empty until it said so. */
    public String site() {
        return facts.map(ServerFacts::siteName).orElse("");
    }

    /** Whether its figures are vouched for now: acts on anything else are off. */
    public boolean current() {
        return link instanceof LinkState.Live;
    }

    /** How old its figures are; empty where there are none. Zero while live. */
    public Optional<Duration> age(Instant now) {
        return current()
                ? Optional.of(Duration.ZERO)
                : heardAt.map(heard ->
                        Duration.between(heard, now).isNegative() ? Duration.ZERO : Duration.between(heard, now));
    }

    /** The product of that id, if the server reported it. */
    public Optional<ProductFigures> product(String productId) {
        return products.stream().filter(p -> p.productId().equals(productId)).findFirst();
    }
}
