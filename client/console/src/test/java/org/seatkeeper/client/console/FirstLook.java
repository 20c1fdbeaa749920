package org.seatkeeper.client.console;

import java.time.*;
import java.util.*;
import java.util.concurrent.*;
import javafx.scene.*;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.seatkeeper.client.console.fx.FxPlatform;
import org.seatkeeper.client.console.kit.*;
import org.seatkeeper.client.console.mode.*;
import org.seatkeeper.client.console.products.*;
import org.seatkeeper.client.console.shell.*;
import org.seatkeeper.client.console.theme.*;
import org.seatkeeper.client.fleet.*;

public final class FirstLook {
    public static void main(String[] a) throws Exception {
        FxPlatform fx = FxPlatform.start().toCompletableFuture().get();
        fx.execute(() -> { try { go(fx); } catch (Throwable t) { t.printStackTrace(); System.exit(1);} });
    }
    static void go(FxPlatform fx) {
        Theme.loadFonts();
        Look look = new Look(Theme.LIGHT);
        var clock = InstantSource.fixed(Halden.NOW);
        var times = new Times(ZoneId.of("UTC"));
        var products = new ProductsViewModel(clock);
        LeadsOn leads = new LeadsOn() {
            public void chooseMode(List<ProductKey> k) {} public void addLicenses(ProductKey k) {} public void removeLicenses(ProductKey k) {}
            public void claim(ProductKey k) {} public void showHistory(ProductKey k) {} public void browse(ProductKey k) {}
            public void tryAgain(Set<ServerName> s) {} public void addServer() {} public void importServers() {} public void filter(String e) {}
        };
        var view = new ProductsView(products, leads, times);
        var shellModel = new ShellViewModel(List.of(products::filter, f -> view.filter(f.text())));
        var acts = new WindowActs() { public void help(String t) {} public void askAgain() {} public void servers() {} };
        var shell = new MainView(shellModel, List.of(new RoomTab("Overview", new javafx.scene.layout.Pane(), "x", () -> {}), new RoomTab("Products View", view, "x", () -> {})), new TasksView(Thread::startVirtualThread, "Profile: halden-production"), acts);
        shell.show("Products View");
        var change = Halden.all(new Halden().fleet());
        products.show(change); shellModel.show(change);
        view.productTable().view().getSelectionModel().select(1);
        Stage stage = new Stage();
        Scene scene = new Scene(shell, 1280, 800);
        look.dress(scene);
        stage.setScene(scene); stage.show();
        FollowsFleet follows = f -> { f.accept(change); return () -> {}; };
        PlansMode plans = (k, w) -> CompletableFuture.completedFuture(new Answer.Done<>(plan(change.fleet().product(k).get(), w)));
        var ports = new ModePorts(plans, (k,w,h,i) -> new CompletableFuture<>(), (k,i) -> new CompletableFuture<>(), follows, (s,w,y) -> {}, Runnable::run, clock, () -> UUID.randomUUID().toString());
        var opened = new ArrayList<DialogContent>();
        var mode = new ModeDialogs(ports, new LeadsFromMode() { public void addLicenses(ProductKey k) {} public void removeLicenses(ProductKey k) {}
            public void claim(ProductKey k) {} public void help(String t) {} }, d -> { opened.add(d); var r = new javafx.scene.layout.StackPane(d); r.setMaxHeight(760); Scene sc = new Scene(r); look.dress(sc); Stage st = new Stage(); st.setMaxHeight(760); st.setScene(sc); st.show(); r.applyCss(); r.layout(); d.focusFirst(); }, (t, n) -> new Work(t, n));
        var keys = new LinkedHashMap<String, ProductKey>();
        keys.put("a", new ProductKey(new ServerName("ber-db-02"), "tarn-sql-14"));
        keys.put("denied", new ProductKey(new ServerName("osl-db-03"), "tarn-sql-14"));
        keys.put("sched", new ProductKey(new ServerName("ber-term-03"), "lantern-terminal-9"));
        keys.put("final", new ProductKey(new ServerName("rtm-mail-01"), "pelican-mail-11"));
        keys.put("old", new ProductKey(new ServerName("osl-term-02"), "lantern-terminal-9"));
        mode.open(List.of(keys.get("a")));
        // the plan
        ((javafx.scene.control.RadioButton) find(opened.get(0), "Per Device or Per _User")).setSelected(true);
        ((javafx.scene.control.Button) find(opened.get(0), "_Plan the Change\u2026")).fire();
        ((javafx.scene.control.CheckBox) find(opened.get(1), ((java.util.function.Supplier<String>) () -> "I have read the license terms of Tarn SQL 14, and I _agree that this change is made once and cannot be reversed.").get())).setSelected(true);
        ((javafx.scene.control.Button) find(opened.get(1), "_Schedule Change\u2026")).fire();
        for (String k : List.of("denied", "sched", "final", "old")) mode.open(List.of(keys.get(k)));
        mode.open(List.copyOf(change.fleet().servers().values().stream().filter(s -> s.site().equals("Oslo")).flatMap(s -> s.products().stream().map(p -> new ProductKey(s.name(), p.productId()))).toList()));
        snap(scene, "products-light");
        look.show(Theme.DARK); snap(scene, "products-dark");
        int n = 0;
        for (Theme t : Theme.values()) {
            look.show(t); n = 0;
            for (DialogContent d : opened) {
                Scene s = d.getScene(); 
                if (s == null) { s = new Scene(new javafx.scene.layout.StackPane(d)); ((javafx.scene.layout.StackPane) s.getRoot()).setMaxHeight(760); look.dress(s); Stage st = new Stage(); st.setScene(s); st.show(); }
                snap(s, "dialog" + (n++) + "-" + t.word());
            }
        }
        System.exit(0);
    }
    static Node find(Parent p, String text) {
        return p.lookupAll("*").stream().filter(x -> x instanceof javafx.scene.control.Labeled l && text.equals(l.getText())).findFirst().orElseGet(() -> {
            var r = new ArrayList<Node>(); walk(p, r); return r.stream().filter(x -> x instanceof javafx.scene.control.Labeled l && text.equals(l.getText())).findFirst().get(); });
    }
    static void walk(Node n, List<Node> out) { out.add(n); if (n instanceof javafx.scene.control.ScrollPane s) walk(s.getContent(), out); if (n instanceof Parent p) p.getChildrenUnmodifiable().forEach(c -> walk(c, out)); }
    static ModePlan plan(ProductFigures p, ModeWish w) {
        return new ModePlan(Optional.empty(), p, List.of(
            new ModePlan.Row("Licensing mode", "Per Server", "Per Device or Per User", "From then on nobody is refused"),
            new ModePlan.Row("Licenses of this server", "" + p.perServerLicenses(), "0", "They move to the pool"),
            new ModePlan.Row("Licenses in the pool", "0", "" + p.perServerLicenses(), "+" + p.perServerLicenses() + "; the total stays the same"),
            new ModePlan.Row("Unclaimed licenses", "0", "0", "Nothing is left behind"),
            new ModePlan.Row("Open connections", "not counted", "not counted", "All stay open")),
            new ModePlan.Agreement("3", "ab12".repeat(16), "en", "By changing to Per Device or Per User you agree that this product's licenses are assigned to devices or users of your organization. A license may be used with every server of the site. This change can be made once; it cannot be reversed. " .repeat(3), List.of("en", "de", "nb")),
            w.effectiveAt().orElse(Halden.NOW), w.effectiveAt().isPresent(), 118, Halden.NOW.minusSeconds(4));
    }
    static void snap(Scene s, String name) {
        s.getRoot().applyCss(); s.getRoot().layout();
        for (int i = 0; i < 3; i++) com.sun.javafx.tk.Toolkit.getToolkit().requestNextPulse();
        var img = s.snapshot(null);
        int w = (int) img.getWidth(), h = (int) img.getHeight();
        var b = new java.awt.image.BufferedImage(w, h, 1);
        for (int y = 0; y < h; y++) for (int x = 0; x < w; x++) b.setRGB(x, y, img.getPixelReader().getArgb(x, y));
        try { new java.io.File("/tmp/shots").mkdirs(); javax.imageio.ImageIO.write(b, "png", new java.io.File("/tmp/shots/" + name + ".png")); } catch (Exception e) { throw new RuntimeException(e); }
    }
}
