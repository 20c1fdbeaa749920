package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seatkeeper.proto.v1.AddLicensesRequest;
import org.seatkeeper.proto.v1.AgreementText;
import org.seatkeeper.proto.v1.Bounds;
import org.seatkeeper.proto.v1.ProductDeclaration;
import org.seatkeeper.proto.v1.SeatKind;

class FieldRulesTest {
    private final FieldRules rules = new FieldRules();

    static Stream<Requests.Place> strings() {
        return ofType(FieldDescriptor.JavaType.STRING)
                .filter(place -> !place.field().isRepeated());
    }

    static Stream<Requests.Place> boundedNumbers() {
        return Stream.concat(ofType(FieldDescriptor.JavaType.INT), ofType(FieldDescriptor.JavaType.LONG))
                .filter(place -> place.bounds().getMax() != 0);
    }

    static Stream<Requests.Place> lists() {
        return Requests.places().filter(place -> place.field().isRepeated());
    }

    static Stream<Requests.Place> bytes() {
        return ofType(FieldDescriptor.JavaType.BYTE_STRING);
    }

    static Stream<Requests.Place> enums() {
        return ofType(FieldDescriptor.JavaType.ENUM);
    }

    private static Stream<Requests.Place> ofType(FieldDescriptor.JavaType type) {
        return Requests.places().filter(place -> place.field().getJavaType() == type);
    }

    @Test
    void everyRequestOfTheContractCanBeMadeWithinItsBounds() {
        Requests.methods()
                .forEach(method -> assertEquals(
                        Optional.empty(), rules.fault(Requests.whole(method.getInputType())), method.getFullName()));
    }

    @ParameterizedTest
    @MethodSource("strings")
    void aTextAtItsLongestPassesAndOneCharacterMoreDoesNot(Requests.Place place) {
        Bounds bounds = place.bounds();
        assertTrue(bounds.getMaxLength() > 0, "a string without a bound");
        assertPasses(place.with(Requests.text(bounds, bounds.getMaxLength())));
        assertTooMuch(place, place.with(Requests.text(bounds, bounds.getMaxLength() + 1)));
    }

    @ParameterizedTest
    @MethodSource("strings")
    void aTextAtItsShortestPassesAndOneCharacterLessDoesNot(Requests.Place place) {
        int least = place.bounds().getMinLength();
        if (least == 0) {
            assertPasses(place.with(""));
            return;
        }
        assertPasses(place.with(Requests.text(place.bounds(), least)));
        assertTooMuch(place, place.with(Requests.text(place.bounds(), least).substring(1)));
    }

    @ParameterizedTest
    @MethodSource("strings")
    void everyTextRefusesControlCharactersAndTurnsOfDirectionAtBothEnds(Requests.Place place) {
        String good = Requests.text(place.bounds(), Math.max(3, place.bounds().getMinLength()));
        for (String bad : new String[] {"\0", "\t", "\u007f", "\u202e", "\u2066", "\u200f", "\ud800", "\u2028", "\r"}) {
            String inside = good.substring(0, good.length() - 1);
            assertTooMuch(place, place.with(bad + inside));
            assertTooMuch(place, place.with(inside + bad));
        }
    }

    @ParameterizedTest
    @MethodSource("boundedNumbers")
    void aNumberAtEitherBoundPassesAndOneBeyondDoesNot(Requests.Place place) {
        long min = place.bounds().getMin();
        long max = place.bounds().getMax();
        assertPasses(place.with(number(place, min)));
        assertPasses(place.with(number(place, max)));
        assertTooMuch(place, place.with(number(place, max + 1)));
        assertTooMuch(place, place.with(number(place, -1)));
        if (min > 0) {
            assertTooMuch(place, place.with(number(place, min - 1)));
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aListAtItsLongestPassesAndOneItemMoreDoesNot(Requests.Place place) {
        int max = place.bounds().getMaxItems();
        Object item = Requests.whole(place.field().getMessageType());
        assertPasses(place.with(Collections.nCopies(max, item)));
        assertTooMuch(place, place.with(Collections.nCopies(max + 1, item)));
    }

    @ParameterizedTest
    @MethodSource("bytes")
    void bytesAtTheirLongestPassAndOneMoreDoesNot(Requests.Place place) {
        int max = place.bounds().getMaxLength();
        assertPasses(place.with(ByteString.copyFrom(new byte[max])));
        assertTooMuch(place, place.with(ByteString.copyFrom(new byte[max + 1])));
    }

    @ParameterizedTest
    @MethodSource("enums")
    void aNumberThatNamesNothingIsRefusedAndEveryNameThatIsKnownPasses(Requests.Place place) {
        place.field().getEnumType().getValues().forEach(value -> assertPasses(place.with(value)));
        for (int number : new int[] {-1, 99, Integer.MAX_VALUE}) {
            assertTooMuch(place, place.with(place.field().getEnumType().findValueByNumberCreatingIfUnknown(number)));
        }
    }

    @Test
    void lengthCountsCharactersAndNotHowTheyAreWritten() {
        var face = "\ud83d\ude00";
        var add = parsed(Requests.whole(AddLicensesRequest.getDescriptor())).toBuilder();
        assertPasses(add.setComment(face.repeat(500)).build());
        assertFalse(rules.fault(add.setComment(face.repeat(501)).build()).isEmpty());
    }

    @Test
    void whatIsWrongIsNamedWithItsPlaceAndNeverRepeated() {
        var product = ProductDeclaration.newBuilder()
                .setProductId("mail")
                .setPublisher("Tarn")
                .setName("Mail")
                .setVersion("1")
                .setSeatKind(SeatKind.SEAT_KIND_USER)
                .addAgreements(AgreementText.newBuilder().setLanguage("en").setText("secret\u202etext"))
                .build();
        assertEquals(
                Optional.of(
                        "agreements[0].text has control characters or characters that turn the direction of writing"),
                rules.fault(product));
    }

    private static AddLicensesRequest parsed(Message message) {
        try {
            return AddLicensesRequest.parseFrom(message.toByteString());
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static Object number(Requests.Place place, long value) {
        return place.field().getJavaType() == FieldDescriptor.JavaType.INT ? (Object) (int) value : (Object) value;
    }

    private void assertPasses(Message message) {
        assertEquals(Optional.empty(), rules.fault(message));
    }

    private void assertTooMuch(Requests.Place place, Message message) {
        String fault = rules.fault(message).orElseThrow(() -> new AssertionError("passes: " + place));
        assertTrue(fault.contains(place.field().getName()), fault);
    }
}
