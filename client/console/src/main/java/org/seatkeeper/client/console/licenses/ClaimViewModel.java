package org.seatkeeper.client.console.licenses;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.client.console.kit.AnswerWords;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.Intent;
import org.seatkeeper.client.fleet.Outcome;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.SeatKind;
import org.seatkeeper.client.fleet.Status;
import org.seatkeeper.client.fleet.UnclaimedLicenses;

/** Claim or Waive without widgets: the oldest unclaimed licenses of one product. JavaFX thread. */
public final class ClaimViewModel {
    private final ProductKey key;
    private final ProductFigures product;
    private final UnclaimedLicenses unclaimed;
    private final LicensePorts ports;
    private final BooleanProperty waives = new SimpleBooleanProperty();
    private final StringProperty reason = new SimpleStringProperty("");
    private final ObjectProperty<SeatKind> seatKind;
    private final ReadOnlyObjectWrapper<Optional<AnswerWords>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper done = new ReadOnlyBooleanWrapper();
    private @Nullable String operationId;

    /** For what this product has unclaimed. */
    public ClaimViewModel(ProductKey key, ProductFigures product, UnclaimedLicenses unclaimed, LicensePorts ports) {
        this.key = key;
        this.product = product;
        this.unclaimed = unclaimed;
        this.ports = ports;
        seatKind = new SimpleObjectProperty<>(product.seatKind());
        waives.subscribe((_, _) -> operationId = null);
        reason.subscribe((_, _) -> operationId = null);
        seatKind.subscribe((_, _) -> operationId = null);
    }

    /** Whether they are written off instead of claimed. */
    public BooleanProperty waives() {
        return waives;
    }

    /** Why; needed to waive. At most 500 characters. */
    public StringProperty reason() {
        return reason;
    }

    /** Which pool they join. */
    public ObjectProperty<SeatKind> seatKind() {
        return seatKind;
    }

    /** How the last press ended; absent before. */
    public ReadOnlyObjectProperty<Optional<AnswerWords>> notice() {
        return notice.getReadOnlyProperty();
    }

    /** Whether an answer is awaited. */
    public ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /** Whether it is done. */
    public ReadOnlyBooleanProperty done() {
        return done.getReadOnlyProperty();
    }

    /** {@code 25 licenses of Pelican Mail 11 on rtm-mail-01}. */
    public String what() {
        return Words.count(unclaimed.quantity(), "license") + " of " + product.name() + " on " + key.server();
    }

    /** What the act will do. */
    public String effect() {
        return waives.get()
                ? Words.count(unclaimed.quantity(), "license") + " will be written off for good."
                : "The pool will have " + Words.count(pool() + unclaimed.quantity(), "license") + " for "
                        + (seatKind.get() == SeatKind.USER ? "users" : "devices") + ", instead of "
                        + Words.number(pool()) + ".";
    }

    /** Whether it can be sent. */
    public boolean ready() {
        boolean reasoned = !waives.get() || !reason.get().isBlank();
        return reasoned && reason.get().length() <= BookViewModel.COMMENT_MAX && !running.get();
    }

    /** The name of the act with its amount. */
    public String act() {
        return (waives.get() ? "_Waive " : "_Claim ") + Words.count(unclaimed.quantity(), "License");
    }

    /** Sends it. */
    public void submit() {
        if (!ready()) {
            return;
        }
        if (operationId == null) {
            operationId = ports.operationIds().get();
        }
        running.set(true);
        var intent = new Intent(operationId, product.revision(), reason.get().strip(), false);
        CompletionStage<Answer<Outcome>> asked = waives.get()
                ? ports.claims().waive(key, unclaimed.conversionId(), intent)
                : ports.claims().claim(key, unclaimed.conversionId(), seatKind.get(), intent);
        asked.thenAcceptAsync(this::answered, ports.fxThread());
    }

    private long pool() {
        return seatKind.get() == SeatKind.USER ? product.poolUserLicenses() : product.poolDeviceLicenses();
    }

    private void answered(Answer<Outcome> answer) {
        running.set(false);
        if (answer instanceof Answer.Done) {
            ports.notifies().tell(Status.OK, waives.get() ? "Licenses waived" : "Licenses claimed", what());
            done.set(true);
        } else {
            notice.set(Optional.of(AnswerWords.of(key.server().value(), answer)));
        }
    }
}
