package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seatkeeper.proto.v1.Bounds;
import org.seatkeeper.proto.v1.Form;

class TextsTest {
    private static final Bounds LINE = Bounds.newBuilder().setMaxLength(10).build();

    @ParameterizedTest
    @CsvSource({
        "FORM_UUID, 00000000-0000-4000-8000-00000000000a",
        "FORM_SLUG, a",
        "FORM_SLUG, 9.a-b",
        "FORM_LANGUAGE, en",
        "FORM_LANGUAGE, pt-BR",
        "FORM_LANGUAGE, zh-Hans-CN",
        "FORM_SHA256, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa0",
        "FORM_UNSPECIFIED, 'Mira Holt, Zürich 株式会社 😀 e\u0301'",
        "FORM_TEXT, 'ends with a full stop.'"
    })
    void whatHasTheFormPasses(Form form, String text) {
        assertEquals(Optional.empty(), fault(form, text));
    }

    @ParameterizedTest
    @CsvSource({
        "FORM_UUID, 00000000-0000-4000-8000-00000000000A",
        "FORM_UUID, 000000000000-4000-8000-00000000000a-",
        "FORM_UUID, 1-1-1-1-1",
        "FORM_SLUG, -a",
        "FORM_SLUG, .a",
        "FORM_SLUG, A",
        "FORM_SLUG, a/b",
        "FORM_SLUG, ä",
        "FORM_LANGUAGE, e",
        "FORM_LANGUAGE, en_US",
        "FORM_LANGUAGE, en-",
        "FORM_LANGUAGE, en-abcdefghi",
        "FORM_SHA256, gaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "FORM_SHA256, AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    })
    void whatHasAnotherFormIsRefused(Form form, String text) {
        assertFalse(fault(form, text).isEmpty());
    }

    @Test
    void onlyTextOfSeveralLinesHasLineFeeds() {
        assertEquals(Optional.empty(), fault(Form.FORM_TEXT, "one\ntwo\n"));
        assertFalse(fault(Form.FORM_UNSPECIFIED, "one\ntwo").isEmpty());
        assertFalse(fault(Form.FORM_TEXT, "one\r\ntwo").isEmpty());
        assertFalse(fault(Form.FORM_TEXT, "one\ttwo").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 7, 0x1b, 0x7f, 0x85, 0xad, 0x200b, 0x200e, 0x200f, 0x202a, 0x202e, 0x2066, 0x2069, 0x2028, 0x2029,
                0xfeff, 0xd800, 0xdfff, 0xe0001, 0xffff
            })
    void whatMisleadsTheEyeIsRefusedWhereverItStands(int character) {
        String bad = Character.toString(character);
        for (String text : new String[] {bad, bad + "a", "a" + bad, "a" + bad + "a"}) {
            assertEquals(
                    Optional.of("f has control characters or characters that turn the direction of writing"),
                    Texts.fault("f", text, LINE));
        }
    }

    @Test
    void aTextOfTenMillionCharactersIsRefusedForItsLengthAlone() {
        String huge = "\u202e".repeat(10_000_000);
        assertEquals(Optional.of("f is too long; at most 10 characters are allowed"), Texts.fault("f", huge, LINE));
    }

    @Test
    void anEmptyTextIsAsGoodAsAnAbsentOneUnlessItIsNeeded() {
        assertEquals(Optional.empty(), Texts.fault("f", "", LINE));
        Bounds needed = LINE.toBuilder().setMinLength(2).build();
        assertEquals(Optional.of("f is missing"), Texts.fault("f", "", needed));
        assertEquals(Optional.of("f is too short; at least 2 characters are needed"), Texts.fault("f", "a", needed));
    }

    private static Optional<String> fault(Form form, String text) {
        return Texts.fault(
                "f", text, Bounds.newBuilder().setMaxLength(100).setForm(form).build());
    }
}
