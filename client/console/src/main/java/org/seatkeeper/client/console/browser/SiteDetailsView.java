package org.seatkeeper.client.console.browser;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.seatkeeper.client.console.kit.Buttons;
import org.seatkeeper.client.console.kit.CutText;
import org.seatkeeper.client.console.kit.Figure;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.StatusLabel;
import org.seatkeeper.client.console.kit.StatusStyle;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.fleet.LinkWords;
import org.seatkeeper.client.fleet.Server;
import org.seatkeeper.client.fleet.Standing;
import org.seatkeeper.client.fleet.Status;

/** One site: how its servers are, and which of them are not fine. */
final class SiteDetailsView {
    /** More servers than these are counted, not listed. */
    private static final int LISTED_MAX = 100;

    private final BrowserViewModel model;
    private final InstantSource clock;

    SiteDetailsView(BrowserViewModel model, InstantSource clock) {
        this.model = model;
        this.clock = clock;
    }

    VBox draw(Details.OfSite site) {
        Map<Status, Long> counts = site.servers().stream()
                .collect(Collectors.groupingBy(Standing::of, TreeMap::new, Collectors.counting()));
        Status worst = counts.isEmpty() ? Status.OK : counts.keySet().iterator().next();
        HBox figures = Lay.row(40);
        for (Status status : Status.values()) {
            long count = counts.getOrDefault(status, 0L);
            if (count > 0 || status == Status.OK) {
                figures.getChildren()
                        .add(new Figure(
                                Words.number(count),
                                status.words(),
                                status == Status.OK ? "plain" : StatusStyle.of(status)));
            }
        }
        List<Server> troubled =
                site.servers().stream().filter(s -> Standing.of(s) != Status.OK).toList();
        return Lay.column(
                Lay.M,
                FactsView.head(
                        site.name().isEmpty() ? "Site not known yet" : site.name(),
                        worst,
                        Words.count(site.servers().size(), "server")),
                figures,
                list(troubled));
    }

    private Node list(List<Server> troubled) {
        VBox list = Lay.column(0, Words.section("Not fine"));
        if (troubled.isEmpty()) {
            list.getChildren().add(Words.muted("Every server of this site is fine."));
        }
        for (Server server : troubled.stream()
                .sorted(Comparator.comparing((Server server) -> Standing.of(server))
                        .thenComparing(Server::name))
                .limit(LISTED_MAX)
                .toList()) {
            var why = CutText.watch(
                    Words.muted(server.current() ? "" : LinkWords.sentence(server.link(), clock.instant())));
            why.setMinWidth(0);
            list.getChildren()
                    .add(Lay.styled(
                            Lay.row(
                                    Lay.M,
                                    Lay.width(new StatusLabel(Standing.of(server)), 152),
                                    Lay.width(
                                            Buttons.link(
                                                    server.name().value(),
                                                    () -> model.reveal(new BrowserKey.OfServer(server.name()))),
                                            144),
                                    why),
                            "fact-row"));
        }
        if (troubled.size() > LISTED_MAX) {
            list.getChildren().add(Words.small("and " + (troubled.size() - LISTED_MAX) + " more"));
        }
        return list;
    }
}
