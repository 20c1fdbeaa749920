package org.seatkeeper.agent.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text files of certificates and keys (RFC 7468), read and written without a library. */
final class Pem {
    static final String CERTIFICATE = "CERTIFICATE";
    static final String PRIVATE_KEY = "PRIVATE KEY";

    /** Largest file that is read, in bytes: some tens of certificates, and no way to fill the memory. */
    static final int FILE_MAX = 64 * 1024;

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\\s]*+)-----END \\1-----");
    private static final int LINE = 64;

    private Pem() {}

    /**
     * The decoded blocks of one label, in the file's order; at least one.
     *
     * @throws IOException naming the file, what is wrong and what to do
     */
    static List<byte[]> read(Path file, String label) throws IOException {
        String text = text(file);
        var found = new ArrayList<byte[]>();
        var others = new TreeSet<String>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            if (block.group(1).equals(label)) {
                found.add(decode(file, block.group(2)));
            } else {
                others.add(block.group(1));
            }
        }
        if (found.isEmpty()) {
            String instead = others.isEmpty() ? "" : " but " + String.join(", ", others);
            throw new IOException(file + " holds no " + label + instead + remedy(label));
        }
        return found;
    }

    private static String remedy(String label) {
        return label.equals(PRIVATE_KEY)
                ? "; an unencrypted PKCS #8 key is needed: convert it with openssl pkcs8 -topk8 -nocrypt"
                : "; a PEM file is needed that begins with -----BEGIN " + label + "-----";
    }

    private static String text(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(FILE_MAX + 1);
            if (bytes.length > FILE_MAX) {
                throw new IOException(file + " is longer than " + FILE_MAX + " bytes, which no certificate or key is");
            }
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException missing) {
            throw new IOException(file + " does not exist", missing);
        }
    }

    private static byte[] decode(Path file, String base64) throws IOException {
        try {
            return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
        } catch (IllegalArgumentException broken) {
            throw new IOException(
                    file + " is damaged: " + broken.getMessage() + "; restore it or have it issued anew", broken);
        }
    }

    /** One block, ending in a line feed. */
    static String write(String label, byte[] der) {
        String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
