package org.seatkeeper.client.console.wiring;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.seatkeeper.client.console.browser.BrowserKey;
import org.seatkeeper.client.console.browser.BrowserView;
import org.seatkeeper.client.console.browser.BrowserViewModel;
import org.seatkeeper.client.console.browser.LeadsFromBrowser;
import org.seatkeeper.client.console.licenses.LicenseDialogs;
import org.seatkeeper.client.console.licenses.LicensePorts;
import org.seatkeeper.client.console.mode.LeadsFromMode;
import org.seatkeeper.client.console.mode.ModeDialogs;
import org.seatkeeper.client.console.mode.ModePorts;
import org.seatkeeper.client.console.mode.ModeTour;
import org.seatkeeper.client.console.overview.LeadsFromOverview;
import org.seatkeeper.client.console.overview.OverviewView;
import org.seatkeeper.client.console.overview.OverviewViewModel;
import org.seatkeeper.client.console.products.LeadsOn;
import org.seatkeeper.client.console.products.ProductsView;
import org.seatkeeper.client.console.products.ProductsViewModel;
import org.seatkeeper.client.console.properties.LeadsFromProperties;
import org.seatkeeper.client.console.properties.PropertyDialogs;
import org.seatkeeper.client.console.properties.PropertyPorts;
import org.seatkeeper.client.console.purchases.LeadsFromPurchases;
import org.seatkeeper.client.console.purchases.PurchasesView;
import org.seatkeeper.client.console.purchases.PurchasesViewModel;
import org.seatkeeper.client.console.servers.ServerDialogs;
import org.seatkeeper.client.console.servers.ServerPorts;
import org.seatkeeper.client.console.shell.MainView;
import org.seatkeeper.client.console.shell.RoomTab;
import org.seatkeeper.client.console.shell.ShellViewModel;
import org.seatkeeper.client.console.shell.TasksView;
import org.seatkeeper.client.console.shell.WindowActs;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.Server;
import org.seatkeeper.client.fleet.ServerName;

/** Every room of the console, and the ways between them. Rooms do not know each other; this does. JavaFX thread. */
public final class ConsoleRooms {
    /** The names of the tabs, in their order. */
    public static final List<String> TABS = List.of("Overview", "Products View", "Purchase History", "Server Browser");

    private final FleetFeed feed;
    private final ConsolePorts ports;
    private final Surroundings around;
    private final OverviewViewModel overview;
    private final ProductsViewModel products;
    private final PurchasesViewModel purchases;
    private final BrowserViewModel browser;
    private final ShellViewModel shell;
    private final ProductsView productsView;
    private final MainView main;
    private final ModePorts modePorts;
    private final ModeDialogs mode;
    private final LicenseDialogs licenses;
    private final ServerDialogs servers;
    private final PropertyDialogs properties;
    private final Ways ways = new Ways();

    /** Builds every room and lets it follow the feed. */
    public ConsoleRooms(FleetFeed feed, ConsolePorts ports, Surroundings around) {
        this.feed = feed;
        this.ports = ports;
        this.around = around;
        overview = new OverviewViewModel(around.clock());
        products = new ProductsViewModel(around.clock());
        purchases = new PurchasesViewModel(ports.history(), around.fxThread());
        browser = new BrowserViewModel();
        productsView = new ProductsView(products, ways, around.times());
        shell = new ShellViewModel(List.of(overview::filter, products::filter, browser::filter));
        var tasks = new TasksView(around.background(), around.profile());
        main = new MainView(shell, tabs(), tasks, ways);
        modePorts = new ModePorts(
                ports.plans(),
                ports.changes(),
                ports.cancels(),
                feed,
                around.notifies(),
                around.fxThread(),
                around.clock(),
                around.operationIds());
        mode = new ModeDialogs(modePorts, ways, around.dialogs(), tasks);
        licenses = new LicenseDialogs(new LicensePorts(
                ports.adds(),
                ports.removes(),
                ports.claims(),
                feed,
                around.notifies(),
                around.dialogs(),
                around.fxThread(),
                around.operationIds(),
                around.help()));
        servers = new ServerDialogs(new ServerPorts(
                ports.servers(),
                feed,
                around.notifies(),
                around.dialogs(),
                tasks,
                around.fxThread(),
                around.clock(),
                around.times(),
                around.help()));
        properties = new PropertyDialogs(
                new PropertyPorts(
                        ports.uses(),
                        ports.actsOnUse(),
                        feed,
                        around.notifies(),
                        around.dialogs(),
                        around.fxThread(),
                        around.soon(),
                        around.background(),
                        around.clock(),
                        around.times(),
                        around.operationIds(),
                        around.help()),
                ways);
        feed.follow(overview::show);
        feed.follow(products::show);
        feed.follow(purchases::show);
        feed.follow(browser::show);
        feed.follow(shell::show);
    }

    private List<RoomTab> tabs() {
        return List.of(
                new RoomTab(TABS.get(0), new OverviewView(overview, ways), "overview", overview::tick),
                new RoomTab(TABS.get(1), productsView, "products", productsView::sortAgain),
                new RoomTab(
                        TABS.get(2), new PurchasesView(purchases, ways, around.times()), "purchases", purchases::again),
                new RoomTab(
                        TABS.get(3),
                        new BrowserView(browser, ways, around.times(), around.clock()),
                        "browser",
                        () -> {}));
    }

    /** The whole window. */
    public MainView main() {
        return main;
    }

    /** Time passed: ages move on. */
    public void tick() {
        overview.tick();
        products.tick();
    }

    /** The products list, for pictures that select in it. */
    public ProductsView productsView() {
        return productsView;
    }

    /** Draws the steps of Choose Licensing Mode without clicking. */
    public ModeTour modeTour() {
        return new ModeTour(modePorts, ways);
    }

    /**
     * Shows a product in the Server Browser, and the history of its server in Purchase History.
     *
     * @return ends once the history was read, or could not be
     */
    public CompletionStage<Void> lookAt(ProductKey key) {
        browser.reveal(new BrowserKey.OfProduct(key));
        purchases.open(new ProductKey(key.server(), ""));
        purchases.again();
        var read = new CompletableFuture<Void>();
        purchases.reading().subscribe(reading -> {
            if (!reading) {
                read.complete(null);
            }
        });
        return read;
    }

    /** Shows a server in the Server Browser. */
    public void reveal(ServerName server) {
        ways.showServer(server);
    }

    /** The dialogs of licenses, for pictures. */
    public LicenseDialogs licenses() {
        return licenses;
    }

    /** The dialogs of servers, for pictures. */
    public ServerDialogs servers() {
        return servers;
    }

    /** The properties of products and servers. */
    public PropertyDialogs properties() {
        return properties;
    }

    /** Choose Licensing Mode. */
    public ModeDialogs mode() {
        return mode;
    }

    /** Sets the filter field. */
    public void filter(String expression) {
        shell.filterText().set(expression);
    }

    /** From each room to what others do. */
    private final class Ways
            implements LeadsOn,
                    LeadsFromOverview,
                    LeadsFromBrowser,
                    LeadsFromPurchases,
                    LeadsFromMode,
                    LeadsFromProperties,
                    WindowActs {
        @Override
        public void properties(ProductKey key) {
            properties.product(key);
        }

        @Override
        public void serverProperties(ServerName server) {
            properties.server(server);
        }

        @Override
        public void chooseMode(List<ProductKey> keys) {
            mode.open(keys);
        }

        @Override
        public void addLicenses(ProductKey key) {
            licenses.add(key);
        }

        @Override
        public void removeLicenses(ProductKey key) {
            licenses.remove(key);
        }

        @Override
        public void claim(ProductKey key) {
            licenses.claim(key);
        }

        @Override
        public void reviewChange(ProductKey key) {
            mode.open(List.of(key));
        }

        @Override
        public void showHistory(ProductKey key) {
            purchases.open(key);
            main.show(TABS.get(2));
        }

        @Override
        public void browse(ProductKey key) {
            browser.reveal(new BrowserKey.OfProduct(key));
            main.show(TABS.get(3));
        }

        @Override
        public void showServer(ServerName server) {
            browser.reveal(new BrowserKey.OfServer(server));
            main.show(TABS.get(3));
        }

        @Override
        public void showRows(ServerName server) {
            ConsoleRooms.this.filter("server:" + server);
            main.show(TABS.get(1));
        }

        @Override
        public void tryAgain(Set<ServerName> those) {
            those.forEach(ports.servers()::retryNow);
        }

        @Override
        public void tryAgain(ServerName server) {
            ports.servers().retryNow(server);
        }

        @Override
        public void editServer(ServerName server) {
            servers.edit(server);
        }

        @Override
        public void addServer() {
            servers.add();
        }

        @Override
        public void importServers() {
            servers.load();
        }

        @Override
        public void filter(String expression) {
            ConsoleRooms.this.filter(expression);
        }

        @Override
        public void help(String topic) {
            around.help().accept(topic);
        }

        @Override
        public void askAgain() {
            feed.fleet().servers().values().stream()
                    .filter(server -> !server.retired() && !server.current())
                    .map(Server::name)
                    .forEach(ports.servers()::retryNow);
        }

        @Override
        public void servers() {
            servers.list();
        }
    }
}
