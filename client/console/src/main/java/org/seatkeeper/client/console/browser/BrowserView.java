package org.seatkeeper.client.console.browser;

import javafx.collections.ListChangeListener;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Times;

/** Draws a {@link BrowserViewModel}: the tree to the left, the details of what is selected to the right. */
public final class BrowserView extends SplitPane {
    private static final double ROW = 24;

    private final BrowserViewModel model;
    private final ListView<BrowserRow> tree = new ListView<>();
    private boolean following;

    /** Over this model; it leads on to other rooms through the port. */
    public BrowserView(BrowserViewModel model, LeadsFromBrowser leads, Times times, java.time.InstantSource clock) {
        this.model = model;
        tree.setItems(model.rows());
        tree.setFixedCellSize(ROW);
        tree.setAccessibleText("Sites, servers and products");
        tree.setCellFactory(_ -> new TreeCellView(model));
        tree.addEventFilter(KeyEvent.KEY_PRESSED, event -> key(leads, event));
        tree.setContextMenu(menu(leads));
        tree.setMinWidth(200);
        Lay.styled(tree, "edge-to-edge", "browser-tree");
        DetailsView details = new DetailsView(model, leads, times, clock);
        getItems().setAll(tree, details);
        setDividerPositions(0.25);
        SplitPane.setResizableWithParent(tree, false);
        Lay.styled(this, "browser");
        tree.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null && !following) {
                model.selected().set(row.key());
            }
        });
        model.selected().subscribe(this::select);
        model.rows().addListener((ListChangeListener<BrowserRow>)
                _ -> select(model.selected().get()));
    }

    private void select(@Nullable BrowserKey key) {
        BrowserRow now = tree.getSelectionModel().getSelectedItem();
        if (key == null || (now != null && now.key().equals(key))) {
            return;
        }
        for (int i = 0; i < model.rows().size(); i++) {
            if (model.rows().get(i).key().equals(key)) {
                following = true;
                tree.getSelectionModel().select(i);
                following = false;
                if (getScene() != null && !tree.isFocused()) {
                    tree.scrollTo(Math.max(0, i - 4));
                }
            }
        }
    }

    private ContextMenu menu(LeadsFromBrowser leads) {
        MenuItem mode = new MenuItem("Choose Licensing Mode\u2026");
        MenuItem history = new MenuItem("Purchase History");
        MenuItem properties = new MenuItem("Properties\u2026");
        MenuItem edit = new MenuItem("Name and Tags\u2026");
        MenuItem again = new MenuItem("Try Again Now");
        mode.setOnAction(_ -> product(key -> leads.chooseMode(java.util.List.of(key))));
        history.setOnAction(_ -> product(leads::showHistory));
        edit.setOnAction(_ -> server(leads::editServer));
        again.setOnAction(_ -> server(leads::tryAgain));
        properties.setOnAction(_ -> properties(leads));
        ContextMenu menu = new ContextMenu(properties, mode, history, edit, again);
        menu.setOnShowing(_ -> {
            boolean product = model.selected().get() instanceof BrowserKey.OfProduct;
            boolean site = model.selected().get() instanceof BrowserKey.OfSite;
            mode.setDisable(!product);
            history.setDisable(!product);
            properties.setDisable(site);
            edit.setDisable(site);
            again.setDisable(site);
        });
        return menu;
    }

    private void properties(LeadsFromBrowser leads) {
        switch (model.selected().get()) {
            case BrowserKey.OfServer(var name) -> leads.serverProperties(name);
            case BrowserKey.OfProduct(var key) -> leads.properties(key);
            case BrowserKey.OfSite _ -> {}
            case null -> {}
        }
    }

    private void product(java.util.function.Consumer<org.seatkeeper.client.fleet.ProductKey> act) {
        if (model.selected().get() instanceof BrowserKey.OfProduct(var key)) {
            act.accept(key);
        }
    }

    private void server(java.util.function.Consumer<org.seatkeeper.client.fleet.ServerName> act) {
        switch (model.selected().get()) {
            case BrowserKey.OfServer(var name) -> act.accept(name);
            case BrowserKey.OfProduct(var key) -> act.accept(key.server());
            case BrowserKey.OfSite _ -> {}
            case null -> {}
        }
    }

    /** As in a tree: right opens, left closes or goes to what is above. */
    private void key(LeadsFromBrowser leads, KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && event.isAltDown()) {
            properties(leads);
            event.consume();
            return;
        }
        BrowserRow row = tree.getSelectionModel().getSelectedItem();
        if (row == null) {
            return;
        }
        BrowserRow.Fold fold = row.value().get().fold();
        switch (event.getCode()) {
            case RIGHT -> model.fold(row.key(), true);
            case LEFT -> {
                if (fold == BrowserRow.Fold.OPEN) {
                    model.fold(row.key(), false);
                } else {
                    model.parent(row.key()).ifPresent(model.selected()::set);
                }
            }
            case ENTER, SPACE -> model.toggle(row.key());
            default -> {
                return;
            }
        }
        event.consume();
    }

    ListView<BrowserRow> tree() {
        return tree;
    }
}
