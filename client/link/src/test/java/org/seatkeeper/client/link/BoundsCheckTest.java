package org.seatkeeper.client.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.seatkeeper.proto.v1.Act;
import org.seatkeeper.proto.v1.AddLicensesRequest;
import org.seatkeeper.proto.v1.ListLicensesRequest;

class BoundsCheckTest {
    private static AddLicensesRequest.Builder add() {
        return AddLicensesRequest.newBuilder()
                .setAct(Act.newBuilder().setOperationId("11111111-2222-3333-4444-555555555555"))
                .setProductId("mail")
                .setQuantity(1);
    }

    private static Optional<String> fault(AddLicensesRequest.Builder request) {
        return BoundsCheck.fault(request.build());
    }

    @Test
    void aRequestWithinItsBoundsPasses() {
        assertEquals(Optional.empty(), fault(add()));
        assertEquals(Optional.empty(), BoundsCheck.fault(ListLicensesRequest.getDefaultInstance()));
    }

    @Test
    void numbersAreHeldFromBothSides() {
        assertEquals(Optional.empty(), fault(add().setQuantity(999_999)));
        assertEquals(Optional.of("quantity: 1 to 999,999"), fault(add().setQuantity(1_000_000)));
        assertEquals(Optional.of("quantity: 1 to 999,999"), fault(add().setQuantity(0)));
        assertEquals(Optional.of("quantity: 1 to 999,999"), fault(add().setQuantity(-1)));
    }

    @Test
    void textsAreHeldByCodePoints() {
        assertEquals(Optional.empty(), fault(add().setComment("\uD83D\uDE00".repeat(500))));
        assertEquals(Optional.of("comment: 1 to 500 characters"), fault(add().setComment("\uD83D\uDE00".repeat(501))));
        assertEquals(Optional.of("product id: 1 to 64 characters"), fault(add().setProductId("")));
        assertEquals(Optional.empty(), fault(add().setProductId("m".repeat(64))));
        assertEquals(Optional.of("product id: 1 to 64 characters"), fault(add().setProductId("m".repeat(65))));
    }

    @Test
    void formsAreHeldAndNestedMessagesToo() {
        assertTrue(fault(add().setProductId("Mail")).orElse("").startsWith("product id: lower-case"));
        assertTrue(fault(add().setComment("a\u202Eb")).orElse("").startsWith("comment: no control"));
        assertTrue(fault(add().setAct(Act.newBuilder().setOperationId("X".repeat(36))))
                .orElse("")
                .startsWith("operation id: a UUID"));
    }
}
