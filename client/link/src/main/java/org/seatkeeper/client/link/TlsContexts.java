package org.seatkeeper.client.link;

import io.grpc.ChannelCredentials;
import io.grpc.netty.NettySslContextChannelCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;

/**
 * One TLS context for each pair of authority and credentials, however many servers use it; made anew when a file was
 * replaced. Blocks on the disk; safe from any thread.
 */
final class TlsContexts {
    /** Authority and credentials as they were on the disk. */
    private record Key(Path authority, FileTime authorityTime, Credentials credentials, FileTime certificateTime) {}

    /** What one pair is used with. */
    record Context(TlsMaterial material, ChannelCredentials grpc) {}

    private final Map<Key, Context> made = new HashMap<>();

    /** The context of a pair of files. */
    synchronized Context of(Path authority, Credentials credentials) throws FileFault {
        Key key = new Key(authority, time(authority), credentials, time(credentials.certificate()));
        Context known = made.get(key);
        if (known != null) {
            return known;
        }
        TlsMaterial material = TlsMaterial.load(authority, credentials);
        var context = new Context(material, NettySslContextChannelCredentials.create(material.netty()));
        made.keySet()
                .removeIf(old ->
                        old.authority().equals(authority) && old.credentials().equals(credentials));
        made.put(key, context);
        return context;
    }

    /** How many contexts are held. */
    synchronized int size() {
        return made.size();
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0); // Reading it will say what is wrong.
        }
    }
}
