package org.seatkeeper.client.console.kit;

import org.kordamp.ikonli.javafx.FontIcon;
import org.seatkeeper.client.fleet.Status;

/** Every icon of the program. One meaning each; always beside a word, or with one as its tooltip. */
public enum Icon {
    OVER("mdal-error"),
    AT_LIMIT("mdomz-warning"),
    NOT_REPORTING("mdoal-cloud_off"),
    SCHEDULED("mdomz-schedule"),
    OK("mdoal-check_circle"),
    SEARCH("mdomz-search"),
    USER("mdomz-person"),
    SERVER("mdoal-dns"),
    SITE("mdoal-location_city"),
    PRODUCT("mdoal-layers"),
    LOCK("mdoal-lock"),
    INFO("mdoal-info"),
    HELP("mdoal-help_outline"),
    HINT("mdoal-lightbulb"),
    ADD("mdoal-add"),
    REMOVE("mdomz-remove"),
    COMMAND("mdoal-code"),
    EXPORT("mdoal-get_app"),
    IMPORT("mdomz-publish"),
    PASTE("mdoal-content_paste"),
    EDIT("mdoal-edit"),
    MODE("mdomz-swap_horiz"),
    HISTORY("mdoal-history"),
    REFRESH("mdomz-refresh"),
    BLOCKED("mdoal-block"),
    WAITING("mdoal-hourglass_empty"),
    ARROW("mdoal-arrow_forward"),
    COPY("mdoal-content_copy"),
    CLOSE("mdoal-close"),
    OPENED("mdal-arrow_drop_down"),
    CLOSED("mdal-arrow_right"),
    PROPERTIES("mdomz-tune"),
    CHART("mdoal-bar_chart"),
    TABLE("mdomz-table_chart"),
    EVICT("mdoal-eject"),
    UNBLOCK("mdoal-lock_open"),
    EVENT("mdomz-notifications_none"),
    ZOOM_IN("mdomz-zoom_in"),
    ZOOM_OUT("mdomz-zoom_out"),
    RESET("mdoal-flag"),
    SAVE("mdomz-save"),
    LIVE("mdal-fiber_manual_record");

    private final String literal;

    Icon(String literal) {
        this.literal = literal;
    }

    /** A new picture of it. */
    public FontIcon node() {
        return new FontIcon(literal);
    }

    /** The icon that stands for a status. */
    public static Icon of(Status status) {
        return switch (status) {
            case OVER -> OVER;
            case AT_LIMIT -> AT_LIMIT;
            case NOT_REPORTING -> NOT_REPORTING;
            case SCHEDULED -> SCHEDULED;
            case OK -> OK;
        };
    }
}
