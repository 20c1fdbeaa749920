package org.seatkeeper.agent.gate;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** PROXY headers of version 2, byte by byte. */
final class HeaderBytes {
    private static final byte[] SIGNATURE = HexFormat.of().parseHex("0d0a0d0a000d0a515549540a");

    /** TCP over IPv4. */
    static final int TCP4 = 0x11;

    /** TCP over IPv6. */
    static final int TCP6 = 0x21;

    private HeaderBytes() {}

    /** Version 2 and the command PROXY. */
    static byte[] header(int family, byte[] rest) {
        return header(0x21, family, rest);
    }

    static byte[] header(int versionAndCommand, int family, byte[] rest) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        out.write(versionAndCommand);
        out.write(family);
        out.write(rest.length >> 8);
        out.write(rest.length);
        out.writeBytes(rest);
        return out.toByteArray();
    }

    /** From 192.0.2.44 to 192.0.2.1, with whatever else. */
    static byte[] ofClient(byte[]... tlvs) {
        return header(TCP4, joined(HexFormat.of().parseHex("c000022c" + "c0000201" + "8d05" + "1538"), joined(tlvs)));
    }

    static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] tlv(int type, byte[] value) {
        return joined(new byte[] {(byte) type, (byte) (value.length >> 8), (byte) value.length}, value);
    }

    /** What the proxy says of the client's TLS: flags, whether the certificate was verified (0), and its common name. */
    static byte[] tls(int flags, int verify, String commonName) {
        return tlv(
                0x20,
                joined(
                        new byte[] {(byte) flags, 0, 0, 0, (byte) verify},
                        tlv(0x22, commonName.getBytes(StandardCharsets.UTF_8))));
    }
}
