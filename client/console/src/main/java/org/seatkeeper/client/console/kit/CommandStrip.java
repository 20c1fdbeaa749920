package org.seatkeeper.client.console.kit;

import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;

/** The command line that does the same, to read and to copy. Hidden until asked for. */
public final class CommandStrip extends HBox {
    private final TextArea text = Lay.styled(new TextArea(), "t-mono", "command-text");

    public CommandStrip() {
        super(Lay.S);
        getStyleClass().add("command");
        text.setEditable(false);
        text.setWrapText(true);
        text.setAccessibleText("The command that does the same");
        Lay.height(text, 60);
        getChildren()
                .addAll(
                        Icon.COMMAND.node(),
                        Lay.grow(text),
                        Buttons.icon(Icon.COPY, "Copy the command", () -> Clips.copy(text.getText())));
        Lay.shown(this, false);
    }

    /** Shows another command, if it is shown at all. */
    public void command(String line) {
        text.setText(line);
    }

    /** Shows it, or hides it again. */
    public void toggle() {
        Lay.shown(this, !isVisible());
    }
}
