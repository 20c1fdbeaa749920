package org.seatkeeper.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.seatkeeper.client.fleet.RefusalWords;
import org.seatkeeper.proto.v1.RefusalCode;
import picocli.CommandLine;

class CommandLineTest extends CliFixture {
    private static void collect(CommandLine line, List<CommandLine> verbs) {
        if (line.getSubcommands().isEmpty()) {
            verbs.add(line);
        }
        line.getSubcommands().values().forEach(sub -> collect(sub, verbs));
    }

    @Test
    void everyVerbHasHelpWithAnExample() {
        var verbs = new ArrayList<CommandLine>();
        collect(Verbs.line(new Surroundings(Streams.ofProcess(), CliEnv.ofProcess())), verbs);
        assertTrue(verbs.size() > 25, "there are " + verbs.size());
        for (CommandLine verb : verbs) {
            List<String> words = List.of(verb.getCommandSpec().qualifiedName().split(" "));
            var line = new ArrayList<>(words.subList(1, words.size()));
            line.add("--help");
            Ran ran = run(line.toArray(String[]::new));
            assertEquals(0, ran.code(), words.toString());
            assertTrue(ran.out().contains("Example"), words.toString());
            assertTrue(ran.out().contains(String.join(" ", words)), words.toString());
        }
    }

    @Test
    void theVersionIsSaidThreeWays() {
        for (String word : List.of("--version", "-V", "version")) {
            Ran ran = run(word);
            assertEquals(0, ran.code());
            assertTrue(ran.out().matches("seatkeeper [0-9]+\\.[0-9]+\\.[0-9]+\\R"), ran.out());
        }
    }

    @Test
    void slipsAreOneLineOfCauseAndOneOfRemedy() {
        for (String[] line : List.of(
                new String[] {},
                new String[] {"prodcts"},
                new String[] {"products", "--colour"},
                new String[] {"products", "-o", "xml"},
                new String[] {"mode"},
                new String[] {"mode", "change"},
                new String[] {"licenses", "add", "--product", "mail", "-n"},
                new String[] {"completion", "fish"})) {
            Ran ran = run(line);
            assertEquals(2, ran.code(), String.join(" ", line));
            assertEquals(2, ran.err().lines().count(), ran.err());
            assertEquals("", ran.out());
        }
    }

    @Test
    void whatWasTypedCannotDisturbTheTerminalOnItsWayBack() {
        Ran ran = run("a\033[2J\u202Eb");
        assertFalse(ran.err().contains("\033") || ran.err().contains("\u202E"), ran.err());
    }

    @Test
    void completionIsPrintedForBothShells() {
        assertTrue(run("completion", "bash").out().startsWith("#!/usr/bin/env bash"));
        assertTrue(run("completion", "zsh").out().startsWith("autoload"));
    }

    /** Every refusal code of the contract has words for people and a code for scripts. */
    @Test
    void everyRefusalCodeHasCauseRemedyConsoleTextAndExitCode() {
        for (RefusalCode code : RefusalCode.values()) {
            if (Set.of(RefusalCode.REFUSAL_CODE_UNSPECIFIED, RefusalCode.UNRECOGNIZED)
                    .contains(code)) {
                continue;
            }
            String name = code.name().substring("REFUSAL_CODE_".length());
            assertTrue(RefusalWords.codes().contains(name), name + " has no words in RefusalWords");
            RefusalWords words = RefusalWords.of(name);
            assertFalse(
                    words.heading().isBlank()
                            || words.cause().isBlank()
                            || words.remedy().isBlank(),
                    name);
            ExitCode exit = ExitCodes.of(name);
            assertEquals(
                    code == RefusalCode.REFUSAL_CODE_NOT_ALLOWED ? ExitCode.NOT_ALLOWED : ExitCode.REFUSED, exit, name);
        }
        assertEquals(RefusalCode.values().length - 2, RefusalWords.codes().size(), "words of codes that are gone");
    }

    @Test
    void aCodeOfANewerAgentIsARulesNoAllTheSame() {
        assertEquals(ExitCode.REFUSED, ExitCodes.of("SOMETHING_NEW"));
        assertFalse(RefusalWords.of("SOMETHING_NEW").cause().isBlank());
    }

    @Test
    void theWorstOfManyCounts() {
        assertEquals(ExitCode.DONE, ExitCodes.worst(List.of()));
        assertEquals(
                ExitCode.NO_ANSWER, ExitCodes.worst(List.of(ExitCode.DONE, ExitCode.NOT_ALLOWED, ExitCode.NO_ANSWER)));
        assertEquals(ExitCode.INTERNAL, ExitCodes.worst(List.of(ExitCode.NO_ANSWER, ExitCode.INTERNAL)));
    }
}
