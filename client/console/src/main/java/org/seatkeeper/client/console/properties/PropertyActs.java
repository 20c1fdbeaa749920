package org.seatkeeper.client.console.properties;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.client.console.kit.Fields;
import org.seatkeeper.client.console.kit.Form;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.fleet.Ages;
import org.seatkeeper.client.fleet.ConnectionLine;
import org.seatkeeper.client.fleet.ProductFigures;

/** Opens the confirmations of what can be done about the use of one product. JavaFX thread. */
final class PropertyActs {
    private final ProductViewModel model;
    private final PropertyPorts ports;

    PropertyActs(ProductViewModel model, PropertyPorts ports) {
        this.model = model;
        this.ports = ports;
    }

    private ProductFigures product() {
        return model.now().get().product();
    }

    private String where() {
        return product().name() + " on " + model.key().server();
    }

    /** Ends these connections; nothing where there are none. */
    void evict(List<ConnectionLine> connections) {
        if (connections.isEmpty()) {
            return;
        }
        var act = new EvictAct(model.key(), connections, ports.acts());
        var confirmed = new ActViewModel(model.key(), ports, act);
        ComboBox<Duration> block = new ComboBox<>();
        block.getItems().setAll(EvictAct.BLOCKS);
        block.setConverter(new BlockWords());
        block.valueProperty().bindBidirectional(act.block());
        Label end = Words.muted("");
        ActDialog dialog = new ActDialog(
                confirmed,
                connections.size() == 1 ? "Evict a Connection" : "Evict Connections",
                connections.size() == 1 ? "_Evict" : "_Evict " + connections.size() + " Connections",
                "The server ends "
                        + (connections.size() == 1
                                ? "the connection and all its handles."
                                : "the connections and all their handles."),
                ports,
                form -> {
                    ActDialog.fact(form, "Product", where());
                    ActDialog.fact(form, "Whose", act.who());
                    form.field("_Keep out", Lay.row(Lay.S, block, end), block);
                });
        act.block().subscribe((_, _) -> confirmed.edited());
        act.block().subscribe(length -> {
            end.setText(end(length));
            dialog.draw();
        });
        confirmed.done().subscribe(done -> {
            if (done) {
                model.connections().again();
            }
        });
        ports.dialogs().open(dialog.content());
    }

    private String end(Duration block) {
        Instant until = ports.clock().instant().plus(block);
        return block.isZero()
                ? "It may come back at once."
                : "Until " + ports.times().prose(until) + ".";
    }

    /** Lifts the block of a client; the names may be empty, to be typed. */
    void liftBlock(String user, String device) {
        var act = new LiftBlockAct(model.key(), user, device, ports.acts());
        var confirmed = new ActViewModel(model.key(), ports, act);
        ActDialog dialog = new ActDialog(
                confirmed,
                "Lift a Block",
                "_Lift the Block",
                "The client is let in again as any other, before its block ends.",
                ports,
                form -> {
                    ActDialog.fact(form, "Product", where());
                    field(form, "_User", act.user());
                    field(form, "_Device", act.device());
                });
        act.user().subscribe((_, _) -> edited(confirmed, dialog));
        act.device().subscribe((_, _) -> edited(confirmed, dialog));
        dialog.content().startAt(dialog.firstField());
        ports.dialogs().open(dialog.content());
    }

    private static void edited(ActViewModel confirmed, ActDialog dialog) {
        confirmed.edited();
        dialog.draw();
    }

    private static void field(Form form, String name, javafx.beans.property.StringProperty value) {
        TextField field = Fields.text(LiftBlockAct.NAME_MAX);
        field.textProperty().bindBidirectional(value);
        field.setPromptText("As it was blocked; empty where it has none");
        form.field(name, field);
    }

    /** Measures the peak anew. */
    void resetPeak() {
        var act = new ResetPeakAct(model.key(), product(), ports.acts());
        var confirmed = new ActViewModel(model.key(), ports, act);
        ActDialog dialog = new ActDialog(
                confirmed,
                "Reset the High-Water Mark",
                "_Measure Anew",
                "A new measuring period begins with the present use; the one before stays in the history.",
                ports,
                form -> {
                    ActDialog.fact(form, "Product", where());
                    ActDialog.fact(
                            form,
                            "Mark now",
                            Words.number(product().peak())
                                    + product()
                                            .usage()
                                            .peakAt()
                                            .map(at -> ", reached on "
                                                    + ports.times().prose(at))
                                            .orElse(""));
                });
        confirmed.done().subscribe(done -> {
            if (done) {
                model.peaks().again();
            }
        });
        ports.dialogs().open(dialog.content());
    }

    private static final class BlockWords extends StringConverter<Duration> {
        @Override
        public String toString(@Nullable Duration length) {
            return length == null || length.isZero() ? "Not at all" : "For " + Ages.words(length);
        }

        @Override
        public Duration fromString(String text) {
            return Duration.ZERO; // The list is not typed into.
        }
    }
}
