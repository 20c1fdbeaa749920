package org.seatkeeper.client.cli;

import java.time.Duration;
import java.util.Optional;
import org.seatkeeper.client.fleet.ProductSettings;

/**
 * Which settings are to become what; absent ones stay as they are.
 *
 * @param grace its bounds are the contract's
 */
record SettingsWish(
        Optional<Boolean> observing,
        Optional<Integer> grace,
        Optional<Duration> hold,
        Optional<ProductSettings.Key> key,
        Optional<ProductSettings.MachineAccounts> machineAccounts,
        Optional<Duration> lease) {

    /** Reads what was typed, before anyone is asked. */
    static SettingsWish of(SettingsVerbs.Wish typed) {
        if (typed.nothing()) {
            throw CliFault.usage("nothing is named that should change", "--help shows what can be set");
        }
        return new SettingsWish(
                chosen(typed.enforcement()).map(SettingsWish::observing),
                chosen(typed.grace()).map(SettingsWish::grace),
                chosen(typed.hold()).map(text -> Limits.duration("--hold", text)),
                chosen(typed.key())
                        .map(text -> choice("--key", text, ProductSettings.Key.values(), ProductSettings.Key.UNKNOWN)),
                chosen(typed.machineAccounts())
                        .map(text -> choice(
                                "--machine-accounts",
                                text,
                                ProductSettings.MachineAccounts.values(),
                                ProductSettings.MachineAccounts.UNKNOWN)),
                chosen(typed.lease()).map(text -> Limits.duration("--lease", text)));
    }

    private static Optional<String> chosen(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static boolean observing(String typed) {
        return switch (typed) {
            case "observe" -> true;
            case "enforce" -> false;
            default -> throw CliFault.usage("--enforcement: there is no such choice", "observe or enforce");
        };
    }

    private static int grace(String typed) {
        if (!typed.matches("[0-9]{1,6}")) {
            throw CliFault.usage("--grace: a whole number from 0 to 999,999", "choose a number in between");
        }
        return Integer.parseInt(typed);
    }

    /** One of several words; the last of an enum stands for those of newer agents and cannot be chosen. */
    private static <E extends Enum<E>> E choice(String option, String typed, E[] all, E unknown) {
        var words = new java.util.ArrayList<String>();
        for (E value : all) {
            if (value == unknown) {
                continue;
            }
            if (Phrases.choice(value).equals(typed)) {
                return value;
            }
            words.add(Phrases.choice(value));
        }
        throw CliFault.usage(option + ": there is no such choice", "one of " + String.join(", ", words));
    }

    /** The settings with these changes. */
    ProductSettings over(ProductSettings before) {
        return new ProductSettings(
                observing.orElse(before.observing()),
                grace.orElse(before.grace()),
                hold.orElse(before.hold()),
                key.orElse(before.key()),
                machineAccounts.orElse(before.machineAccounts()),
                lease.orElse(before.lease()));
    }
}
