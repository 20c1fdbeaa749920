package org.seatkeeper.client.console.products;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.seatkeeper.client.console.kit.Buttons;
import org.seatkeeper.client.console.kit.Icon;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Vacant;
import org.seatkeeper.client.console.kit.Words;

/** What stands in the Products View while it has no lines: why, and what to do. */
final class VacantProducts {
    private VacantProducts() {}

    static Node of(Situation situation, LeadsOn leads) {
        return switch (situation) {
            case Situation.Lines _ -> new VBox();
            case Situation.NoServers _ ->
                new Vacant(
                        Icon.SERVER,
                        "No servers yet",
                        "Add a server by its name, or import a list. Nothing is changed by looking.",
                        Buttons.main("Add a Server\u2026", leads::addServer),
                        Buttons.plain("Import a List\u2026", Icon.IMPORT, leads::importServers));
            case Situation.Waiting(int failed, int all) -> waiting(failed, all);
            case Situation.NoProducts _ ->
                new Vacant(
                        Icon.PRODUCT,
                        "No products yet",
                        "The servers report, and none of them has a licensed product. A product appears here by itself once it is declared on its server.");
            case Situation.NoMatch match -> noMatch(match, leads);
        };
    }

    private static Node noMatch(Situation.NoMatch match, LeadsOn leads) {
        String hidden = match.hidden() == 1
                ? "1 row is hidden by the filter."
                : Words.number(match.hidden()) + " rows are hidden by the filter.";
        Button clear = Buttons.plain("Clear the Filter", () -> leads.filter(""));
        return match.hint()
                .map(hint -> new Vacant(
                        Icon.SEARCH,
                        "No row matches  " + match.filter(),
                        hidden + " " + hint.said(),
                        Buttons.plain("Use  " + hint.corrected(), () -> leads.filter(hint.corrected())),
                        clear))
                .orElseGet(() -> new Vacant(Icon.SEARCH, "No row matches  " + match.filter(), hidden, clear));
    }

    private static Node waiting(int failed, int all) {
        ProgressBar bar = Lay.height(Lay.width(new ProgressBar((double) failed / all), 280), 8);
        bar.setAccessibleText("Servers that were tried");
        String rest = (all - failed) + " of them " + (all - failed == 1 ? "is" : "are") + " connecting";
        VBox middle = Lay.column(
                Lay.S,
                Words.section("Connecting to " + Words.count(all, "server")),
                bar,
                Words.muted("Answers show as they come; " + rest + "."));
        middle.setAlignment(Pos.CENTER);
        return middle;
    }
}
