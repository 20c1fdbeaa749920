package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.storage.MemoryStore;
import org.seatkeeper.agent.storage.StoreFault;
import org.seatkeeper.proto.v1.GetOverviewRequest;
import org.seatkeeper.proto.v1.Instance;
import org.seatkeeper.proto.v1.WatchRequest;
import org.seatkeeper.proto.v1.WatchResponse;

/** Whatever happened and however a console watched it: what it adds up to is what the server shows. */
class WatchHistoriesTest {
    static List<Long> seeds() {
        return java.util.stream.LongStream.rangeClosed(1, 20).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatAConsoleAddsUpIsWhatTheServerShows(long seed) throws StoreFault {
        var random = new SplittableRandom(seed);
        try (var agent = new AgentInProcess(new MemoryStore(Bench.FOUNDING))) {
            var calls = new SeededCalls(agent, random);
            Watcher watcher = Watcher.begin(agent, AgentInProcess.MIRA, WatchRequest.getDefaultInstance(), 1);
            for (int step = 0; step < 150; step++) {
                String when = "seed " + seed + ", step " + step;
                SeededCalls.Call call = calls.next();
                calls.learn(call.make().apply(agent.act(call.expectedRevision())));
                switch (random.nextInt(6)) {
                    case 0, 1 -> watcher.ask(1);
                    case 2 -> agent.bench.passAtRest(Duration.ofSeconds(random.nextInt(40)));
                    case 3 -> {
                        watcher.ask(20);
                        assertEquals(shown(agent), watcher.fold(), when);
                        assertEquals(agent.bench.keeper.figures().stateRevision(), watcher.revision(), when);
                    }
                    case 4 -> watcher = resumed(agent, watcher);
                    default -> {}
                }
            }
            watcher.ask(20);
            assertEquals(shown(agent), watcher.fold(), "seed " + seed);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whoeverComesBackAfterAnyRevisionIsBroughtUpToDateHoweverLittleIsRemembered(long seed) throws StoreFault {
        var random = new SplittableRandom(seed);
        try (var agent = new AgentInProcess()) {
            var states = states(agent);
            var builder = new FiguresBuilder(new MemoryStore(Bench.FOUNDING).load(), 3);
            Map<Long, Map<String, Instance>> was = new HashMap<>();
            var reader = reader();
            int full = 0;
            int removed = 0;
            for (long revision = 1; revision <= 60; revision++) {
                Figures figures = builder.after(changes(random, builder.figures(), revision), revision);
                Map<String, Instance> now = fold(new TreeMap<>(), states.since(figures, States.Known.NOTHING, reader));
                was.put(revision, now);
                for (long known = 1; known < revision; known++) {
                    WatchResponse message = states.since(figures, new States.Known(77, known, ""), reader);
                    assertEquals(
                            now,
                            fold(new TreeMap<>(was.get(known)), message),
                            "seed " + seed + ", " + known + " to " + revision);
                    full += message.getFull() ? 1 : 0;
                    removed += message.getRemovedProductIdsCount();
                }
            }
            assertTrue(full > 0 && removed > 0, "full " + full + ", removed " + removed);
        }
    }

    @Test
    void removalsAreRememberedUpToTheirMostAndOneMoreMakesOldWatchersStartAnew() throws StoreFault {
        try (var agent = new AgentInProcess()) {
            var states = states(agent);
            var builder = new FiguresBuilder(new MemoryStore(Bench.FOUNDING).load(), 3);
            var ids = new ArrayList<ProductId>();
            Map<ProductId, org.seatkeeper.agent.domain.Instance> all = new HashMap<>();
            for (int n = 0; n < 4; n++) {
                ids.add(new ProductId("p" + n));
                all.put(ids.get(n), org.seatkeeper.agent.domain.Instance.of(Bench.product(ids.get(n))));
            }
            builder.after(new FiguresBuilder.Changes(1, all, List.of(), Optional.empty()), 1);
            for (int n = 0; n < 3; n++) {
                builder.after(forgotten(n + 2L, ids.get(n)), 1);
            }
            WatchResponse three = states.since(builder.figures(), new States.Known(77, 1, ""), reader());
            assertFalse(three.getFull());
            assertEquals(List.of("p0", "p1", "p2"), three.getRemovedProductIdsList());
            builder.after(forgotten(5, ids.get(3)), 1);
            assertTrue(states.since(builder.figures(), new States.Known(77, 1, ""), reader())
                    .getFull());
            WatchResponse later = states.since(builder.figures(), new States.Known(77, 2, ""), reader());
            assertFalse(later.getFull());
            assertEquals(List.of("p1", "p2", "p3"), later.getRemovedProductIdsList());
        }
    }

    private static FiguresBuilder.Changes forgotten(long revision, ProductId id) {
        return new FiguresBuilder.Changes(revision, Map.of(), List.of(id), Optional.empty());
    }

    private static FiguresBuilder.Changes changes(SplittableRandom random, Figures figures, long revision) {
        Map<ProductId, org.seatkeeper.agent.domain.Instance> touched = new HashMap<>();
        var forgotten = new ArrayList<ProductId>();
        for (int n = 0; n < 1 + random.nextInt(2); n++) {
            var id = new ProductId("p" + random.nextInt(5));
            if (figures.row(id).isPresent() && random.nextInt(3) == 0) {
                forgotten.add(id);
                touched.remove(id);
            } else if (!forgotten.contains(id)) {
                touched.put(id, org.seatkeeper.agent.domain.Instance.of(Bench.product(id)));
            }
        }
        return new FiguresBuilder.Changes(
                revision, touched, forgotten.stream().distinct().toList(), Optional.empty());
    }

    private static Map<String, Instance> fold(Map<String, Instance> rows, WatchResponse message) {
        if (message.getFull()) {
            rows.clear();
        }
        message.getChangedList().forEach(row -> rows.put(row.getProductId(), row));
        message.getRemovedProductIdsList().forEach(rows::remove);
        return rows;
    }

    private static States states(AgentInProcess agent) {
        var facts = new AgentFacts(
                Bench.FOUNDING, "0.1.0", "small", Bench.START, java.nio.file.Path.of("agent"), Optional::empty);
        return new States(new ServerRows(facts, agent.bench.keeper));
    }

    private static Reader reader() {
        return new Reader(Bench.ASKER, Set.of(), "tls", Optional.empty());
    }

    private static Watcher resumed(AgentInProcess agent, Watcher before) {
        before.cancel();
        before.fold();
        return before.again(
                agent,
                WatchRequest.newBuilder()
                        .setEpoch(77)
                        .setFromStateRevision(before.revision())
                        .build());
    }

    private static Map<String, Instance> shown(AgentInProcess agent) {
        var rows = new TreeMap<String, Instance>();
        agent.admin()
                .getOverview(GetOverviewRequest.getDefaultInstance())
                .getState()
                .getChangedList()
                .forEach(row -> rows.put(row.getProductId(), row));
        return rows;
    }
}
