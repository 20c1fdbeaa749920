package org.seatkeeper.client.link;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.seatkeeper.client.fleet.ServerName;

/**
 * The servers a profile knows, and every change of that list. A change is in the file before its stage completes, and in the
 * fleet soon after. Stages never fail: what went wrong is the {@link Edit.Failed} they bring. Safe from any thread.
 */
public interface ServerBook {
    /** The list as it is now, by name. */
    List<ServerEntry> entries();

    /** The names of the credentials this profile has; "default" is what a server without a name of its own uses. */
    List<String> credentials();

    /**
     * Reads who is at an address: its certificates, as it shows them at the beginning of a TLS handshake, which is then broken
     * off. Nothing else is sent. The person compares the fingerprint; nobody else can.
     */
    CompletionStage<Edit<Introduction>> meet(Address address);

    /**
     * Takes a server into the list, trusting the authority of its introduction from now on. The name must be free.
     *
     * @param credentials name of the credentials to use; empty for "default"
     */
    CompletionStage<Edit<ServerEntry>> add(
            ServerName name, Introduction introduction, Set<String> tags, Optional<String> credentials);

    /** Reads a pasted list: one {@code name address} or {@code address} a line; changes nothing. */
    PastedList read(String pasted);

    /** Takes every server of a file in the format of servers.toml into the list, or none where anything is wrong. */
    CompletionStage<Edit<List<ServerEntry>>> importFile(Path file);

    /** Forgets a server; nothing changes on it. */
    CompletionStage<Edit<ServerEntry>> remove(ServerName name);

    /** Gives a server another name in this profile. */
    CompletionStage<Edit<ServerEntry>> rename(ServerName from, ServerName to);

    /** Adds and removes tags. */
    CompletionStage<Edit<ServerEntry>> tag(ServerName name, Set<String> add, Set<String> remove);

    /** Sets a server aside: it stays in the list with its last figures, and nobody dials it; or takes it back. */
    CompletionStage<Edit<ServerEntry>> retire(ServerName name, boolean retired);

    /** Dials now instead of at the next attempt's time; does nothing where the link is up. */
    void retryNow(ServerName name);
}
