package org.seatkeeper.client.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.link.Address;
import org.seatkeeper.client.link.Edit;
import org.seatkeeper.client.link.Introduction;
import org.seatkeeper.client.link.PastedList;
import org.seatkeeper.client.link.ServerBook;

/** Adds servers: meets each, shows its authority once, and keeps it when a person says yes. */
final class ServersAddWork {
    private static final int PASTED_MAX = 8 * 1024 * 1024;

    private final Session session;
    private final ServerBook book;
    private final List<String> tags;
    private final Optional<String> credentials;
    private final String fingerprint;
    private final boolean yes;

    ServersAddWork(Session session, List<String> tags, @Nullable String credentials, String fingerprint, boolean yes) {
        this.session = session;
        this.book = session.book();
        this.tags = tags;
        this.credentials = Optional.ofNullable(credentials);
        this.fingerprint = fingerprint.replace(":", "").toUpperCase(Locale.ROOT);
        this.yes = yes;
        if (!this.fingerprint.matches("|[0-9A-F]{64}")) {
            throw CliFault.usage("--fingerprint: not a SHA-256", "64 hexadecimal digits, with or without colons");
        }
    }

    ExitCode one(@Nullable String name, @Nullable String address) {
        if (name == null || address == null) {
            throw CliFault.usage("name and address are missing", "seatkeeper servers add NAME HOST");
        }
        return add(ServersEditWork.name(name), parsed(address));
    }

    private static Address parsed(String typed) {
        try {
            return Address.parse(typed);
        } catch (IllegalArgumentException e) {
            throw CliFault.usage("the address is wrong: " + e.getMessage(), "HOST, HOST:PORT or [IPv6]:PORT");
        }
    }

    ExitCode paste() {
        PastedList pasted = book.read(standardInput());
        if (!pasted.faults().isEmpty()) {
            throw CliFault.usage(
                    "the list is wrong, and no server was added: " + String.join("; ", pasted.faults()),
                    "correct it: one 'name address' or 'address' a line");
        }
        if (fingerprint.isEmpty() && !yes) {
            throw CliFault.usage(
                    "a pasted list leaves nobody to ask about each authority",
                    "give the one they share with --fingerprint, or trust whoever answers with --yes");
        }
        var codes = new ArrayList<ExitCode>();
        pasted.servers().forEach(line -> codes.add(add(line.name(), line.address())));
        return ExitCodes.worst(codes);
    }

    private String standardInput() {
        try {
            var text = new StringBuilder();
            var buffer = new char[8192];
            var in = session.surroundings().streams().in();
            for (int read = in.read(buffer); read >= 0 && text.length() < PASTED_MAX; read = in.read(buffer)) {
                text.append(buffer, 0, read);
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ExitCode add(ServerName name, Address address) {
        return switch (Session.await(book.meet(address))) {
            case Edit.Made<Introduction>(var met) -> decide(name, met);
            case Edit.Failed<Introduction>(var cause, var remedy) -> {
                session.output().fault(name + " was not added: " + cause, remedy);
                yield ExitCode.NO_ANSWER;
            }
        };
    }

    private ExitCode decide(ServerName name, Introduction met) {
        boolean same = met.fingerprint().replace(":", "").equals(fingerprint);
        if (!fingerprint.isEmpty() && !same) {
            session.output()
                    .fault(
                            name + " was not added: its authority's fingerprint is " + met.fingerprint(),
                            "compare it with what 'seatkeeper agent init' printed on that server");
            return ExitCode.NOT_ALLOWED;
        }
        if (fingerprint.isEmpty() && !yes && !agreed(met)) {
            session.output().fault(name + " was not added: its authority was not agreed to", "repeat, and answer yes");
            return ExitCode.USAGE;
        }
        return new ServersEditWork(session)
                .report("Added", Session.await(book.add(name, met, new HashSet<>(tags), credentials)));
    }

    private boolean agreed(Introduction met) {
        PrintWriter err = session.surroundings().streams().err();
        err.println("At " + met.address() + " answers agent " + met.agentId() + ",");
        err.println("vouched for by " + met.authorityName() + ", until " + met.authorityExpires() + ".");
        err.println("Fingerprint (SHA-256) of that authority:");
        err.println("  " + met.fingerprint());
        err.print("Compare it with what 'seatkeeper agent init' printed there. Trust it from now on? Type yes: ");
        err.flush();
        try {
            String typed = session.surroundings().streams().in().readLine();
            return typed != null && typed.strip().equalsIgnoreCase("yes");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
