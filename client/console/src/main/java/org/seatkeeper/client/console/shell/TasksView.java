package org.seatkeeper.client.console.shell;

import java.util.concurrent.Executor;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Hyperlink;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.StatusBar;
import org.controlsfx.control.TaskProgressView;
import org.seatkeeper.client.console.kit.Buttons;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.StartsWork;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.console.kit.Work;

/** The bar below: running tasks to the left, which opens their list; profile and kind of link to the right. */
public final class TasksView extends StatusBar implements StartsWork {
    private final TaskProgressView<Work> list = new TaskProgressView<>();
    private final Hyperlink running = Buttons.link("No tasks running", this::open);
    private final Executor background;

    /**
     * No tasks yet.
     *
     * @param background runs a task's waiting; a thread each
     * @param profile in words, for the right end
     */
    public TasksView(Executor background, String profile) {
        this.background = background;
        setText("");
        setFocusTraversable(false);
        Lay.styled(running, "t-small");
        getLeftItems().add(running);
        getRightItems().add(Words.small(profile));
        Lay.width(list, 400);
        list.setPrefHeight(240);
        list.getTasks().addListener((ListChangeListener<Work>) _ -> count());
    }

    @Override
    public Work start(String title, int steps) {
        Work work = new Work(title, steps);
        list.getTasks().add(work);
        background.execute(work);
        return work;
    }

    private void count() {
        int count = list.getTasks().size();
        running.setText(count == 0 ? "No tasks running" : Words.count(count, "task") + " running");
    }

    private void open() {
        PopOver over = new PopOver(list);
        over.setTitle("Tasks");
        over.setHeaderAlwaysVisible(true);
        over.setArrowLocation(PopOver.ArrowLocation.BOTTOM_LEFT);
        over.show(running);
    }

    Hyperlink runningLink() {
        return running;
    }

    TaskProgressView<Work> list() {
        return list;
    }
}
