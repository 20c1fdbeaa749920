package org.seatkeeper.client.console.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seatkeeper.client.console.Halden;
import org.seatkeeper.client.fleet.Fleet;

class ShellViewModelTest {
    @Test
    void freshnessAndWhoIAmComeFromTheServers() {
        var model = new ShellViewModel(List.of());
        assertEquals("No servers yet", model.freshness().get().words());
        model.show(Halden.all(new Halden().fleet()));
        assertEquals(
                new ShellViewModel.Freshness(false, "39 of 42 servers report"),
                model.freshness().get());
        assertEquals(
                new ShellViewModel.Self("operator/mira.holt", "Mode admin"),
                model.self().get());
        model.show(Halden.all(Fleet.EMPTY));
        assertEquals(new ShellViewModel.Self("", ""), model.self().get());
    }

    @Test
    void theFilterFiltersEveryRoom() {
        var heard = new ArrayList<String>();
        var model = new ShellViewModel(List.of(f -> heard.add("a " + f.text()), f -> heard.add("b " + f.text())));
        heard.clear();
        model.filterText().set("site:oslo");
        assertEquals(List.of("a site:oslo", "b site:oslo"), heard);
    }

    @ParameterizedTest
    @CsvSource({"MODE_ADMIN, Mode admin", "ModeAdmin, Mode admin", "viewer, Viewer", "'', ''"})
    void aRoleIsReadableHoweverItIsSpelled(String name, String words) {
        assertEquals(words, ShellViewModel.role(name));
    }
}
