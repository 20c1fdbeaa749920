package org.seatkeeper.client.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.link.Address;
import org.seatkeeper.client.link.Credentials;
import org.seatkeeper.client.link.FakeAgent;
import org.seatkeeper.client.link.FakeState;
import org.seatkeeper.client.link.Profile;
import org.seatkeeper.client.link.TestLists;
import org.seatkeeper.client.link.TestPki;

/** A profile with two servers, berlin and paris, that are fake agents behind real TLS; and command lines over it. */
abstract class CliFixture {
    static final String BERLIN_ID = "11111111-2222-3333-4444-555555555555";
    static final String PARIS_ID = "22222222-2222-3333-4444-555555555555";
    static final String OPERATION = "33333333-2222-3333-4444-555555555555";

    @TempDir
    Path folder;

    TestPki pki;
    FakeAgent berlin;
    FakeAgent paris;
    Profile profile;
    final Map<String, String> variables = new HashMap<>();

    /** What a command line led to. */
    record Ran(int code, String out, String err) {
        List<String> outLines() {
            return out.lines().toList();
        }
    }

    @BeforeEach
    void start() throws Exception {
        pki = TestPki.in(folder.resolve("pki"));
        berlin = new FakeAgent(BERLIN_ID, "berlin").listen(pki, pki.agent(BERLIN_ID));
        paris = new FakeAgent(PARIS_ID, "paris").listen(pki, pki.agent(PARIS_ID));
        berlin.state().put(FakeState.perServer("mail", 10));
        paris.state().put(FakeState.perServer("mail", 7));
        variables.put("SEATKEEPER_HOME", folder.resolve("home").toString());
        variables.put("SEATKEEPER_SOCKET", folder.resolve("no.sock").toString());
        profile = Profile.named("default", variables, folder);
        TestPki.Held mira = pki.person("mira");
        profile.keepCredentials(new Credentials("default", mira.certificateFile(), mira.keyFile()));
        TestLists.write(
                profile,
                List.of(entry("berlin", BERLIN_ID, berlin.address()), entry("paris", PARIS_ID, paris.address())));
    }

    org.seatkeeper.client.link.ServerEntry entry(String name, String id, Address address) {
        return new org.seatkeeper.client.link.ServerEntry(
                new ServerName(name),
                address,
                Optional.of(id),
                pki.authority().certificateFile().toString(),
                Optional.empty(),
                Set.of(),
                false);
    }

    @AfterEach
    void stop() {
        berlin.close();
        paris.close();
    }

    Ran run(String... args) {
        return run("", false, args);
    }

    /** Runs a command line; what is typed is read from its standard input. */
    Ran run(String typed, boolean terminal, String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        var streams = new Streams(
                new BufferedReader(new StringReader(typed)), new PrintWriter(out), new PrintWriter(err), terminal);
        var env = new CliEnv(
                variables,
                folder,
                InstantSource.system(),
                ZoneId.of("Europe/Berlin"),
                () -> UUID.fromString(OPERATION));
        int code = CliMain.run(args, streams, env);
        return new Ran(code, out.toString(), err.toString());
    }

    Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
