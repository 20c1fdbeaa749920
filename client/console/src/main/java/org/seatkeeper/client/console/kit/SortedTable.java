package org.seatkeeper.client.console.kit;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/**
 * A table over rows that outlive their values. Columns compare rows, not cell values, and a row that changes stays
 * where it is until it is sorted again: nothing moves under the pointer.
 *
 * @param <R> the rows, which have an identity
 * @param <V> the value inside a row, which changes
 */
public final class SortedTable<R, V> {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final TableView<R> table = new HeadTips<>();
    private final Map<TableColumn<R, ?>, Comparator<R>> orders = new HashMap<>();
    private final SortedList<R> sorted;
    private final Function<R, ObservableValue<V>> values;
    private final List<Column<V>> columns;
    private final Comparator<R> ties;
    private Set<R> chosen = Set.of(); // A copy: the toolkit's own list looks its rows up by their index.
    private Optional<Set<R>> staying = Optional.empty();
    private Runnable opened = () -> {};
    private Runnable properties = () -> {};

    /**
     * A table without selection.
     *
     * @param name for those who hear the screen
     * @param rows what is shown, in any order
     * @param values inside the rows
     * @param ties how rows are ordered that a column takes for equal
     * @param old whether a value is too old to act on
     */
    public SortedTable(
            String name,
            ObservableList<R> rows,
            Function<R, ObservableValue<V>> values,
            Comparator<R> ties,
            Predicate<V> old,
            List<Column<V>> columns) {
        this.values = values;
        this.columns = List.copyOf(columns);
        this.ties = ties;
        sorted = new SortedList<>(rows, ties);
        for (Column<V> column : columns) {
            TableColumn<R, V> built = column.build(values);
            orders.put(
                    built,
                    (one, other) -> column.order()
                            .compare(
                                    values.apply(one).getValue(),
                                    values.apply(other).getValue()));
            table.getColumns().add(built);
        }
        table.getColumns().getFirst().getStyleClass().add("first");
        table.setTableMenuButtonVisible(true);
        table.setAccessibleText(name);
        sorted.addListener(this::noteWhatGoes); // Before the table's own listener, which moves the selection.
        table.setItems(sorted);
        sorted.addListener(this::dropWhatWent); // After it.
        table.getStyleClass().add("edge-to-edge");
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        selected().addListener((ListChangeListener<R>) _ -> chosen = new LinkedHashSet<>(selected()));
        table.setRowFactory(_ -> row(old));
        // The stock policy compares through cell values and makes one observable per comparison.
        table.setSortPolicy(_ -> {
            sorted.setComparator(order());
            return true;
        });
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /** The widget. */
    public TableView<R> view() {
        return table;
    }

    /** The selected rows, in the order of the screen; follows the selection. */
    public ObservableList<R> selected() {
        return table.getSelectionModel().getSelectedItems();
    }

    /** Sorts by this column from now on, ascending, until a person chooses another. */
    public void sortBy(String columnName) {
        table.getColumns().stream()
                .filter(column -> column.getText().equals(columnName))
                .findFirst()
                .ifPresent(column -> table.getSortOrder().setAll(List.of(column)));
    }

    /** Puts the rows in order again, with the selection kept. */
    public void sortAgain() {
        sorted.setComparator(order());
    }

    /** Whether every row still stands where its present value belongs. Looks at each row once. */
    public boolean inOrder() {
        Comparator<R> order = order();
        for (int i = 1; i < sorted.size(); i++) {
            if (order.compare(sorted.get(i - 1), sorted.get(i)) > 0) {
                return false;
            }
        }
        return true;
    }

    /** What Enter and a double click do. */
    public void onOpen(Runnable act) {
        opened = act;
    }

    /** What Alt+Enter does. */
    public void onProperties(Runnable act) {
        properties = act;
    }

    /** What Shift+F10 and the other mouse button show. */
    public void menu(ContextMenu menu) {
        table.setContextMenu(menu);
    }

    /** What stands where there are no rows. */
    public void vacant(Node node) {
        table.setPlaceholder(node);
    }

    /** The selected rows as text: a line each, columns apart by tabs, the names of the columns first. */
    public String selectedText() {
        String head = columns.stream().map(Column::name).collect(Collectors.joining("\t"));
        return selected().stream()
                .map(row -> columns.stream()
                        .map(column -> column.words(values.apply(row).getValue()))
                        .collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n", head + "\n", "\n"));
    }

    private void noteWhatGoes(ListChangeListener.Change<? extends R> change) {
        staying = Optional.empty();
        var rest = new LinkedHashSet<>(chosen);
        boolean goes = false;
        while (change.next()) {
            if (change.wasRemoved() && !change.wasReplaced()) {
                goes |= rest.removeAll(new HashSet<>(change.getRemoved()));
            }
        }
        change.reset();
        if (goes) {
            staying = Optional.of(rest);
        }
    }

    /** The toolkit selects the neighbor of a selected row that went. An act on it would hit someone else: nobody chose it. */
    private void dropWhatWent(ListChangeListener.Change<? extends R> change) {
        staying.ifPresent(rows -> {
            table.getSelectionModel().clearSelection();
            rows.forEach(row -> table.getSelectionModel().select(sorted.indexOf(row)));
        });
        staying = Optional.empty();
    }

    private void key(KeyEvent event) {
        if (COPY.match(event)) {
            Clips.copy(selectedText());
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && !selected().isEmpty()) {
            (event.isAltDown() ? properties : opened).run();
            event.consume();
        }
    }

    private Comparator<R> order(TableColumn<R, ?> column) {
        Comparator<R> ascending = orders.getOrDefault(column, ties);
        return column.getSortType() == TableColumn.SortType.DESCENDING ? ascending.reversed() : ascending;
    }

    private Comparator<R> order() {
        return table.getSortOrder().reversed().stream()
                .map(this::order)
                .reduce(ties, (rest, first) -> first.thenComparing(rest));
    }

    private TableRow<R> row(Predicate<V> old) {
        TableRow<R> row = new TableRow<>() {
            private javafx.util.Subscription watching = () -> {};

            @Override
            protected void updateItem(@Nullable R item, boolean empty) {
                super.updateItem(item, empty);
                watching.unsubscribe();
                getStyleClass().remove("old");
                watching = item == null || empty
                        ? () -> {}
                        : values.apply(item).subscribe(value -> {
                            getStyleClass().remove("old");
                            if (old.test(value)) {
                                getStyleClass().add("old");
                            }
                        });
            }
        };
        row.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && !row.isEmpty()) {
                opened.run();
            }
        });
        return row;
    }
}
