package org.seatkeeper.client.console.mode;

import java.util.List;
import org.seatkeeper.client.console.kit.OpensDialogs;
import org.seatkeeper.client.console.kit.StartsWork;
import org.seatkeeper.client.fleet.ProductKey;

/** The way through Choose Licensing Mode: choose, plan, confirm; back and forth. JavaFX thread. */
public final class ModeDialogs {
    private final ModePorts ports;
    private final LeadsFromMode leads;
    private final OpensDialogs dialogs;
    private final StartsWork work;

    public ModeDialogs(ModePorts ports, LeadsFromMode leads, OpensDialogs dialogs, StartsWork work) {
        this.ports = ports;
        this.leads = leads;
        this.dialogs = dialogs;
        this.work = work;
    }

    /** Opens the choice for one product, or the verdicts for several. */
    public void open(List<ProductKey> keys) {
        if (keys.size() == 1) {
            choose(keys.getFirst());
        } else if (!keys.isEmpty()) {
            verdicts(keys);
        }
    }

    private void choose(ProductKey key) {
        var model = new ChooseModeViewModel(key, ports);
        var opened = new ChooseModeDialog[1];
        opened[0] = new ChooseModeDialog(model, leads, () -> {
            ProductKey shown = model.key();
            var picture = model.picture().get();
            opened[0].close();
            picture.ifPresent(first -> plan(shown, first));
        });
        dialogs.open(opened[0].content());
    }

    private void plan(ProductKey key, ModePicture first) {
        var model = new PlanViewModel(key, first, ports);
        var opened = new PlanDialog[1];
        opened[0] = new PlanDialog(model, ports, leads, new PlanFlow() {
            @Override
            public void confirm() {
                model.plan().get().ifPresent(plan -> dialogs.open(new ConfirmDialog(model, plan).content()));
            }

            @Override
            public void back() {
                opened[0].close();
                choose(key);
            }
        });
        dialogs.open(opened[0].content());
    }

    private void verdicts(List<ProductKey> keys) {
        var model = new VerdictsViewModel(keys, ports, work);
        dialogs.open(new VerdictsDialog(model, this::choose, leads).content());
    }
}
