package org.seatkeeper.agent.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.seatkeeper.proto.v1.AddLicensesRequest;
import org.seatkeeper.proto.v1.AgreementText;
import org.seatkeeper.proto.v1.Bounds;
import org.seatkeeper.proto.v1.LedgerReason;
import org.seatkeeper.proto.v1.LicenseDisposition;
import org.seatkeeper.proto.v1.ModeChangeState;
import org.seatkeeper.proto.v1.OptionsProto;
import org.seatkeeper.proto.v1.ProductDeclaration;
import org.seatkeeper.proto.v1.ProductStatus;
import org.seatkeeper.proto.v1.RemoveLicensesRequest;
import org.seatkeeper.proto.v1.TransferLicensesRequest;

/** The domain's words and bounds are the contract's, one to one. */
class ContractWordsTest {
    @Test
    void everyNameIsTheContractsName() {
        same(RefusalCode.values(), org.seatkeeper.proto.v1.RefusalCode.getDescriptor());
        same(Permission.values(), org.seatkeeper.proto.v1.Permission.getDescriptor());
        same(LicensingMode.values(), org.seatkeeper.proto.v1.LicensingMode.getDescriptor());
        same(SeatKind.values(), org.seatkeeper.proto.v1.SeatKind.getDescriptor());
        same(Enforcement.values(), org.seatkeeper.proto.v1.Enforcement.getDescriptor());
        same(TransferSide.values(), org.seatkeeper.proto.v1.TransferSide.getDescriptor());
        same(Disposition.values(), LicenseDisposition.getDescriptor());
        same(EntryReason.values(), LedgerReason.getDescriptor());
        same(ModeChange.State.values(), ModeChangeState.getDescriptor());
    }

    @Test
    void aServerKnowsEveryStatusButItsOwnSilence() {
        Set<String> wire = names(ProductStatus.getDescriptor());
        wire.remove("NOT_REPORTING");
        assertEquals(names(Status.values()), wire);
    }

    @Test
    void everyBoundIsTheContractsBound() {
        Descriptor product = ProductDeclaration.getDescriptor();
        assertEquals(ProductId.LENGTH_MAX, bounds(product, "product_id").getMaxLength());
        assertEquals(Product.NAME_MAX, bounds(product, "publisher").getMaxLength());
        assertEquals(Product.NAME_MAX, bounds(product, "name").getMaxLength());
        assertEquals(Product.VERSION_MAX, bounds(product, "version").getMaxLength());
        assertEquals(Agreement.VERSION_MAX, bounds(product, "agreement_version").getMaxLength());
        assertEquals(Agreement.LANGUAGES_MAX, bounds(product, "agreements").getMaxItems());
        assertEquals(1, bounds(AgreementText.getDescriptor(), "text").getMinLength());
        Bounds price = bounds(org.seatkeeper.proto.v1.UnitPrice.getDescriptor(), "micros");
        assertEquals(0, price.getMin());
        assertEquals(UnitPrice.MICROS_MAX, price.getMax());
        for (Descriptor act : new Descriptor[] {
            AddLicensesRequest.getDescriptor(),
            RemoveLicensesRequest.getDescriptor(),
            TransferLicensesRequest.getDescriptor()
        }) {
            assertEquals(1, bounds(act, "quantity").getMin());
            assertEquals(LedgerEntry.QUANTITY_MAX, bounds(act, "quantity").getMax());
        }
    }

    private static Bounds bounds(Descriptor message, String field) {
        return message.findFieldByName(field).getOptions().getExtension(OptionsProto.bounds);
    }

    private static void same(Enum<?>[] ours, EnumDescriptor theirs) {
        assertEquals(names(ours), names(theirs), theirs.getName());
    }

    private static Set<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> names(EnumDescriptor wire) {
        String zero = wire.getValues().getFirst().getName();
        String prefix = zero.substring(0, zero.length() - "UNSPECIFIED".length());
        return wire.getValues().stream()
                .skip(1)
                .map(EnumValueDescriptor::getName)
                .map(name -> name.substring(prefix.length()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
