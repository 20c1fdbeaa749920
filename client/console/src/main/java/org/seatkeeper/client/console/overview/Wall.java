package org.seatkeeper.client.console.overview;

import java.util.List;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.fleet.Status;

/**
 * The wall of servers as values: a mark per server, grouped by site.
 *
 * @param all how many servers there are without the filter
 */
public record Wall(List<Site> sites, int all) {
    public Wall {
        sites = List.copyOf(sites);
    }

    /** How large the marks are, by how many there are. */
    public enum Scale {
        /** Up to 150: name and products. */
        NAMED,
        /** Up to 1,500: an icon on 28 px. */
        ICONS,
        /** Beyond: 8 px squares on one canvas. */
        DOTS
    }

    /** Stands last, for servers that did not say their site yet. */
    public static final String UNKNOWN_SITE = "Site not known yet";

    /** Most marks with names. */
    public static final int NAMED_MAX = 150;

    /** Most marks as icons. */
    public static final int ICONS_MAX = 1_500;

    /** The servers of one site. */
    public record Site(String name, List<Mark> marks) {
        public Site {
            marks = List.copyOf(marks);
        }

        /** How many need attention. */
        long troubled() {
            return marks.stream()
                    .filter(mark -> switch (mark.status()) {
                        case OVER, NOT_REPORTING, AT_LIMIT -> true;
                        case SCHEDULED, OK -> false;
                    })
                    .count();
        }
    }

    /**
     * One server.
     *
     * @param below its name, on large marks
     * @param words everything about it in a sentence, for tooltips and those who hear the screen
     */
    public record Mark(ServerName server, Status status, String below, String words) {}

    /** How many marks are shown. */
    public int shown() {
        return sites.stream().mapToInt(site -> site.marks().size()).sum();
    }

    /** How large they are. */
    public Scale scale() {
        int count = shown();
        if (count <= NAMED_MAX) {
            return Scale.NAMED;
        }
        return count <= ICONS_MAX ? Scale.ICONS : Scale.DOTS;
    }
}
