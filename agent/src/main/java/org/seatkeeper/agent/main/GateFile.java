package org.seatkeeper.agent.main;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.gate.GateConfig;
import org.seatkeeper.agent.gate.Limits;
import org.seatkeeper.agent.gate.Message;
import org.seatkeeper.agent.service.Administrators;
import org.seatkeeper.client.sdk.WhenSilent;

/** The file of one gate (docs/gate.md, "Configuration"); a fault has a line for each part that is wrong. */
final class GateFile {
    /** Longest file, in bytes: 1,000 proxies and a message of 4,096 bytes in hexadecimal, with room. */
    static final long BYTES_MAX = 64 * 1024;

    /** Most addresses to listen on. */
    static final int LISTEN_MAX = 16;

    /** Most ranges of trusted proxies. */
    static final int PROXIES_MAX = 1_000;

    private static final int ADDRESS_MAX = 300;
    private static final int PATH_MAX = 4_096;
    private static final int SOCKET_PATH_BYTES_MAX = 107;

    private static final Set<String> KEYS = Set.of(
            "listen", "forward", "product", "license_socket", "when_silent", "identity", "tls", "refused", "limits");

    private final TomlFile toml;

    private GateFile(TomlFile toml) {
        this.toml = toml;
    }

    /** Reads and checks a file. The files that it names are not looked at. */
    static GateConfig load(Path file) throws TomlFile.Fault {
        return new GateFile(TomlFile.read(file, BYTES_MAX)).config();
    }

    private GateConfig config() throws TomlFile.Fault {
        var faults = new Faults();
        faults.read(() -> only(toml.root(), KEYS), KEYS);
        List<InetSocketAddress> listen = faults.read(this::listen, List.of());
        HostPort forward = faults.read(this::forward, new HostPort("", 0));
        String product = faults.read(this::product, "");
        Path socket = faults.read(this::licenseSocket, Path.of(""));
        WhenSilent silent = faults.read(this::whenSilent, WhenSilent.REFUSE);
        Optional<GateConfig.TlsFiles> tls = faults.read(this::tls, Optional.empty());
        Identity identity =
                faults.read(() -> identity(tls), new Identity(_ -> false, GateConfig.UserSource.NONE, false));
        Message refused = faults.read(this::refused, Message.NONE);
        Limits limits = faults.read(() -> GateLimits.read(toml), Limits.DEFAULT);
        faults.throwAny();
        return new GateConfig(
                listen,
                forward.host(),
                forward.port(),
                product,
                socket,
                silent,
                identity.trusted(),
                identity.source(),
                identity.required(),
                tls,
                refused,
                limits);
    }

    private Set<String> only(TomlTable table, Set<String> keys) throws TomlFile.Fault {
        toml.only(table, keys);
        return keys;
    }

    private List<InetSocketAddress> listen() throws TomlFile.Fault {
        List<String> texts = toml.texts(toml.root(), "listen", LISTEN_MAX, ADDRESS_MAX);
        if (texts.isEmpty()) {
            throw toml.missing("listen is missing; such as listen = [\"0.0.0.0:15432\"]");
        }
        var addresses = new ArrayList<InetSocketAddress>();
        for (String text : texts) {
            InetSocketAddress address = hostPort("listen", text).address();
            if (address.isUnresolved()) {
                throw toml.fault(toml.root(), "listen", "listen: nobody knows the name in " + Words.shown(text));
            }
            addresses.add(address);
        }
        return addresses;
    }

    private HostPort hostPort(String key, String text) throws TomlFile.Fault {
        try {
            HostPort read = HostPort.parse(text);
            if (!text.endsWith(":" + read.port())) {
                throw toml.fault(toml.root(), key, key + ": " + Words.shown(text) + " names no port");
            }
            return read;
        } catch (IllegalArgumentException e) {
            throw toml.fault(toml.root(), key, key + ": " + e.getMessage());
        }
    }

    private HostPort forward() throws TomlFile.Fault {
        HostPort read = hostPort("forward", toml.text(toml.root(), "forward", ADDRESS_MAX));
        if (read.host().isEmpty() || read.port() == 0) {
            throw toml.fault(toml.root(), "forward", "forward names a host and a port from 1 to " + HostPort.PORT_MAX);
        }
        return read;
    }

    private String product() throws TomlFile.Fault {
        try {
            return new ProductId(toml.text(toml.root(), "product", ProductId.LENGTH_MAX)).value();
        } catch (IllegalArgumentException e) {
            throw toml.fault(toml.root(), "product", "product: " + e.getMessage());
        }
    }

    private Path licenseSocket() throws TomlFile.Fault {
        String key = "license_socket";
        Path path = path(toml.root(), key).orElse(Path.of("/var/lib/seatkeeper/run/license.sock"));
        if (path.toString().getBytes(StandardCharsets.UTF_8).length > SOCKET_PATH_BYTES_MAX) {
            throw toml.fault(
                    toml.root(), key, key + ": the path of a socket has at most " + SOCKET_PATH_BYTES_MAX + " bytes");
        }
        return path;
    }

    private Optional<Path> path(TomlTable table, String key) throws TomlFile.Fault {
        Optional<String> text = toml.optionalText(table, key, PATH_MAX);
        try {
            Optional<Path> path = text.map(Path::of);
            if (path.isPresent() && !path.get().isAbsolute()) {
                throw toml.fault(table, key, key + " is a whole path, beginning with /");
            }
            return path;
        } catch (InvalidPathException e) {
            throw toml.fault(table, key, key + " is not a path");
        }
    }

    private WhenSilent whenSilent() throws TomlFile.Fault {
        return switch (toml.optionalText(toml.root(), "when_silent", 8).orElse("refuse")) {
            case "refuse" -> WhenSilent.REFUSE;
            case "admit" -> WhenSilent.ADMIT;
            default -> throw toml.fault(toml.root(), "when_silent", "when_silent is \"refuse\" or \"admit\"");
        };
    }

    private record Identity(Predicate<InetAddress> trusted, GateConfig.UserSource source, boolean required) {}

    private Identity identity(Optional<GateConfig.TlsFiles> tls) throws TomlFile.Fault {
        TomlTable table = toml.table("identity");
        toml.only(table, Set.of("trusted_proxies", "user", "user_required"));
        List<Administrators.Range> trusted = trusted(table);
        GateConfig.UserSource source =
                switch (toml.optionalText(table, "user", 16).orElse("none")) {
                    case "none" -> GateConfig.UserSource.NONE;
                    case "proxy" -> GateConfig.UserSource.PROXY;
                    case "certificate" -> GateConfig.UserSource.CERTIFICATE;
                    default -> throw toml.fault(table, "user", "user is \"none\", \"proxy\" or \"certificate\"");
                };
        if (source == GateConfig.UserSource.PROXY && trusted.isEmpty()) {
            throw toml.fault(table, "user", "user = \"proxy\" needs trusted_proxies, since nobody else is believed");
        }
        if (source == GateConfig.UserSource.CERTIFICATE
                && tls.flatMap(GateConfig.TlsFiles::clientCa).isEmpty()) {
            throw toml.fault(table, "user", "user = \"certificate\" needs [tls] with client_ca");
        }
        boolean required = toml.flag(table, "user_required", false);
        if (required && source == GateConfig.UserSource.NONE) {
            throw toml.fault(table, "user_required", "user_required needs user = \"proxy\" or \"certificate\"");
        }
        return new Identity(address -> trusted.stream().anyMatch(range -> range.holds(address)), source, required);
    }

    private List<Administrators.Range> trusted(TomlTable table) throws TomlFile.Fault {
        var ranges = new ArrayList<Administrators.Range>();
        for (String text : toml.texts(table, "trusted_proxies", PROXIES_MAX, 64)) {
            try {
                ranges.add(Administrators.Range.parse(text));
            } catch (IllegalArgumentException e) {
                throw toml.fault(table, "trusted_proxies", "trusted_proxies: " + e.getMessage());
            }
        }
        return ranges;
    }

    private Optional<GateConfig.TlsFiles> tls() throws TomlFile.Fault {
        if (!toml.root().contains("tls")) {
            return Optional.empty();
        }
        TomlTable table = toml.table("tls");
        toml.only(table, Set.of("certificate", "key", "client_ca"));
        Optional<Path> certificate = path(table, "certificate");
        Optional<Path> key = path(table, "key");
        if (certificate.isEmpty() || key.isEmpty()) {
            throw toml.fault(toml.root(), "tls", "[tls] names a certificate and its key, both PEM files");
        }
        return Optional.of(new GateConfig.TlsFiles(certificate.get(), key.get(), path(table, "client_ca")));
    }

    private Message refused() throws TomlFile.Fault {
        TomlTable table = toml.table("refused");
        Set<String> forms = Set.of("text", "base64", "hex");
        toml.only(table, forms);
        if (table.keySet().size() > 1) {
            throw toml.fault(toml.root(), "refused", "[refused] has one of text, base64 and hex");
        }
        for (String form : table.keySet()) {
            String value =
                    table.get(form, String.class).orElseThrow(() -> toml.fault(table, form, form + " is not a text"));
            try {
                return new Message(
                        switch (form) {
                            case "base64" -> Base64.getMimeDecoder().decode(strict(value));
                            case "hex" -> HexFormat.of().parseHex(value.replaceAll("\\s", ""));
                            default -> value.getBytes(StandardCharsets.UTF_8);
                        });
            } catch (IllegalArgumentException e) {
                throw toml.fault(table, form, form + ": " + e.getMessage());
            }
        }
        return Message.NONE;
    }

    /** The decoder passes over anything that is no letter of its own; a slip of the finger is to be told. */
    private static String strict(String base64) {
        String bare = base64.replaceAll("\\s", "");
        if (!bare.matches("[A-Za-z0-9+/]*={0,2}") || bare.length() % 4 != 0) {
            throw new IllegalArgumentException("that is no base64");
        }
        return bare;
    }
}
