package org.seatkeeper.agent.service;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.seatkeeper.agent.domain.Client;

/**
 * Clients that are counted and never refused, as the agent's configuration names them; no request can say so
 * (spec/model.md I10). An address is only as good as the network that reports it: empty by default.
 */
public record Administrators(Set<String> users, Set<String> groups, List<Range> addresses, Members members) {
    private static final Pattern FOUR = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    /** Nobody. */
    public static final Administrators NONE = new Administrators(Set.of(), Set.of(), List.of(), user -> false);

    /** Who is in one of the groups. */
    @FunctionalInterface
    public interface Members {
        /** Whether that user is, in small letters; asked on any thread, for every client. */
        boolean include(String user);
    }

    public Administrators {
        users = users.stream()
                .map(user -> user.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        groups = Set.copyOf(groups);
        addresses = List.copyOf(addresses);
    }

    /** As configured, with nobody in any group yet. */
    public static Administrators of(Set<String> users, Set<String> groups, List<Range> addresses) {
        return new Administrators(users, groups, addresses, NONE.members);
    }

    /** The same with somebody who knows who is in the groups. */
    public Administrators with(Members known) {
        return new Administrators(users, groups, addresses, known);
    }

    /** Whether that client is one, by its user, by a group of the user or by the address that its product sees. */
    boolean are(Client client, String address) {
        if (!client.user().isEmpty() && (users.contains(client.user()) || members.include(client.user()))) {
            return true;
        }
        if (addresses.isEmpty() || address.isEmpty()) {
            return false;
        }
        byte[] bytes = bytes(address);
        return addresses.stream().anyMatch(range -> range.holds(bytes));
    }

    /** Addresses with the same first bits. */
    public static final class Range {
        private final byte[] address;
        private final int bits;

        private Range(byte[] address, int bits) {
            this.address = address;
            this.bits = bits;
        }

        /**
         * Reads such as 10.1.0.0/16, fd00::/8 or 192.0.2.7.
         *
         * @throws IllegalArgumentException where it is none, in words
         */
        public static Range parse(String text) {
            int slash = text.indexOf('/');
            byte[] address = bytes(slash < 0 ? text : text.substring(0, slash));
            if (address.length == 0) {
                throw new IllegalArgumentException("\"" + text + "\" is no address such as 192.0.2.7 or 10.1.0.0/16");
            }
            int all = address.length * 8;
            try {
                int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
                if (bits < 1 || bits > all) {
                    throw new IllegalArgumentException("\"" + text + "\" has no length from 1 to " + all);
                }
                return new Range(address, bits);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("\"" + text + "\" has no length from 1 to " + all, e);
            }
        }

        /** Whether an address is one of them. */
        public boolean holds(InetAddress other) {
            return holds(other.getAddress());
        }

        boolean holds(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if (((address[bit / 8] ^ other[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /** In figures alone: no name is looked up, and no short form is guessed at. Empty where it is none. */
    private static byte[] bytes(String address) {
        if (address.indexOf(':') < 0 && !FOUR.matcher(address).matches()) {
            return new byte[0];
        }
        try {
            return InetAddress.ofLiteral(address).getAddress();
        } catch (IllegalArgumentException none) {
            return new byte[0];
        }
    }
}
