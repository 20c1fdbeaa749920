package org.seatkeeper.client.console.kit;

import java.util.Comparator;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.client.fleet.Status;

/**
 * One column of a {@link SortedTable}: how a row's value is drawn, told as text, and put in order.
 *
 * @param <V> the value inside a row
 */
public final class Column<V> {
    private final String name;
    private final double width;
    private final Function<V, String> words;
    private final Comparator<V> order;
    private final BiConsumer<TableCell<?, V>, V> drawing;
    private boolean figure;
    private boolean hidden;
    private String tip = "";

    private Column(
            String name,
            double width,
            Function<V, String> words,
            Comparator<V> order,
            BiConsumer<TableCell<?, V>, V> drawing) {
        this.name = name;
        this.width = width;
        this.words = words;
        this.order = order;
        this.drawing = drawing;
    }

    /** Words, to the left, in the order of the alphabet. */
    public static <V> Column<V> text(String name, double width, Function<V, String> words) {
        return text(name, width, words, Comparator.comparing(words, String.CASE_INSENSITIVE_ORDER));
    }

    /** Words, to the left, in an order of their own. */
    public static <V> Column<V> text(String name, double width, Function<V, String> words, Comparator<V> order) {
        return new Column<>(name, width, words, order, (cell, value) -> cell.setText(words.apply(value)));
    }

    /** A figure, to the right. */
    public static <V> Column<V> number(String name, double width, ToLongFunction<V> value, Function<V, String> words) {
        Column<V> column = text(name, width, words, Comparator.comparingLong(value));
        column.figure = true;
        return column;
    }

    /** A status as icon and words, in its ink. */
    public static <V> Column<V> status(
            String name, double width, Function<V, Status> status, Function<V, String> words, Comparator<V> order) {
        return new Column<>(name, width, words, order, (cell, value) -> {
            cell.setText(words.apply(value));
            cell.setGraphic(Icon.of(status.apply(value)).node());
            cell.getStyleClass().addAll("status", StatusStyle.of(status.apply(value)));
        });
    }

    /** A remark, in the ink of a status where it is one. */
    public static <V> Column<V> remark(String name, double width, Function<V, String> words, Function<V, Status> ink) {
        Comparator<V> order = Comparator.comparing(ink).thenComparing(words);
        return new Column<>(name, width, words, order, (cell, value) -> {
            cell.setText(words.apply(value));
            Status status = ink.apply(value);
            cell.getStyleClass().addAll(status == Status.OK ? "t-muted" : "status", StatusStyle.of(status));
        });
    }

    /** Says in a sentence what the column means: the tooltip of its head. */
    public Column<V> tip(String sentence) {
        tip = sentence;
        return this;
    }

    /** Not shown until a person chooses it in the menu of the columns. */
    public Column<V> hidden() {
        hidden = true;
        return this;
    }

    /** The head of the column. */
    String name() {
        return name;
    }

    /** What the cell of this value says. */
    String words(V value) {
        return words.apply(value);
    }

    /** The order of values in this column, ascending. */
    Comparator<V> order() {
        return order;
    }

    /** Builds the column for a table; values come from the rows. */
    <R> TableColumn<R, V> build(Function<R, javafx.beans.value.ObservableValue<V>> values) {
        TableColumn<R, V> column = new TableColumn<>(name);
        column.setPrefWidth(width);
        column.setVisible(!hidden);
        HeadTips.set(column, tip);
        if (figure) {
            column.getStyleClass().add("number");
        }
        column.setCellValueFactory(row -> values.apply(row.getValue()));
        column.setCellFactory(_ -> CutText.watch(new ValueCell<R, V>(drawing)));
        return column;
    }

    private static final class ValueCell<R, V> extends TableCell<R, V> {
        private final BiConsumer<TableCell<?, V>, V> drawing;

        ValueCell(BiConsumer<TableCell<?, V>, V> drawing) {
            this.drawing = drawing;
        }

        @Override
        protected void updateItem(@Nullable V item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            setGraphic(null);
            getStyleClass().removeAll("status", "t-muted");
            for (Status each : Status.values()) {
                getStyleClass().remove(StatusStyle.of(each));
            }
            if (item != null && !empty) {
                drawing.accept(this, item);
            }
        }
    }
}
