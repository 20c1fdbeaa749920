package org.seatkeeper.agent.main;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.seatkeeper.agent.domain.Client;
import org.seatkeeper.agent.domain.Policy;
import org.seatkeeper.agent.identity.ConnectionLimits;
import org.seatkeeper.agent.identity.LocalSocket;
import org.seatkeeper.agent.service.Administrators;

/**
 * What an administrator sets in {@code agent.toml} (docs/operations.md, "Configuration").
 *
 * @param listen absent: no network listener
 * @param adminAccess who may open admin.sock
 * @param registrars users who may declare products over license.sock
 * @param administrators clients that are counted and never refused
 */
public record AgentConfig(
        Optional<HostPort> listen,
        LocalSocket.Access adminAccess,
        Set<String> registrars,
        Policy policy,
        ConnectionLimits limits,
        Administrators administrators) {
    /** Longest file, in bytes. */
    static final long BYTES_MAX = 64 * 1024;

    private static final Set<String> KEYS =
            Set.of("listen", "sockets", "registration", "policy", "limits", "administrators");
    private static final int REGISTRARS_MAX = 100;
    private static final int NAME_MAX = 64;
    private static final int ADMINISTRATORS_MAX = 1_000;
    private static final int DAYS_MAX = 366;
    private static final Pattern TIME = Pattern.compile("(\\d{1,4})([smhd])");

    public AgentConfig {
        registrars = Set.copyOf(registrars);
    }

    /** Reads a configuration; the fault has a line for each part that is wrong: file, line and what is wrong. */
    public static AgentConfig load(Path file) throws TomlFile.Fault {
        TomlFile toml = TomlFile.read(file, BYTES_MAX);
        var faults = new Faults();
        faults.read(() -> only(toml, toml.root(), KEYS), KEYS);
        var config = new AgentConfig(
                faults.read(() -> listen(toml), Optional.empty()),
                faults.read(() -> access(toml), new LocalSocket.Access.Owner()),
                faults.read(() -> registrars(toml), Set.of()),
                faults.read(() -> policy(toml), Policy.DEFAULT),
                faults.read(() -> limits(toml), ConnectionLimits.network()),
                faults.read(() -> administrators(toml), Administrators.NONE));
        faults.throwAny();
        return config;
    }

    private static Set<String> only(TomlFile toml, TomlTable table, Set<String> keys) throws TomlFile.Fault {
        toml.only(table, keys);
        return keys;
    }

    private static Optional<HostPort> listen(TomlFile toml) throws TomlFile.Fault {
        Optional<String> text = toml.optionalText(toml.root(), "listen", 300);
        try {
            return text.map(HostPort::parse);
        } catch (IllegalArgumentException e) {
            throw toml.fault(toml.root(), "listen", "listen: " + e.getMessage());
        }
    }

    private static LocalSocket.Access access(TomlFile toml) throws TomlFile.Fault {
        TomlTable sockets = toml.table("sockets");
        toml.only(sockets, Set.of("admin_group"));
        return toml.optionalText(sockets, "admin_group", NAME_MAX)
                .<LocalSocket.Access>map(LocalSocket.Access.Group::new)
                .orElseGet(LocalSocket.Access.Owner::new);
    }

    private static Set<String> registrars(TomlFile toml) throws TomlFile.Fault {
        TomlTable registration = toml.table("registration");
        toml.only(registration, Set.of("users"));
        return Set.copyOf(toml.texts(registration, "users", REGISTRARS_MAX, NAME_MAX));
    }

    private static Administrators administrators(TomlFile toml) throws TomlFile.Fault {
        TomlTable table = toml.table("administrators");
        toml.only(table, Set.of("users", "groups", "addresses"));
        Set<String> users = Set.copyOf(toml.texts(table, "users", ADMINISTRATORS_MAX, Client.LENGTH_MAX));
        Set<String> groups = Set.copyOf(toml.texts(table, "groups", ADMINISTRATORS_MAX, NAME_MAX));
        var ranges = new ArrayList<Administrators.Range>();
        for (String address : toml.texts(table, "addresses", ADMINISTRATORS_MAX, NAME_MAX)) {
            try {
                ranges.add(Administrators.Range.parse(address));
            } catch (IllegalArgumentException e) {
                throw toml.fault(table, "addresses", String.valueOf(e.getMessage()));
            }
        }
        return Administrators.of(users, groups, ranges);
    }

    private static Policy policy(TomlFile toml) throws TomlFile.Fault {
        TomlTable policy = toml.table("policy");
        toml.only(policy, Set.of("cooling_off", "schedule_ahead_days"));
        TomlTable limits = toml.table("limits");
        return new Policy(
                time(toml, policy, "cooling_off"),
                Duration.ofDays(toml.number(policy, "schedule_ahead_days", DAYS_MAX, 1, DAYS_MAX)),
                toml.number(limits, "products", Policy.DEFAULT.productsMax(), 1, 10_000),
                toml.number(limits, "ledger_entries", Policy.DEFAULT.entriesMax(), 1_000, 10_000_000),
                toml.number(limits, "max_live_grants", Policy.DEFAULT.grantsMax(), 1, 10_000_000));
    }

    private static ConnectionLimits limits(TomlFile toml) throws TomlFile.Fault {
        TomlTable limits = toml.table("limits");
        toml.only(limits, Set.of("products", "ledger_entries", "max_live_grants", "connections", "handshakes"));
        ConnectionLimits usual = ConnectionLimits.network();
        return usual.withNumbers(
                toml.number(limits, "connections", usual.connectionsMax(), 1, 100_000),
                toml.number(limits, "handshakes", usual.handshakesMax(), 1, 10_000));
    }

    private static Duration time(TomlFile toml, TomlTable table, String key) throws TomlFile.Fault {
        Optional<String> text = toml.optionalText(table, key, 8);
        if (text.isEmpty()) {
            return Duration.ZERO;
        }
        Matcher time = TIME.matcher(text.get());
        if (!time.matches()) {
            throw toml.fault(table, key, key + " is a time such as \"30m\", \"24h\" or \"7d\"");
        }
        long amount = Long.parseLong(time.group(1));
        Duration read = switch (time.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
        if (read.compareTo(Duration.ofDays(DAYS_MAX)) > 0) {
            throw toml.fault(table, key, key + " is at most " + DAYS_MAX + " days");
        }
        return read;
    }
}
