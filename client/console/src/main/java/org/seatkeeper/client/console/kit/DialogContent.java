package org.seatkeeper.client.console.kit;

import java.util.List;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * What is inside a dialog: its body and its row of buttons. {@link OwnedDialogs} puts it into a window of its own;
 * a picture may put it elsewhere.
 */
public final class DialogContent extends VBox {
    private final String title;
    private final String topic;
    private Runnable closing = () -> {};
    private Runnable closed = () -> {};
    private Runnable raising = () -> {};
    private final ScrollPane scroll;
    private boolean free;
    private final Region body;
    private final Region buttonRow;
    private @Nullable Node first;

    /**
     * What a dialog shows.
     *
     * @param title of the window, in title case
     * @param topic of the help that F1 opens
     * @param width of the body, px; the height is as the body needs, and scrolls where the screen is too low
     * @param aside buttons beside the matter, to the left
     * @param acts the buttons to the right, the main one last
     */
    public DialogContent(
            String title,
            String topic,
            double width,
            Region body,
            List<? extends Node> aside,
            List<? extends Node> acts) {
        this.title = title;
        this.topic = topic;
        this.body = body;
        Lay.styled(body, "dialog-body");
        scroll = Lay.styled(new ScrollPane(body), "edge-to-edge", "dialog-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        HBox buttons = Lay.styled(Lay.row(Lay.S), "dialog-buttons");
        buttons.getChildren().addAll(aside);
        buttons.getChildren().add(Lay.spacer());
        buttons.getChildren().addAll(acts);
        getChildren().addAll(Lay.grow(scroll), buttons);
        getStyleClass().add("dialog-content");
        setPrefWidth(width);
        setMinWidth(width);
        buttonRow = buttons;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    /** As high as the whole body and the buttons: the body scrolls only where the window cannot be that high. */
    @Override
    protected double computePrefHeight(double width) {
        double wide = width < 0 ? prefWidth(-1) : width;
        return Math.ceil(body.prefHeight(wide)) + Math.ceil(buttonRow.prefHeight(wide));
    }

    /** The name of the window. */
    public String title() {
        return title;
    }

    /** The topic of the help that F1 opens. */
    public String topic() {
        return topic;
    }

    /**
     * Makes it a window that stays open beside the main one while both are used, and that a person makes larger: for what is
     * watched rather than answered.
     *
     * @param widthMin least width, px
     * @param height of the body when it opens, px
     */
    public DialogContent free(double widthMin, double height) {
        free = true;
        body.setPrefHeight(height);
        body.setMinHeight(0);
        scroll.setFitToHeight(true);
        setMinWidth(widthMin);
        return this;
    }

    /** Whether it stays open beside the main window. */
    public boolean isFree() {
        return free;
    }

    /** Brings the window around it to the front. */
    public void raise() {
        raising.run();
    }

    /** The window tells how it is raised. */
    void raiseBy(Runnable act) {
        raising = act;
    }

    /** Closes the window around it. */
    public void close() {
        closing.run();
    }

    /** Runs once the window is gone, however it went. */
    public DialogContent onClosed(Runnable act) {
        closed = act;
        return this;
    }

    /** Has the keyboard when the window opens. */
    public DialogContent startAt(Node node) {
        first = node;
        return this;
    }

    /** The window tells how it is closed. */
    void closeBy(Runnable act) {
        closing = act;
    }

    /** Changes when the body needs more or less height. */
    ReadOnlyDoubleProperty prefHeightSource() {
        return body.heightProperty();
    }

    void closed() {
        closed.run();
    }

    /** Gives the keyboard to where it should start. */
    public void focusFirst() {
        if (first != null) {
            first.requestFocus();
        }
    }
}
