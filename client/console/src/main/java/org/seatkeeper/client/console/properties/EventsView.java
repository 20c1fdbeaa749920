package org.seatkeeper.client.console.properties;

import java.util.Comparator;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.seatkeeper.client.console.kit.Column;
import org.seatkeeper.client.console.kit.Icon;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Notice;
import org.seatkeeper.client.console.kit.Times;
import org.seatkeeper.client.console.kit.Vacant;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.fleet.EventLine;
import org.seatkeeper.client.fleet.EventWords;
import org.seatkeeper.client.fleet.Status;

/** What an administrator should know of a server: what stands now first, each with its remedy. */
final class EventsView extends VBox {
    private final ServerViewModel model;
    private final PagesView<EventLine> list;
    private final Notice remedy = new Notice();
    private boolean begun;

    EventsView(ServerViewModel model, Times times) {
        super(Lay.S);
        this.model = model;
        list = new PagesView<>(
                model.events(),
                "Events",
                "event",
                Comparator.comparingLong((Line<EventLine> line) -> line.key()).reversed(),
                _ -> !model.server().get().current(),
                columns(times),
                times,
                EventsView::vacant);
        list.table().sortBy("Severity");
        getStyleClass().add("tab-page");
        list.getStyleClass().remove("tab-page");
        getChildren().addAll(Lay.grow(list), remedy);
        list.table().selected().addListener((ListChangeListener<Object>) _ -> draw());
        model.events().readAt().subscribe(read -> {
            if (read.isPresent()
                    && !begun
                    && !model.events()
                            .rows()
                            .isEmpty()) { // The worst is explained unasked; what is chosen later stays.
                begun = true;
                list.table().view().getSelectionModel().selectFirst();
            }
        });
    }

    private List<Column<EventLine>> columns(Times times) {
        return List.of(
                Column.<EventLine>status(
                                "Severity",
                                104,
                                EventsView::weight,
                                line -> line.clearedAt().isPresent()
                                        ? "Cleared"
                                        : EventWords.of(line.id()).severity(),
                                Comparator.comparing(EventsView::weight))
                        .tip("Of what stands; what is over is cleared."),
                Column.text("Event", 224, line -> EventWords.of(line.id()).name()),
                Column.text(
                        "Product",
                        136,
                        line -> line.productId().isEmpty() ? Words.NONE : model.called(line.productId())),
                Column.text(
                        "Since", 128, line -> times.list(line.raisedAt()), Comparator.comparing(EventLine::raisedAt)),
                Column.text(
                        "Cleared",
                        128,
                        line -> line.clearedAt().map(times::list).orElse(Words.NONE),
                        Comparator.comparing(line -> line.clearedAt().orElse(java.time.Instant.MAX))),
                Column.text("Cause", 336, EventLine::cause),
                Column.text("What to do", 336, EventLine::remedy),
                Column.text("Id", 176, EventLine::id));
    }

    private static Status weight(EventLine line) {
        return line.clearedAt().isPresent()
                ? Status.OK
                : EventWords.of(line.id()).weight();
    }

    private void draw() {
        List<EventLine> selected = list.selected();
        if (selected.size() != 1) {
            remedy.clear();
            return;
        }
        EventLine line = selected.getFirst();
        remedy.show(weight(line), line.cause(), line.remedy());
    }

    private static Node vacant() {
        return new Vacant(
                Icon.OK,
                "No events",
                "What an administrator should know of this server is raised here once, and cleared.");
    }

    PagesView<EventLine> list() {
        return list;
    }
}
