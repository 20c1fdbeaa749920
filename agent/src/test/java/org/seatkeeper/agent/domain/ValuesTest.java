package org.seatkeeper.agent.domain;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.seatkeeper.agent.domain.Samples.HERE;
import static org.seatkeeper.agent.domain.Samples.NOW;
import static org.seatkeeper.agent.domain.Samples.SQL;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The bounds of every value, from both sides. */
class ValuesTest {
    private static Arguments value(String name, Executable make) {
        return Arguments.of(name, make);
    }

    static Stream<Arguments> whatFits() {
        return Stream.of(
                value("shortest id", () -> new ProductId("a")),
                value("longest id", () -> new ProductId("9" + ".-".repeat(31) + "z")),
                value("longest names", () -> product("p".repeat(32), "n".repeat(32), "v".repeat(12))),
                value("names of wide characters", () -> product("🖥".repeat(32), "🖥".repeat(32), "🖥".repeat(12))),
                value("shortest caller", () -> caller("a")),
                value("longest caller", () -> caller("A.-_@9".repeat(10) + "abcd")),
                value("longest agreement version", () -> agreement("v".repeat(32), 64, 1)),
                value("40 languages", () -> agreement("1", 64, 40)),
                value("free", () -> new UnitPrice("EUR", 0)),
                value("dearest", () -> new UnitPrice("EUR", 1_000_000_000_000L)),
                value("largest entry", () -> entry(1, 999_999, 999_999)),
                value("largest removal", () -> entry(1, -999_999, 0)),
                value("fullest pools", () -> instance(1, 999_999, Long.MAX_VALUE, 1, 0)),
                value("emptiest instance", () -> instance(1, 0, 0, 1, 0)),
                value("smallest policy", () -> policy(Duration.ZERO, 1, 1)),
                value("largest policy", () -> policy(Duration.ofDays(9), 10_000, Integer.MAX_VALUE)),
                value("longest server name", () -> founding("n".repeat(64), 1)));
    }

    static Stream<Arguments> whatDoesNot() {
        return Stream.of(
                value("empty id", () -> new ProductId("")),
                value("id too long", () -> new ProductId("a".repeat(65))),
                value("id in capitals", () -> new ProductId("SQL")),
                value("id that begins with a dot", () -> new ProductId(".sql")),
                value("id of another script", () -> new ProductId("sqł")),
                value("empty publisher", () -> product("", "n", "v")),
                value("publisher too long", () -> product("p".repeat(33), "n", "v")),
                value("empty name", () -> product("p", "", "v")),
                value("name too long", () -> product("p", "n".repeat(33), "v")),
                value("empty version", () -> product("p", "n", "")),
                value("version too long", () -> product("p", "n", "v".repeat(13))),
                value("empty caller", () -> caller("")),
                value("caller too long", () -> caller("a".repeat(65))),
                value("caller with a slash", () -> caller("a/b")),
                value("caller with a line feed", () -> caller("a\nb")),
                value("empty agreement version", () -> agreement("", 64, 1)),
                value("agreement version too long", () -> agreement("v".repeat(33), 64, 1)),
                value("hash too short", () -> agreement("1", 63, 1)),
                value("hash too long", () -> agreement("1", 65, 1)),
                value("no language", () -> agreement("1", 64, 0)),
                value("41 languages", () -> agreement("1", 64, 41)),
                value("negative price", () -> new UnitPrice("EUR", -1)),
                value("price too high", () -> new UnitPrice("EUR", 1_000_000_000_001L)),
                value("small currency", () -> new UnitPrice("eur", 1)),
                value("long currency", () -> new UnitPrice("EURO", 1)),
                value("entry of nothing", () -> entry(1, 0, 0)),
                value("entry too large", () -> entry(1, 1_000_000, 1_000_000)),
                value("removal too large", () -> entry(1, -1_000_000, 0)),
                value("least int", () -> entry(1, Integer.MIN_VALUE, 0)),
                value("position 0", () -> entry(0, 1, 1)),
                value("negative balance", () -> entry(1, -1, -1)),
                value("negative licenses", () -> instance(1, -1, 0, 1, 0)),
                value("too many licenses", () -> instance(1, 1_000_000, 0, 1, 0)),
                value("negative pool", () -> instance(1, 0, -1, 1, 0)),
                value("nothing unclaimed", () -> instance(1, 0, 0, 0, 0)),
                value("revision 0", () -> instance(0, 0, 0, 1, 0)),
                value("negative use", () -> instance(1, 0, 0, 1, -1)),
                value("negative cooling-off", () -> policy(Duration.ofNanos(-1), 1, 1)),
                value("no products", () -> policy(Duration.ZERO, 0, 1)),
                value("too many products", () -> policy(Duration.ZERO, 10_001, 1)),
                value("no ledger", () -> policy(Duration.ZERO, 1, 0)),
                value("blank server name", () -> founding(" ", 1)),
                value("server name too long", () -> founding("n".repeat(65), 1)),
                value("server name with a bell", () -> founding("a\u0007", 1)),
                value("epoch 0", () -> founding("a", 0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatFits")
    void whatFitsIsMade(String name, Executable make) {
        assertDoesNotThrow(make, name);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatDoesNot")
    void whatDoesNotIsRefused(String name, Executable make) {
        assertThrows(IllegalArgumentException.class, make, name);
    }

    private static Product product(String publisher, String name, String version) {
        return new Product(SQL, publisher, name, version, SeatKind.USER, Optional.empty(), Product.FILES);
    }

    private static IdentityName caller(String name) {
        return new IdentityName(IdentityName.Kind.OPERATOR, name);
    }

    private static Agreement agreement(String version, int hashLength, int languages) {
        var texts = new LinkedHashMap<String, String>();
        for (int i = 0; i < languages; i++) {
            texts.put("l" + i, "text");
        }
        return new Agreement(version, "a".repeat(hashLength), texts);
    }

    private static LedgerEntry entry(long position, int delta, long balance) {
        return new LedgerEntry(
                new UUID(1, 1),
                position,
                SQL,
                HERE,
                delta,
                EntryReason.PURCHASE,
                "operator/mira.holt",
                NOW,
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                balance);
    }

    private static Instance instance(long revision, int perServer, long pool, int unclaimed, int inUse) {
        return new Instance(
                Samples.sql(),
                LicensingMode.PER_DEVICE_OR_USER,
                Enforcement.ENFORCE,
                revision,
                false,
                perServer,
                pool,
                pool,
                new TreeMap<>(Map.of(new UUID(4, 4), unclaimed)),
                Optional.empty(),
                0,
                Settings.STANDARD,
                Use.of(inUse, 0));
    }

    private static Policy policy(Duration coolingOff, int products, int entries) {
        return new Policy(coolingOff, Duration.ofDays(1), products, entries);
    }

    private static Founding founding(String name, long epoch) {
        return new Founding(new UUID(1, 1), name, new UUID(2, 2), "site", epoch, List.of(), NOW);
    }
}
