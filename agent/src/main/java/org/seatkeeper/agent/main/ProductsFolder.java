package org.seatkeeper.agent.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.seatkeeper.agent.domain.Act;
import org.seatkeeper.agent.domain.Command;
import org.seatkeeper.agent.domain.IdentityName;
import org.seatkeeper.agent.domain.Product;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.identity.FolderWatch;
import org.seatkeeper.agent.service.Ask;
import org.seatkeeper.agent.service.Asker;
import org.seatkeeper.agent.service.Figures;
import org.seatkeeper.agent.service.Keeper;
import org.seatkeeper.agent.service.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The products that the machine's files declare. Read at start and whenever the folder changes, which the kernel tells:
 * what is new is declared, what is gone is withdrawn, what cannot be read is said in the server's own row.
 */
final class ProductsFolder implements FolderWatch.Listener {
    /** Most files that are read; more are a fault that is told. */
    static final int FILES_MAX = 1_000;

    /** Time for a writer to finish a file, and for several changes to become one. */
    private static final Duration SETTLE = Duration.ofMillis(200);

    private static final Logger LOG = LoggerFactory.getLogger(ProductsFolder.class);
    private static final Asker AGENT =
            new Asker(new IdentityName(IdentityName.Kind.AGENT, "self"), "agent", Product.FILES, Set.of());

    private final Path folder;
    private final Keeper keeper;

    private ProductsFolder(Path folder, Keeper keeper) {
        this.folder = folder;
        this.keeper = keeper;
    }

    /** Reads the folder and follows it until what is returned is closed. */
    static AutoCloseable open(FolderWatch folders, Path folder, Keeper keeper) throws IOException {
        var opened = new ProductsFolder(folder, keeper);
        AutoCloseable following = folders.follow(folder, SETTLE, opened);
        opened.changed();
        return following;
    }

    @Override
    public void gone() {
        keeper.configurationFaults(List.of("the folder " + Product.FILES + " is gone"));
    }

    /** Called from one thread at a time, except that the first call may meet the second: what both declare is the same. */
    @Override
    public void changed() {
        var faults = new ArrayList<String>();
        Map<ProductId, Product> declared = new TreeMap<>();
        for (Path file : files(faults)) {
            try {
                Product product = ProductFile.read(file);
                if (declared.putIfAbsent(product.id(), product) != null) {
                    faults.add(file.getFileName() + ": the id " + product.id() + " is declared by another file too");
                }
            } catch (IOException fault) {
                faults.add(String.valueOf(fault.getMessage()));
            }
        }
        declared.values().forEach(this::declare);
        if (faults.isEmpty()) {
            withdrawOthers(declared.keySet());
        }
        faults.forEach(fault -> LOG.warn("{}: {}", Product.FILES, fault));
        keeper.configurationFaults(faults);
    }

    private List<Path> files(List<String> faults) {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files = all.filter(file -> file.getFileName().toString().endsWith(".toml"))
                    .sorted()
                    .limit(FILES_MAX + 1L)
                    .toList();
            if (files.size() > FILES_MAX) {
                faults.add("more than " + FILES_MAX + " files; the rest is not read");
            }
            return files.stream().limit(FILES_MAX).toList();
        } catch (IOException e) {
            faults.add("the folder cannot be read");
            return List.of();
        }
    }

    private void declare(Product product) {
        boolean known = keeper.figures()
                .row(product.id())
                .map(Figures.Row::instance)
                .filter(instance -> !instance.gone() && instance.product().equals(product))
                .isPresent();
        if (!known) {
            ask("DeclareProduct", act -> new Command.DeclareProduct(act, product));
        }
    }

    /** A file that cannot be read may be the very product that seems gone: nothing is withdrawn until all can be read. */
    private void withdrawOthers(Set<ProductId> declared) {
        keeper.figures().rows().values().stream()
                .map(Figures.Row::instance)
                .filter(instance ->
                        !instance.gone() && instance.product().owner().equals(Product.FILES))
                .map(instance -> instance.product().id())
                .filter(id -> !declared.contains(id))
                .forEach(id -> ask("WithdrawProduct", act -> new Command.WithdrawProduct(act, id, Product.FILES)));
    }

    private void ask(String method, Function<Act, Command> command) {
        var _ = keeper.act(Ask.ofAgent(AGENT, method, "", command)).whenComplete((verdict, failure) -> {
            if (failure != null) {
                LOG.warn("{}: {} got no verdict: {}", Product.FILES, method, failure.getMessage());
            } else if (verdict instanceof Verdict.Refused(var why)) {
                LOG.warn("{}: {} was refused: {}", Product.FILES, method, why.cause());
            }
        });
    }
}
