package org.seatkeeper.client.lab.demo;

import java.util.List;
import java.util.stream.Collectors;
import org.seatkeeper.agent.domain.SeatKind;
import org.seatkeeper.agent.domain.UnitPrice;

/** A server product of the invented market that Halden Freight buys on. */
enum DemoProduct {
    TARN("tarn-sql", "Tarn Systems", "Tarn SQL 14", "14", SeatKind.USER, 38_00),
    FJORD("fjord-files", "Fjordworks", "Fjord Files 6", "6", SeatKind.USER, 18_25),
    PELICAN("pelican-mail", "Pelican", "Pelican Mail 11", "11", SeatKind.USER, 21_50),
    QUARRY("quarry-reports", "Quarry Analytics", "Quarry Reports 5", "5", SeatKind.USER, 29_00),
    LANTERN("lantern-terminal", "Lantern", "Lantern Terminal 9", "9", SeatKind.DEVICE, 44_00),
    HARBOR("harbor-erp", "Harbor Business", "Harbor ERP 8", "8", SeatKind.USER, 112_00);

    private static final long MICROS_PER_CENT = 10_000;

    private final String id;
    private final String publisher;
    private final String title;
    private final String version;
    private final SeatKind seatKind;
    private final long cents;

    DemoProduct(String id, String publisher, String title, String version, SeatKind seatKind, long cents) {
        this.id = id;
        this.publisher = publisher;
        this.title = title;
        this.version = version;
        this.seatKind = seatKind;
        this.cents = cents;
    }

    /** As commands name it. */
    String id() {
        return id;
    }

    /** As people call it. */
    String title() {
        return title;
    }

    SeatKind seatKind() {
        return seatKind;
    }

    /** What a license cost, so many percent of the list price. */
    UnitPrice price(int percent) {
        return new UnitPrice("EUR", cents * percent / 100 * MICROS_PER_CENT);
    }

    /** Its declaration, as a file of products.d: these users of the machine speak for it. */
    String declaration(List<String> runAs) {
        return """
                id = "%s"
                publisher = "%s"
                name = "%s"
                version = "%s"
                seat_kind = "%s"
                run_as = [%s]

                [agreement]
                version = "2.1"
                en = \"""
                %s\"""
                de = \"""
                %s\"""
                """.formatted(
                        id,
                        publisher,
                        title,
                        version,
                        switch (seatKind) {
                            case USER -> "user";
                            case DEVICE -> "device";
                        },
                        runAs.stream().map(user -> '"' + user + '"').collect(Collectors.joining(", ")),
                        english(),
                        german());
    }

    private String english() {
        return """
            Changing the licensing mode of %1$s

            1. You may change a server from Per Server to Per Device or Per User once. The change is final: there is no way back \
            for this server, neither by a second change nor by removing and adding licenses.
            2. The licenses of the server become seats. A seat belongs to one device or to one person and opens %1$s on every \
            server of your site. You may pass a seat on when a device is retired or a person leaves.
            3. From then on nobody is refused for want of a license. You undertake to hold a seat for each device or person that \
            uses %1$s, and to buy what is missing within 90 days.
            4. %2$s may ask once a year for the count that your site keeps. Nothing else is reported to us.
            """.formatted(title, publisher);
    }

    private String german() {
        return """
            Wechsel der Lizenzierungsart von %1$s

            1. Sie können einen Server einmal von „Pro Server“ auf „Pro Gerät oder pro Benutzer“ umstellen. Der Wechsel ist \
            endgültig: Für diesen Server gibt es keinen Weg zurück, weder durch einen zweiten Wechsel noch durch Entfernen und \
            Hinzufügen von Lizenzen.
            2. Aus den Lizenzen des Servers werden Plätze. Ein Platz gehört einem Gerät oder einer Person und öffnet %1$s auf \
            jedem Server Ihres Standorts. Scheidet ein Gerät oder eine Person aus, geben Sie den Platz weiter.
            3. Von da an wird niemand mehr abgewiesen, weil eine Lizenz fehlt. Sie verpflichten sich, für jedes Gerät oder jede \
            Person, die %1$s nutzt, einen Platz zu besitzen und Fehlendes binnen 90 Tagen zu kaufen.
            4. %2$s darf einmal im Jahr nach der Zahl fragen, die Ihr Standort führt. Sonst erfahren wir nichts.
            """.formatted(title, publisher);
    }
}
