package org.seatkeeper.client.console.mode;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.client.console.kit.Buttons;
import org.seatkeeper.client.console.kit.CommandStrip;
import org.seatkeeper.client.console.kit.DialogContent;
import org.seatkeeper.client.console.kit.Form;
import org.seatkeeper.client.console.kit.Icon;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Notice;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.fleet.Disposition;
import org.seatkeeper.client.fleet.LicensingMode;
import org.seatkeeper.client.fleet.ModeWish;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.ShellWords;

/** Choose Licensing Mode, as it opens: one product, its two modes, its number. What may not be done is off and says why. */
final class ChooseModeDialog {
    private static final double WIDTH = 624;

    private final ChooseModeViewModel model;
    private final ModesView modes;
    private final ModeNotices notices;
    private final ComboBox<ProductFigures> product = new ComboBox<>();
    private final Label place = Words.strong("");
    private final Label link = Words.small("");
    private final Notice hint;
    private final CommandStrip command = new CommandStrip();
    private final Button plan;
    private final Button cancel;
    private final DialogContent content;
    private boolean filling;

    /**
     * Over this model.
     *
     * @param plans opens the plan of the product that is shown
     */
    ChooseModeDialog(ChooseModeViewModel model, LeadsFromMode leads, Runnable plans) {
        this.model = model;
        modes = new ModesView(model, leads);
        notices = new ModeNotices(model, leads);
        hint = hint(leads);
        plan = Buttons.main("_Plan the Change\u2026", plans);
        cancel = Buttons.plain("Cancel", this::close);
        cancel.setCancelButton(true);
        VBox body = Lay.column(Lay.M, where(), notices, modes, hint, command);
        content = new DialogContent(
                        "Choose Licensing Mode",
                        "one-way-change",
                        WIDTH,
                        body,
                        List.of(
                                Buttons.quiet("Show the _Command", Icon.COMMAND, command::toggle),
                                Buttons.quiet("_Help", Icon.HELP, () -> leads.help("modes"))),
                        List.of(cancel, plan))
                .onClosed(model::close)
                .startAt(product);
        model.picture().subscribe(this::draw);
        model.wantsPool().subscribe(wanted -> plan.setDisable(!wanted));
    }

    DialogContent content() {
        return content;
    }

    void close() {
        content.close();
    }

    private Node where() {
        product.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable ProductFigures figures) {
                return figures == null ? "" : figures.name();
            }

            @Override
            public @Nullable ProductFigures fromString(String text) {
                return null;
            }
        });
        Lay.width(product, 280);
        product.valueProperty().subscribe(chosen -> {
            if (chosen != null && !filling) {
                model.choose(chosen.productId());
            }
        });
        HBox server = Lay.row(Lay.M, place, link);
        server.setMinHeight(28);
        Label name = Words.muted("Server");
        name.setMinHeight(28);
        Form form = new Form(64);
        form.addRow(0, name, server);
        return form.field("P_roduct", product);
    }

    private static Notice hint(LeadsFromMode leads) {
        return new Notice(
                Icon.HINT,
                "neutral",
                "",
                "If you are not certain, stay in Per Server mode.",
                Buttons.link("Which mode is cheaper?", () -> leads.help("cheaper")));
    }

    private void draw(Optional<ModePicture> shown) {
        shown.ifPresent(this::draw);
    }

    private void draw(ModePicture picture) {
        place.setText(picture.place());
        link.setText(picture.server().current() ? "Live" : "Does not report");
        filling = true;
        product.getItems().setAll(model.siblings());
        product.setValue(picture.product());
        filling = false;
        boolean allowed = picture.mayChange();
        cancel.setText(allowed ? "Cancel" : "Close");
        Lay.shown(plan, allowed);
        Lay.shown(hint, picture.product().mode() == LicensingMode.PER_SERVER);
        ModeWish usual = new ModeWish(Disposition.MOVE, picture.product().seatKind(), Optional.empty(), "");
        command.command(ShellWords.planMode(model.key(), usual));
    }

    ModesView modes() {
        return modes;
    }

    Button planAction() {
        return plan;
    }

    ModeNotices notices() {
        return notices;
    }
}
