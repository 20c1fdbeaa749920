package org.seatkeeper.client.console;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.seatkeeper.client.console.licenses.ClaimsOrWaives;
import org.seatkeeper.client.console.servers.Edited;
import org.seatkeeper.client.console.servers.ManagesServers;
import org.seatkeeper.client.console.servers.Met;
import org.seatkeeper.client.console.servers.Pasted;
import org.seatkeeper.client.console.wiring.ConsolePorts;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.Disposition;
import org.seatkeeper.client.fleet.Fleet;
import org.seatkeeper.client.fleet.Intent;
import org.seatkeeper.client.fleet.LedgerLine;
import org.seatkeeper.client.fleet.ModePlan;
import org.seatkeeper.client.fleet.ModeWish;
import org.seatkeeper.client.fleet.Outcome;
import org.seatkeeper.client.fleet.Page;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.ProductKey;
import org.seatkeeper.client.fleet.Purchase;
import org.seatkeeper.client.fleet.SeatKind;
import org.seatkeeper.client.fleet.ServerName;

/** Agents that answer at once, as told, and write down what they were asked. */
public final class FakeAgents {
    /** What was asked, in order, in words. */
    public final List<String> asked = new ArrayList<>();
    /** The intents that came with acts. */
    public final List<Intent> intents = new ArrayList<>();

    /** How acts end; done unless a test says otherwise. */
    public Function<ProductKey, Answer<Outcome>> act = _ -> new Answer.Done<>(outcome());
    /** What a plan looks like; of the fleet unless a test says otherwise. */
    public Optional<Function<ModeWish, CompletionStage<Answer<ModePlan>>>> plan = Optional.empty();
    /** How changes of the profile end. */
    public Function<String, Edited<ServerName>> edit = name -> new Edited.Made<>(new ServerName(name));

    /** Who uses what; invented unless a test says otherwise. */
    public final HaldenUse use = new HaldenUse(this);

    private final Fleet fleet;

    public FakeAgents(Fleet fleet) {
        this.fleet = fleet;
    }

    public ConsolePorts ports() {
        return new ConsolePorts(
                this::plan,
                (key, wish, hash, intent) ->
                        act("change " + key.productId() + " " + wish.licenses() + " " + hash, key, intent),
                (key, intent) -> act("cancel " + key.productId(), key, intent),
                (key, purchase, intent) -> act("add " + words(purchase), key, intent),
                (key, purchase, intent) -> act("remove " + words(purchase), key, intent),
                claims(),
                (server, product, before) -> CompletableFuture.completedFuture(new Answer.Done<>(page(server, before))),
                new Book(),
                use,
                use);
    }

    private static String words(Purchase purchase) {
        return purchase.quantity() + " " + purchase.scope() + (purchase.insist() ? " insisting" : "");
    }

    int licenses(ProductKey key) {
        return (int) fleet.product(key).orElseThrow().licenses();
    }

    private CompletionStage<Answer<ModePlan>> plan(ProductKey key, ModeWish wish) {
        asked.add("plan " + key.productId() + " " + wish.licenses());
        return plan.map(told -> told.apply(wish))
                .orElseGet(() -> CompletableFuture.completedFuture(
                        new Answer.Done<>(planOf(fleet.product(key).orElseThrow(), wish))));
    }

    private CompletionStage<Answer<Outcome>> act(String what, ProductKey key, Intent intent) {
        asked.add(what);
        intents.add(intent);
        return CompletableFuture.completedFuture(act.apply(key));
    }

    private ClaimsOrWaives claims() {
        return new ClaimsOrWaives() {
            @Override
            public CompletionStage<Answer<Outcome>> claim(ProductKey key, String id, SeatKind kind, Intent intent) {
                return act("claim " + id + " " + kind, key, intent);
            }

            @Override
            public CompletionStage<Answer<Outcome>> waive(ProductKey key, String id, Intent intent) {
                return act("waive " + id, key, intent);
            }
        };
    }

    public static Outcome outcome() {
        return new Outcome(119, 8, 10, Optional.empty(), Optional.empty(), false, false, "", List.of());
    }

    public static ModePlan planOf(ProductFigures product, ModeWish wish) {
        int count = product.perServerLicenses();
        boolean moves = wish.licenses() == Disposition.MOVE;
        return new ModePlan(
                Optional.empty(),
                product,
                List.of(
                        new ModePlan.Row(
                                "Licensing mode",
                                "Per Server",
                                "Per Device or Per User",
                                "From then on nobody is refused"),
                        new ModePlan.Row(
                                "Licenses of this server",
                                Integer.toString(count),
                                "0",
                                moves ? "They move to the pool" : "They are left unclaimed"),
                        new ModePlan.Row(
                                "Licenses in the pool",
                                "0",
                                Integer.toString(moves ? count : 0),
                                "The total stays the same"),
                        new ModePlan.Row(
                                "Unclaimed licenses",
                                "0",
                                Integer.toString(moves ? 0 : count),
                                "Until claimed or waived"),
                        new ModePlan.Row("Open connections", "stay open", "stay open", "Nobody is cut off")),
                terms("ab12", "en"),
                wish.effectiveAt().orElse(Halden.NOW),
                wish.effectiveAt().isPresent(),
                product.revision(),
                Halden.NOW.minusSeconds(4));
    }

    public static ModePlan.Agreement terms(String hash, String language) {
        return new ModePlan.Agreement(
                "3",
                hash.repeat(16),
                language,
                "By changing to Per Device or Per User you agree that the licenses of this product are assigned to "
                        + "devices or users of your organization. A license may be used with every server of the site. "
                        + "This change can be made once for each server; it cannot be reversed. The publisher may ask "
                        + "for the purchase history that this program keeps.",
                List.of("en", "de", "nb"));
    }

    private static Page<LedgerLine> page(ServerName server, long before) {
        var lines = new ArrayList<LedgerLine>();
        String[] reasons = {"Purchase", "Removal", "Purchase", "Reversal", "Purchase", "Purchase"};
        int[] deltas = {10, -5, 40, -20, 20, 35};
        String[] comments = {"Quarter-end load", "Moved elsewhere", "", "Entered twice", "", "First licenses"};
        long balance = 80;
        for (int i = 0; i < reasons.length; i++) {
            lines.add(new LedgerLine(
                    "e-" + before + "-" + i,
                    server.value().contains("db") ? "tarn-sql-14" : "fjord-files-6",
                    "Per Server",
                    deltas[i],
                    reasons[i],
                    "operator/mira.holt",
                    Halden.NOW.minus(Duration.ofDays(9L * i + (before == 0 ? 0 : 60))),
                    comments[i],
                    deltas[i] > 0 ? "PO-208" + (17 + i) : "",
                    deltas[i] > 0 ? "USD 38.00" : "",
                    "",
                    i == 4,
                    balance,
                    (before == 0 ? 20 : 10) - i));
            balance -= deltas[i];
        }
        return new Page<>(lines, before == 0 ? 14 : 0);
    }

    /** A book that keeps nothing. */
    private final class Book implements ManagesServers {
        @Override
        public CompletionStage<Edited<Met>> meet(String address) {
            asked.add("meet " + address);
            return CompletableFuture.completedFuture(
                    address.contains("nobody")
                            ? new Edited.Failed<>("nobody answers at " + address, "look at the address")
                            : new Edited.Made<>(met(address)));
        }

        @Override
        public CompletionStage<Edited<ServerName>> add(ServerName name, Met met, Set<String> tags, String credentials) {
            return edit("add " + name + " " + tags, name);
        }

        @Override
        public Pasted read(String text) {
            var lines = new ArrayList<Pasted.Line>();
            var faults = new ArrayList<String>();
            int number = 0;
            for (String line : text.lines().toList()) {
                number++;
                if (line.contains("!")) {
                    faults.add("line " + number + ": an address has no exclamation mark");
                } else if (!line.isBlank()) {
                    int space = line.indexOf(' ');
                    lines.add(new Pasted.Line(
                            new ServerName(space < 0 ? line : line.substring(0, space)), line.substring(space + 1)));
                }
            }
            return new Pasted(lines, faults);
        }

        @Override
        public CompletionStage<Edited<Integer>> importFile(Path file) {
            asked.add("import " + file);
            return CompletableFuture.completedFuture(
                    file.toString().endsWith(".toml")
                            ? new Edited.Made<>(3)
                            : new Edited.Failed<>(file + ":7: no address", "add address = \"host:port\""));
        }

        @Override
        public CompletionStage<Edited<ServerName>> remove(ServerName name) {
            return edit("forget " + name, name);
        }

        @Override
        public CompletionStage<Edited<ServerName>> rename(ServerName from, ServerName to) {
            return edit("rename " + from + " " + to, to);
        }

        @Override
        public CompletionStage<Edited<ServerName>> tag(ServerName name, Set<String> add, Set<String> remove) {
            return edit("tag " + name + " +" + add + " -" + remove, name);
        }

        @Override
        public CompletionStage<Edited<ServerName>> retire(ServerName name, boolean retired) {
            return edit("retire " + name + " " + retired, name);
        }

        @Override
        public void retryNow(ServerName name) {
            asked.add("retry " + name);
        }

        @Override
        public List<String> credentials() {
            return List.of("default", "rotterdam");
        }

        private CompletionStage<Edited<ServerName>> edit(String what, ServerName name) {
            asked.add(what);
            return CompletableFuture.completedFuture(edit.apply(name.value()));
        }
    }

    public static Met met(String address) {
        return new Met(
                address,
                "a-1",
                "Halden Freight CA",
                "3A:91:0C:5E:77:B2:4D:18:E6:0F:9B:C3:52:AA:61:7D:08:F4:2E:90:B7:1C:D5:83:6A:E1:49:3F:05:9E:C8:24",
                Instant.parse("2031-05-01T00:00:00Z"),
                "PEM");
    }
}
