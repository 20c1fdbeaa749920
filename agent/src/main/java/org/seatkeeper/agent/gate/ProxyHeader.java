package org.seatkeeper.agent.gate;

import io.netty.handler.codec.haproxy.HAProxyCommand;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.handler.codec.haproxy.HAProxyProtocolVersion;
import io.netty.handler.codec.haproxy.HAProxyProxiedProtocol.TransportProtocol;
import io.netty.handler.codec.haproxy.HAProxySSLTLV;
import io.netty.handler.codec.haproxy.HAProxyTLV;
import java.net.InetAddress;

/**
 * What a trusted proxy says about the client behind it, in a PROXY header of version 2. Version 1 cannot carry a user and is
 * not taken.
 */
final class ProxyHeader {
    /** Most bytes beside the addresses: a certificate's names fit many times over. */
    static final int TLV_MAX = 4_096;

    private static final int VERIFIED = 0;

    private ProxyHeader() {}

    /**
     * Who a connection is for.
     *
     * @param address of the client's machine
     * @param user of the certificate that the client showed to the proxy and the proxy verified; empty where there is none
     */
    record Origin(InetAddress address, String user) {}

    /** The header says nothing that a client could be told by. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String what) {
            super(what, null, false, false);
        }
    }

    /** Reads one header at the beginning of a connection, and removes itself. */
    static HAProxyMessageDecoder decoder() {
        return new HAProxyMessageDecoder(TLV_MAX);
    }

    /**
     * Who speaks. A proxy that speaks for itself, as for a health check, is its own client.
     *
     * @param message stays the caller's
     * @param proxy address of the proxy
     */
    static Origin read(HAProxyMessage message, InetAddress proxy) throws Unusable {
        if (message.protocolVersion() != HAProxyProtocolVersion.V2) {
            throw new Unusable("it is of version 1; let the proxy send version 2");
        }
        if (message.command() == HAProxyCommand.LOCAL) {
            return new Origin(proxy, "");
        }
        String source = message.sourceAddress();
        if (message.proxiedProtocol().transportProtocol() != TransportProtocol.STREAM || source == null) {
            throw new Unusable("it names no client of TCP over IPv4 or IPv6");
        }
        try {
            return new Origin(InetAddress.ofLiteral(source), user(message));
        } catch (IllegalArgumentException noAddress) {
            throw new Unusable("it names no client of TCP over IPv4 or IPv6");
        }
    }

    /** Only what the proxy vouches for: a certificate shown on a connection of TLS, and verified. */
    private static String user(HAProxyMessage message) {
        for (HAProxyTLV tlv : message.tlvs()) {
            if (tlv instanceof HAProxySSLTLV tls
                    && tls.verify() == VERIFIED
                    && tls.isPP2ClientSSL()
                    && (tls.isPP2ClientCertConn() || tls.isPP2ClientCertSess())) {
                for (HAProxyTLV inner : tls.encapsulatedTLVs()) {
                    if (inner.type() == HAProxyTLV.Type.PP2_TYPE_SSL_CN) {
                        return Names.user(inner.content().nioBuffer());
                    }
                }
            }
        }
        return "";
    }
}
