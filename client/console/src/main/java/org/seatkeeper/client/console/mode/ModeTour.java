package org.seatkeeper.client.console.mode;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.seatkeeper.client.console.kit.DialogContent;
import org.seatkeeper.client.fleet.ModePlan;
import org.seatkeeper.client.fleet.ProductKey;

/** The steps of Choose Licensing Mode as pictures: nothing is opened and nothing is changed. JavaFX thread. */
public final class ModeTour {
    private final ModePorts ports;
    private final LeadsFromMode leads;

    public ModeTour(ModePorts ports, LeadsFromMode leads) {
        this.ports = ports;
        this.leads = leads;
    }

    /** As it opens for a product. */
    public DialogContent choose(ProductKey key) {
        return new ChooseModeDialog(new ChooseModeViewModel(key, ports), leads, () -> {}).content();
    }

    /**
     * The plan, once the server answered, and then the question in words.
     *
     * @return the two dialogs; fails where the server did not plan
     */
    public CompletionStage<Steps> plan(ProductKey key) {
        var drawn = new CompletableFuture<Steps>();
        Optional<ModePicture> first =
                new ChooseModeViewModel(key, ports).picture().get();
        if (first.isEmpty()) {
            drawn.completeExceptionally(new IllegalStateException("there is no " + key));
            return drawn;
        }
        var model = new PlanViewModel(key, first.get(), ports);
        var dialog = new PlanDialog(model, ports, leads, new PlanFlow() {
            @Override
            public void confirm() {}

            @Override
            public void back() {}
        });
        model.plan().subscribe(shown -> shown.ifPresent(plan -> drawn.complete(steps(model, dialog, plan))));
        model.notice()
                .subscribe(words -> words.ifPresent(said ->
                        drawn.completeExceptionally(new IllegalStateException(said.what() + ": " + said.why()))));
        return drawn;
    }

    private static Steps steps(PlanViewModel model, PlanDialog dialog, ModePlan plan) {
        model.agreed().set(true);
        model.reason().set("Staff now use all servers of the site");
        return new Steps(dialog.content(), new ConfirmDialog(model, plan).content());
    }

    /** The two dialogs after the choice. */
    public record Steps(DialogContent plan, DialogContent confirmation) {}
}
