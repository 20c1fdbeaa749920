package org.seatkeeper.client.lab.fuzz;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import org.seatkeeper.client.lab.torture.Balances;
import org.seatkeeper.client.lab.torture.Chain;
import org.seatkeeper.client.lab.torture.Observer;
import org.seatkeeper.client.lab.torture.Sighting;
import org.seatkeeper.proto.v1.LedgerEntry;
import org.seatkeeper.proto.v1.LicensingMode;

/**
 * Sends inputs to an agent, learns from its answers, and demands that each answer is a declared one, that what is out of
 * bounds is turned away, and that in the end the books are right. Inputs go out in handfuls, so that one turn of the
 * keeper takes many.
 */
public final class Fuzzer {
    private static final int AT_ONCE = 64;
    private static final int FINDINGS_MAX = 20;
    private static final int PROGRESS_EVERY = 10_000;
    private static final long ANSWER_MAX_SECONDS = 30;

    private final long seed;
    private final SplittableRandom random;
    private final FuzzAgent agent;
    private final Between between;
    private final Knowledge knowledge;
    private final Lawful lawful;
    private final Wire wire;
    private final List<Contract.Method> wheel = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();
    private int sent;
    private int reached;

    private Fuzzer(long seed, SplittableRandom random, FuzzAgent agent, Between between, InstantSource clock) {
        this.between = between;
        this.seed = seed;
        this.random = random;
        this.agent = agent;
        this.knowledge = new Knowledge(random.split());
        this.lawful = new Lawful(random.split(), knowledge, clock.instant().getEpochSecond());
        this.wire = new Wire(random.split());
        for (Contract.Method method : Contract.methods()) {
            for (int n = 0; n < method.weight(); n++) {
                wheel.add(method);
            }
        }
    }

    /**
     * Runs a number of inputs against a new agent.
     *
     * @param folder for its store
     * @param progress told of every ten thousandth input
     */
    public static FuzzReport run(long seed, int inputs, Path folder, IntConsumer progress)
            throws IOException, InterruptedException {
        return run(seed, inputs, folder, Between.NOTHING, progress);
    }

    static FuzzReport run(long seed, int inputs, Path folder, Between between, IntConsumer progress)
            throws IOException, InterruptedException {
        var random = new SplittableRandom(seed);
        try (var agent = new FuzzAgent(folder, random.split())) {
            var fuzzer = new Fuzzer(seed, random, agent, between, InstantSource.system());
            while (fuzzer.sent < inputs && fuzzer.findings.size() < FINDINGS_MAX) {
                fuzzer.handful(Math.min(AT_ONCE, inputs - fuzzer.sent));
                if (fuzzer.sent % PROGRESS_EVERY < AT_ONCE) {
                    progress.accept(fuzzer.sent);
                }
            }
            fuzzer.inTheEnd();
            return new FuzzReport(seed, fuzzer.sent, fuzzer.reached, fuzzer.findings);
        }
    }

    private Input next() {
        Contract.Method method = wheel.get(random.nextInt(wheel.size()));
        int dice = random.nextInt(100);
        if (dice < 60) {
            return Maker.lawful(method, random, lawful, knowledge);
        }
        return dice < 90
                ? Maker.spoiled(method, random, lawful, knowledge)
                : wire.spoil(Maker.lawful(method, random, lawful, knowledge));
    }

    private void handful(int size) throws InterruptedException {
        var inputs = new ArrayList<Input>();
        var answers = new ArrayList<CompletableFuture<Answer>>();
        for (int n = 0; n < size; n++) {
            Input input = next();
            inputs.add(input);
            answers.add(Answer.of(agent.channel(), between.arriving(input))
                    .thenApply(answer -> between.answered(input, answer)));
        }
        for (int n = 0; n < size; n++) {
            sent++;
            judge(inputs.get(n), answers.get(n));
        }
    }

    private void judge(Input input, CompletableFuture<Answer> coming) throws InterruptedException {
        try {
            Answer answer = coming.get(ANSWER_MAX_SECONDS, TimeUnit.SECONDS);
            if (answer.reachedTheDomain()) {
                reached++;
            }
            if (!input.method().declared().contains(answer.status().getCode())) {
                found(input, "was answered with " + answer.status());
            }
            if (answer.status().isOk() && input.expected() == Input.Expected.TURNED_AWAY) {
                found(input, "is out of bounds and was accepted");
            }
            if (answer.status().isOk() && answer.reply().isPresent()) {
                knowledge
                        .learn(input.method(), answer.reply().get())
                        .ifPresent(impossible -> found(input, "was answered with what cannot be: " + impossible));
            }
        } catch (TimeoutException e) {
            found(input, "got no answer within " + ANSWER_MAX_SECONDS + " s");
        } catch (ExecutionException | InvalidProtocolBufferException e) {
            found(input, "got an answer that cannot be read: " + e.getMessage());
        }
    }

    private void found(Input input, String what) {
        if (findings.size() < FINDINGS_MAX) {
            String bytes = input.bytes().size() > 400
                    ? input.bytes().size() + " bytes"
                    : java.util.HexFormat.of().formatHex(input.bytes().toByteArray());
            findings.add("seed " + seed + ", input " + sent + ", "
                    + input.method().name() + " (" + input.how() + ") " + what + " [" + bytes + "]");
        }
    }

    /** What must hold when all is said: the chain, the sums, one effect per operation, nothing lost, no way back. */
    private void inTheEnd() {
        agent.faults().stream().limit(FINDINGS_MAX).forEach(findings::add);
        Sighting end = new Observer(agent.channel()).look(Optional.empty());
        Chain.check(end.audit()).forEach(violation -> findings.add(violation.toString()));
        Balances.check(end).forEach(violation -> findings.add(violation.toString()));
        var operations = new HashSet<String>();
        end.audit().links().stream()
                .map(Sighting.Link::operationId)
                .filter(id -> !id.isEmpty() && !operations.add(id))
                .forEach(id -> findings.add("operation " + id + " stands in the audit twice"));
        Set<String> entries = new HashSet<>();
        end.ledger().stream().map(LedgerEntry::getEntryId).forEach(entries::add);
        knowledge.booked().stream()
                .filter(id -> !entries.contains(id))
                .forEach(id -> findings.add("entry " + id + " was acknowledged and is not in the ledger"));
        knowledge.converted().stream()
                .map(end.instances()::get)
                .filter(instance ->
                        instance == null || instance.getMode() != LicensingMode.LICENSING_MODE_PER_DEVICE_OR_USER)
                .forEach(instance -> findings.add("a product went back from Per Device or Per User: " + instance));
    }
}
