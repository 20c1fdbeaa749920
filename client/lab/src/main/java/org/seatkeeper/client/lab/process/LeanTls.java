package org.seatkeeper.client.lab.process;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Mutual TLS 1.3 for servers that an agent is measured beside: the JDK's, without Netty's reading of keys, as the agent has it. */
public final class LeanTls {
    private static final String TLS = "TLSv1.3";

    private LeanTls() {}

    /** From a folder with {@code agent.pem}, {@code agent.key} and {@code ca.pem}. */
    public static JdkSslContext server(Path folder) throws IOException, GeneralSecurityException {
        X509Certificate certificate = certificate(folder.resolve("agent.pem"));
        PrivateKey key =
                KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der(folder.resolve("agent.key"))));
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("ca", certificate(folder.resolve("ca.pem")));
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance(TLS);
        tls.init(new KeyManager[] {new OneKey(certificate, key)}, trust.getTrustManagers(), null);
        var http2 = new ApplicationProtocolConfig(
                ApplicationProtocolConfig.Protocol.ALPN,
                ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                ApplicationProtocolNames.HTTP_2);
        return new JdkSslContext(
                tls,
                false,
                null,
                IdentityCipherSuiteFilter.INSTANCE,
                http2,
                ClientAuth.REQUIRE,
                new String[] {TLS},
                false);
    }

    private static X509Certificate certificate(Path file) throws IOException, GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der(file)));
    }

    /** The first block of a PEM file. */
    private static byte[] der(Path file) throws IOException {
        String text = Files.readString(file);
        int begin = text.indexOf('\n', text.indexOf("-----BEGIN"));
        return Base64.getMimeDecoder().decode(text.substring(begin, text.indexOf("-----END")));
    }
}
