package org.seatkeeper.agent.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.seatkeeper.agent.domain.Access;
import org.seatkeeper.agent.domain.Block;
import org.seatkeeper.agent.domain.Grant;
import org.seatkeeper.agent.domain.LogRecord;
import org.seatkeeper.agent.domain.LogRow;

/** What clients did, kept as values: a grant goes on changing after its turn. */
final class MemoryUse {
    // By the last position of each turn: a turn goes as a whole.
    private final TreeMap<Long, List<Consumer<UseReader>>> log = new TreeMap<>();
    private final TreeMap<Long, Access> accesses = new TreeMap<>();
    private final TreeMap<Long, KeptSession> sessions = new TreeMap<>();
    private final MemoryHistory history = new MemoryHistory();
    private final List<Block> blocks = new ArrayList<>();

    void keep(UseBatch use) {
        if (!use.records().isEmpty()) {
            List<Consumer<UseReader>> turn =
                    use.records().stream().map(MemoryUse::kept).toList();
            log.put(use.records().getLast().position(), turn);
        }
        log.headMap(use.firstPosition()).clear();
        use.newAccesses().forEach(this::keep);
        use.counts().forEach(this::keep);
        use.sessions().forEach(session -> sessions.put(session.id(), session));
        use.ended().forEach(sessions::remove);
        use.blocks().forEach(block -> {
            lift(block);
            blocks.add(block);
        });
        use.lifted().forEach(this::lift);
        history.keep(use.history());
    }

    private static Consumer<UseReader> kept(LogRecord record) {
        return switch (record) {
            case LogRecord.Taken(long position, Grant grant) -> {
                LogRow row = LogRow.of(position, grant);
                yield reader -> reader.taken(row);
            }
            case LogRecord.Ended(long position, long fence) -> reader -> reader.ended(position, fence);
        };
    }

    private void keep(Access a) {
        accesses.put(a.position(), new Access(a.position(), a.product(), a.client(), a.first(), a.last(), a.count()));
    }

    private void lift(Block block) {
        blocks.removeIf(b -> b.product().equals(block.product()) && b.client().equals(block.client()));
    }

    MemoryHistory history() {
        return history;
    }

    void tell(UseReader reader, long fromDay) {
        sessions.values().forEach(reader::session);
        log.values().forEach(turn -> turn.forEach(record -> record.accept(reader)));
        accesses.values()
                .forEach(a -> reader.access(
                        new Access(a.position(), a.product(), a.client(), a.first(), a.last(), a.count())));
        blocks.forEach(reader::block);
        history.tell(reader, fromDay);
    }
}
