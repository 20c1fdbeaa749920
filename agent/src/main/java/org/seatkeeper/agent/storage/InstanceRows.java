package org.seatkeeper.agent.storage;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.seatkeeper.agent.domain.Agreement;
import org.seatkeeper.agent.domain.Enforcement;
import org.seatkeeper.agent.domain.Instance;
import org.seatkeeper.agent.domain.KeyPolicy;
import org.seatkeeper.agent.domain.LicensingMode;
import org.seatkeeper.agent.domain.MachineAccounts;
import org.seatkeeper.agent.domain.ModeChange;
import org.seatkeeper.agent.domain.Product;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.domain.SeatKind;
import org.seatkeeper.agent.domain.Settings;
import org.seatkeeper.agent.domain.Use;
import org.seatkeeper.agent.domain.WhenSilent;

/** Products on this server as rows. Texts of agreements stand apart, once for each hash. */
final class InstanceRows {
    private static final List<String> COLUMNS = List.of(
            "product",
            "publisher",
            "name",
            "version",
            "seat_kind",
            "agreement",
            "owner",
            "mode",
            "enforcement",
            "revision",
            "gone",
            "per_server",
            "pool_user",
            "pool_device",
            "mode_change",
            "entries",
            "in_use",
            "peak",
            "changed_at",
            "run_as",
            "when_silent",
            "grace",
            "hold_seconds",
            "key_policy",
            "machines",
            "lease_seconds",
            "peak_at",
            "measured_since",
            "demand_peak",
            "admitted_while_silent");
    private static final String UPSERT = Upsert.into("instance", "product", COLUMNS);
    private static final String SELECT = "SELECT " + String.join(", ", COLUMNS) + " FROM instance ORDER BY product";

    private InstanceRows() {}

    static void forget(Session session, ProductId product) throws SQLException {
        session.on("DELETE FROM instance WHERE product = ?")
                .text(product.value())
                .update();
    }

    static void write(Session session, Instance instance, long changedAt) throws SQLException {
        Product product = instance.product();
        if (product.agreement().isPresent()) {
            AgreementRows.write(session, product.agreement().get());
        }
        session.on(UPSERT)
                .text(product.id().value())
                .text(product.publisher())
                .text(product.name())
                .text(product.version())
                .name(product.seatKind())
                .text(product.agreement().map(Agreement::hash))
                .text(product.owner())
                .name(instance.mode())
                .name(instance.enforcement())
                .number(instance.revision())
                .flag(instance.gone())
                .number(instance.perServer())
                .number(instance.poolUser())
                .number(instance.poolDevice())
                .uuid(instance.modeChange().map(ModeChange::id))
                .number(instance.entries())
                .number(instance.inUse())
                .number(instance.peak())
                .number(changedAt)
                .text(product.runAs().stream().sorted().collect(Collectors.joining("\n")))
                .name(product.whenSilent())
                .number(instance.settings().grace())
                .number(instance.settings().holdSeconds())
                .name(instance.settings().key())
                .name(instance.settings().machines())
                .number(instance.settings().leaseSeconds())
                .time(instance.use().peakAt())
                .time(instance.use().since())
                .number(instance.use().demandPeak())
                .number(instance.use().admittedWhileSilent())
                .update();
        writeUnclaimed(session, instance);
    }

    private static void writeUnclaimed(Session session, Instance instance) throws SQLException {
        String product = instance.product().id().value();
        session.on("DELETE FROM unclaimed WHERE product = ?").text(product).update();
        for (Map.Entry<UUID, Integer> left : instance.unclaimed().entrySet()) {
            session.on("INSERT INTO unclaimed (product, conversion, licenses) VALUES (?, ?, ?)")
                    .text(product)
                    .uuid(left.getKey())
                    .number(left.getValue())
                    .update();
        }
    }

    /** By product; and the state revision that last changed each goes into the map. */
    static List<Instance> read(Session session, Map<UUID, ModeChange> changes, Map<ProductId, Long> changedAt)
            throws SQLException {
        Map<String, Agreement> agreements = AgreementRows.read(session);
        Map<String, SortedMap<UUID, Integer>> unclaimed = readUnclaimed(session);
        var instances = new ArrayList<Instance>();
        try (Rows rows = session.on(SELECT).rows()) {
            while (rows.next()) {
                Product declared = product(rows, agreements);
                Instance plain = instance(rows, declared, changes, unclaimed);
                changedAt.put(declared.id(), rows.number());
                instances.add(whole(rows, plain));
            }
        }
        return instances;
    }

    private static Map<String, SortedMap<UUID, Integer>> readUnclaimed(Session session) throws SQLException {
        var unclaimed = new HashMap<String, SortedMap<UUID, Integer>>();
        try (Rows rows = session.on("SELECT product, conversion, licenses FROM unclaimed")
                .rows()) {
            while (rows.next()) {
                unclaimed.computeIfAbsent(rows.text(), _ -> new TreeMap<>()).put(rows.uuid(), rows.count());
            }
        }
        return unclaimed;
    }

    private static Product product(Rows rows, Map<String, Agreement> agreements) throws SQLException {
        var id = new ProductId(rows.text());
        String publisher = rows.text();
        String name = rows.text();
        String version = rows.text();
        SeatKind kind = rows.name(SeatKind.class);
        Optional<Agreement> agreement = rows.optionalText().map(hash -> known(agreements, hash));
        return new Product(id, publisher, name, version, kind, agreement, rows.text());
    }

    private static Instance instance(
            Rows rows, Product product, Map<UUID, ModeChange> changes, Map<String, SortedMap<UUID, Integer>> unclaimed)
            throws SQLException {
        LicensingMode mode = rows.name(LicensingMode.class);
        Enforcement enforcement = rows.name(Enforcement.class);
        long revision = rows.number();
        boolean gone = rows.flag();
        int perServer = rows.count();
        long poolUser = rows.number();
        long poolDevice = rows.number();
        Optional<ModeChange> change = rows.optionalUuid().map(id -> known(changes, id));
        return new Instance(
                product,
                mode,
                enforcement,
                revision,
                gone,
                perServer,
                poolUser,
                poolDevice,
                unclaimed.getOrDefault(product.id().value(), Collections.emptySortedMap()),
                change,
                rows.count(),
                Settings.STANDARD,
                Use.of(rows.count(), rows.count()));
    }

    /** With what the second version of the tables added. */
    private static Instance whole(Rows rows, Instance plain) throws SQLException {
        Product declared = plain.product();
        String users = rows.text();
        var product = new Product(
                declared.id(),
                declared.publisher(),
                declared.name(),
                declared.version(),
                declared.seatKind(),
                declared.agreement(),
                declared.owner(),
                users.isEmpty() ? Set.of() : Set.of(users.split("\n", -1)),
                rows.name(WhenSilent.class));
        var settings = new Settings(
                rows.count(), rows.count(), rows.name(KeyPolicy.class), rows.name(MachineAccounts.class), rows.count());
        var use = new Use(
                plain.inUse(),
                plain.peak(),
                rows.optionalTime(),
                rows.optionalTime(),
                rows.count(),
                0,
                0,
                0,
                0,
                rows.count());
        return new Instance(
                product,
                plain.mode(),
                plain.enforcement(),
                plain.revision(),
                plain.gone(),
                plain.perServer(),
                plain.poolUser(),
                plain.poolDevice(),
                plain.unclaimed(),
                plain.modeChange(),
                plain.entries(),
                settings,
                use);
    }

    private static <K, V> V known(Map<K, V> values, K key) {
        V value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("nothing is kept under " + key);
        }
        return value;
    }
}
