package org.seatkeeper.agent.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.cert.CertificateException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seatkeeper.agent.domain.IdentityName;

class PeerNameTest {
    private final Pki pki = new Pki(Instant.parse("2026-07-01T12:00:00Z"));

    private IdentityName named(String... uris) throws CertificateException {
        return PeerName.of(pki.issue(pki.operatorRequest().withUris(uris)).certificate());
    }

    private String refusal(String... uris) {
        return String.valueOf(
                assertThrows(CertificateException.class, () -> named(uris)).getMessage());
    }

    @Test
    void exactlyOneUriIsAName() throws Exception {
        assertEquals(new IdentityName(IdentityName.Kind.OPERATOR, "mira"), named("seatkeeper://operator/mira"));
        assertEquals("the certificate has 0 SAN URIs and must have exactly one", refusal());
        assertEquals(
                "the certificate has 2 SAN URIs and must have exactly one",
                refusal("seatkeeper://operator/mira", "seatkeeper://operator/root"));
        assertEquals(
                "the certificate has 2 SAN URIs and must have exactly one",
                refusal("seatkeeper://operator/mira", "https://example.org/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seatkeeper://local/root",
                "seatkeeper://root/mira",
                "seatkeeper://OPERATOR/mira",
                "Seatkeeper://operator/mira",
                "spiffe://operator/mira",
                "seatkeeper://operator/",
                "seatkeeper://operator/mira/root",
                "seatkeeper://operator/mira?as=root",
                "seatkeeper://operator/mira%2Froot",
                "seatkeeper://operator/mira:443"
            })
    void aUriOfAnotherFormIsNoName(String uri) {
        assertEquals("the certificate's SAN URI is not of the form seatkeeper://KIND/NAME", refusal(uri));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seatkeeper://operator/mi ra",
                " seatkeeper://operator/mira",
                "seatkeeper://operator/mira\n",
                "seatkeeper://operator/mira\nroot"
            })
    void whatIsNoUriAtAllIsNotRepeated(String uri) {
        assertEquals("the certificate's SAN cannot be read", refusal(uri));
    }

    @Test
    void aNameOf64CharactersIsReadAndOneOf65IsNot() throws Exception {
        assertEquals(
                "m".repeat(64), named("seatkeeper://operator/" + "m".repeat(64)).name());
        assertEquals(
                "the certificate's SAN URI is not of the form seatkeeper://KIND/NAME",
                refusal("seatkeeper://operator/" + "m".repeat(65)));
    }

    @Test
    void anAgentsTwoNamesMustBeOne() throws Exception {
        var request = CertificateRequest.agent(pki.agentId, pki.now, Pki.DAY);
        assertEquals(
                new IdentityName(IdentityName.Kind.AGENT, pki.agentId.toString()),
                PeerName.of(pki.issue(request).certificate()));
        String another = "00000000-0000-4000-8000-000000000000.agent.seatkeeper.internal";
        for (CertificateRequest bent : new CertificateRequest[] {
            request.withDnsNames(another),
            request.withDnsNames(),
            request.withDnsNames(PeerName.dnsOf(pki.agentId), another)
        }) {
            var certificate = pki.issue(bent).certificate();
            var refused = assertThrows(CertificateException.class, () -> PeerName.of(certificate));
            assertEquals("an agent's certificate has exactly one DNS name, made of its agent id", refused.getMessage());
        }
    }

    @Test
    void anAgentIsNamedByItsIdAlone() {
        assertEquals("the name of an agent's certificate is not an agent id", refusal("seatkeeper://agent/web-1"));
        assertEquals(
                "the name of an agent's certificate is not an agent id",
                refusal("seatkeeper://agent/" + "ABCDEF00-0000-4000-8000-000000000000"));
    }

    @Test
    void usersOfTheMachineHaveNoUri() {
        var root = new IdentityName(IdentityName.Kind.LOCAL, "root");
        assertThrows(IllegalArgumentException.class, () -> PeerName.uriOf(root));
    }
}
