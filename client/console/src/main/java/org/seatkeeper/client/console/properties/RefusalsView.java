package org.seatkeeper.client.console.properties;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.seatkeeper.client.console.kit.Buttons;
import org.seatkeeper.client.console.kit.Column;
import org.seatkeeper.client.console.kit.Icon;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Notice;
import org.seatkeeper.client.console.kit.Times;
import org.seatkeeper.client.console.kit.Vacant;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.fleet.DenialLine;
import org.seatkeeper.client.fleet.RefusalWords;
import org.seatkeeper.client.fleet.Status;

/** Who was refused, on which day and why, and what to do about it. */
final class RefusalsView extends VBox {
    private static final String BLOCKED = "BLOCKED";

    private final ProductViewModel model;
    private final PagesView<DenialLine> list;
    private final Button unblock;
    private final Notice remedy = new Notice();

    RefusalsView(ProductViewModel model, PropertyActs acts, LeadsFromProperties leads, Times times) {
        super(Lay.S);
        this.model = model;
        list = new PagesView<>(
                model.refusals(),
                "Refusals by client and day",
                "line",
                Comparator.comparingLong((Line<DenialLine> line) -> line.key()).reversed(),
                _ -> !model.now().get().live(),
                columns(times),
                times,
                this::vacant);
        unblock = Buttons.plain(
                "_Lift the Block\u2026",
                Icon.UNBLOCK,
                () -> one().ifPresent(line -> acts.liftBlock(line.user(), line.device())));
        Button add = Buttons.plain("_Add Licenses\u2026", Icon.ADD, () -> leads.addLicenses(model.key()));
        list.act(add, 0).act(unblock, 1);
        getStyleClass().add("tab-page");
        list.getStyleClass().remove("tab-page");
        getChildren().addAll(Lay.grow(list), remedy);
        list.table().selected().addListener((ListChangeListener<Object>) _ -> draw());
        model.now().subscribe(now -> {
            add.setDisable(!now.live() || !now.product().manageLicenses().allowed());
            draw();
            list.vacantAgain();
        });
    }

    private static List<Column<DenialLine>> columns(Times times) {
        return List.of(
                Column.<DenialLine>text(
                                "Day", 96, line -> times.utcDay(line.first()), Comparator.comparing(DenialLine::first))
                        .tip("Days are UTC, as the server counts them."),
                Column.text("User", 160, line -> line.others() ? "(others)" : Clients.orNone(line.user())),
                Column.text("Device", 112, line -> line.others() ? "(others)" : Clients.orNone(line.device())),
                Column.number("Times", 64, DenialLine::count, line -> Words.number(line.count())),
                Column.remark("Why", 216, RefusalsView::why, line -> line.observed() ? Status.SCHEDULED : Status.OVER),
                Column.text("First", 128, line -> times.list(line.first()), Comparator.comparing(DenialLine::first)),
                Column.text("Last", 128, line -> times.list(line.last()), Comparator.comparing(DenialLine::last)),
                Column.text("What to do", 320, line -> line.why().remedy()));
    }

    private static String why(DenialLine line) {
        String heading = RefusalWords.of(line.why().code()).heading();
        return line.observed() ? heading + ", observed" : heading;
    }

    private Optional<DenialLine> one() {
        List<DenialLine> selected = list.selected();
        return selected.size() == 1 ? Optional.of(selected.getFirst()) : Optional.empty();
    }

    private void draw() {
        Optional<DenialLine> one = one();
        boolean blocked = one.filter(line -> line.why().code().equals(BLOCKED)).isPresent();
        unblock.setDisable(!blocked || !model.now().get().mayOperate());
        one.ifPresentOrElse(
                line -> remedy.show(
                        line.observed() ? Status.SCHEDULED : Status.OVER,
                        (line.observed() ? "Would have been refused: " : "Refused: ")
                                + line.why().cause(),
                        line.others()
                                ? "These are many clients: more were refused that day than are kept by name. "
                                        + line.why().remedy()
                                : line.why().remedy()),
                remedy::clear);
    }

    private Node vacant() {
        boolean observes = model.now().get().product().observing();
        return new Vacant(
                Icon.OK,
                "Nobody was refused",
                observes
                        ? "The product is observed only; who would have been refused is listed here."
                        : "Refusals are kept for 400 days unless the server is set otherwise.");
    }

    PagesView<DenialLine> list() {
        return list;
    }

    Button unblockAction() {
        return unblock;
    }
}
