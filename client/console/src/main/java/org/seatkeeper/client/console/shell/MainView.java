package org.seatkeeper.client.console.shell;

import java.util.List;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Notice;
import org.seatkeeper.client.fleet.FilterExpression;
import org.seatkeeper.client.fleet.Status;

/** The one window: filter, freshness and who I am above; tabs; running tasks below. */
public final class MainView extends BorderPane {
    private static final List<KeyCode> DIGITS =
            List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5, KeyCode.DIGIT6);
    private static final KeyCombination FILTER = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

    private final TabPane tabs = new TabPane();
    private final Notice problem = Lay.styled(new Notice(), "strip");
    private final ToolbarView toolbar;
    private final TasksView tasks;
    private final List<RoomTab> pages;
    private final WindowActs acts;

    /** Around these pages, in the order of their tabs. */
    public MainView(ShellViewModel model, List<RoomTab> pages, TasksView tasks, WindowActs acts) {
        this.pages = List.copyOf(pages);
        this.acts = acts;
        this.tasks = tasks;
        toolbar = new ToolbarView(model, acts, () -> acts.help(page().topic()), this::enterPage);
        tabs.setAccessibleText("Tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        for (RoomTab page : pages) {
            tabs.getTabs().add(new Tab(page.name()));
        }
        Lay.height(tabs, 36);
        tabs.getSelectionModel().selectedIndexProperty().subscribe(_ -> setCenter(page().content()));
        model.filter().subscribe(this::problem);
        setTop(Lay.column(0, toolbar, tabs, problem));
        setBottom(tasks);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    /** Shows the page of this name. */
    public void show(String pageName) {
        for (int i = 0; i < pages.size(); i++) {
            if (pages.get(i).name().equals(pageName)) {
                tabs.getSelectionModel().select(i);
            }
        }
    }

    /** The page that is shown. */
    public RoomTab page() {
        return pages.get(Math.max(0, tabs.getSelectionModel().getSelectedIndex()));
    }

    private void problem(FilterExpression filter) {
        filter.problem()
                .ifPresentOrElse(
                        words -> problem.show(Status.AT_LIMIT, "", "The filter does nothing yet. " + words),
                        problem::clear);
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() && DIGITS.contains(event.getCode())) {
            int index = DIGITS.indexOf(event.getCode());
            if (index < pages.size()) {
                tabs.getSelectionModel().select(index);
                event.consume();
            }
            return;
        }
        if (FILTER.match(event)) {
            toolbar.enter();
            event.consume();
            return;
        }
        switch (event.getCode()) {
            case F1 -> acts.help(page().topic());
            case F5 -> {
                acts.askAgain();
                page().again().run();
            }
            case F6 -> nextPane();
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** Filter, tabs, page, and around again. */
    private void nextPane() {
        if (toolbar.isFocusWithin()) {
            tabs.requestFocus();
        } else if (tabs.isFocusWithin()) {
            enterPage();
        } else {
            toolbar.enter();
        }
    }

    private void enterPage() {
        page().content().lookupAll("*").stream()
                .filter(node -> node.isFocusTraversable() && node.isVisible() && !node.isDisabled())
                .filter(node ->
                        node instanceof javafx.scene.control.TableView || node instanceof javafx.scene.control.ListView)
                .findFirst()
                .ifPresentOrElse(
                        javafx.scene.Node::requestFocus, () -> page().content().requestFocus());
    }

    ToolbarView toolbar() {
        return toolbar;
    }

    TasksView tasks() {
        return tasks;
    }
}
