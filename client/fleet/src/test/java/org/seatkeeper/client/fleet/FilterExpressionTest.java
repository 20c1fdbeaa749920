package org.seatkeeper.client.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.seatkeeper.client.fleet.Samples.DOWN;
import static org.seatkeeper.client.fleet.Samples.LIVE;
import static org.seatkeeper.client.fleet.Samples.product;
import static org.seatkeeper.client.fleet.Samples.server;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterExpressionTest {
    private static final ProductFigures SQL = product("Tarn SQL", LicensingMode.PER_SERVER, 40, Status.OVER);
    private static final Server BERLIN = server("ber-db-02", "Berlin", LIVE, SQL);
    private static final Server OSLO = server("osl-db-01", "Oslo", DOWN, SQL);

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "site:berlin, true, false",
                "SITE:Berlin, true, false",
                "-site:berlin, false, true",
                "site:berlin mode:per-server ber-db, true, false",
                "site:berlin and mode:per-server and ber-db, true, false",
                "mode:per-device, false, false",
                "product:\"tarn sql\", true, true",
                "\"tarn sql\" osl, false, true",
                "status:over, true, false",
                "status:not, false, true",
                "is:old, false, true",
                "is:live, true, false",
                "link:unreachable, false, true",
                "tag:prod, true, true",
                "licenses>=40, true, true",
                "licenses>40, false, false",
                "licenses<=40, true, true",
                "licenses<40, false, false",
                "licenses=40, true, true",
                "unclaimed:0, true, true",
                "is:unclaimed, false, false",
                "``, true, true"
            })
    void everyConditionMustHold(String filter, boolean berlin, boolean oslo) {
        FilterExpression expression = FilterExpression.parse(filter);
        assertEquals(Optional.empty(), expression.problem());
        assertEquals(berlin, expression.matches(BERLIN, SQL));
        assertEquals(oslo, expression.matches(OSLO, SQL));
    }

    @ParameterizedTest
    @CsvSource({
        "used>=37, true",
        "used>37, false",
        "free<0, true",
        "free=0, false",
        "peak>=42, true",
        "refused>0, true",
        "refused>3, false"
    })
    void figuresOfUseAreCompared(String filter, boolean fits) {
        ProductFigures used = Samples.used(SQL, 37, 42, -2, 3);
        assertEquals(fits, FilterExpression.parse(filter).matches(BERLIN, used));
    }

    @ParameterizedTest
    @ValueSource(strings = {"used>=0", "used<1", "free=0", "peak<5", "refused=0"})
    void whatAnOlderAgentDoesNotCountFitsNothing(String filter) {
        assertEquals(false, FilterExpression.parse(filter).matches(BERLIN, SQL));
    }

    @Test
    void aServerFitsByOneOfItsProducts() {
        assertTrue(FilterExpression.parse("product:tarn").matches(BERLIN));
        assertEquals(false, FilterExpression.parse("product:fjord").matches(BERLIN));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sight:berlin | There is no field \u201csight\u201d. Fields: server, site, tag, product, mode, status, link, is, licenses, unclaimed, used, free, peak, refused.",
                "licenses>=many | After licenses stands a number, as in licenses>=40.",
                "site>berlin | After site stands a colon, as in site:\u2026",
                "is:happy | is: knows live, old, retired, gone, observed, scheduled and unclaimed.",
                "product:\"tarn | A quotation mark is missing."
            })
    void whatCannotBeUnderstoodIsSaidAndHidesNothing(String filter, String problem) {
        FilterExpression expression = FilterExpression.parse(filter);
        assertEquals(Optional.of(problem), expression.problem());
        assertTrue(expression.matches(BERLIN, SQL));
    }

    @Test
    void lengthAndConditionsAreBounded() {
        assertEquals(
                Optional.empty(),
                FilterExpression.parse("x".repeat(FilterExpression.LENGTH_MAX)).problem());
        assertTrue(FilterExpression.parse("x".repeat(FilterExpression.LENGTH_MAX + 1))
                .problem()
                .isPresent());
        assertEquals(
                Optional.empty(),
                FilterExpression.parse("x ".repeat(FilterExpression.TERMS_MAX)).problem());
        assertTrue(FilterExpression.parse("x ".repeat(FilterExpression.TERMS_MAX + 1))
                .problem()
                .isPresent());
    }

    @Test
    void aMistypedNameIsPutRight() {
        Fleet fleet = Samples.fleet(BERLIN, OSLO);
        assertEquals(
                Optional.of(new FilterHint(
                        "There is no site named berlim; did you mean berlin?", "licenses>=40 site:berlin")),
                FilterHint.of(FilterExpression.parse("licenses>=40 site:berlim"), fleet));
        assertEquals(Optional.empty(), FilterHint.of(FilterExpression.parse("site:berlin"), fleet));
        assertEquals(Optional.empty(), FilterHint.of(FilterExpression.parse("site:montevideo"), fleet));
    }
}
