package org.seatkeeper.client.console.mode;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.seatkeeper.client.console.kit.CutText;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Notice;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.fleet.ModePlan;
import org.seatkeeper.client.fleet.Status;

/** Every effect of the change: what, before, after, and what it means. */
final class PlanRowsView extends VBox {
    private final GridPane grid = Lay.styled(new GridPane(), "plan");
    private final Notice refusal = new Notice();

    PlanRowsView() {
        super(Lay.S);
        for (double width : new double[] {192, 168, 184}) {
            grid.getColumnConstraints().add(new ColumnConstraints(width));
        }
        ColumnConstraints rest = new ColumnConstraints();
        rest.setHgrow(javafx.scene.layout.Priority.ALWAYS);
        rest.setMinWidth(0);
        grid.getColumnConstraints().add(rest);
        grid.addRow(0, head("What will happen"), head("Before"), head("After"), head("What it means"));
        grid.addRow(1, head("Waiting for the server\u2026"));
        getChildren().addAll(grid, refusal);
    }

    void show(ModePlan plan) {
        grid.getChildren().removeIf(node -> {
            Integer row = GridPane.getRowIndex(node);
            return row != null && row > 0;
        });
        int at = 1;
        for (ModePlan.Row row : plan.rows()) {
            grid.addRow(
                    at++,
                    cell(Words.muted(row.what())),
                    cell(Words.body(row.before())),
                    cell(Words.strong(row.after())),
                    cell(Words.muted(row.meaning())));
        }
        plan.refusal()
                .ifPresentOrElse(
                        why -> refusal.show(Status.OVER, "It would be refused: " + why.cause(), why.remedy()),
                        refusal::clear);
    }

    private static Node head(String text) {
        return cell(Lay.styled(new Label(text), "head"));
    }

    private static Node cell(Label label) {
        // What cannot be taken back is read whole: words break into lines and are never cut.
        HBox cell = Lay.styled(Lay.row(0, Lay.grow(CutText.watch(Words.wrapped(label)))), "plan-cell");
        cell.setMaxWidth(Double.MAX_VALUE);
        return cell;
    }

    /** How many effects are shown. */
    int count() {
        return grid.getRowCount() - 1;
    }

    Notice refusalNotice() {
        return refusal;
    }
}
