package org.seatkeeper.client.console.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One page of help: a title, paragraphs, and where to read on. The texts stand in files beside this class: {@code #} is
 * the title, {@code ##} a section, {@code -} an item, {@code >} a topic to read next, anything else a paragraph.
 *
 * @param id its name, as in {@code one-way-change}
 */
public record HelpTopic(String id, String title, List<Part> parts, List<String> next) {
    /** Every topic, in the order of the list. */
    public static final List<String> ALL = List.of(
            "modes",
            "cheaper",
            "uncertain",
            "one-way-change",
            "who-may",
            "licenses",
            "unclaimed",
            "servers",
            "overview",
            "products",
            "properties",
            "events",
            "purchases",
            "browser",
            "filter",
            "keyboard");

    public HelpTopic {
        parts = List.copyOf(parts);
        next = List.copyOf(next);
    }

    /** A piece of a page. */
    public sealed interface Part {
        /** A heading inside the page. */
        record Section(String text) implements Part {}

        /** Running text. */
        record Paragraph(String text) implements Part {}

        /** One of a list. */
        record Item(String text) implements Part {}
    }

    /** Reads a topic. The files are part of the program; a missing one is a fault of it. */
    public static HelpTopic read(String id) {
        try (InputStream file = HelpTopic.class.getResourceAsStream(id + ".txt")) {
            if (file == null) {
                throw new IllegalArgumentException("there is no help topic " + id);
            }
            return parse(id, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static HelpTopic parse(String id, String text) {
        String title = "";
        var parts = new ArrayList<Part>();
        var next = new ArrayList<String>();
        for (String line : text.lines().filter(each -> !each.isBlank()).toList()) {
            if (line.startsWith("## ")) {
                parts.add(new Part.Section(line.substring(3)));
            } else if (line.startsWith("# ")) {
                title = line.substring(2);
            } else if (line.startsWith("- ")) {
                parts.add(new Part.Item(line.substring(2)));
            } else if (line.startsWith("> ")) {
                next.add(line.substring(2));
            } else {
                parts.add(new Part.Paragraph(line));
            }
        }
        return new HelpTopic(id, title, parts, next);
    }
}
