package org.seatkeeper.client.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.util.Locale;
import org.seatkeeper.client.link.Words;

/** Messages of the contract as proto3 JSON. What could disturb a terminal is written as an escape: the value is the same. */
final class Json {
    private static final Gson PRETTY =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final Gson LINE = new GsonBuilder().disableHtmlEscaping().create();

    private Json() {}

    /** A message as a tree; every field is in it, also those at their default. */
    static JsonElement of(Message message) {
        try {
            return JsonParser.parseString(
                    JsonFormat.printer().alwaysPrintFieldsWithNoPresence().print(message));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the contract has no field of type Any", e);
        }
    }

    /** A whole document. */
    static String document(JsonElement tree) {
        return harmless(PRETTY.toJson(tree));
    }

    /** One object in one line. */
    static String line(JsonElement tree) {
        return harmless(LINE.toJson(tree));
    }

    private static String harmless(String json) {
        var text = new StringBuilder(json.length());
        json.codePoints().forEach(c -> {
            if (c == '\n' || !Words.harmful(c)) {
                text.appendCodePoint(c);
            } else {
                for (char unit : Character.toChars(c)) {
                    text.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                }
            }
        });
        return text.toString();
    }
}
