package org.seatkeeper.client.console.overview;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.console.overview.Wall.Mark;
import org.seatkeeper.client.console.overview.Wall.Scale;
import org.seatkeeper.client.fleet.ServerName;

/** A mark per server, grouped by site. Marks that are fine stay quiet; marks outlive what they show. */
final class WallView extends VBox {
    private final LeadsFromOverview leads;
    private final Label head = Words.section("");
    private final Map<ServerName, MarkView> marks = new HashMap<>();
    private List<List<ServerName>> built = List.of();
    private Scale scale = Scale.NAMED;

    WallView(OverviewViewModel model, LeadsFromOverview leads) {
        super(Lay.S);
        this.leads = leads;
        model.wall().subscribe(this::show);
    }

    private void show(Wall wall) {
        head.setText(headline(wall));
        List<List<ServerName>> wanted = wall.sites().stream()
                .map(site -> site.marks().stream().map(Mark::server).toList())
                .toList();
        boolean same = wanted.equals(built)
                && wall.scale() == scale
                && scale != Scale.DOTS
                && !getChildren().isEmpty();
        if (same && headsFit(wall)) {
            wall.sites()
                    .forEach(site ->
                            site.marks().forEach(mark -> mark(mark.server()).show(mark)));
            return;
        }
        built = wanted;
        scale = wall.scale();
        build(wall);
    }

    /** The line above each site counts; it must be written again when the count moved. */
    private boolean headsFit(Wall wall) {
        return wall.sites().stream()
                .map(WallView::siteWords)
                .toList()
                .equals(getChildren().stream()
                        .map(node -> node.getProperties().getOrDefault("site", ""))
                        .filter(words -> !words.equals(""))
                        .toList());
    }

    private void build(Wall wall) {
        marks.clear();
        head.setMinHeight(28);
        getChildren().setAll(head);
        for (Wall.Site site : wall.sites()) {
            Node line =
                    Lay.styled(Lay.row(Lay.S, Words.strong(site.name()), Words.small(siteWords(site))), "wall-head");
            line.getProperties().put("site", siteWords(site));
            getChildren().addAll(line, scale == Scale.DOTS ? new DotsView(site.marks(), leads) : flow(site.marks()));
        }
    }

    private FlowPane flow(List<Mark> site) {
        double gap = scale == Scale.NAMED ? Lay.S : Lay.XS;
        FlowPane flow = new FlowPane(gap, gap);
        flow.setPrefWrapLength(400);
        for (Mark mark : site) {
            MarkView view = new MarkView(scale, leads, mark);
            marks.put(mark.server(), view);
            flow.getChildren().add(view);
        }
        return flow;
    }

    private static String headline(Wall wall) {
        int shown = wall.shown();
        long sites = wall.sites().stream()
                .filter(site -> !site.name().equals(Wall.UNKNOWN_SITE))
                .count();
        String servers = shown == wall.all()
                ? Words.count(shown, "server")
                : Words.number(shown) + " of " + Words.count(wall.all(), "server");
        return sites == 0 ? servers : servers + " in " + Words.count(sites, "site");
    }

    private static String siteWords(Wall.Site site) {
        String servers = Words.count(site.marks().size(), "server");
        long troubled = site.troubled();
        return troubled == 0
                ? servers
                : servers + ", " + Words.number(troubled) + (troubled == 1 ? " needs" : " need") + " attention";
    }

    MarkView mark(ServerName server) {
        return Objects.requireNonNull(marks.get(server));
    }
}
