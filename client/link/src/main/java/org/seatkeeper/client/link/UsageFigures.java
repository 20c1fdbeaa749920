package org.seatkeeper.client.link;

import com.google.protobuf.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.seatkeeper.client.fleet.ClientLine;
import org.seatkeeper.client.fleet.ConnectionLine;
import org.seatkeeper.client.fleet.DenialLine;
import org.seatkeeper.client.fleet.EventLine;
import org.seatkeeper.client.fleet.PeakHistory;
import org.seatkeeper.client.fleet.ProductSettings;
import org.seatkeeper.client.fleet.Usage;
import org.seatkeeper.proto.v1.Access;
import org.seatkeeper.proto.v1.Connection;
import org.seatkeeper.proto.v1.Denial;
import org.seatkeeper.proto.v1.Enforcement;
import org.seatkeeper.proto.v1.EventRow;
import org.seatkeeper.proto.v1.Instance;
import org.seatkeeper.proto.v1.MeasuringPeriod;
import org.seatkeeper.proto.v1.Refusal;
import org.seatkeeper.proto.v1.Sample;

/** What is used, by whom, and how it counts, as values of the fleet. Every text is made harmless here. Pure. */
public final class UsageFigures {
    private static final double THOUSANDTHS = 1000;

    private UsageFigures() {}

    static Usage usage(Instance instance) {
        return new Usage(
                instance.getFree(),
                instance.getRefusedToday(),
                instance.hasPeakAt() ? at(instance.getPeakAt()) : Optional.empty(),
                instance.hasMeasuredSince() ? at(instance.getMeasuredSince()) : Optional.empty(),
                instance.getDemandPeak(),
                instance.getUserSeats(),
                instance.getDeviceSeats(),
                instance.getAdministratorsInUse(),
                instance.getAdmittedWhileSilent(),
                switch (instance.getWhenSilent()) {
                    case WHEN_SILENT_REFUSE -> Usage.WhenSilent.REFUSE;
                    case WHEN_SILENT_ADMIT -> Usage.WhenSilent.ADMIT;
                    case WHEN_SILENT_UNSPECIFIED, UNRECOGNIZED -> Usage.WhenSilent.UNKNOWN;
                });
    }

    private static Optional<Instant> at(Timestamp time) {
        return Optional.of(Figures.at(time));
    }

    /** How a product counts; what an older agent leaves out is unknown. */
    static ProductSettings settings(Instance instance) {
        if (!instance.hasSettings()) {
            return ProductSettings.UNKNOWN;
        }
        var settings = instance.getSettings();
        return new ProductSettings(
                settings.getEnforcement() == Enforcement.ENFORCEMENT_OBSERVE,
                settings.getGrace(),
                Duration.ofSeconds(Integer.toUnsignedLong(settings.getHoldSeconds())),
                switch (settings.getConnectionKey()) {
                    case CONNECTION_KEY_DEVICE_AND_USER -> ProductSettings.Key.DEVICE_AND_USER;
                    case CONNECTION_KEY_DEVICE_ONLY -> ProductSettings.Key.DEVICE_ONLY;
                    case CONNECTION_KEY_UNSPECIFIED, UNRECOGNIZED -> ProductSettings.Key.UNKNOWN;
                },
                switch (settings.getMachineAccounts()) {
                    case MACHINE_ACCOUNTS_IGNORE -> ProductSettings.MachineAccounts.IGNORE;
                    case MACHINE_ACCOUNTS_AS_DEVICE -> ProductSettings.MachineAccounts.AS_DEVICE;
                    case MACHINE_ACCOUNTS_COUNT -> ProductSettings.MachineAccounts.COUNT;
                    case MACHINE_ACCOUNTS_UNSPECIFIED, UNRECOGNIZED -> ProductSettings.MachineAccounts.UNKNOWN;
                },
                Duration.ofSeconds(Integer.toUnsignedLong(settings.getLeaseSeconds())));
    }

    /** A connection. */
    public static ConnectionLine connection(Connection connection) {
        return new ConnectionLine(
                connection.getNumber(),
                Figures.line(connection.getUser()),
                Figures.line(connection.getDevice()),
                Figures.at(connection.getOpenedAt()),
                connection.getHandles(),
                connection.getAdministrator(),
                connection.getHeld(),
                connection.getAdmittedWhileSilent());
    }

    /** Who used a product. */
    public static ClientLine client(Access access) {
        return new ClientLine(
                access.getPosition(),
                Figures.line(access.getUser()),
                Figures.line(access.getDevice()),
                Figures.at(access.getFirst()),
                Figures.at(access.getLast()),
                access.getCount(),
                access.getLicensed(),
                access.getOpen());
    }

    /** Refusals of one client on one day, with words of ours for what to do: the row itself has none. */
    public static DenialLine denial(Denial denial) {
        return new DenialLine(
                denial.getPosition(),
                Figures.line(denial.getProductId()),
                Figures.line(denial.getUser()),
                Figures.line(denial.getDevice()),
                Figures.refusal(
                        Refusal.newBuilder().setCodeValue(denial.getCodeValue()).build()),
                Figures.at(denial.getFirst()),
                Figures.at(denial.getLast()),
                denial.getCount(),
                denial.getObserved(),
                denial.getOthers());
    }

    /** An event. */
    public static EventLine event(EventRow event) {
        return new EventLine(
                event.getPosition(),
                Figures.line(event.getId()),
                Figures.line(event.getProductId()),
                Figures.at(event.getRaisedAt()),
                event.hasClearedAt() ? at(event.getClearedAt()) : Optional.empty(),
                Figures.line(event.getCause()),
                Figures.line(event.getRemedy()));
    }

    /** The use during one span. */
    public static PeakHistory.Sample sample(Sample sample) {
        return new PeakHistory.Sample(
                Figures.at(sample.getAt()),
                sample.getPeak(),
                sample.getMeanThousandths() / THOUSANDTHS,
                sample.getRefusals(),
                sample.getDemand(),
                sample.getLicenses());
    }

    /** A measuring period. */
    public static PeakHistory.Period period(MeasuringPeriod period) {
        return new PeakHistory.Period(
                Figures.at(period.getFrom()),
                period.hasUntil() ? at(period.getUntil()) : Optional.empty(),
                period.getPeak(),
                period.hasPeakAt() ? at(period.getPeakAt()) : Optional.empty(),
                Figures.line(period.getEndedBy()));
    }
}
