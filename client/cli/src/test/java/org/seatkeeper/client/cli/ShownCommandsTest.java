package org.seatkeeper.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.seatkeeper.client.fleet.Disposition;
import org.seatkeeper.client.fleet.ModeWish;
import org.seatkeeper.client.fleet.PeakHistory;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.ProductSettings;
import org.seatkeeper.client.fleet.Purchase;
import org.seatkeeper.client.fleet.SeatKind;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.fleet.ShellWords;
import org.seatkeeper.client.fleet.UsageCommands;

/** What the console shows as the command of an act is a command line that is understood, whatever stands in it. */
class ShownCommandsTest extends CliFixture {
    private static final ProductKey KEY = new ProductKey(new ServerName("berlin"), "mail");
    private static final String HARD = "Staff's \"use\"; $(reboot) `date` \\ -- --force";

    private static final String BARE_AGREE = "--agree";
    private static final String HASH = "a".repeat(64);

    private static List<String> all() {
        var lines = new ArrayList<String>();
        for (Disposition disposition : Disposition.values()) {
            for (SeatKind kind : SeatKind.values()) {
                var now = new ModeWish(disposition, kind, Optional.empty(), "");
                var later = new ModeWish(disposition, kind, Optional.of(Instant.parse("2099-06-17T11:55:00Z")), "en");
                lines.add(ShellWords.planMode(KEY, now));
                lines.add(ShellWords.planMode(KEY, later));
                lines.add(ShellWords.changeMode(KEY, now, "", HARD));
                lines.add(ShellWords.changeMode(KEY, later, HASH, HARD));
            }
        }
        for (Purchase.Scope scope : Purchase.Scope.values()) {
            for (boolean insist : List.of(true, false)) {
                var purchase = new Purchase(scope, 5, HARD, "PO-1", insist);
                lines.add(ShellWords.add(KEY, purchase, HARD));
                lines.add(ShellWords.remove(KEY, purchase, ""));
            }
        }
        use(lines);
        lines.add(ShellWords.cancelChange(KEY));
        lines.add(ShellWords.history(KEY.server(), ""));
        lines.add(ShellWords.history(KEY.server(), KEY.productId()));
        lines.add(ShellWords.products(""));
        lines.add(ShellWords.products("product:\"Tarn SQL\" licenses>=40 -is:old"));
        return lines;
    }

    private static void use(List<String> lines) {
        Instant at = Instant.parse("2026-06-01T00:00:00Z");
        for (PeakHistory.Span span : PeakHistory.Span.values()) {
            lines.add(UsageCommands.peaks(KEY, span, at, at.plusSeconds(86_400)));
        }
        for (Duration block : List.of(Duration.ZERO, Duration.ofMinutes(15), Duration.ofDays(366))) {
            lines.add(UsageCommands.evict(KEY, 7, block, HARD));
        }
        lines.add(UsageCommands.liftBlock(KEY, HARD, "WS-1", ""));
        lines.add(UsageCommands.liftBlock(KEY, "", "WS-1", HARD));
        lines.add(UsageCommands.connections(KEY));
        lines.add(UsageCommands.clients(KEY));
        lines.add(UsageCommands.denials(KEY));
        lines.add(UsageCommands.resetPeak(KEY, HARD));
        lines.add(UsageCommands.events(KEY.server()));
        lines.add(UsageCommands.products(KEY.server()));
        var before = new ProductSettings(
                true,
                0,
                Duration.ZERO,
                ProductSettings.Key.DEVICE_ONLY,
                ProductSettings.MachineAccounts.IGNORE,
                Duration.ofMinutes(1));
        var after = new ProductSettings(
                false,
                3,
                Duration.ofMinutes(15),
                ProductSettings.Key.DEVICE_AND_USER,
                ProductSettings.MachineAccounts.AS_DEVICE,
                Duration.ofSeconds(90));
        lines.add(UsageCommands.settings(KEY, before, before, HARD));
        lines.add(UsageCommands.settings(KEY, before, after, HARD));
        lines.add(UsageCommands.settings(KEY, after, before, ""));
    }

    /** The words that a POSIX shell makes of a line. */
    private static List<String> words(String line) throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", "set -- " + line + "\nprintf '%s\\0' \"$@\"").start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, shell.waitFor(), line);
        return List.of(said.split("\0", -1)).subList(0, said.split("\0", -1).length - 1);
    }

    @Test
    void everyShownCommandIsUnderstood() throws Exception {
        for (String line : all()) {
            List<String> words = words(line);
            assertEquals("seatkeeper", words.getFirst());
            Ran ran = run(words.subList(1, words.size()).toArray(String[]::new));
            if (words.contains(BARE_AGREE) && !words.contains(HASH)) {
                // Nothing can be agreed to unread: the text and its hash are printed instead.
                assertTrue(ran.err().contains("repeat with --agree "), line + "\n" + ran);
            } else {
                assertNotEquals(ExitCode.USAGE.number(), ran.code(), line + "\n" + ran.err());
            }
        }
    }

    @Test
    void aCommandThatNobodyUnderstandsIsToldApart() throws Exception {
        List<String> words = words("seatkeeper products --all --filtre 'a b'");
        assertEquals(
                ExitCode.USAGE.number(),
                run(words.subList(1, words.size()).toArray(String[]::new)).code());
    }
}
