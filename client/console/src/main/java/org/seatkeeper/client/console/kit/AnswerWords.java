package org.seatkeeper.client.console.kit;

import java.util.Locale;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.Status;

/**
 * An answer that is not "done", in words.
 *
 * @param status its color and icon
 * @param what happened, in a few words
 * @param why, and what to do
 */
public record AnswerWords(Status status, String what, String why) {
    /** Of an answer from this server; a done one says so. */
    public static <T> AnswerWords of(String server, Answer<T> answer) {
        return switch (answer) {
            case Answer.Done<T> _ -> new AnswerWords(Status.OK, "Done", "");
            case Answer.Refused<T>(var why) -> new AnswerWords(Status.OVER, "Not done: " + why.cause(), why.remedy());
            case Answer.Changed<T> _ ->
                new AnswerWords(
                        Status.AT_LIMIT,
                        "Not done: it changed meanwhile",
                        "Someone else changed this product on " + server + ". Look at it again, then repeat.");
            case Answer.NotAllowed<T>(String why) ->
                new AnswerWords(Status.OVER, "Not done: " + server + " does not allow it to you", why);
            case Answer.Malformed<T>(String why) ->
                new AnswerWords(Status.OVER, "Not done: " + server + " did not understand the question", why);
            case Answer.Fault<T>(String why) -> new AnswerWords(Status.OVER, "Not done: " + server + " failed", why);
            case Answer.NoAnswer<T>(String why, var outcome) ->
                switch (outcome) {
                    case NOTHING_CHANGED ->
                        new AnswerWords(Status.NOT_REPORTING, "Not done: " + server + " was not reached", why);
                    case UNKNOWN ->
                        new AnswerWords(
                                Status.NOT_REPORTING,
                                "No answer from " + server,
                                why + ". It may have been done. Asking again is safe: it is done once at most.");
                };
        };
    }

    /** Of a question that only reads: nothing can have changed, and the old answer stays. */
    public static <T> AnswerWords ofReading(String server, Answer<T> answer) {
        return switch (answer) {
            case Answer.Done<T> _ -> new AnswerWords(Status.OK, "Read", "");
            case Answer.Refused<T>(var why) ->
                new AnswerWords(Status.AT_LIMIT, "Not read: " + why.cause(), why.remedy());
            case Answer.Changed<T> _ ->
                new AnswerWords(Status.AT_LIMIT, "Not read: it changed meanwhile", "Read it again.");
            case Answer.NotAllowed<T>(String why) ->
                new AnswerWords(Status.AT_LIMIT, "Not read: " + server + " does not allow it to you", why);
            case Answer.Malformed<T>(String why) ->
                new AnswerWords(Status.AT_LIMIT, "Not read: " + server + " did not understand the question", why);
            case Answer.Fault<T>(String why) ->
                new AnswerWords(Status.AT_LIMIT, "Not read: " + server + " failed", why);
            case Answer.NoAnswer<T>(String why, var _) ->
                new AnswerWords(Status.NOT_REPORTING, "Could not be read from " + server, sentence(why));
        };
    }

    private static String sentence(String words) {
        return words.isEmpty() ? "" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }
}
