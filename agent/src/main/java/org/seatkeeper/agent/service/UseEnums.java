package org.seatkeeper.agent.service;

import org.seatkeeper.agent.domain.Enforcement;
import org.seatkeeper.agent.domain.Instance;
import org.seatkeeper.agent.domain.KeyPolicy;
import org.seatkeeper.agent.domain.MachineAccounts;
import org.seatkeeper.agent.domain.Settings;
import org.seatkeeper.agent.domain.WhenSilent;
import org.seatkeeper.proto.v1.ConnectionKey;
import org.seatkeeper.proto.v1.ProductSettings;

/** How products count, between the contract and the rules. */
final class UseEnums {
    private UseEnums() {}

    static ProductSettings settings(Instance i) {
        Settings s = i.settings();
        return ProductSettings.newBuilder()
                .setEnforcement(Enums.enforcement(i.enforcement()))
                .setGrace(s.grace())
                .setHoldSeconds(s.holdSeconds())
                .setConnectionKey(
                        switch (s.key()) {
                            case DEVICE_AND_USER -> ConnectionKey.CONNECTION_KEY_DEVICE_AND_USER;
                            case DEVICE_ONLY -> ConnectionKey.CONNECTION_KEY_DEVICE_ONLY;
                        })
                .setMachineAccounts(
                        switch (s.machines()) {
                            case IGNORE -> org.seatkeeper.proto.v1.MachineAccounts.MACHINE_ACCOUNTS_IGNORE;
                            case AS_DEVICE -> org.seatkeeper.proto.v1.MachineAccounts.MACHINE_ACCOUNTS_AS_DEVICE;
                            case COUNT -> org.seatkeeper.proto.v1.MachineAccounts.MACHINE_ACCOUNTS_COUNT;
                        })
                .setLeaseSeconds(s.leaseSeconds())
                .build();
    }

    static Settings settings(ProductSettings s) {
        KeyPolicy key = switch (s.getConnectionKey()) {
            case CONNECTION_KEY_DEVICE_AND_USER -> KeyPolicy.DEVICE_AND_USER;
            case CONNECTION_KEY_DEVICE_ONLY -> KeyPolicy.DEVICE_ONLY;
            case CONNECTION_KEY_UNSPECIFIED, UNRECOGNIZED ->
                throw new MalformedRequest("settings.connection_key is missing");
        };
        MachineAccounts machines = switch (s.getMachineAccounts()) {
            case MACHINE_ACCOUNTS_IGNORE -> MachineAccounts.IGNORE;
            case MACHINE_ACCOUNTS_AS_DEVICE -> MachineAccounts.AS_DEVICE;
            case MACHINE_ACCOUNTS_COUNT -> MachineAccounts.COUNT;
            case MACHINE_ACCOUNTS_UNSPECIFIED, UNRECOGNIZED ->
                throw new MalformedRequest("settings.machine_accounts is missing");
        };
        return new Settings(s.getGrace(), s.getHoldSeconds(), key, machines, s.getLeaseSeconds());
    }

    static Enforcement enforcement(ProductSettings s) {
        return switch (s.getEnforcement()) {
            case ENFORCEMENT_OBSERVE -> Enforcement.OBSERVE;
            case ENFORCEMENT_ENFORCE -> Enforcement.ENFORCE;
            case ENFORCEMENT_UNSPECIFIED, UNRECOGNIZED -> throw new MalformedRequest("settings.enforcement is missing");
        };
    }

    static org.seatkeeper.proto.v1.WhenSilent whenSilent(WhenSilent value) {
        return switch (value) {
            case REFUSE -> org.seatkeeper.proto.v1.WhenSilent.WHEN_SILENT_REFUSE;
            case ADMIT -> org.seatkeeper.proto.v1.WhenSilent.WHEN_SILENT_ADMIT;
        };
    }

    static WhenSilent whenSilent(org.seatkeeper.proto.v1.WhenSilent value) {
        return switch (value) {
            case WHEN_SILENT_ADMIT -> WhenSilent.ADMIT;
            case WHEN_SILENT_REFUSE, WHEN_SILENT_UNSPECIFIED, UNRECOGNIZED -> WhenSilent.REFUSE;
        };
    }
}
