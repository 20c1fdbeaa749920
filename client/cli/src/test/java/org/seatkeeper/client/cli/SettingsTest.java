package org.seatkeeper.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seatkeeper.proto.v1.ConnectionKey;
import org.seatkeeper.proto.v1.Enforcement;
import org.seatkeeper.proto.v1.MachineAccounts;
import org.seatkeeper.proto.v1.SetProductSettingsRequest;

class SettingsTest extends CliFixture {
    private Ran set(String... more) {
        var all = new ArrayList<>(List.of("settings", "set", "-s", "berlin", "--product", "mail"));
        all.addAll(List.of(more));
        return run(all.toArray(String[]::new));
    }

    @Test
    void theSettingsAreShownAsTheyAreTyped() {
        assertEquals(new Ran(0, """
                        SERVER  PRODUCT  ENFORCEMENT  GRACE  HOLD  CONNECTION KEY   MACHINE ACCOUNTS  LEASE  REVISION
                        berlin  mail     enforce      0      5m    device-and-user  as-device         1m     3
                        """, ""), run("settings", "show", "-s", "berlin"));
        assertEquals(
                1,
                run("settings", "show", "-s", "berlin", "--product", "web")
                        .outLines()
                        .size());
        var servers = JsonParser.parseString(
                        run("settings", "show", "-o", "json").out())
                .getAsJsonObject()
                .getAsJsonArray("servers");
        assertEquals(
                60,
                servers.get(1)
                        .getAsJsonObject()
                        .getAsJsonArray("products")
                        .get(0)
                        .getAsJsonObject()
                        .getAsJsonObject("settings")
                        .get("leaseSeconds")
                        .getAsInt());
    }

    @Test
    void whatIsNotNamedStaysAndBeforeAndAfterAreShown() {
        assertEquals(new Ran(0, """
                        Done on berlin.
                        SERVER  PRODUCT  WHAT         BEFORE      AFTER
                        berlin  mail     mode         Per Server  Per Server
                        berlin  mail     enforcement  enforce     observe
                        berlin  mail     grace        0           2
                        berlin  mail     hold         5m          15m
                        berlin  mail     revision     3           4
                        """, ""), set("--enforcement", "observe", "--grace", "2", "--hold", "15m"));
        var asked = berlin.lastAsked(SetProductSettingsRequest.class);
        assertEquals(3, asked.getAct().getExpectedRevision());
        assertEquals(Enforcement.ENFORCEMENT_OBSERVE, asked.getSettings().getEnforcement());
        assertEquals(900, asked.getSettings().getHoldSeconds());
        assertEquals(60, asked.getSettings().getLeaseSeconds());
        assertEquals(
                ConnectionKey.CONNECTION_KEY_DEVICE_AND_USER,
                asked.getSettings().getConnectionKey());
    }

    @Test
    void choicesAreSentByTheirNamesInTheContract() {
        assertEquals(
                0,
                set("--key", "device-only", "--machine-accounts", "ignore", "--lease", "1d")
                        .code());
        var settings = berlin.lastAsked(SetProductSettingsRequest.class).getSettings();
        assertEquals(ConnectionKey.CONNECTION_KEY_DEVICE_ONLY, settings.getConnectionKey());
        assertEquals(MachineAccounts.MACHINE_ACCOUNTS_IGNORE, settings.getMachineAccounts());
        assertEquals(86_400, settings.getLeaseSeconds());
    }

    @Test
    void severalServersAreSetAtOnceEachFromItsOwnSettings() {
        paris.state().remove("mail");
        Ran ran = run("settings", "set", "-s", "berlin,paris", "--product", "mail", "--grace", "1", "-o", "json");
        assertEquals(3, ran.code());
        var servers = JsonParser.parseString(ran.out()).getAsJsonObject().getAsJsonArray("servers");
        assertTrue(servers.get(0).getAsJsonObject().has("done"), ran.out());
        assertEquals(
                "UNKNOWN_PRODUCT", servers.get(1).getAsJsonObject().get("code").getAsString());
        assertEquals(1, berlin.state().product("mail").getSettings().getGrace());
    }

    @Test
    void aProductThatMovedMeanwhileIsNotSet() {
        Ran ran = set("--grace", "1", "--expect", "2");
        assertEquals(6, ran.code());
        assertTrue(ran.err().contains("from revision 2 to 3"), ran.err());
        assertEquals(0, berlin.state().product("mail").getSettings().getGrace());
    }

    @Test
    void aDryRunSetsNothingAndAPersonIsAsked() {
        assertTrue(set("--grace", "1", "--dry-run").out().startsWith("Would be done"));
        Ran no = run("\n", true, "settings", "set", "-s", "berlin", "--product", "mail", "--grace", "1");
        assertEquals(2, no.code());
        assertEquals(0, berlin.state().product("mail").getSettings().getGrace());
        assertEquals(
                0,
                run("", true, "settings", "set", "-s", "berlin", "--product", "mail", "--grace", "1", "--yes")
                        .code());
    }

    @Test
    void anOlderAgentHasNoneToSet() {
        berlin.state()
                .put(berlin.state().product("mail").toBuilder().clearSettings().build());
        Ran ran = set("--grace", "1");
        assertEquals(5, ran.code());
        assertTrue(ran.err().contains("older than these settings"), ran.err());
        assertTrue(run("settings", "show", "-s", "berlin").out().contains("mail     -"));
    }

    @Test
    void whatANewerAgentCountsByIsNotOverwrittenUnawares() {
        var mail = berlin.state().product("mail");
        berlin.state()
                .put(mail.toBuilder()
                        .setSettings(mail.getSettings().toBuilder().setConnectionKeyValue(99))
                        .build());
        assertEquals(5, set("--grace", "1").code());
        assertEquals(0, set("--grace", "1", "--key", "device-only").code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--enforcement=maybe",
                "--grace=-1",
                "--grace=1000000",
                "--hold=soon",
                "--key=unknown",
                "--machine-accounts=some",
                "--lease="
            })
    void whatCannotBeChosenIsNotAsked(String option) {
        Ran ran = set(option);
        assertEquals(2, ran.code(), ran.err());
        assertEquals(List.of(), berlin.asked());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--hold=2d", "--lease=9s", "--lease=2d"})
    void theContractsBoundsAreHeldBeforeAnythingIsSent(String option) {
        assertEquals(2, set(option).code());
        assertEquals(0, berlin.state().product("mail").getSettings().getGrace());
        assertTrue(berlin.asked().stream().noneMatch(SetProductSettingsRequest.class::isInstance));
    }
}
