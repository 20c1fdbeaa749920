package org.seatkeeper.client.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javafx.collections.ListChangeListener;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.seatkeeper.client.console.products.ProductRow;
import org.seatkeeper.client.fleet.ConnectionLine;
import org.seatkeeper.client.fleet.DenialLine;
import org.seatkeeper.client.fleet.EventLine;
import org.seatkeeper.client.fleet.EventWords;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.RefusalWords;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.fleet.Status;
import org.seatkeeper.client.lab.process.AgentDirectory.Holder;
import org.seatkeeper.client.lab.process.RunningAgent;
import org.seatkeeper.client.sdk.Client;
import org.seatkeeper.client.sdk.License;
import org.seatkeeper.client.sdk.LicenseRefused;
import org.seatkeeper.client.sdk.Licenses;
import org.seatkeeper.proto.v1.AuditRecord;
import org.seatkeeper.proto.v1.ListAuditRequest;
import org.seatkeeper.proto.v1.RefusalCode;

/** Clients take licenses of real agents through the SDK, and an administrator at the console looks on and acts. */
@ExtendWith(Toolkit.class)
class ConsoleUseTest {
    private static final String DB = "ber-db-02";
    private static final String MAIL = "rtm-mail-01";
    private static final String OF_PRODUCT = "Properties of Tarn SQL 14 on " + DB;
    private static final String OF_SERVER = "Properties of " + DB;
    private static final String EVICT = "Evict a Connection";
    private static final String LIFT = "Lift a Block";
    private static final String RESET = "Reset the High-Water Mark";
    private static final int LICENSES = 3;

    @TempDir
    Path folder;

    private TestAgent db;
    private TestAgent mail;
    private RunningAgent runningDb;
    private TestProfile profile;
    private Licenses clients;

    @BeforeEach
    void startTwoServersAndAProductOnOneOfThem() throws Exception {
        db = new TestAgent(folder.resolve("db"), DB);
        mail = new TestAgent(folder.resolve("mail"), MAIL);
        Files.writeString(
                db.directory.productsFolder().resolve("sql.toml"),
                "run_as = [\"" + System.getProperty("user.name") + "\"]\n" + TestAgent.DECLARATION);
        runningDb = db.start();
        TestAgent.add(db.administrator(runningDb), LICENSES);
        RunningAgent runningMail = mail.start();
        TestAgent.add(mail.administrator(runningMail), 40);
        profile = new TestProfile(folder.resolve("profile"))
                .credentials("db", db, Holder.ADMINISTRATOR)
                .credentials("mail", mail, Holder.VIEWER)
                .server(DB, db, runningDb.port(), "db")
                .server(MAIL, mail, runningMail.port(), "mail");
        clients = Licenses.overSocket(db.directory.licenseSocket())
                .product(TestAgent.PRODUCT)
                .silentAfter(Duration.ofSeconds(20))
                .open();
    }

    @AfterEach
    void stopThem() {
        clients.close();
        db.close();
        mail.close();
    }

    private License enter(int n) {
        return clients.request(Client.of("HALDEN\\User" + n, "PC-" + n));
    }

    private LicenseRefused refused(int n) {
        return assertThrows(LicenseRefused.class, () -> enter(n));
    }

    /** Opens the console at the Products View, both servers live, the line of the one that is used chosen. */
    private RealConsole open() throws Exception {
        RealConsole console = RealConsole.open(profile.profile());
        for (String server : List.of(DB, MAIL)) {
            console.awaitLine(server, line -> line.actable());
        }
        console.robot.press(KeyCode.CONTROL, KeyCode.DIGIT2).release(KeyCode.DIGIT2, KeyCode.CONTROL);
        console.now(() -> {
            console.table().getSelectionModel().select(row(console, DB));
            console.table().requestFocus();
            return true;
        });
        return console;
    }

    private static ProductRow row(RealConsole console, String server) {
        return console.rows().stream()
                .filter(row -> row.key().server().value().equals(server))
                .findFirst()
                .orElseThrow();
    }

    private static void openProperties(RealConsole console) throws Exception {
        console.robot.press(KeyCode.ALT, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.ALT);
        console.awaitWindow(OF_PRODUCT);
    }

    private static void awaitFigures(RealConsole console, Predicate<ProductFigures> so) throws Exception {
        console.awaitLine(DB, line -> line.product().filter(so).isPresent());
    }

    private static void awaitUsers(RealConsole console, String... users) throws Exception {
        console.awaitLines(
                OF_PRODUCT,
                "Connections",
                ConnectionLine.class,
                lines -> lines.stream().map(ConnectionLine::user).toList().equals(List.of(users)));
    }

    private List<AuditRecord> audited(String reason) throws Exception {
        return TestAgent.audit(db.administrator(runningDb))
                .listAudit(ListAuditRequest.getDefaultInstance())
                .getRecordsList()
                .stream()
                .filter(record -> record.getReason().equals(reason))
                .toList();
    }

    @Test
    void theFiguresMoveLiveWhileEveryLineStaysInItsPlaceAndChosen() throws Exception {
        try (RealConsole console = open()) {
            console.now(() -> {
                console.rooms.productsView().productTable().sortBy("In use");
                return true;
            });
            ProductRow chosen = console.now(() -> row(console, DB));
            assertEquals(List.of(DB, MAIL), servers(console)); // Nobody is in: they stand by name.
            var moves = new ArrayList<Object>();
            ListChangeListener<ProductRow> moved = change -> moves.add(change.toString());
            console.now(() -> {
                console.table().getItems().addListener(moved);
                console.table().getSelectionModel().getSelectedItems().addListener(moved);
                return true;
            });
            var in = new ArrayList<License>();
            for (int n = 1; n <= LICENSES; n++) {
                in.add(enter(n));
                int used = n;
                awaitFigures(
                        console, p -> p.inUse() == used && p.usage().free() == LICENSES - used && p.peak() == used);
            }
            refused(4);
            refused(5);
            awaitFigures(console, p -> p.usage().refusedToday() == 2);
            console.awaitLine(DB, line -> line.status() == Status.AT_LIMIT);
            console.picture("12-in-use", "Seatkeeper");
            in.removeFirst().closeAsync().toCompletableFuture().join();
            awaitFigures(console, p -> p.inUse() == 2 && p.usage().free() == 1 && p.peak() == LICENSES);
            assertTrue(console.now(() -> chosen.figures()
                    .get()
                    .product()
                    .orElseThrow()
                    .usage()
                    .peakAt()
                    .isPresent()));
            assertEquals(List.of(), moves);
            assertEquals(List.of(DB, MAIL), servers(console));
            assertEquals(
                    List.of("In use"),
                    console.now(() -> console.table().getSortOrder().stream()
                            .map(column -> column.getText())
                            .toList()));
            console.click("Sort Again"); // Only a person puts the lines in another order.
            Toolkit.await(() -> !console.shown("Sort Again"));
            assertEquals(List.of(MAIL, DB), servers(console));
            assertSame(
                    chosen,
                    console.now(() -> console.table().getSelectionModel().getSelectedItem()));
        }
    }

    private static List<String> servers(RealConsole console) throws Exception {
        return console.now(() ->
                console.rows().stream().map(row -> row.key().server().value()).toList());
    }

    @Test
    void whoIsEndedByHandIsGoneAndKeptOutUntilTheBlockIsLifted() throws Exception {
        License first = enter(1);
        var told = new CountDownLatch(1);
        first.onRevoked(told::countDown);
        try (RealConsole console = open();
                License second = enter(2)) {
            openProperties(console);
            awaitUsers(console, "halden\\user1", "halden\\user2");
            console.select(OF_PRODUCT, "Connections", 0);
            console.picture("13-connections", OF_PRODUCT);
            console.click("_Evict\u2026");
            console.awaitWindow(EVICT);
            console.robot.write("laptop was stolen");
            console.clickIn(EVICT, ".combo-box");
            console.click("For 1 h");
            Toolkit.await(() -> console.says("In use goes from 2 to 1."));
            console.picture("14-evict", EVICT);
            console.click("_Evict");
            console.awaitGone(EVICT);
            assertTrue(told.await(30, TimeUnit.SECONDS), "the product was not told that its license ended");
            awaitUsers(console, "halden\\user2");
            awaitFigures(console, p -> p.inUse() == 1);
            assertEquals(RefusalCode.REFUSAL_CODE_BLOCKED, refused(1).code());
            assertFalse(second.revoked());
            assertEquals(1, audited("laptop was stolen").size());

            console.click("Refusals");
            console.awaitLines(OF_PRODUCT, "Refusals by client and day", DenialLine.class, lines -> lines.size() == 1);
            console.select(OF_PRODUCT, "Refusals by client and day", 0);
            RefusalWords words = RefusalWords.of("BLOCKED");
            Toolkit.await(() -> console.shown(words.heading()) && console.says("Refused: "));
            console.picture("15-refusals", OF_PRODUCT);
            console.click("_Lift the Block\u2026");
            console.awaitWindow(LIFT);
            console.picture("16-lift", LIFT);
            console.robot.type(KeyCode.TAB, 2); // From the user over the device to the reason.
            console.robot.write("it was found");
            Toolkit.await(() -> console.says("halden\\user1 on pc-1 is blocked now."));
            console.click("_Lift the Block");
            console.awaitGone(LIFT);
            enter(1).close();
            assertEquals(1, audited("it was found").size());
        }
    }

    @Test
    void aRefusalSaysItsRemedyAndThePeakIsMeasuredAnewOnTheRecord() throws Exception {
        var in = new ArrayList<License>();
        for (int n = 1; n <= LICENSES; n++) {
            in.add(enter(n));
        }
        refused(4);
        refused(4);
        in.forEach(License::close);
        try (RealConsole console = open();
                License one = enter(1)) {
            openProperties(console);
            console.click("Refusals");
            console.awaitLines(
                    OF_PRODUCT,
                    "Refusals by client and day",
                    DenialLine.class,
                    lines -> lines.size() == 1 && lines.getFirst().count() == 2);
            console.select(OF_PRODUCT, "Refusals by client and day", 0);
            RefusalWords words = RefusalWords.of("LIMIT_REACHED");
            Toolkit.await(() -> console.shown(words.heading())
                    && console.shown("Refused: " + words.cause())
                    && console.shown(words.remedy()));

            console.click("Peaks");
            // A sample is kept when its five minutes are over: the clock decides whether that was so by now.
            Toolkit.await(() -> console.shown("Not sampled yet") || console.says("Highest use 3 of 3"));
            console.click("Da_y");
            Toolkit.await(() -> console.says("This is the first measuring period."));
            console.picture("17-peaks", OF_PRODUCT);
            console.click("Reset _High-Water Mark\u2026");
            console.awaitWindow(RESET);
            console.robot.write("new quarter");
            Toolkit.await(() -> console.says("The mark goes from 3 to 1, and the status becomes OK."));
            console.picture("18-reset", RESET);
            console.click("_Measure Anew");
            console.awaitGone(RESET);
            awaitFigures(console, p -> p.peak() == 1);
            Toolkit.await(() -> console.says("Before it: ") && console.says("mark 3, ended by "));
            List<AuditRecord> audited = audited("new quarter");
            assertEquals(1, audited.size());
            assertEquals(TestAgent.PRODUCT + " peak", audited.getFirst().getTarget());
            assertFalse(one.revoked());
        }
    }

    @Test
    void whatAServerRaisesStandsInItsPropertiesUntilItIsOver() throws Exception {
        try (RealConsole console = open()) {
            console.now(() -> {
                console.rooms.properties().server(new ServerName(DB));
                return true;
            });
            console.awaitWindow(OF_SERVER);
            console.click("Events");
            Toolkit.await(() -> console.says("No events"));
            console.picture("19-no-events", OF_SERVER);
            var in = new ArrayList<License>();
            for (int n = 1; n <= LICENSES; n++) {
                in.add(enter(n));
            }
            refused(4);
            awaitEvents(console, "LIMIT_REACHED", true);
            awaitEvents(console, "DENIED", true);
            Toolkit.await(() -> console.shown(EventWords.of("LIMIT_REACHED").name())
                    && console.shown(EventWords.of("DENIED").name()));
            console.picture("20-events", OF_SERVER);
            in.forEach(License::close);
            awaitEvents(console, "LIMIT_REACHED", false);
            awaitEvents(console, "DENIED", true); // Stays until nobody was refused for a quarter of an hour.
            console.picture("21-events-cleared", OF_SERVER);
        }
    }

    private static void awaitEvents(RealConsole console, String id, boolean stands) throws Exception {
        console.awaitLines(
                OF_SERVER,
                "Events",
                EventLine.class,
                lines -> lines.stream()
                        .anyMatch(line -> line.id().equals(id)
                                && line.productId().equals(TestAgent.PRODUCT)
                                && line.clearedAt().isEmpty() == stands));
    }
}
