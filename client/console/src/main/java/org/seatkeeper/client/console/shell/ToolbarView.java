package org.seatkeeper.client.console.shell;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.controlsfx.control.textfield.CustomTextField;
import org.seatkeeper.client.console.kit.Buttons;
import org.seatkeeper.client.console.kit.CutText;
import org.seatkeeper.client.console.kit.Icon;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Words;

/** The bar above the tabs. In a narrow window the filter field gives way; nothing is cut short. */
final class ToolbarView extends HBox {
    private static final int NAME_WHOLE = 28;
    private static final double NAME_MIN = 96;

    private final CustomTextField filter = new CustomTextField();
    private final Label live = Lay.styled(new Label("Live", Icon.LIVE.node()), "live");
    private final Label freshness = Words.muted("");
    private final Label who = CutText.watch(new Label("", Icon.USER.node()));
    private final Label role = CutText.watch(Words.muted(""));

    ToolbarView(ShellViewModel model, WindowActs acts, Runnable help, Runnable leave) {
        super(Lay.S);
        getStyleClass().add("main-bar");
        setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        filter(model, leave);
        Button servers = Buttons.quiet("_Servers\u2026", Icon.SERVER, acts::servers);
        getChildren()
                .addAll(
                        filter,
                        servers,
                        Lay.spacer(),
                        live,
                        Lay.whole(freshness),
                        Lay.styled(new Region(), "divider"),
                        who,
                        role,
                        Buttons.icon(Icon.HELP, "Help (F1)", help));
        model.freshness().subscribe(fresh -> {
            freshness.setText(fresh.words());
            live.setText(fresh.live() ? "Live" : "Partly live");
            live.getStyleClass().removeAll("ok", "silent");
            live.getStyleClass().add(fresh.live() ? "ok" : "silent");
        });
        model.self().subscribe(self -> {
            who.setText(self.name().isEmpty() ? "Not known to any server yet" : self.name());
            role.setText(self.role());
            whole(who);
            whole(role);
        });
        Lay.whole(live);
    }

    /** Short names are never cut; long ones give way before the window does. */
    private static void whole(Label label) {
        label.setMinWidth(label.getText().length() <= NAME_WHOLE ? USE_PREF_SIZE : NAME_MIN);
    }

    private void filter(ShellViewModel model, Runnable leave) {
        filter.textProperty().bindBidirectional(model.filterText());
        filter.setPromptText("Filter, for example  site:berlin mode:per-server");
        filter.setAccessibleText("Filter");
        filter.setLeft(Lay.styled(new Label(null, Icon.SEARCH.node()), "field-icon"));
        Button clear = Buttons.icon(
                Icon.CLOSE, "Clear the filter (Esc)", () -> model.filterText().set(""));
        clear.setFocusTraversable(false);
        filter.setMinWidth(200);
        filter.setPrefWidth(440);
        filter.setMaxWidth(480);
        model.filter().subscribe(expression -> {
            filter.setRight(expression.text().isEmpty() ? null : clear);
            filter.getStyleClass().remove("wrong");
            if (expression.problem().isPresent()) {
                filter.getStyleClass().add("wrong");
            }
        });
        filter.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            switch (event.getCode()) {
                case ESCAPE -> {
                    if (filter.getText().isEmpty()) {
                        leave.run();
                    } else {
                        filter.clear();
                    }
                    event.consume();
                }
                case ENTER, DOWN -> {
                    leave.run();
                    event.consume();
                }
                default -> {}
            }
        });
    }

    /** Gives the filter field the keyboard. */
    void enter() {
        filter.requestFocus();
        filter.selectAll();
    }

    CustomTextField filterField() {
        return filter;
    }
}
