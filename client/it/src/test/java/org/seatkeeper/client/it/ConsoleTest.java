package org.seatkeeper.client.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.seatkeeper.client.fleet.LicensingMode;
import org.seatkeeper.client.fleet.LinkState;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.fleet.Status;
import org.seatkeeper.client.lab.process.AgentDirectory.Holder;
import org.seatkeeper.client.lab.process.RunningAgent;
import org.seatkeeper.proto.v1.GetModeRequest;

/** An administrator at a console, and real agents behind it: processes of their own, over mutual TLS. */
@ExtendWith(Toolkit.class)
class ConsoleTest {
    private static final String DB = "ber-db-02";
    private static final String MAIL = "rtm-mail-01";
    private static final Duration STOP_MAX = Duration.ofSeconds(20);
    private static final String CHOOSE = "Choose Licensing Mode";
    private static final String PLAN = "Change to Per Device or Per User";

    @TempDir
    Path folder;

    private TestAgent db;
    private TestAgent mail;
    private RunningAgent runningDb;
    private TestProfile profile;

    @BeforeEach
    void startTwoServers() throws Exception {
        db = new TestAgent(folder.resolve("db"), DB);
        mail = new TestAgent(folder.resolve("mail"), MAIL);
        runningDb = db.start();
        db.listenOn(runningDb.port());
        TestAgent.add(db.administrator(runningDb), 12);
        RunningAgent runningMail = mail.start();
        TestAgent.add(mail.administrator(runningMail), 40);
        profile = new TestProfile(folder.resolve("profile"))
                .credentials("db", db, Holder.ADMINISTRATOR)
                .credentials("mail", mail, Holder.VIEWER)
                .server(DB, db, runningDb.port(), "db")
                .server(MAIL, mail, runningMail.port(), "mail");
    }

    @AfterEach
    void stopThem() {
        db.close();
        mail.close();
    }

    private static ProductKey product(String server) {
        return new ProductKey(new ServerName(server), TestAgent.PRODUCT);
    }

    /** Opens the console at the Products View, both servers live. */
    private RealConsole open() throws Exception {
        RealConsole console = RealConsole.open(profile.profile());
        for (String server : List.of(DB, MAIL)) {
            console.awaitLine(server, line -> line.actable());
        }
        console.robot.press(KeyCode.CONTROL, KeyCode.DIGIT2).release(KeyCode.DIGIT2, KeyCode.CONTROL);
        return console;
    }

    @Test
    void whatTheServersHoldIsShownTogetherAndTheFilterLeavesWhatFits() throws Exception {
        try (RealConsole console = open()) {
            assertEquals(2, console.now(console::rows).size());
            assertEquals(
                    12,
                    console.now(() -> console.line(DB)
                            .orElseThrow()
                            .product()
                            .orElseThrow()
                            .licenses()));
            assertEquals(
                    40,
                    console.now(() -> console.line(MAIL)
                            .orElseThrow()
                            .product()
                            .orElseThrow()
                            .licenses()));
            console.picture("1-products", "Seatkeeper");
            console.robot.press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
            console.robot.write("licenses>=40");
            Toolkit.await(() -> console.rows().size() == 1 && console.line(MAIL).isPresent());
            console.picture("2-filtered", "Seatkeeper");
            console.robot.type(KeyCode.ESCAPE);
            Toolkit.await(() -> console.rows().size() == 2);
            console.robot.press(KeyCode.CONTROL, KeyCode.DIGIT1).release(KeyCode.DIGIT1, KeyCode.CONTROL);
            Toolkit.await(() -> console.shown(DB) && console.shown(MAIL));
            console.picture("3-overview", "Seatkeeper");
        }
    }

    @Test
    void aModeIsChangedByClickingAndArrivesEverywhere() throws Exception {
        try (RealConsole console = open();
                var second = new SecondConsole(profile.profile())) {
            console.now(() -> {
                console.table()
                        .getSelectionModel()
                        .select(console.rows().stream()
                                .filter(row -> row.key().equals(product(DB)))
                                .findFirst()
                                .orElseThrow());
                console.table().requestFocus();
                return true;
            });
            console.robot.type(KeyCode.ENTER);
            console.awaitWindow(CHOOSE);
            console.click("Per Device or Per _User");
            console.picture("4-choose", CHOOSE);
            console.click("_Plan the Change\u2026");
            console.awaitWindow(PLAN);
            console.clickIn(PLAN, ".combo-box"); // A change waits a day unless it is told otherwise.
            console.click("Now");
            console.click(".check-box");
            console.picture("5-plan", PLAN);
            console.click("_Change Now\u2026");
            console.awaitWindow("Change the Mode Now?");
            console.robot.write(DB);
            console.picture("6-confirm", "Change the Mode Now?");
            assertEquals(LicensingMode.PER_SERVER, second.mode(product(DB)));
            console.click("_Change Now");
            console.awaitGone("Change the Mode Now?");
            console.awaitGone(PLAN);
            console.awaitLine(
                    DB,
                    line -> line.product().orElseThrow().mode() == LicensingMode.PER_DEVICE_OR_USER
                            && line.product().orElseThrow().licenses() == 12);
            console.picture("7-changed", "Seatkeeper");
            second.await(product(DB), LicensingMode.PER_DEVICE_OR_USER);
            assertEquals(
                    "LICENSING_MODE_PER_DEVICE_OR_USER",
                    TestAgent.admin(db.administrator(runningDb))
                            .getMode(GetModeRequest.newBuilder()
                                    .setProductId(TestAgent.PRODUCT)
                                    .build())
                            .getInstance()
                            .getMode()
                            .name());
        }
    }

    @Test
    void whoMayOnlyLookIsToldWhyNothingCanBeChanged() throws Exception {
        try (RealConsole console = open()) {
            console.now(() -> {
                console.rooms.mode().open(List.of(product(MAIL)));
                return true;
            });
            console.awaitWindow(CHOOSE);
            Toolkit.await(() -> console.says("CHANGE_MODE") || console.says("change the mode"));
            assertFalse(console.now(() -> console.shown("_Plan the Change\u2026")));
            console.picture("8-viewer", CHOOSE);
        }
    }

    @Test
    void aLostServerKeepsItsFiguresWithTheirAgeUntilItIsBack() throws Exception {
        try (RealConsole console = open()) {
            assertEquals(OptionalInt.of(0), TestAgent.stop(runningDb, STOP_MAX));
            console.awaitLine(DB, line -> line.server().link() instanceof LinkState.Unreachable);
            var lost = console.now(() -> console.line(DB).orElseThrow());
            assertEquals(12, lost.product().orElseThrow().licenses());
            assertEquals(Status.NOT_REPORTING, lost.status());
            assertTrue(lost.age().endsWith(", unreachable"), lost.age());
            assertFalse(lost.actable());
            console.picture("9-lost", "Seatkeeper");
            console.now(() -> {
                console.rooms.mode().open(List.of(product(DB)));
                return true;
            });
            console.awaitWindow(CHOOSE);
            Toolkit.await(() -> console.says("does not report"));
            assertFalse(console.now(() -> console.shown("_Plan the Change\u2026")));
            console.robot.type(KeyCode.ESCAPE);
            console.awaitGone(CHOOSE);
            runningDb = db.start();
            console.awaitLine(DB, line -> line.actable());
            console.picture("10-back", "Seatkeeper");
        }
    }

    @Test
    void aRefusedCertificateIsToldApartFromAServerThatIsDown() throws Exception {
        try (var stranger = new TestAgent(folder.resolve("stranger"), "osl-db-03");
                var down = new TestAgent(folder.resolve("down"), "osl-db-04")) {
            RunningAgent running = stranger.start();
            RunningAgent ended = down.start();
            assertEquals(OptionalInt.of(0), TestAgent.stop(ended, STOP_MAX));
            profile.server("osl-db-03", stranger, running.port(), "db").server("osl-db-04", down, ended.port(), "db");
            try (RealConsole console = open()) {
                console.awaitLine("osl-db-03", line -> line.server().link() instanceof LinkState.CertificateRefused);
                console.awaitLine("osl-db-04", line -> line.server().link() instanceof LinkState.Unreachable);
                console.picture("11-refused-and-down", "Seatkeeper");
            }
        }
    }
}
