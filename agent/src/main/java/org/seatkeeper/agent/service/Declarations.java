package org.seatkeeper.agent.service;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.seatkeeper.agent.domain.Agreement;
import org.seatkeeper.agent.domain.Product;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.domain.SeatKind;
import org.seatkeeper.proto.v1.AgreementText;
import org.seatkeeper.proto.v1.ProductDeclaration;

/** Products from what they say of themselves, and the hash that stands for an agreement's text. */
public final class Declarations {
    private Declarations() {}

    /** The product of a registration call. */
    static Product product(ProductDeclaration d, String owner) {
        var texts = new LinkedHashMap<String, String>();
        for (AgreementText text : d.getAgreementsList()) {
            if (texts.put(text.getLanguage(), text.getText()) != null) {
                throw new MalformedRequest("product.agreements has the language " + text.getLanguage() + " twice");
            }
        }
        SeatKind kind = switch (d.getSeatKind()) {
            case SEAT_KIND_DEVICE -> SeatKind.DEVICE;
            case SEAT_KIND_USER, SEAT_KIND_UNSPECIFIED, UNRECOGNIZED -> SeatKind.USER;
        };
        return new Product(
                new ProductId(d.getProductId()),
                d.getPublisher(),
                d.getName(),
                d.getVersion(),
                kind,
                agreement(d.getAgreementVersion(), texts),
                owner,
                Set.of(),
                UseEnums.whenSilent(d.getWhenSilent()));
    }

    /** The agreement of these texts, or none where there is no text. A text without a version is malformed. */
    public static Optional<Agreement> agreement(String version, Map<String, String> texts) {
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        if (version.isEmpty()) {
            throw new MalformedRequest("product.agreement_version is missing although there is a text");
        }
        return Optional.of(new Agreement(version, hash(version, texts), texts));
    }

    /** SHA-256 over the version and every text with its language, each with its length before it. */
    private static String hash(String version, Map<String, String> texts) {
        var all = new StringBuilder();
        append(all, version);
        texts.forEach((language, text) -> {
            append(all, language);
            append(all, text);
        });
        return Audits.sha256(all.toString());
    }

    private static void append(StringBuilder all, String part) {
        all.append(part.length()).append(':').append(part);
    }
}
