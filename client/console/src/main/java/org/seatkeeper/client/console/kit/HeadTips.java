package org.seatkeeper.client.console.kit;

import javafx.scene.control.Skin;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.NestedTableColumnHeader;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.control.skin.TableHeaderRow;
import javafx.scene.control.skin.TableViewSkin;

/**
 * A table whose heads explain themselves. A column has no tooltip of its own, and its head is made anew whenever columns are
 * hidden or moved; so the tooltip is put on where heads are made.
 */
final class HeadTips<R> extends TableView<R> {
    private static final String KEY = "head-tip";

    /** What the head of this column says; empty for nothing. */
    static void set(TableColumn<?, ?> column, String tip) {
        column.getProperties().put(KEY, tip);
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new TableViewSkin<>(this) {
            @Override
            protected TableHeaderRow createTableHeaderRow() {
                return new TableHeaderRow(this) {
                    @Override
                    protected NestedTableColumnHeader createRootHeader() {
                        return new Heads(null);
                    }
                };
            }
        };
    }

    private static final class Heads extends NestedTableColumnHeader {
        @SuppressWarnings("NullAway") // The root of all heads has no column; the toolkit passes null itself.
        Heads(@org.jspecify.annotations.Nullable TableColumnBase<?, ?> column) {
            super(column);
        }

        @SuppressWarnings("rawtypes") // As the toolkit declares it.
        @Override
        protected TableColumnHeader createTableColumnHeader(TableColumnBase column) {
            TableColumnHeader head = super.createTableColumnHeader(column);
            if (column != null && column.getProperties().get(KEY) instanceof String tip && !tip.isEmpty()) {
                Tooltip.install(head, new Tooltip(tip));
            }
            return head;
        }
    }
}
