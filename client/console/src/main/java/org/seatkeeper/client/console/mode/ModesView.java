package org.seatkeeper.client.console.mode;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.seatkeeper.client.console.kit.Buttons;
import org.seatkeeper.client.console.kit.Icon;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.StatusLabel;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.fleet.LicensingMode;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.Standing;

/** The two modes, one above the other, and the number of licenses under the one that holds. */
final class ModesView extends VBox {
    private final ChooseModeViewModel model;
    private final ToggleGroup group = new ToggleGroup();
    private final RadioButton perServer = radio("Per _Server");
    private final RadioButton pool = radio("Per Device or Per _User");
    private final Label figure = Words.figure("");
    private final Label figureName = Words.small("");
    private final StatusLabel status = new StatusLabel();
    private final Button add;
    private final Button remove;
    private final HBox number;
    private final VBox underServer =
            under("Each connection that is open at the same time uses one license of this server.");
    private final VBox underPool = under("Each device or user needs one license, good for every server of the site. "
            + "This change is made once and cannot be reversed.");
    private final VBox serverChoice = Lay.styled(Lay.column(Lay.XS, perServer, underServer), "choice");
    private final VBox poolChoice = Lay.styled(Lay.column(Lay.XS, pool, underPool), "choice");

    ModesView(ChooseModeViewModel model, LeadsFromMode leads) {
        super(Lay.S);
        this.model = model;
        add = Buttons.plain("_Add Licenses\u2026", Icon.ADD, () -> leads.addLicenses(model.key()));
        remove = Buttons.plain("Remo_ve Licenses\u2026", Icon.REMOVE, () -> leads.removeLicenses(model.key()));
        VBox figures = Lay.column(0, Lay.row(12, Lay.whole(figure), Lay.whole(status)), Lay.whole(figureName));
        number = Lay.row(Lay.L, figures, Lay.spacer(), Lay.row(Lay.S, add, remove));
        perServer.setToggleGroup(group);
        pool.setToggleGroup(group);
        getChildren().addAll(Words.section("Licensing mode"), serverChoice, poolChoice);
        model.picture().subscribe(shown -> shown.ifPresent(this::draw));
        group.selectedToggleProperty().subscribe(chosen -> {
            boolean differs = model.picture()
                    .get()
                    .filter(picture -> picture.product().mode() == LicensingMode.PER_SERVER && pool.equals(chosen))
                    .isPresent();
            model.wantsPool().set(differs);
            frame(serverChoice, perServer.equals(chosen));
            frame(poolChoice, pool.equals(chosen));
        });
    }

    private static RadioButton radio(String name) {
        RadioButton button = Lay.styled(new RadioButton(name), "t-strong");
        button.setMnemonicParsing(true);
        return button;
    }

    private static VBox under(String what) {
        return Lay.styled(Lay.column(12, Words.wrapped(Words.muted(what))), "under-choice");
    }

    private static void frame(Node choice, boolean chosen) {
        choice.getStyleClass().remove("chosen");
        if (chosen) {
            choice.getStyleClass().add("chosen");
        }
    }

    private void draw(ModePicture picture) {
        ProductFigures product = picture.product();
        boolean pooled = product.mode() == LicensingMode.PER_DEVICE_OR_USER;
        if (pooled) {
            pool.setSelected(true);
        } else if (!model.wantsPool().get()) {
            perServer.setSelected(true);
        }
        perServer.setDisable(pooled);
        pool.setDisable(!pooled && !picture.mayChange());
        figure.setText(Words.number(product.licenses()));
        figureName.setText(pooled ? pool(product) : "Concurrent connections");
        status.show(
                Standing.of(picture.server(), product),
                Standing.of(picture.server(), product).words());
        add.setDisable(!picture.mayBook());
        remove.setDisable(!picture.mayBook() || product.licenses() == 0);
        underServer.getChildren().remove(number);
        underPool.getChildren().remove(number);
        (pooled ? underPool : underServer).getChildren().add(number);
    }

    private static String pool(ProductFigures product) {
        return Words.number(product.poolUserLicenses()) + " for users, " + Words.number(product.poolDeviceLicenses())
                + " for devices";
    }

    RadioButton perServer() {
        return perServer;
    }

    RadioButton pool() {
        return pool;
    }

    Button addAction() {
        return add;
    }
}
