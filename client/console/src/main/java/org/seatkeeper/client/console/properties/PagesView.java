package org.seatkeeper.client.console.properties;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.seatkeeper.client.console.kit.AnswerWords;
import org.seatkeeper.client.console.kit.Buttons;
import org.seatkeeper.client.console.kit.Clips;
import org.seatkeeper.client.console.kit.Column;
import org.seatkeeper.client.console.kit.CutText;
import org.seatkeeper.client.console.kit.Icon;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Notice;
import org.seatkeeper.client.console.kit.SortedTable;
import org.seatkeeper.client.console.kit.Times;
import org.seatkeeper.client.console.kit.Words;

/** A list that is read page by page, with its acts above it. Builds, binds, forwards. */
final class PagesView<V> extends VBox {
    private final PagesViewModel<V> model;
    private final SortedTable<Line<V>, V> table;
    private final String one;
    private final Times times;
    private final Supplier<Node> vacant;
    private final Label summary = CutText.watch(Words.muted(""));
    private final Notice notice = new Notice();
    private final Hyperlink more;
    private final HBox bar = Lay.styled(Lay.row(Lay.S), "tab-bar");
    private final ContextMenu menu = new ContextMenu();

    /**
     * Over this model.
     *
     * @param name for those who hear the screen
     * @param one line in a word, as in "connection"
     * @param ties the order of lines that a column takes for equal
     * @param old whether a line is drawn as old
     * @param vacant what stands where there is nothing
     */
    PagesView(
            PagesViewModel<V> model,
            String name,
            String one,
            Comparator<Line<V>> ties,
            Predicate<V> old,
            List<Column<V>> columns,
            Times times,
            Supplier<Node> vacant) {
        super(Lay.S);
        this.model = model;
        this.one = one;
        this.times = times;
        this.vacant = vacant;
        table = new SortedTable<>(name, model.rows(), Line::value, ties, old, columns);
        table.view().getStyleClass().add("inset");
        more = Buttons.link("Show More", model::grow);
        table.menu(menu);
        item("Copy Rows", () -> Clips.copy(table.selectedText()));
        summary.setMinWidth(0);
        bar.getChildren()
                .addAll(Lay.spacer(), more, summary, Buttons.icon(Icon.REFRESH, "Read again now (F5)", model::again));
        getStyleClass().add("tab-page");
        getChildren().addAll(bar, notice, Lay.grow(table.view()));
        model.rows().addListener((ListChangeListener<Line<V>>) _ -> draw());
        model.reading().subscribe(_ -> draw());
        model.more().subscribe(_ -> draw());
        model.notice().subscribe(_ -> draw());
        model.readAt().subscribe(_ -> draw());
    }

    /** Puts an act on the left of the bar. */
    PagesView<V> act(Node node, int at) {
        bar.getChildren().add(at, node);
        return this;
    }

    /** Puts an act into the menu of the lines, before the last one. */
    MenuItem item(String name, Runnable act) {
        MenuItem item = new MenuItem(name);
        item.setOnAction(_ -> act.run());
        menu.getItems().add(Math.max(0, menu.getItems().size() - 1), item);
        return item;
    }

    private void draw() {
        int count = model.rows().size();
        Optional<String> read = model.readAt().get().map(at -> ", read at " + times.clock(at));
        summary.setText(
                read.isEmpty()
                        ? (model.reading().get() ? "Reading\u2026" : "")
                        : (model.more().get() ? "First " : "") + Words.count(count, one) + read.orElse(""));
        Lay.shown(more, model.mayGrow());
        Optional<AnswerWords> said = model.notice().get();
        if (said.isPresent()) {
            String old = model.readAt().get().isEmpty()
                    ? ""
                    : " The lines below are those of "
                            + times.clock(model.readAt().get().get()) + ".";
            notice.show(
                    said.get().status(),
                    said.get().what(),
                    said.get().why() + old,
                    Buttons.link("Try Again", model::again));
        } else {
            notice.clear();
        }
        vacantAgain();
    }

    /** What stands where there is nothing may depend on more than the lines. */
    void vacantAgain() {
        table.vacant(model.readAt().get().isEmpty() ? new VBox() : vacant.get());
    }

    SortedTable<Line<V>, V> table() {
        return table;
    }

    /** The values of the selected lines. */
    List<V> selected() {
        return table.selected().stream().map(line -> line.value().get()).toList();
    }
}
