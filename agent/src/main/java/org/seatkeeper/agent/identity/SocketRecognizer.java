package org.seatkeeper.agent.identity;

import io.grpc.Attributes;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import org.seatkeeper.agent.domain.IdentityName;
import org.seatkeeper.agent.domain.Role;

/** Recognizes callers of a Unix socket by what the kernel says of them. */
final class SocketRecognizer implements CallerFilter.Recognizer {
    private final Door door;
    private final LocalUsers users;
    private final Role role;
    private final Set<Role> everyone;
    private final Predicate<LocalPeer> holdsRole;

    /**
     * Recognizes everyone by name and gives some of them a role.
     *
     * @param everyone what whoever opens it may be: which product they speak for is asked at each call
     * @param holdsRole does not block
     */
    private SocketRecognizer(
            Door door, LocalUsers users, Role role, Set<Role> everyone, Predicate<LocalPeer> holdsRole) {
        this.door = door;
        this.users = users;
        this.role = role;
        this.everyone = everyone;
        this.holdsRole = holdsRole;
    }

    /** Root, the agent's own user and the socket's group are administrators of the server; nobody else is anything. */
    static SocketRecognizer ofAdministrators(LocalSocket socket, LocalUsers users) {
        return new SocketRecognizer(Door.ADMIN_SOCKET, users, Role.ADMINISTRATOR, Set.of(), socket::isAdministrator);
    }

    /**
     * The listed users may declare products; everybody may ask for the licenses of products that name them.
     *
     * @param registrars user names, or numbers for users without a name
     */
    static SocketRecognizer ofProducts(Set<String> registrars, LocalUsers users) {
        return new SocketRecognizer(Door.LICENSE_SOCKET, users, Role.PRODUCT, Set.of(Role.LICENSE_USER), peer -> {
            String number = Integer.toUnsignedString(peer.uid());
            return registrars.contains(users.nameOf(peer.uid()).name()) || registrars.contains(number);
        });
    }

    @Override
    public Recognition recognize(Attributes transport) {
        LocalPeer peer = transport.get(LocalCredentials.PEER);
        if (peer == null) {
            return new Recognition.Unrecognized(door.wire(), "the kernel did not say who opened this connection");
        }
        IdentityName who = users.nameOf(peer.uid());
        String origin = door.wire() + " uid " + Integer.toUnsignedString(peer.uid()) + " pid " + peer.pid();
        Set<Role> given = holdsRole.test(peer) ? Set.of(role) : everyone;
        return new Recognition.Recognized(
                new Peer(who, door, origin, given, Optional.empty(), OptionalInt.of(peer.uid())));
    }
}
