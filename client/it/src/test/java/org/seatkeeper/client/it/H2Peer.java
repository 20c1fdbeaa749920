package org.seatkeeper.client.it;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.seatkeeper.agent.identity.TlsIdentity;
import org.seatkeeper.client.lab.process.AgentDirectory;
import org.seatkeeper.client.lab.process.AgentDirectory.Holder;

/** A peer that writes frames of HTTP/2 (RFC 9113) by itself, over TLS with an administrator's certificate. */
final class H2Peer implements AutoCloseable {
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int GOAWAY = 7;
    private static final int END_HEADERS = 4;
    private static final int CANCEL = 8;
    private static final char[] NO_PASSWORD = {};

    private final SSLSocket socket;
    private final OutputStream out;

    H2Peer(AgentDirectory directory, int port) throws IOException, GeneralSecurityException {
        socket = (SSLSocket) context(directory).getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
        var parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        out = socket.getOutputStream();
        out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.write(frame(SETTINGS, 0, 0, new byte[0]));
        out.flush();
    }

    private static SSLContext context(AgentDirectory directory) throws IOException, GeneralSecurityException {
        TlsIdentity own = directory.credentials(Holder.ADMINISTRATOR);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, NO_PASSWORD);
        keys.setKeyEntry("own", own.key(), NO_PASSWORD, own.chain().toArray(Certificate[]::new));
        KeyManagerFactory key = KeyManagerFactory.getInstance("PKIX");
        key.init(keys, NO_PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, NO_PASSWORD);
        for (X509Certificate authority : directory.authorities()) {
            trusted.setCertificateEntry(authority.getSerialNumber().toString(), authority);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(key.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static byte[] frame(int type, int flags, int stream, byte[] payload) {
        var frame = new ByteArrayOutputStream();
        frame.writeBytes(new byte[] {
            (byte) (payload.length >> 16),
            (byte) (payload.length >> 8),
            (byte) payload.length,
            (byte) type,
            (byte) flags,
            (byte) (stream >> 24),
            (byte) (stream >> 16),
            (byte) (stream >> 8),
            (byte) stream
        });
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    /** Headers of a call as literals that nobody remembers (RFC 7541 section 6.2.2). */
    private static byte[] call() {
        var block = new ByteArrayOutputStream();
        for (List<String> header : List.of(
                List.of(":method", "POST"),
                List.of(":scheme", "https"),
                List.of(":path", "/seatkeeper.v1.AdminService/GetServerInfo"),
                List.of(":authority", "seatkeeper"),
                List.of("content-type", "application/grpc"),
                List.of("te", "trailers"))) {
            block.write(0);
            header.forEach(word -> {
                block.write(word.length());
                block.writeBytes(word.getBytes(StandardCharsets.US_ASCII));
            });
        }
        return block.toByteArray();
    }

    /** Begins calls and gives each up at once; how many, until the agent hung up. */
    int startAndReset(int most) {
        byte[] headers = call();
        byte[] cancel = {0, 0, 0, CANCEL};
        for (int n = 0; n < most; n++) {
            int stream = 2 * n + 1;
            try {
                out.write(frame(HEADERS, END_HEADERS, stream, headers));
                out.write(frame(RST_STREAM, 0, stream, cancel));
                out.flush();
            } catch (IOException hungUp) {
                return n;
            }
        }
        return most;
    }

    /** The error code with which the agent says GOAWAY (RFC 9113 section 7); -1 where it says nothing or only hangs up. */
    int sentAwayWith(Duration max) throws IOException {
        socket.setSoTimeout((int) max.toMillis());
        try {
            var in = new DataInputStream(socket.getInputStream());
            while (true) {
                int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
                int type = in.readUnsignedByte();
                in.skipNBytes(5);
                if (type == GOAWAY) {
                    in.skipNBytes(4);
                    return in.readInt();
                }
                in.skipNBytes(length);
            }
        } catch (java.net.SocketTimeoutException | java.io.EOFException | java.net.SocketException silent) {
            return -1;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
