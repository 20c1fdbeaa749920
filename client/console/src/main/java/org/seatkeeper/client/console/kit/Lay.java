package org.seatkeeper.client.console.kit;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The few layouts used here. Gaps are 4, 8, 16 or 24 px: the grid of the whole program. */
public final class Lay {
    /** 4 px. */
    public static final double XS = 4;
    /** 8 px. */
    public static final double S = 8;
    /** 16 px. */
    public static final double M = 16;
    /** 24 px. */
    public static final double L = 24;

    private Lay() {}

    /** Side by side, on one middle line. */
    public static HBox row(double gap, Node... nodes) {
        HBox row = new HBox(gap, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** One below the other. */
    public static VBox column(double gap, Node... nodes) {
        return new VBox(gap, nodes);
    }

    /** Room inside the edges, px. */
    public static <R extends Region> R pad(R region, double vertical, double horizontal) {
        region.setPadding(new Insets(vertical, horizontal, vertical, horizontal));
        return region;
    }

    /** Takes whatever room is left, both ways. */
    public static <N extends Node> N grow(N node) {
        HBox.setHgrow(node, Priority.ALWAYS);
        VBox.setVgrow(node, Priority.ALWAYS);
        return node;
    }

    /** Room that pushes what follows to the far end. */
    public static Region spacer() {
        return grow(new Region());
    }

    /** Exactly this wide, px. */
    public static <R extends Region> R width(R region, double width) {
        region.setMinWidth(width);
        region.setPrefWidth(width);
        region.setMaxWidth(width);
        return region;
    }

    /** Exactly this high, px. */
    public static <R extends Region> R height(R region, double height) {
        region.setMinHeight(height);
        region.setPrefHeight(height);
        region.setMaxHeight(height);
        return region;
    }

    /** Never narrower than its own words. */
    public static <R extends Region> R whole(R region) {
        region.setMinWidth(Region.USE_PREF_SIZE);
        return region;
    }

    /** With these style classes. */
    public static <N extends Node> N styled(N node, String... classes) {
        node.getStyleClass().addAll(classes);
        return node;
    }

    /** There only while it is wanted: it takes no room while it is not. */
    public static <N extends Node> N shown(N node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
        return node;
    }
}
