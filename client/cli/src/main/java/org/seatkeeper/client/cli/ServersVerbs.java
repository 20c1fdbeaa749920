package org.seatkeeper.client.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The servers that a profile knows. */
@Command(
        name = "servers",
        description = "The servers of a profile, and the credentials used with them.",
        subcommands = {
            ServersVerbs.ListAll.class,
            ServersVerbs.Show.class,
            ServersVerbs.Add.class,
            ServersVerbs.Import.class,
            ServersVerbs.Remove.class,
            ServersVerbs.Rename.class,
            ServersVerbs.Tag.class,
            ServersVerbs.Retire.class,
            ServersVerbs.Credentials.class
        })
final class ServersVerbs extends Group {

    /** The list. */
    @Command(
            name = "list",
            description = "The servers of the profile. Asks nobody.",
            footer = {"", "Example:", "  seatkeeper servers list -o json"})
    static final class ListAll extends Verb {
        ListAll(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run() {
            try (var session = new Session(surroundings(), globals())) {
                return new ServersShowWork(session).list();
            }
        }
    }

    /** What servers say of themselves. */
    @Command(
            name = "show",
            description = "What a server says of itself, and what should be known of its health.",
            footer = {"", "Examples:", "  seatkeeper servers show --server berlin-01", "  seatkeeper servers show --all"
            })
    static final class Show extends Verb {
        @Parameters(arity = "0..1", paramLabel = "NAME", description = "The server; the same as --server NAME.")
        private @Nullable String name;

        Show(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run() {
            if (name != null) {
                globals().servers().add(name);
            }
            try (var session = new Session(surroundings(), globals())) {
                return new ServersShowWork(session).show();
            }
        }
    }

    /** A new one. */
    @Command(
            name = "add",
            description = "Adds a server. Its authority is shown once, by fingerprint, for you to compare with what "
                    + "'seatkeeper agent init' printed on it; nothing but the TLS handshake is sent until you agree.",
            footer = {
                "",
                "Examples:",
                "  seatkeeper servers add berlin-01 berlin-01.example.net",
                "  seatkeeper servers add berlin-01 10.1.2.3:7443 --fingerprint 5A:41:... --tag prod",
                "  seatkeeper servers add --paste < list.txt",
                "          one 'name address' or 'address' a line"
            })
    static final class Add extends Verb {
        @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "Its name in this profile.")
        private @Nullable String name;

        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "ADDRESS",
                description = "HOST, HOST:PORT or [IPv6]:PORT.")
        private @Nullable String address;

        @Option(names = "--paste", description = "Read a list from standard input.")
        private boolean paste;

        @Option(names = "--tag", split = ",", paramLabel = "TAG", description = "Tags for the server.")
        private List<String> tags = new ArrayList<>();

        @Option(names = "--credentials", paramLabel = "NAME", description = "The credentials to use with it.")
        private @Nullable String credentials;

        @Option(
                names = "--fingerprint",
                paramLabel = "SHA256",
                description = "The authority's fingerprint: added without a question where it is this one, "
                        + "not added where it is not.")
        private String fingerprint = "";

        @Option(names = "--yes", description = "Trust whatever authority answers. Only on a network you trust.")
        private boolean yes;

        Add(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run() {
            try (var session = new Session(surroundings(), globals())) {
                var work = new ServersAddWork(session, tags, credentials, fingerprint, yes);
                return paste ? work.paste() : work.one(name, address);
            }
        }
    }

    /** Many new ones. */
    @Command(
            name = "import",
            description = "Adds every server of a file in the format of servers.toml (docs/operations.md), or none.",
            footer = {"", "Example:", "  seatkeeper servers import fleet.toml"})
    static final class Import extends Verb {
        @Parameters(paramLabel = "FILE", description = "The file.")
        private Path file = Path.of("");

        Import(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run() {
            try (var session = new Session(surroundings(), globals())) {
                return new ServersEditWork(session).importFile(file);
            }
        }
    }

    /** One less. */
    @Command(
            name = "remove",
            description = "Forgets a server. Nothing changes on it.",
            footer = {"", "Example:", "  seatkeeper servers remove berlin-01"})
    static final class Remove extends Verb {
        @Parameters(paramLabel = "NAME", description = "The server.")
        private String name = "";

        Remove(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run() {
            try (var session = new Session(surroundings(), globals())) {
                return new ServersEditWork(session).remove(name);
            }
        }
    }

    /** Another name. */
    @Command(
            name = "rename",
            description = "Gives a server another name in this profile.",
            footer = {"", "Example:", "  seatkeeper servers rename berlin-01 mail-berlin"})
    static final class Rename extends Verb {
        @Parameters(index = "0", paramLabel = "NAME", description = "The server.")
        private String name = "";

        @Parameters(index = "1", paramLabel = "NEW", description = "Its new name.")
        private String fresh = "";

        Rename(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run() {
            try (var session = new Session(surroundings(), globals())) {
                return new ServersEditWork(session).rename(name, fresh);
            }
        }
    }

    /** Other tags. */
    @Command(
            name = "tag",
            description = "Adds tags to a server, and takes away those written with a minus before them.",
            footer = {"", "Example:", "  seatkeeper servers tag berlin-01 prod -- -test"})
    static final class Tag extends Verb {
        @Parameters(index = "0", paramLabel = "NAME", description = "The server.")
        private String name = "";

        @Parameters(index = "1..*", arity = "1..*", paramLabel = "TAG", description = "TAG, or -TAG to take it away.")
        private List<String> tags = new ArrayList<>();

        Tag(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run() {
            try (var session = new Session(surroundings(), globals())) {
                return new ServersEditWork(session).tag(name, tags);
            }
        }
    }

    /** Set aside. */
    @Command(
            name = "retire",
            description = "Sets a server aside: it stays in the list, and nobody asks it. --back takes it back.",
            footer = {"", "Example:", "  seatkeeper servers retire berlin-01"})
    static final class Retire extends Verb {
        @Parameters(paramLabel = "NAME", description = "The server.")
        private String name = "";

        @Option(names = "--back", description = "Take it back.")
        private boolean back;

        Retire(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run() {
            try (var session = new Session(surroundings(), globals())) {
                return new ServersEditWork(session).retire(name, !back);
            }
        }
    }

    /** Certificate and key. */
    @Command(
            name = "credentials",
            description = "Names a certificate and its key, by the paths of their files. 'default' is used "
                    + "wherever no other name is given.",
            footer = {"", "Example:", "  seatkeeper servers credentials default --certificate mira.pem --key mira.key"})
    static final class Credentials extends Verb {
        @Parameters(paramLabel = "NAME", description = "The name.")
        private String name = "";

        @Option(names = "--certificate", required = true, paramLabel = "FILE", description = "PEM, your own first.")
        private Path certificate = Path.of("");

        @Option(names = "--key", required = true, paramLabel = "FILE", description = "PEM, PKCS#8, no passphrase.")
        private Path key = Path.of("");

        Credentials(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run() {
            try (var session = new Session(surroundings(), globals())) {
                return new ServersEditWork(session).credentials(name, certificate, key);
            }
        }
    }
}
