package org.seatkeeper.client.cli;

import com.google.gson.JsonElement;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.function.Supplier;
import org.seatkeeper.client.fleet.RefusalFacts;
import org.seatkeeper.client.link.Words;

/** Where results and faults are written. */
final class Output {
    private static final int LINE_MAX = 2000;

    private final Surroundings surroundings;
    private final Format format;

    Output(Surroundings surroundings, Format format) {
        this.surroundings = surroundings;
        this.format = format;
    }

    Format format() {
        return format;
    }

    private PrintWriter out() {
        return surroundings.streams().out();
    }

    /** A time: to the minute for people, whole for programs; UTC for both. */
    String time(Instant instant) {
        return format == Format.table ? Phrases.time(instant) : instant.toString();
    }

    /** The result of a run: one table or one document. */
    void show(Supplier<JsonElement> json, Supplier<Table> table) {
        switch (format) {
            case json -> out().println(Json.document(json.get()));
            case csv -> table.get().csv(out());
            case table -> table.get().print(out(), surroundings.colors());
        }
    }

    /** A document only where documents were wished: a refusal's reply, whose words go to the other stream anyway. */
    void document(Supplier<JsonElement> json) {
        if (format == Format.json) {
            out().println(Json.document(json.get()));
        }
    }

    /** A sentence for people: only in tables. */
    void say(String sentence) {
        if (format == Format.table) {
            out().println(Words.cleanLines(sentence, LINE_MAX * 20));
        }
    }

    /** One line of a stream, whatever the format. */
    void line(String line) {
        out().println(line);
        out().flush();
    }

    /** What went wrong: one line of cause, one of remedy. */
    void fault(String cause, String remedy) {
        PrintWriter err = surroundings.streams().err();
        err.println("seatkeeper: " + Words.clean(cause, LINE_MAX));
        if (!remedy.isBlank()) {
            err.println("  " + Words.clean(remedy, LINE_MAX));
        }
        err.flush();
    }

    /** A rule's no. */
    ExitCode refused(String server, RefusalFacts why) {
        fault("refused by " + server + " (" + why.code() + "): " + why.cause(), why.remedy());
        return ExitCodes.of(why.code());
    }
}
