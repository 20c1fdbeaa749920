package org.seatkeeper.client.console.mode;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Subscription;
import org.seatkeeper.client.console.kit.AnswerWords;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.Fleet;
import org.seatkeeper.client.fleet.Intent;
import org.seatkeeper.client.fleet.LicensingMode;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.Status;

/** Choose Licensing Mode without its widgets: one product as it stands, and what is wanted. JavaFX thread. */
public final class ChooseModeViewModel {
    private final ModePorts ports;
    private final ReadOnlyObjectWrapper<Optional<ModePicture>> picture = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<AnswerWords>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty wantsPool = new SimpleBooleanProperty();
    private final Subscription following;
    private ProductKey key;
    private Fleet fleet = Fleet.EMPTY;

    /** Follows this product until {@link #close}. */
    public ChooseModeViewModel(ProductKey key, ModePorts ports) {
        this.key = key;
        this.ports = ports;
        following = ports.fleet().follow(change -> {
            fleet = change.fleet();
            look();
        });
    }

    /** The product as it stands; absent once it is no longer there. */
    public ReadOnlyObjectProperty<Optional<ModePicture>> picture() {
        return picture.getReadOnlyProperty();
    }

    /** How the last act ended; absent before. */
    public ReadOnlyObjectProperty<Optional<AnswerWords>> notice() {
        return notice.getReadOnlyProperty();
    }

    /** Whether Per Device or Per User is wanted although the product is Per Server. */
    public BooleanProperty wantsPool() {
        return wantsPool;
    }

    /** Which product is looked at. */
    public ProductKey key() {
        return key;
    }

    /** The products of the same server, to change over to. */
    public List<ProductFigures> siblings() {
        return fleet.server(key.server()).map(server -> server.products()).orElse(List.of());
    }

    /** Looks at another product of the same server. */
    public void choose(String productId) {
        if (!productId.equals(key.productId())) {
            key = new ProductKey(key.server(), productId);
            wantsPool.set(false);
            notice.set(Optional.empty());
            look();
        }
    }

    /** Cancels the scheduled change. The new state arrives like any other. */
    public void cancelChange() {
        picture.get()
                .ifPresent(shown -> ports.cancels()
                        .cancel(
                                key,
                                new Intent(
                                        ports.operationIds().get(),
                                        shown.product().revision(),
                                        "",
                                        false))
                        .thenAcceptAsync(answer -> canceled(shown, answer), ports.fxThread()));
    }

    private void canceled(ModePicture shown, Answer<?> answer) {
        if (answer instanceof Answer.Done) {
            notice.set(Optional.of(new AnswerWords(Status.OK, "The scheduled change is canceled", "")));
            ports.notifies().tell(Status.OK, "Change canceled", shown.what() + " stays Per Server.");
        } else {
            notice.set(Optional.of(AnswerWords.of(shown.server().name().value(), answer)));
        }
    }

    /** Nothing is followed any more. */
    public void close() {
        following.unsubscribe();
    }

    private void look() {
        Optional<ModePicture> newest = ModePicture.of(fleet, key);
        if (newest.filter(ModePicture::mayChange).isEmpty()
                || newest.get().product().mode() != LicensingMode.PER_SERVER) {
            wantsPool.set(false);
        }
        picture.set(newest);
    }
}
