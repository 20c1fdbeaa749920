package org.seatkeeper.client.console.properties;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.seatkeeper.client.console.kit.Buttons;
import org.seatkeeper.client.console.kit.CutText;
import org.seatkeeper.client.console.kit.Icon;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Times;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.fleet.PeakHistory.Period;
import org.seatkeeper.client.fleet.Usage;

/** The measuring period: since when it lasts, its mark, and the act that begins another. */
final class PeriodView extends HBox {
    private final ProductViewModel model;
    private final Times times;
    private final Label now = CutText.watch(Words.body(""));
    private final Label before = CutText.watch(Words.small(""));
    private final Button reset;
    private List<Period> periods = List.of();

    PeriodView(ProductViewModel model, PropertyActs acts, Times times) {
        super(Lay.M);
        this.model = model;
        this.times = times;
        reset = Buttons.plain("Reset _High-Water Mark\u2026", Icon.RESET, acts::resetPeak);
        now.setMinWidth(0);
        before.setMinWidth(0);
        var words = Lay.column(2, now, before);
        words.setMinWidth(0);
        setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        getStyleClass().add("period");
        getChildren().addAll(Lay.grow(words), reset);
        model.now().subscribe(_ -> draw(periods));
    }

    /** Draws it with these periods, oldest first, the present one last. */
    void draw(List<Period> known) {
        periods = known;
        ProductViewModel.Now shown = model.now().get();
        Usage usage = shown.product().usage();
        String since = usage.measuredSince()
                .map(at -> "Measured since " + times.prose(at))
                .orElse("Nothing was measured yet");
        String mark = usage.peakAt()
                .map(at -> Words.DOT + "mark " + Words.number(shown.product().peak()) + " on " + times.prose(at)
                        + Words.DOT + "demand peak " + Words.number(usage.demandPeak()))
                .orElse("");
        now.setText(since + mark);
        before.setText(before());
        reset.setDisable(!shown.mayOperate());
    }

    private String before() {
        Optional<Period> last =
                periods.stream().filter(period -> period.until().isPresent()).reduce((_, later) -> later);
        long count =
                periods.stream().filter(period -> period.until().isPresent()).count();
        return last.map(period -> words(period) + (count > 1 ? "; " + Words.count(count - 1, "earlier period") : ""))
                .orElse("This is the first measuring period.");
    }

    /** A change of mode keeps the mark as it was, and begins no other period: what it kept began with the present one. */
    private String words(Period period) {
        boolean kept = model.now().get().product().usage().measuredSince().equals(Optional.of(period.from()));
        String until = times.prose(period.until().orElseThrow());
        String mark = "mark " + Words.number(period.peak());
        String by = period.endedBy().isEmpty() ? "" : " by " + period.endedBy();
        return kept
                ? "When the mode was changed" + by + " on " + until + ": " + mark
                : "Before it: " + times.prose(period.from()) + " to " + until + ", " + mark
                        + (by.isEmpty() ? "" : ", ended" + by);
    }

    Button resetAction() {
        return reset;
    }
}
