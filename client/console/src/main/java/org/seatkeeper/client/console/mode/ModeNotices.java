package org.seatkeeper.client.console.mode;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.seatkeeper.client.console.kit.AnswerWords;
import org.seatkeeper.client.console.kit.Buttons;
import org.seatkeeper.client.console.kit.Clips;
import org.seatkeeper.client.console.kit.Icon;
import org.seatkeeper.client.console.kit.Lay;
import org.seatkeeper.client.console.kit.Notice;
import org.seatkeeper.client.console.kit.Times;
import org.seatkeeper.client.console.kit.Words;
import org.seatkeeper.client.fleet.LicensingMode;
import org.seatkeeper.client.fleet.LinkWords;
import org.seatkeeper.client.fleet.ModeChangeFacts;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.RefusalFacts;
import org.seatkeeper.client.fleet.Ruling;
import org.seatkeeper.client.fleet.Status;
import org.seatkeeper.client.fleet.UnclaimedLicenses;

/** What must be known about a product before its mode is chosen: each in a notice of its own, only while it is so. */
final class ModeNotices extends VBox {
    private final ChooseModeViewModel model;
    private final LeadsFromMode leads;
    private final Notice silent = new Notice();
    private final Notice scheduled = new Notice();
    private final Notice refused = new Notice();
    private final Notice unclaimed = new Notice();
    private final Notice ended = new Notice();
    private final Button cancel;

    ModeNotices(ChooseModeViewModel model, LeadsFromMode leads) {
        super(Lay.S);
        this.model = model;
        this.leads = leads;
        cancel = Buttons.plain("Ca_ncel the Change", model::cancelChange);
        getChildren().addAll(ended, silent, scheduled, refused, unclaimed);
        model.picture().subscribe(shown -> {
            shown.ifPresent(this::draw);
            fold();
        });
        model.notice().subscribe(words -> {
            ended(words);
            fold();
        });
    }

    private void fold() {
        Lay.shown(this, getChildren().stream().anyMatch(javafx.scene.Node::isManaged));
    }

    private void draw(ModePicture picture) {
        ProductFigures product = picture.product();
        silent.clear();
        if (!picture.server().current()) {
            silent.show(
                    Status.NOT_REPORTING,
                    picture.server().name() + " does not report: "
                            + LinkWords.brief(picture.server().link()),
                    "These are the last known figures. Nothing can be changed until it reports again.");
        }
        product.scheduledChange().ifPresentOrElse(this::scheduled, scheduled::clear);
        unclaimed(product);
        boolean quiet = !picture.server().current()
                || product.mode() != LicensingMode.PER_SERVER
                || product.scheduledChange().isPresent();
        if (product.changeMode() instanceof Ruling.Denied(RefusalFacts why) && !quiet) {
            refused(picture, why);
        } else if (product.mode() == LicensingMode.PER_DEVICE_OR_USER) {
            refused.show(
                    Icon.LOCK,
                    "neutral",
                    "",
                    product.name() + " is Per Device or Per User for good: there is no way back to Per Server.");
        } else {
            refused.clear();
        }
    }

    private void refused(ModePicture picture, RefusalFacts why) {
        String request = "Please let me change the licensing mode of " + picture.what() + ". The server says: "
                + why.cause() + " " + why.remedy();
        refused.show(
                Icon.LOCK,
                "planned",
                why.cause(),
                why.remedy(),
                Buttons.plain("Copy Re_quest", Icon.COPY, () -> Clips.copy(request)));
    }

    private void scheduled(ModeChangeFacts change) {
        Times times = new Times(java.time.ZoneId.systemDefault());
        String reason = change.reason().isEmpty() ? "" : " Reason: " + change.reason() + ".";
        cancel.setDisable(model.picture()
                .get()
                .filter(picture ->
                        picture.server().current() && picture.product().mayCancelChange())
                .isEmpty());
        scheduled.show(
                Status.SCHEDULED,
                "Changes to Per Device or Per User on " + times.prose(change.effectiveAt()),
                "Agreed to by " + change.agreedBy() + "." + reason + " It can be canceled until then.",
                cancel);
    }

    private void unclaimed(ProductFigures product) {
        long count = product.unclaimed().stream()
                .mapToLong(UnclaimedLicenses::quantity)
                .sum();
        if (count == 0) {
            unclaimed.clear();
            return;
        }
        unclaimed.show(
                Status.AT_LIMIT,
                "",
                Words.count(count, "license") + " of the change of mode " + (count == 1 ? "is" : "are")
                        + " in nobody's pool yet.",
                Buttons.link("Claim or Waive\u2026", () -> leads.claim(model.key())));
    }

    private void ended(Optional<AnswerWords> words) {
        words.ifPresentOrElse(said -> ended.show(said.status(), said.what(), said.why()), ended::clear);
    }

    Button cancelAction() {
        return cancel;
    }

    Notice refusedNotice() {
        return refused;
    }
}
