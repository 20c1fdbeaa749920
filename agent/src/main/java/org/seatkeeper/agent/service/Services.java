package org.seatkeeper.agent.service;

import io.grpc.BindableService;
import io.grpc.ServerInterceptor;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.protobuf.services.HealthStatusManager;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.seatkeeper.agent.domain.Policy;
import org.seatkeeper.agent.domain.Role;
import org.seatkeeper.agent.identity.Caller;
import org.seatkeeper.agent.identity.Callers;
import org.seatkeeper.agent.storage.Store;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.AuditServiceGrpc;
import org.seatkeeper.proto.v1.LicenseServiceGrpc;

/** The services of one agent, joined to its keeper. What a listener adds is who calls and what they may. */
public final class Services {
    /** Unary calls under way in the whole agent: above what 64 calls on each of a few busy connections make. */
    public static final int CALLS_MAX = 1_024;

    private final HealthStatusManager health = new HealthStatusManager();
    private final AdminService admin;
    private final AuditService audit;
    private final LicenseService licenses;
    private final WatchCalls watches;

    /**
     * Joins the services.
     *
     * @param executor for what outlives a call's own thread
     */
    public Services(
            Keeper keeper,
            Store store,
            Policy policy,
            AgentFacts facts,
            Clocks clocks,
            Timer timer,
            Executor executor,
            Administrators administrators) {
        Supplier<Reader> reader = Services::reader;
        var server = new ServerRows(facts, keeper);
        var acts = new ActCalls(keeper, reader);
        watches = new WatchCalls(keeper, new States(server), timer, reader, Callers.RIGHT::get);
        admin = new AdminService(
                acts,
                new ReadCalls(keeper, facts, server, new Diagnosis(facts.certificateExpires()), clocks, reader),
                new ModeCalls(keeper, policy, clocks, reader),
                watches,
                new UseReads(keeper),
                new HistoryReads(keeper, store));
        audit = new AuditService(store, facts.founding(), timer, executor);
        licenses = new LicenseService(
                acts,
                new GrantCalls(keeper, administrators, reader),
                new SessionCalls(keeper, administrators, timer, reader),
                reader);
        for (String name : List.of(
                AdminServiceGrpc.SERVICE_NAME, AuditServiceGrpc.SERVICE_NAME, LicenseServiceGrpc.SERVICE_NAME)) {
            health.setStatus(name, HealthCheckResponse.ServingStatus.SERVING);
        }
    }

    /** For administrators: everything. */
    public List<BindableService> all() {
        return checked(admin, audit, licenses, health.getHealthService());
    }

    /** For the products' socket: what products ask, nothing else. */
    public List<BindableService> products() {
        return checked(licenses);
    }

    /** Every service sees lawful messages only. */
    private static List<BindableService> checked(BindableService... services) {
        var rules = new FieldRules();
        return Stream.of(services)
                .<BindableService>map(service -> new CheckedService(service, rules))
                .toList();
    }

    /** What every call goes through after its caller was let in, outermost first. */
    public static List<ServerInterceptor> interceptors(FaultInterceptor faults) {
        return List.of(new LoadInterceptor(CALLS_MAX), faults);
    }

    /** Sends the watchers away and says that nothing is served any more. */
    public void stop() {
        health.enterTerminalState();
        watches.stop();
    }

    private static Reader reader() {
        Caller caller = Callers.CURRENT.get();
        if (caller == null) {
            throw new IllegalStateException("a call without a caller came to a service");
        }
        return new Reader(
                new Asker(caller.who(), words(caller.roles()), caller.origin(), caller.permissions()),
                caller.roles(),
                caller.door().wire(),
                caller.certificateExpires());
    }

    private static String words(Set<Role> roles) {
        if (roles.size() == 1) { // Of every product, so for every ask.
            return roles.iterator().next().name();
        }
        return roles.stream().sorted().map(Role::name).collect(Collectors.joining(","));
    }
}
