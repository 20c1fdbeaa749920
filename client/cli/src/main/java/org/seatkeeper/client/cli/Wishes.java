package org.seatkeeper.client.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.seatkeeper.client.fleet.Disposition;
import org.seatkeeper.client.fleet.ModeWish;
import org.seatkeeper.client.fleet.SeatKind;
import org.seatkeeper.proto.v1.LicensingMode;

/** Words of the command line as values. */
final class Wishes {
    private Wishes() {}

    /** A mode as it is typed. */
    static LicensingMode mode(String typed) {
        return switch (typed.toLowerCase(Locale.ROOT)) {
            case "per-device-or-user", "per-device-or-per-user" -> LicensingMode.LICENSING_MODE_PER_DEVICE_OR_USER;
            case "per-server" -> LicensingMode.LICENSING_MODE_PER_SERVER;
            default -> throw CliFault.usage("--to: there is no such mode", "per-device-or-user");
        };
    }

    /** The wish behind the options; the zone is the user's, for words alone. */
    static ModeWish of(ModeVerbs.Wish wish, LicensingMode to, ZoneId zone) {
        return new ModeWish(
                disposition(wish.licenses(), to),
                seatKind(wish.kind()),
                time("--at", wish.at(), zone),
                wish.language());
    }

    private static Disposition disposition(String typed, LicensingMode to) {
        return switch (typed.toLowerCase(Locale.ROOT)) {
            case "move" -> Disposition.MOVE;
            case "leave" -> Disposition.LEAVE;
            case "" -> {
                if (to == LicensingMode.LICENSING_MODE_PER_SERVER) {
                    yield Disposition.MOVE; // It will be refused whatever stands here.
                }
                throw CliFault.usage(
                        "--licenses is missing: what becomes of the Per Server licenses",
                        "--licenses move puts them into the pool, --licenses leave keeps them unclaimed");
            }
            default -> throw CliFault.usage("--licenses: there is no such choice", "move or leave");
        };
    }

    /** A seat kind as it is typed. */
    static SeatKind seatKind(String typed) {
        return switch (typed.toLowerCase(Locale.ROOT)) {
            case "user" -> SeatKind.USER;
            case "device" -> SeatKind.DEVICE;
            default -> throw CliFault.usage("--kind: there is no such kind of seat", "user or device");
        };
    }

    /** A time with its offset, as it is typed; absent where nothing is. */
    static Optional<Instant> time(String option, String typed, ZoneId zone) {
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        String joined = typed.strip().replace(' ', 'T');
        try {
            return Optional.of(OffsetDateTime.parse(joined).toInstant());
        } catch (DateTimeException e) {
            throw withoutOffset(option, joined, zone)
                    .orElseGet(() -> CliFault.usage(
                            option + ": not a time with its offset",
                            "such as 2026-07-01T06:00+02:00, or 2026-07-01T04:00Z"));
        }
    }

    /** Refused rather than guessed, since a change of mode is for ever; the remedy is the text to type. */
    private static Optional<CliFault> withoutOffset(String option, String joined, ZoneId zone) {
        try {
            var local = LocalDateTime.parse(joined);
            return Optional.of(CliFault.usage(
                    option + ": whose time is meant, " + local + " here or in UTC?",
                    "write " + option + " " + local.atZone(zone).toOffsetDateTime() + " for this machine (" + zone
                            + "), " + option + " " + local + "Z for UTC"));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
