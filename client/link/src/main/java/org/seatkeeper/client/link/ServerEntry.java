package org.seatkeeper.client.link;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.seatkeeper.client.fleet.ServerName;

/**
 * One server of a profile (docs/operations.md, "Server lists and credentials").
 *
 * @param agentId the identity its certificate must carry; absent until it was first met
 * @param authority path of the certificate that vouches for it, relative to the profile or absolute; empty for a local socket
 * @param credentials name of the credentials to use; empty for "default"
 * @param tags at most {@link #TAGS_MAX}, each 1 to {@link #TAG_LENGTH_MAX} letters, digits, dots, hyphens, underscores
 * @param retired kept in the list, not dialed
 */
public record ServerEntry(
        ServerName name,
        Address address,
        Optional<String> agentId,
        String authority,
        Optional<String> credentials,
        Set<String> tags,
        boolean retired) {
    /** Most servers of one profile: what one console can hold. */
    public static final int SERVERS_MAX = 10_000;

    /** Most tags of one server. */
    public static final int TAGS_MAX = 32;

    /** Longest tag, in characters. */
    public static final int TAG_LENGTH_MAX = 32;

    /** Longest path or name of a credential, in characters. */
    public static final int REFERENCE_LENGTH_MAX = 1024;

    private static final String TAG = "[A-Za-z0-9._-]{1," + TAG_LENGTH_MAX + "}";
    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    public ServerEntry {
        tags = Collections.unmodifiableSet(new TreeSet<>(tags));
        if (tags.size() > TAGS_MAX) {
            throw new IllegalArgumentException("a server has at most " + TAGS_MAX + " tags");
        }
        if (!tags.stream().allMatch(tag -> tag.matches(TAG))) {
            throw new IllegalArgumentException(
                    "a tag has 1 to " + TAG_LENGTH_MAX + " letters, digits, dots, hyphens and underscores");
        }
        if (agentId.isPresent() && !agentId.get().matches(UUID)) {
            throw new IllegalArgumentException("an agent id is a UUID of 36 lower-case characters");
        }
        if (authority.length() > REFERENCE_LENGTH_MAX || credentials.orElse("").length() > REFERENCE_LENGTH_MAX) {
            throw new IllegalArgumentException("a reference has at most " + REFERENCE_LENGTH_MAX + " characters");
        }
    }

    /** The same server under another name. */
    public ServerEntry named(ServerName other) {
        return new ServerEntry(other, address, agentId, authority, credentials, tags, retired);
    }

    /** The same server with other tags. */
    public ServerEntry tagged(Set<String> other) {
        return new ServerEntry(name, address, agentId, authority, credentials, other, retired);
    }

    /** The same server, set aside or taken back. */
    public ServerEntry retired(boolean aside) {
        return new ServerEntry(name, address, agentId, authority, credentials, tags, aside);
    }

    /** The same server, vouched for by another file. */
    ServerEntry vouchedBy(String other) {
        return new ServerEntry(name, address, agentId, other, credentials, tags, retired);
    }

    /** The same server, known by its identity. */
    public ServerEntry known(String id) {
        return new ServerEntry(name, address, Optional.of(id), authority, credentials, tags, retired);
    }
}
