package org.seatkeeper.agent.gate;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;
import org.seatkeeper.client.sdk.Client;

/** Names of users and devices, as the agent is told them. */
final class Names {
    private Names() {}

    /** A user's name as it came, or nothing where it is none that an agent takes: blank, too long, with control characters. */
    static String user(String name) {
        boolean usable = !name.isBlank()
                && name.length() <= Client.NAME_MAX
                && name.codePoints().noneMatch(Names::unfit);
        return usable ? name : "";
    }

    /** Whether a character could break, hide or reorder what is shown of a text: no name has one, and no line of the log. */
    static boolean unfit(int c) {
        int type = Character.getType(c);
        return Character.isISOControl(c)
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    /** The same from bytes of UTF-8; nothing where they are none. */
    static String user(ByteBuffer utf8) {
        try {
            return user(StandardCharsets.UTF_8.newDecoder().decode(utf8).toString());
        } catch (CharacterCodingException notText) {
            return "";
        }
    }

    /** The most particular common name of a certificate's subject; nothing where it has none. */
    static String user(X500Principal subject) {
        try {
            var rdns = new LdapName(subject.getName(X500Principal.RFC2253)).getRdns();
            for (int n = rdns.size() - 1; n >= 0; n--) {
                Rdn rdn = rdns.get(n);
                if (rdn.getType().equalsIgnoreCase("CN") && rdn.getValue() instanceof String name) {
                    return user(name);
                }
            }
            return "";
        } catch (InvalidNameException unreadable) {
            return "";
        }
    }

    /** An address in figures, without the interface that it was seen on: one machine, one name. */
    static String device(InetAddress address) {
        try {
            // An address of 16 bytes that carries one of 4 becomes the one of 4.
            InetAddress bare = InetAddress.getByAddress(address.getAddress());
            return bare instanceof Inet6Address six ? short6(six) : bare.getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes", e);
        }
    }

    /** The form of RFC 5952, which administrators write: the longest run of zeros left out. */
    private static String short6(Inet6Address address) {
        String[] groups = address.getHostAddress().replaceFirst("%.*", "").split(":", -1);
        int best = -1;
        int longest = 1;
        for (int from = 0; from < groups.length; from++) {
            int to = from;
            while (to < groups.length && groups[to].equals("0")) {
                to++;
            }
            if (to - from > longest) {
                best = from;
                longest = to - from;
            }
        }
        String whole = String.join(":", groups);
        if (best < 0) {
            return whole;
        }
        String head = String.join(":", java.util.Arrays.copyOfRange(groups, 0, best));
        String tail = String.join(":", java.util.Arrays.copyOfRange(groups, best + longest, groups.length));
        return head + "::" + tail;
    }
}
