package org.seatkeeper.client.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.link.Credentials;
import org.seatkeeper.client.link.Edit;
import org.seatkeeper.client.link.FileFault;
import org.seatkeeper.client.link.ServerBook;
import org.seatkeeper.client.link.ServerEntry;
import org.seatkeeper.client.link.Words;

/** Changes of the profile's list. */
final class ServersEditWork {
    private final Session session;
    private final ServerBook book;

    ServersEditWork(Session session) {
        this.session = session;
        this.book = session.book();
    }

    /** A server's name as it is typed. */
    static ServerName name(String typed) {
        try {
            return new ServerName(typed);
        } catch (IllegalArgumentException e) {
            throw CliFault.usage(String.valueOf(e.getMessage()), "choose another name");
        }
    }

    ExitCode remove(String name) {
        return report("Removed", Session.await(book.remove(name(name))));
    }

    ExitCode rename(String from, String to) {
        return report("Renamed", Session.await(book.rename(name(from), name(to))));
    }

    ExitCode retire(String name, boolean aside) {
        return report(aside ? "Set aside" : "Taken back", Session.await(book.retire(name(name), aside)));
    }

    ExitCode tag(String name, List<String> words) {
        Set<String> add = new HashSet<>();
        Set<String> remove = new HashSet<>();
        for (String word : words) {
            if (word.startsWith("-")) {
                remove.add(word.substring(1));
            } else {
                add.add(word);
            }
        }
        return report("Tagged", Session.await(book.tag(name(name), add, remove)));
    }

    ExitCode importFile(Path file) {
        return switch (Session.await(book.importFile(file))) {
            case Edit.Made<List<ServerEntry>>(var entries) -> {
                session.output().say("Added " + entries.size() + " servers.");
                session.output().document(() -> {
                    var all = new JsonArray();
                    entries.forEach(entry -> all.add(ServersShowWork.json(entry)));
                    var document = new JsonObject();
                    document.add("servers", all);
                    return document;
                });
                yield ExitCode.DONE;
            }
            case Edit.Failed<List<ServerEntry>>(var cause, var remedy) -> {
                session.output().fault(cause, remedy);
                yield ExitCode.USAGE;
            }
        };
    }

    ExitCode credentials(String name, Path certificate, Path key) {
        if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
            throw CliFault.usage(
                    "a credential's name has 1 to 64 letters, digits, dots, hyphens and underscores",
                    "choose another name");
        }
        var credentials = new Credentials(name, certificate.toAbsolutePath(), key.toAbsolutePath());
        try {
            credentials.check();
            session.profile().keepCredentials(credentials);
        } catch (FileFault e) {
            throw CliFault.usage(e.cause(), e.remedy());
        }
        session.output().say("Kept the credentials " + name + ".");
        return ExitCode.DONE;
    }

    ExitCode report(String done, Edit<ServerEntry> edit) {
        return switch (edit) {
            case Edit.Made<ServerEntry>(var entry) -> {
                session.output()
                        .say(done + ": " + entry.name() + " at " + entry.address()
                                + (entry.tags().isEmpty() ? "" : ", tags " + String.join(" ", entry.tags())));
                session.output().document(() -> ServersShowWork.json(entry));
                yield ExitCode.DONE;
            }
            case Edit.Failed<ServerEntry>(var cause, var remedy) -> {
                session.output().fault(Words.clean(cause, 500), remedy);
                yield ExitCode.USAGE;
            }
        };
    }
}
