package org.seatkeeper.agent.service;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.seatkeeper.agent.domain.IdentityName;
import org.seatkeeper.agent.domain.Permission;
import org.seatkeeper.agent.domain.Policy;
import org.seatkeeper.agent.domain.Role;
import org.seatkeeper.agent.identity.Caller;
import org.seatkeeper.agent.identity.Callers;
import org.seatkeeper.agent.identity.Door;
import org.seatkeeper.agent.storage.MemoryStore;
import org.seatkeeper.agent.storage.Store;
import org.seatkeeper.agent.storage.StoreFault;
import org.seatkeeper.proto.v1.Act;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.AgreementText;
import org.seatkeeper.proto.v1.AuditServiceGrpc;
import org.seatkeeper.proto.v1.LicenseServiceGrpc;
import org.seatkeeper.proto.v1.ProductDeclaration;

/**
 * The real services behind the real interceptors, on a server in the same process. Who calls is said by the test. Every
 * call runs on the thread that makes it, so that what a test sees after a call is all there is.
 */
final class AgentInProcess implements AutoCloseable {
    static final Person MIRA = new Person("mira.holt", Role.ADMINISTRATOR);
    static final Person TOM = new Person("tom.berg", Role.ADMINISTRATOR);
    static final Person VERA = new Person("vera.lind", Role.VIEWER);
    static final String SQL = "tarn-sql-14";

    /** Someone who calls. */
    record Person(String name, Role role) {}

    private static final Metadata.Key<String> CALLER = Metadata.Key.of("caller", Metadata.ASCII_STRING_MARSHALLER);

    final Bench bench;
    final Services services;
    final ManagedChannel channel;
    final Set<String> withdrawn = java.util.concurrent.ConcurrentHashMap.newKeySet();
    private final List<Person> people =
            List.of(MIRA, TOM, VERA, new Person("files", Role.PRODUCT), new Person("mail", Role.PRODUCT));
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final Semaphore finished = new Semaphore(0);
    private final List<ServerInterceptor> interceptors;
    private final Server server;
    private final AtomicLong operations = new AtomicLong();

    AgentInProcess() throws StoreFault {
        this(new MemoryStore(Bench.FOUNDING));
    }

    AgentInProcess(Store store) throws StoreFault {
        this(store, Policy.DEFAULT);
    }

    /** With limits of its own. */
    AgentInProcess(Store store, Policy policy) throws StoreFault {
        bench = new Bench(store, new HandClocks(Bench.START), UnaryOperator.identity(), policy);
        var facts = new AgentFacts(
                store.load().founding(), "0.1.0", "small", Bench.START, Path.of("agent"), () -> Optional.of(expires()));
        services = new Services(
                bench.keeper, store, policy, facts, bench.clocks, bench.clocks, this::outliving, Administrators.NONE);
        String name = InProcessServerBuilder.generateName();
        var references = new AtomicLong();
        var inside = Services.interceptors(new FaultInterceptor(() -> "ref-" + references.incrementAndGet()));
        var all = new ArrayList<ServerInterceptor>();
        all.add(new Doorman());
        all.addAll(inside);
        interceptors = List.copyOf(all);
        server = serve(InProcessServerBuilder.forName(name).directExecutor());
        channel = InProcessChannelBuilder.forName(name).directExecutor().build();
    }

    /** The same services on a server of one's own, such as one with real sockets. */
    Server serve(ServerBuilder<?> builder) {
        services.all()
                .forEach(service -> builder.addService(ServerInterceptors.interceptForward(service, interceptors)));
        try {
            return builder.build().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void outliving(Runnable task) {
        executor.execute(() -> {
            try {
                task.run();
            } finally {
                finished.release();
            }
        });
    }

    /** Waits until one more of the tasks that outlive their calls has finished. */
    void awaitFinished() {
        try {
            if (!finished.tryAcquire(10, TimeUnit.SECONDS)) {
                throw new AssertionError("nothing finished");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Nothing outlives its call from now on. */
    void stopExecutor() {
        executor.shutdownNow();
    }

    static java.time.Instant expires() {
        return Bench.START.plus(Duration.ofDays(90));
    }

    AdminServiceGrpc.AdminServiceBlockingStub admin() {
        return admin(MIRA);
    }

    AdminServiceGrpc.AdminServiceBlockingStub admin(Person person) {
        return as(person, AdminServiceGrpc.newBlockingStub(channel)).withDeadlineAfter(20, TimeUnit.SECONDS);
    }

    AuditServiceGrpc.AuditServiceBlockingStub audit() {
        return as(MIRA, AuditServiceGrpc.newBlockingStub(channel)).withDeadlineAfter(20, TimeUnit.SECONDS);
    }

    LicenseServiceGrpc.LicenseServiceBlockingStub licenses(String product) {
        return as(new Person(product, Role.PRODUCT), LicenseServiceGrpc.newBlockingStub(channel))
                .withDeadlineAfter(20, TimeUnit.SECONDS);
    }

    /** The same stub, called by that person. */
    static <S extends AbstractStub<S>> S as(Person person, S stub) {
        var headers = new Metadata();
        headers.put(CALLER, person.name());
        return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    /** What a write carries: a fresh operation, any revision. */
    Act act() {
        return act(0);
    }

    Act act(long expectedRevision) {
        return Act.newBuilder()
                .setOperationId(new UUID(4, operations.incrementAndGet()).toString())
                .setExpectedRevision(expectedRevision)
                .build();
    }

    /** SQL appears, from the files of the machine. */
    AgentInProcess withSql() {
        bench.declare(Bench.SQL);
        return this;
    }

    long revision(String product) {
        return bench.instance(new org.seatkeeper.agent.domain.ProductId(product))
                .revision();
    }

    static ProductDeclaration declaration(String id) {
        return ProductDeclaration.newBuilder()
                .setProductId(id)
                .setPublisher("Tarn")
                .setName("Tarn " + (id.length() > 20 ? "Long" : id))
                .setVersion("14")
                .setAgreementVersion("2003-1")
                .addAgreements(AgreementText.newBuilder().setLanguage("en").setText("One change,\none way."))
                .build();
    }

    /** Lets in whoever the test says, with the right that the test may withdraw. */
    private final class Doorman implements ServerInterceptor {
        @Override
        public <Q, R> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
            String name = String.valueOf(headers.get(CALLER));
            Role role = people.stream()
                    .filter(person -> person.name().equals(name))
                    .map(Person::role)
                    .findFirst()
                    .orElse(Role.PRODUCT);
            Set<Permission> allowed = EnumSet.copyOf(role.permissions());
            var kind = role == Role.PRODUCT ? IdentityName.Kind.PRODUCT : IdentityName.Kind.OPERATOR;
            var caller = new Caller(
                    new IdentityName(kind, name),
                    Door.TLS,
                    "tls 192.0.2.7:51234",
                    Set.of(role),
                    allowed,
                    Optional.of(expires()),
                    OptionalInt.empty());
            Callers.Right right = () -> !withdrawn.contains(name);
            return Contexts.interceptCall(
                    Context.current().withValue(Callers.CURRENT, caller).withValue(Callers.RIGHT, right),
                    call,
                    headers,
                    next);
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
        server.shutdownNow();
        bench.close();
        executor.shutdownNow();
    }
}
