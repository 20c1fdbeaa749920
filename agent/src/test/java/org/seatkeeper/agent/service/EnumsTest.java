package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seatkeeper.agent.domain.Disposition;
import org.seatkeeper.agent.domain.Enforcement;
import org.seatkeeper.agent.domain.EntryReason;
import org.seatkeeper.agent.domain.LicensingMode;
import org.seatkeeper.agent.domain.ModeChange;
import org.seatkeeper.agent.domain.Permission;
import org.seatkeeper.agent.domain.RefusalCode;
import org.seatkeeper.agent.domain.SeatKind;
import org.seatkeeper.agent.domain.Status;
import org.seatkeeper.agent.domain.TransferSide;

class EnumsTest {
    /** One pair of enums: ours, the contract's, how one becomes the other, and what the contract has for later. */
    record Pair(
            String prefix,
            List<? extends Enum<?>> ours,
            List<Enum<?>> translated,
            List<? extends Enum<?>> contract,
            Set<String> later) {
        @Override
        public String toString() {
            return prefix;
        }
    }

    private static <O extends Enum<O>, C extends Enum<C>> Pair pair(
            String prefix, Class<O> ours, Class<C> contract, Function<O, C> translate, String... later) {
        List<O> all = List.of(ours.getEnumConstants());
        return new Pair(
                prefix,
                all,
                all.stream().<Enum<?>>map(translate).toList(),
                List.of(contract.getEnumConstants()),
                Set.of(later));
    }

    static Stream<Pair> pairs() {
        return Stream.of(
                pair("LICENSING_MODE_", LicensingMode.class, org.seatkeeper.proto.v1.LicensingMode.class, Enums::mode),
                pair("SEAT_KIND_", SeatKind.class, org.seatkeeper.proto.v1.SeatKind.class, Enums::seatKind),
                pair("ENFORCEMENT_", Enforcement.class, org.seatkeeper.proto.v1.Enforcement.class, Enums::enforcement),
                pair(
                        "LICENSE_DISPOSITION_",
                        Disposition.class,
                        org.seatkeeper.proto.v1.LicenseDisposition.class,
                        Enums::disposition),
                pair(
                        "MODE_CHANGE_STATE_",
                        ModeChange.State.class,
                        org.seatkeeper.proto.v1.ModeChangeState.class,
                        Enums::changeState),
                pair(
                        "PRODUCT_STATUS_",
                        Status.class,
                        org.seatkeeper.proto.v1.ProductStatus.class,
                        Enums::status,
                        "NOT_REPORTING"),
                pair(
                        "LEDGER_REASON_",
                        EntryReason.class,
                        org.seatkeeper.proto.v1.LedgerReason.class,
                        Enums::entryReason),
                pair("PERMISSION_", Permission.class, org.seatkeeper.proto.v1.Permission.class, Enums::permission),
                pair(
                        "REFUSAL_CODE_",
                        RefusalCode.class,
                        org.seatkeeper.proto.v1.RefusalCode.class,
                        Enums::refusalCode));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void everyNameOfOursIsTheSameNameOfTheContract(Pair pair) {
        assertEquals(
                pair.ours().stream().map(value -> pair.prefix() + value.name()).toList(),
                pair.translated().stream().map(Enum::name).toList());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void everyNameOfTheContractIsOursUnlessItIsForLater(Pair pair) {
        var contract = new HashSet<String>();
        pair.contract().forEach(value -> contract.add(value.name()));
        contract.remove("UNRECOGNIZED");
        contract.remove(pair.prefix() + "UNSPECIFIED");
        pair.later().forEach(name -> contract.remove(pair.prefix() + name));
        var ours = new HashSet<String>();
        pair.translated().forEach(value -> ours.add(value.name()));
        assertEquals(ours, contract);
    }

    @Test
    void whatARequestNamesComesBackAsItWasAndWhatNamesNothingIsMalformed() {
        Arrays.stream(LicensingMode.values()).forEach(v -> assertEquals(v, Enums.mode(Enums.mode(v))));
        Arrays.stream(SeatKind.values()).forEach(v -> assertEquals(v, Enums.seatKind(Enums.seatKind(v))));
        Arrays.stream(Disposition.values()).forEach(v -> assertEquals(v, Enums.disposition(Enums.disposition(v))));
        assertEquals(TransferSide.IN, Enums.side(org.seatkeeper.proto.v1.TransferSide.TRANSFER_SIDE_IN));
        assertEquals(TransferSide.OUT, Enums.side(org.seatkeeper.proto.v1.TransferSide.TRANSFER_SIDE_OUT));
        assertThrows(
                MalformedRequest.class,
                () -> Enums.mode(org.seatkeeper.proto.v1.LicensingMode.LICENSING_MODE_UNSPECIFIED));
        assertThrows(MalformedRequest.class, () -> Enums.side(org.seatkeeper.proto.v1.TransferSide.UNRECOGNIZED));
    }
}
