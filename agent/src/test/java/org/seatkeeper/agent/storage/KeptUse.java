package org.seatkeeper.agent.storage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.seatkeeper.agent.domain.Access;
import org.seatkeeper.agent.domain.Alarm;
import org.seatkeeper.agent.domain.Block;
import org.seatkeeper.agent.domain.DenialRow;
import org.seatkeeper.agent.domain.LogRow;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.domain.Sample;

/** Everything that a store kept of clients, as text that can be compared: each row of each table. */
public final class KeptUse implements UseReader {
    private final List<String> rows = new ArrayList<>();

    private KeptUse() {}

    /** Of that store. */
    public static List<String> of(Store store, ProductId... products) throws StoreFault {
        var kept = new KeptUse();
        store.use(kept, 0);
        for (ProductId product : products) {
            for (Sample.Span span : Sample.Span.values()) {
                store.samples(product, span, Instant.EPOCH, Instant.parse("9000-01-01T00:00:00Z"), 5_000)
                        .forEach(sample -> kept.rows.add(sample.toString()));
            }
            store.periods(product, 500).forEach(period -> kept.rows.add(period.toString()));
        }
        store.denials(Optional.empty(), Long.MAX_VALUE, 500).forEach(kept::denial);
        store.alarms(Optional.empty(), Long.MAX_VALUE, 500).forEach(kept::alarm);
        kept.rows.sort(null);
        return kept.rows;
    }

    @Override
    public void session(KeptSession session) {
        rows.add(session.toString());
    }

    @Override
    public void taken(LogRow row) {
        rows.add(row.toString());
    }

    @Override
    public void ended(long position, long fence) {
        rows.add("ended " + fence + " at " + position);
    }

    @Override
    public void access(Access a) {
        rows.add("access " + a.position() + " " + a.product() + " " + a.client() + " " + a.first() + " " + a.last()
                + " " + a.count());
    }

    @Override
    public void block(Block block) {
        rows.add(block.toString());
    }

    @Override
    public void denial(DenialRow row) {
        rows.add("denial " + row.position() + " " + row.key() + " " + row.first() + " " + row.last() + " "
                + row.count());
    }

    @Override
    public void alarm(Alarm alarm) {
        rows.add(alarm.toString());
    }
}
