package org.seatkeeper.agent.main;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.seatkeeper.agent.domain.Agreement;
import org.seatkeeper.agent.domain.Product;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.domain.SeatKind;
import org.seatkeeper.agent.domain.WhenSilent;
import org.seatkeeper.agent.service.Declarations;
import org.seatkeeper.agent.service.MalformedRequest;

/** One product's declaration as a file of {@code products.d} (docs/operations.md, "Products"). */
public final class ProductFile {
    /** Longest file, in bytes: 40 agreements of 16 KiB, with room. */
    static final long BYTES_MAX = 1024 * 1024;

    private static final int USER_MAX = 64;
    private static final int TEXT_MAX = 16_384;
    private static final int VERSION_MAX = 32;
    private static final Set<String> KEYS =
            Set.of("id", "publisher", "name", "version", "seat_kind", "agreement", "run_as", "when_silent");

    private final TomlFile toml;

    private ProductFile(TomlFile toml) {
        this.toml = toml;
    }

    /** Reads one declaration; a fault says file, line and what is wrong. */
    public static Product read(Path file) throws IOException {
        return new ProductFile(TomlFile.read(file, BYTES_MAX)).product();
    }

    private Product product() throws TomlFile.Fault {
        TomlTable root = toml.root();
        toml.only(root, KEYS);
        Optional<Agreement> agreement = agreement();
        try {
            return new Product(
                    new ProductId(toml.text(root, "id", ProductId.LENGTH_MAX)),
                    toml.text(root, "publisher", Product.NAME_MAX),
                    toml.text(root, "name", Product.NAME_MAX),
                    toml.text(root, "version", Product.VERSION_MAX),
                    seatKind(),
                    agreement,
                    Product.FILES,
                    Set.copyOf(toml.texts(root, "run_as", Product.RUN_AS_MAX, USER_MAX)),
                    whenSilent());
        } catch (IllegalArgumentException e) {
            throw toml.fault(root, "id", String.valueOf(e.getMessage()));
        }
    }

    private WhenSilent whenSilent() throws TomlFile.Fault {
        return switch (toml.optionalText(toml.root(), "when_silent", 8).orElse("refuse")) {
            case "refuse" -> WhenSilent.REFUSE;
            case "admit" -> WhenSilent.ADMIT;
            default -> throw toml.fault(toml.root(), "when_silent", "when_silent is \"refuse\" or \"admit\"");
        };
    }

    private SeatKind seatKind() throws TomlFile.Fault {
        return switch (toml.optionalText(toml.root(), "seat_kind", 8).orElse("user")) {
            case "user" -> SeatKind.USER;
            case "device" -> SeatKind.DEVICE;
            default -> throw toml.fault(toml.root(), "seat_kind", "seat_kind is \"user\" or \"device\"");
        };
    }

    private Optional<Agreement> agreement() throws TomlFile.Fault {
        if (!toml.root().contains("agreement")) {
            return Optional.empty();
        }
        TomlTable table = toml.table("agreement");
        Map<String, String> texts = new LinkedHashMap<>();
        for (String key : table.keySet()) {
            if (!key.equals("version")) {
                texts.put(language(table, key), toml.text(table, key, TEXT_MAX));
            }
        }
        try {
            return Declarations.agreement(toml.text(table, "version", VERSION_MAX), texts);
        } catch (MalformedRequest | IllegalArgumentException e) {
            throw toml.fault(toml.root(), "agreement", String.valueOf(e.getMessage()));
        }
    }

    private String language(TomlTable table, String key) throws TomlFile.Fault {
        if (!key.matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")) {
            throw toml.fault(table, key, "\"" + key + "\" is not a language tag such as en or pt-BR");
        }
        return key;
    }
}
