package org.seatkeeper.client.console.properties;

import java.util.concurrent.CompletionStage;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.Intent;
import org.seatkeeper.client.fleet.Outcome;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.UsageCommands;

/** Lets a client in again before its block ends. */
final class LiftBlockAct implements ActViewModel.Act {
    /** Longest name, in characters. */
    static final int NAME_MAX = 256;

    private final ProductKey key;
    private final ActsOnUse acts;
    private final StringProperty user;
    private final StringProperty device;

    /** Of this client first; others can be typed. Either may be empty, as it was when it was blocked. */
    LiftBlockAct(ProductKey key, String user, String device, ActsOnUse acts) {
        this.key = key;
        this.acts = acts;
        this.user = new SimpleStringProperty(user);
        this.device = new SimpleStringProperty(device);
    }

    StringProperty user() {
        return user;
    }

    StringProperty device() {
        return device;
    }

    private String who() {
        return Clients.who(user.get().strip(), device.get().strip());
    }

    @Override
    public CompletionStage<Answer<Outcome>> ask(int which, Intent intent) {
        return acts.liftBlock(key, user.get().strip(), device.get().strip(), intent);
    }

    @Override
    public String command(String reason) {
        return UsageCommands.liftBlock(key, user.get().strip(), device.get().strip(), reason);
    }

    @Override
    public boolean ready() {
        return !user.get().isBlank() || !device.get().isBlank();
    }

    @Override
    public String effect(Outcome outcome) {
        return who() + " is blocked now.";
    }

    @Override
    public String done() {
        return "The block of " + who() + " is lifted";
    }
}
