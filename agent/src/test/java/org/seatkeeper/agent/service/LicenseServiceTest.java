package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.seatkeeper.agent.domain.Policy;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.storage.StoreFault;
import org.seatkeeper.proto.v1.AgreementText;
import org.seatkeeper.proto.v1.ProductDeclaration;
import org.seatkeeper.proto.v1.RefusalCode;
import org.seatkeeper.proto.v1.RegisterProductRequest;
import org.seatkeeper.proto.v1.RegisterProductResponse;
import org.seatkeeper.proto.v1.UnregisterProductRequest;
import org.seatkeeper.proto.v1.UnregisterProductResponse;

class LicenseServiceTest {
    private static final ProductId MAIL = new ProductId("mail");

    private AgentInProcess agent;

    @BeforeEach
    void start() throws StoreFault {
        agent = new AgentInProcess();
    }

    @AfterEach
    void stop() {
        agent.close();
    }

    @Test
    void aProductThatDeclaresItselfShowsUpByItself() {
        var watcher = Watcher.begin(agent);
        watcher.next();
        assertTrue(register("mail", AgentInProcess.declaration("mail")).hasDone());
        assertEquals("mail", watcher.next().getChanged(0).getProductId());
        assertEquals("product/mail", agent.bench.instance(MAIL).product().owner());
        assertEquals(
                1,
                agent.bench
                        .instance(MAIL)
                        .product()
                        .agreement()
                        .orElseThrow()
                        .languages()
                        .size());
    }

    @Test
    void theSameDeclarationAgainChangesNothing() {
        register("mail", AgentInProcess.declaration("mail"));
        var again = register("mail", AgentInProcess.declaration("mail"));
        assertTrue(again.hasDone());
        assertEquals(1, agent.bench.keeper.figures().stateRevision());
        assertEquals(1, agent.bench.keeper.figures().auditSequence());
    }

    @Test
    void whatOneIdentityDeclaredNoOtherMayChangeOrWithdraw() {
        register("mail", AgentInProcess.declaration("mail"));
        assertEquals(
                RefusalCode.REFUSAL_CODE_PRODUCT_CONFLICT,
                register("files", AgentInProcess.declaration("mail"))
                        .getRefusal()
                        .getCode());
        assertEquals(
                RefusalCode.REFUSAL_CODE_PRODUCT_CONFLICT,
                unregister("files", "mail").getRefusal().getCode());
        agent.bench.declare(Bench.SQL);
        assertEquals(
                RefusalCode.REFUSAL_CODE_PRODUCT_CONFLICT,
                register("mail", AgentInProcess.declaration(AgentInProcess.SQL))
                        .getRefusal()
                        .getCode());
    }

    @Test
    void aProductWithoutALedgerIsForgottenAndOneWithALedgerIsMarkedGone() {
        register("mail", AgentInProcess.declaration("mail"));
        assertTrue(unregister("mail", "mail").hasDone());
        assertTrue(agent.bench.keeper.figures().row(MAIL).isEmpty());
        assertEquals(
                RefusalCode.REFUSAL_CODE_UNKNOWN_PRODUCT,
                unregister("mail", "mail").getRefusal().getCode());
        register(AgentInProcess.SQL, AgentInProcess.declaration(AgentInProcess.SQL));
        Bench.now(agent.bench.add(40, new UUID(5, 5)));
        assertTrue(unregister(AgentInProcess.SQL, AgentInProcess.SQL)
                .getDone()
                .getAfter()
                .getGone());
        assertEquals(40, agent.bench.sql().perServer());
    }

    @Test
    void aDeclarationThatCannotMeanAnythingIsMalformed() {
        ProductDeclaration good = AgentInProcess.declaration("mail");
        Fails.asMalformed(
                "product is missing",
                () -> agent.licenses("mail")
                        .registerProduct(RegisterProductRequest.newBuilder()
                                .setAct(agent.act())
                                .build()));
        Fails.asMalformed(
                "product.agreements has the language en twice",
                () -> register(
                        "mail",
                        good.toBuilder().addAgreements(good.getAgreements(0)).build()));
        Fails.asMalformed(
                "product.agreement_version is missing although there is a text",
                () -> register("mail", good.toBuilder().clearAgreementVersion().build()));
        assertEquals(0, agent.bench.keeper.figures().auditSequence());
    }

    @Test
    void everyTextThatIsWithinItsBoundsIsTakenWhateverItsWriting() {
        String face = "\ud83d\ude00";
        var product = ProductDeclaration.newBuilder()
                .setProductId("mail")
                .setPublisher(face.repeat(32))
                .setName(face.repeat(32))
                .setVersion(face.repeat(12))
                .setAgreementVersion(face.repeat(32));
        for (int n = 0; n < 40; n++) {
            product.addAgreements(
                    AgreementText.newBuilder().setLanguage("en-x" + n).setText(face.repeat(16_384)));
        }
        assertTrue(register("mail", product.build()).hasDone());
    }

    @Test
    void aProductWithoutAnAgreementIsTakenAndItsModeIsNeverChanged() {
        var bare = AgentInProcess.declaration("mail").toBuilder()
                .clearAgreements()
                .clearAgreementVersion()
                .build();
        var row = register("mail", bare).getDone().getAfter();
        assertFalse(row.getMayChangeMode());
        var watcher = Watcher.begin(agent);
        assertEquals(
                RefusalCode.REFUSAL_CODE_NO_AGREEMENT,
                watcher.next().getChanged(0).getMayNotChangeMode().getCode());
    }

    @Test
    void aServerHoldsAsManyProductsAsItMayAndRefusesTheNext() {
        for (int n = 0; n < Policy.DEFAULT.productsMax(); n++) {
            agent.bench.declare(new ProductId("p" + n));
        }
        assertEquals(
                RefusalCode.REFUSAL_CODE_TOO_MANY_PRODUCTS,
                register("mail", AgentInProcess.declaration("mail"))
                        .getRefusal()
                        .getCode());
        assertEquals(256, agent.bench.keeper.figures().rows().size());
    }

    private RegisterProductResponse register(String caller, ProductDeclaration product) {
        return agent.licenses(caller)
                .registerProduct(RegisterProductRequest.newBuilder()
                        .setAct(agent.act())
                        .setProduct(product)
                        .build());
    }

    private UnregisterProductResponse unregister(String caller, String product) {
        return agent.licenses(caller)
                .unregisterProduct(UnregisterProductRequest.newBuilder()
                        .setAct(agent.act())
                        .setProductId(product)
                        .build());
    }
}
