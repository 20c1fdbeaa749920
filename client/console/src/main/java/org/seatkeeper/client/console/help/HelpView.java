package org.seatkeeper.client.console.help;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.client.console.kit.Buttons;
import org.seatkeeper.client.console.kit.CutText;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Words;

/** The help: topics to the left, the one that is read to the right. */
public final class HelpView extends SplitPane {
    private static final double TEXT_WIDTH = 620;

    private final Map<String, HelpTopic> topics;
    private final ListView<String> list = new ListView<>();
    private final ScrollPane page = Lay.styled(new ScrollPane(), "edge-to-edge");

    public HelpView() {
        topics = HelpTopic.ALL.stream().collect(Collectors.toMap(id -> id, HelpTopic::read));
        list.getItems().setAll(HelpTopic.ALL);
        list.setFixedCellSize(28);
        list.setAccessibleText("Topics");
        list.setMinWidth(160);
        list.setCellFactory(_ -> cell());
        list.getSelectionModel().selectedItemProperty().subscribe(id -> {
            if (id != null) {
                draw(topic(id));
            }
        });
        page.setFitToWidth(true);
        page.setAccessibleText("Help text");
        getItems().setAll(Lay.styled(list, "edge-to-edge", "browser-tree"), page);
        setDividerPositions(0.32);
        SplitPane.setResizableWithParent(list, false);
        Lay.styled(this, "browser");
    }

    /** Shows a topic. */
    public void show(String id) {
        list.getSelectionModel().select(id);
        list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 2));
    }

    private HelpTopic topic(String id) {
        return Objects.requireNonNull(topics.get(id), id);
    }

    private ListCell<String> cell() {
        return CutText.watch(new ListCell<>() {
            @Override
            protected void updateItem(@Nullable String id, boolean empty) {
                super.updateItem(id, empty);
                setText(id == null || empty ? null : topic(id).title());
            }
        });
    }

    private void draw(HelpTopic topic) {
        VBox text = Lay.styled(Lay.column(Lay.S, Words.wrapped(Words.title(topic.title()))), "help-page");
        for (HelpTopic.Part part : topic.parts()) {
            text.getChildren().add(draw(part));
        }
        if (!topic.next().isEmpty()) {
            text.getChildren().add(next(topic.next()));
        }
        text.setMaxWidth(TEXT_WIDTH);
        page.setContent(text);
        page.setVvalue(0);
    }

    private static Node draw(HelpTopic.Part part) {
        return switch (part) {
            case HelpTopic.Part.Section(String words) ->
                Lay.styled(Words.wrapped(Words.section(words)), "help-section");
            case HelpTopic.Part.Paragraph(String words) -> Words.wrapped(Words.body(words));
            case HelpTopic.Part.Item(String words) -> item(words);
        };
    }

    private static HBox item(String words) {
        Label dot = Lay.whole(Words.muted("\u2022"));
        HBox row = new HBox(Lay.S, dot, Lay.grow(Words.wrapped(Words.body(words))));
        return Lay.styled(row, "help-item");
    }

    private VBox next(List<String> ids) {
        VBox next = Lay.styled(Lay.column(Lay.XS, Words.small("Read on")), "help-next");
        for (String id : ids) {
            next.getChildren().add(Buttons.link(topic(id).title(), () -> show(id)));
        }
        return next;
    }

    ListView<String> topicList() {
        return list;
    }
}
