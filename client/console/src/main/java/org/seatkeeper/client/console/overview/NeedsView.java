package org.seatkeeper.client.console.overview;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.seatkeeper.client.console.kit.Buttons;
import org.seatkeeper.client.console.kit.CutText;
import org.seatkeeper.client.console.kit.Icon;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.StatusStyle;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.fleet.Need;
import org.seatkeeper.client.fleet.ProductKey;

/** What waits for a person, worst first, each with the one act that leads on. */
final class NeedsView extends VBox {
    /** More than these are counted, not listed. */
    static final int SHOWN_MAX = 40;

    private final OverviewViewModel model;
    private final LeadsFromOverview leads;

    NeedsView(OverviewViewModel model, LeadsFromOverview leads) {
        super(0);
        this.model = model;
        this.leads = leads;
        getStyleClass().add("needs");
        model.needs().subscribe(this::show);
        model.counts().subscribe(_ -> {
            if (model.needs().get().isEmpty()) { // Only these words depend on the counts; the list is drawn once.
                show(List.of());
            }
        });
    }

    private void show(List<Need> needs) {
        String count = needs.isEmpty() ? "" : needs.size() + ", worst first";
        Node head = Lay.height(Lay.row(Lay.S, Words.section("Needs you now"), Words.small(count)), 28);
        getChildren().setAll(head);
        if (needs.isEmpty()) {
            getChildren().add(nothing());
        }
        needs.stream().limit(SHOWN_MAX).forEach(need -> getChildren().add(item(need)));
        if (needs.size() > SHOWN_MAX) {
            getChildren().add(Lay.pad(Lay.row(0, Words.small("and " + (needs.size() - SHOWN_MAX) + " more")), 6, 30));
        }
    }

    /** Servers that have said nothing yet are not called fine. */
    private HBox nothing() {
        boolean known = model.counts().get().reporting() > 0;
        return known
                ? Lay.styled(Lay.row(12, Icon.OK.node(), Words.muted("Nothing. Every server is fine.")), "need", "ok")
                : Lay.styled(Lay.row(12, Words.muted("No server has reported yet.")), "need");
    }

    private HBox item(Need need) {
        Label what = CutText.watch(Words.strong(need.what()));
        Label why = CutText.watch(Words.small(need.why()));
        what.setMinWidth(0);
        why.setMinWidth(0);
        VBox words = Lay.column(0, what, why);
        words.setMinWidth(0);
        HBox row = Lay.row(12, Icon.of(need.urgency()).node(), Lay.grow(words), act(need));
        return Lay.styled(row, "need", StatusStyle.of(need.urgency()));
    }

    private Node act(Need need) {
        var link = Buttons.link(need.act().words(), () -> follow(need));
        link.setAccessibleText(need.act().words() + " " + need.what());
        return link;
    }

    private void follow(Need need) {
        var key = need.productId().map(id -> new ProductKey(need.server(), id));
        switch (need.act()) {
            case ADD_LICENSES -> key.ifPresent(leads::addLicenses);
            case REVIEW_CHANGE -> key.ifPresent(leads::reviewChange);
            case CLAIM_LICENSES -> key.ifPresent(leads::claim);
            case SHOW_SERVER -> leads.showServer(need.server());
        }
    }
}
