package org.seatkeeper.client.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.proto.v1.Instance;
import org.seatkeeper.proto.v1.ServerState;
import org.seatkeeper.proto.v1.WatchRequest;
import org.seatkeeper.proto.v1.WatchResponse;

class WatchFoldTest {
    private final WatchFold fold = new WatchFold();

    private static WatchResponse.Builder at(long epoch, long revision) {
        return WatchResponse.newBuilder().setEpoch(epoch).setStateRevision(revision);
    }

    private static Instance product(String id) {
        return Instance.newBuilder().setProductId(id).build();
    }

    private static WatchResponse full(long epoch, long revision, String... products) {
        var message = at(epoch, revision)
                .setFull(true)
                .setServer(ServerState.newBuilder().setAgentId("a"));
        for (String id : products) {
            message.addChanged(product(id));
        }
        return message.build();
    }

    private List<String> ids() {
        return fold.products().stream().map(ProductFigures::productId).toList();
    }

    private WatchRequest asks(long epoch, long revision) {
        return WatchRequest.newBuilder()
                .setEpoch(epoch)
                .setFromStateRevision(revision)
                .setHeartbeatSeconds(15)
                .build();
    }

    @Test
    void theFirstQuestionIsForEverythingAndTheNextForWhatChangedSince() {
        assertEquals(asks(0, 0), fold.request(15));
        fold.take(full(7, 4, "mail"));
        assertEquals(asks(7, 4), fold.request(15));
    }

    @Test
    void changedRowsReplaceAndRemovedRowsGo() {
        fold.take(full(7, 4, "mail", "web"));
        var message =
                at(7, 9).addChanged(product("db")).addRemovedProductIds("web").build();
        assertEquals(WatchFold.Result.CHANGED, fold.take(message));
        assertEquals(List.of("db", "mail"), ids());
    }

    @Test
    void aFullStateReplacesEverything() {
        fold.take(full(7, 4, "mail", "web"));
        assertEquals(WatchFold.Result.CHANGED, fold.take(full(7, 20_000, "db")));
        assertEquals(List.of("db"), ids());
    }

    @Test
    void anotherEpochComesWithAFullStateWhateverItsRevision() {
        fold.take(full(7, 900, "mail"));
        assertEquals(WatchFold.Result.CHANGED, fold.take(full(8, 1, "mail", "db")));
        assertEquals(asks(8, 1), fold.request(15));
    }

    @Test
    void anotherEpochWithoutAFullStateIsAskedAnew() {
        fold.take(full(7, 4, "mail"));
        assertEquals(WatchFold.Result.BROKEN, fold.take(at(8, 5).build()));
        assertEquals(asks(0, 0), fold.request(15));
    }

    @Test
    void anOlderRevisionIsAskedAnew() {
        fold.take(full(7, 4, "mail"));
        assertEquals(WatchFold.Result.BROKEN, fold.take(at(7, 3).build()));
        assertEquals(asks(0, 0), fold.request(15));
    }

    @Test
    void rowsWithoutAFullStateBeforeThemAreAskedAnew() {
        assertEquals(
                WatchFold.Result.BROKEN,
                fold.take(at(7, 3).addChanged(product("mail")).build()));
    }

    @Test
    void aHeartbeatChangesNothing() {
        fold.take(full(7, 4, "mail"));
        assertEquals(
                WatchFold.Result.SAME, fold.take(at(7, 4).setHeartbeat(true).build()));
        assertEquals(List.of("mail"), ids());
    }

    @Test
    void revisionsAreUnsigned() {
        fold.take(full(7, Long.MAX_VALUE, "mail"));
        assertEquals(WatchFold.Result.CHANGED, fold.take(at(7, Long.MIN_VALUE).build()));
    }

    @Test
    void oneProductMoreThanAServerMayHaveIsNotTaken() {
        var most = at(7, 4).setFull(true);
        for (int i = 0; i < WatchFold.PRODUCTS_MAX; i++) {
            most.addChanged(product("p" + i));
        }
        assertEquals(WatchFold.Result.CHANGED, fold.take(most.build()));
        assertEquals(
                WatchFold.Result.BROKEN,
                fold.take(at(7, 5).addChanged(product("x")).build()));
    }
}
