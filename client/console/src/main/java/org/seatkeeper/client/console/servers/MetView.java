package org.seatkeeper.client.console.servers;

import java.util.Optional;
import javafx.scene.layout.VBox;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Times;
import org.seatkeeper.client.console.kit.Words;

/** Who was met, and the fingerprint to compare with what the server's own administrator reads there. */
final class MetView extends VBox {
    private final Times times;

    MetView(Times times) {
        super(Lay.XS);
        this.times = times;
        getStyleClass().add("agreement");
    }

    void show(Optional<Met> met) {
        getChildren().clear();
        Lay.shown(this, met.isPresent());
        met.ifPresent(who -> getChildren()
                .addAll(
                        Words.strong("The authority " + who.authorityName() + " vouches for this server"),
                        Words.muted("Its certificate ends " + times.prose(who.authorityExpires())),
                        Words.wrapped(Words.mono(who.fingerprint())),
                        Words.wrapped(Words.small(
                                "Compare it with what  seatkeeper servers show  prints on the server itself."
                                        + " From then on, every server of this authority is known by it."))));
    }
}
