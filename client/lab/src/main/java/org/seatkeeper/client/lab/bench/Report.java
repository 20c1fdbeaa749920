package org.seatkeeper.client.lab.bench;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The rows as JSON for programs and as a table for people. */
final class Report {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().serializeNulls().create();
    private static final MathContext DIGITS = new MathContext(5);
    private static final String ROW = "%-26s %10s %10s %-4s %7s %17s %6s %6s  %-4s %s%n";

    private Report() {}

    /** A list of objects with the same keys; what was not measured is null. */
    static String json(List<Measurement> rows) {
        var list = new JsonArray();
        for (Measurement row : rows) {
            var object = new JsonObject();
            object.addProperty("metric", row.name());
            object.add("value", number(row, Ratio::value));
            object.add("limit", number(row, Ratio::limit));
            object.add("ratio", number(row, Ratio::ratio));
            object.add("low", number(row, Ratio::low));
            object.add("high", number(row, Ratio::high));
            object.addProperty("gate", row.metric().gate());
            object.addProperty("aim", row.metric().aim());
            object.addProperty("ok", row.ok());
            object.addProperty("unit", row.metric().unit());
            object.addProperty("flags", row.flags());
            list.add(object);
        }
        return GSON.toJson(list);
    }

    private static JsonElement number(Measurement row, ToDoubleFunction<Ratio> part) {
        return row.measured()
                .<JsonElement>map(ratio -> new JsonPrimitive(new BigDecimal(part.applyAsDouble(ratio)).round(DIGITS)))
                .orElse(JsonNull.INSTANCE);
    }

    /** A line for each row, under a heading. */
    static String table(List<Measurement> rows) {
        var table = new StringBuilder(String.format(
                Locale.ROOT, ROW, "metric", "value", "limit", "unit", "ratio", "95 %", "gate", "aim", "ok", "flags"));
        for (Measurement row : rows) {
            table.append(String.format(
                    Locale.ROOT,
                    ROW,
                    row.name(),
                    word(row, "%.2f", Ratio::value),
                    word(row, "%.2f", Ratio::limit),
                    row.metric().unit(),
                    word(row, "%.3f", Ratio::ratio),
                    word(row, "%.3f", Ratio::low) + " to " + word(row, "%.3f", Ratio::high),
                    String.format(Locale.ROOT, "%.2f", row.metric().gate()),
                    String.format(Locale.ROOT, "%.2f", row.metric().aim()),
                    row.ok() ? "yes" : "NO",
                    row.flags()));
        }
        return table.toString();
    }

    private static String word(Measurement row, String format, ToDoubleFunction<Ratio> part) {
        return row.measured()
                .map(ratio -> String.format(Locale.ROOT, format, part.applyAsDouble(ratio)))
                .orElse("-");
    }
}
