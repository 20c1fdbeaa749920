package org.seatkeeper.client.console.servers;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.seatkeeper.client.fleet.ServerName;

/** The servers that this profile knows, and every change of that list. Stages never fail. Any thread. */
public interface ManagesServers {
    /** Reads who is at an address; nothing is trusted and nothing kept. */
    CompletionStage<Edited<Met>> meet(String address);

    /** Takes a server into the list and trusts its authority from now on. Empty credentials are the default ones. */
    CompletionStage<Edited<ServerName>> add(ServerName name, Met met, Set<String> tags, String credentials);

    /** Reads a pasted list; changes nothing. */
    Pasted read(String text);

    /** Takes every server of a file into the list, or none where anything is wrong; how many there were. */
    CompletionStage<Edited<Integer>> importFile(Path file);

    /** Forgets a server; nothing changes on it. */
    CompletionStage<Edited<ServerName>> remove(ServerName name);

    /** Gives a server another name in this profile. */
    CompletionStage<Edited<ServerName>> rename(ServerName from, ServerName to);

    /** Adds and removes tags. */
    CompletionStage<Edited<ServerName>> tag(ServerName name, Set<String> add, Set<String> remove);

    /** Sets a server aside, or takes it back. */
    CompletionStage<Edited<ServerName>> retire(ServerName name, boolean retired);

    /** Dials now instead of at the next attempt's time. */
    void retryNow(ServerName name);

    /** The names of the credentials this profile has. */
    List<String> credentials();
}
