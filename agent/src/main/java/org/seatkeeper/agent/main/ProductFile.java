package org.seatkeeper.agent.main;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.agent.domain.Product;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.domain.SeatKind;
import org.seatkeeper.agent.service.Declarations;
import org.seatkeeper.agent.service.MalformedRequest;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** One product's declaration as a file of {@code products.d} (docs/operations.md, "Products"). */
final class ProductFile {
    /** Longest file, in bytes: 40 agreements of 16 KiB, with room. */
    static final long BYTES_MAX = 1024 * 1024;

    private static final int TEXT_MAX = 16_384;
    private static final int VERSION_MAX = 32;
    private static final Set<String> KEYS = Set.of("id", "publisher", "name", "version", "seat_kind", "agreement");

    private final Path file;
    private final TomlParseResult toml;

    private ProductFile(Path file, TomlParseResult toml) {
        this.file = file;
        this.toml = toml;
    }

    /** A file that says nothing usable: where, and what is wrong with it. */
    static final class Fault extends Exception {
        private static final long serialVersionUID = 1L;

        Fault(Path file, @Nullable TomlPosition at, String what) {
            super(file.getFileName() + (at == null ? "" : ":" + at.line()) + ": " + what, null, false, false);
        }
    }

    /** Reads one declaration. */
    static Product read(Path file) throws Fault {
        try {
            if (Files.size(file) > BYTES_MAX) {
                throw new Fault(file, null, "the file is longer than " + BYTES_MAX + " bytes");
            }
            TomlParseResult toml = Toml.parse(Files.readString(file, StandardCharsets.UTF_8));
            if (toml.hasErrors()) {
                var error = toml.errors().getFirst();
                throw new Fault(file, error.position(), String.valueOf(error.getMessage()));
            }
            return new ProductFile(file, toml).product();
        } catch (CharacterCodingException e) {
            throw new Fault(file, null, "the file is not UTF-8 text");
        } catch (IOException e) {
            throw new Fault(file, null, "the file cannot be read");
        }
    }

    private Product product() throws Fault {
        for (String key : toml.keySet()) {
            if (!KEYS.contains(key)) {
                throw new Fault(file, toml.inputPositionOf(key), "unknown key \"" + key + "\"");
            }
        }
        var agreement = agreement();
        try {
            return new Product(
                    new ProductId(text("id", ProductId.LENGTH_MAX)),
                    text("publisher", Product.NAME_MAX),
                    text("name", Product.NAME_MAX),
                    text("version", Product.VERSION_MAX),
                    seatKind(),
                    agreement,
                    Product.FILES);
        } catch (IllegalArgumentException e) {
            throw new Fault(file, toml.inputPositionOf("id"), String.valueOf(e.getMessage()));
        }
    }

    private SeatKind seatKind() throws Fault {
        if (!toml.contains("seat_kind")) {
            return SeatKind.USER;
        }
        return switch (text("seat_kind", 8)) {
            case "user" -> SeatKind.USER;
            case "device" -> SeatKind.DEVICE;
            default -> throw new Fault(file, toml.inputPositionOf("seat_kind"), "seat_kind is \"user\" or \"device\"");
        };
    }

    private Optional<org.seatkeeper.agent.domain.Agreement> agreement() throws Fault {
        if (!toml.contains("agreement")) {
            return Optional.empty();
        }
        TomlTable table = toml.isTable("agreement") ? toml.getTable("agreement") : null;
        if (table == null) {
            throw new Fault(file, toml.inputPositionOf("agreement"), "agreement is a table: [agreement]");
        }
        String version = text(table, "version", VERSION_MAX, "agreement.version");
        Map<String, String> texts = new LinkedHashMap<>();
        for (String language : table.keySet()) {
            if (!language.equals("version")) {
                texts.put(language(table, language), text(table, language, TEXT_MAX, "agreement." + language));
            }
        }
        try {
            return Declarations.agreement(version, texts);
        } catch (MalformedRequest | IllegalArgumentException e) {
            throw new Fault(file, toml.inputPositionOf("agreement"), String.valueOf(e.getMessage()));
        }
    }

    private String language(TomlTable table, String key) throws Fault {
        if (!key.matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")) {
            throw new Fault(
                    file, table.inputPositionOf(key), "\"" + key + "\" is not a language tag such as en or pt-BR");
        }
        return key;
    }

    private String text(String key, int max) throws Fault {
        return text(toml, key, max, key);
    }

    private String text(TomlTable table, String key, int max, String name) throws Fault {
        if (!table.contains(key)) {
            throw new Fault(file, table.inputPositionOf(key), name + " is missing");
        }
        String value = table.isString(key) ? table.getString(key) : null;
        if (value == null) {
            throw new Fault(file, table.inputPositionOf(key), name + " is not a text");
        }
        boolean clean = value.codePoints().allMatch(c -> c == '\n' || c == '\t' || !Character.isISOControl(c));
        if (value.isBlank() || value.codePointCount(0, value.length()) > max || !clean) {
            throw new Fault(
                    file, table.inputPositionOf(key), name + " has 1 to " + max + " characters, no control characters");
        }
        return value;
    }
}
