package org.seatkeeper.client.lab.fuzz;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SplittableRandom;
import org.seatkeeper.client.lab.fuzz.Input.Expected;

/** Spoils a request below the level of messages: what no library of the contract would ever write. */
final class Wire {
    private static final int NESTED = 200;
    private static final int STRANGE_FIELD = 15_000;
    private static final ByteString NO_UTF8 = ByteString.fromHex("c328");

    private final SplittableRandom random;

    Wire(SplittableRandom random) {
        this.random = random;
    }

    private interface Writing {
        void to(CodedOutputStream out) throws IOException;
    }

    /** The same request, spoiled. */
    Input spoil(Input input) {
        ByteString bytes = input.bytes();
        return switch (random.nextInt(9)) {
            case 0 -> made(input, bytes.substring(0, random.nextInt(bytes.size() + 1)), Expected.DECLARED, "cut off");
            case 1 -> made(input, flipped(bytes), Expected.DECLARED, "a bit flipped");
            case 2 -> noUtf8(input);
            case 3 -> made(input, bytes.concat(negative(input)), Expected.DECLARED, "a negative number");
            case 4 -> made(input, bytes.concat(strange()), input.expected(), "a field that is not in the contract");
            case 5 -> made(input, bytes.concat(nested()), Expected.TURNED_AWAY, NESTED + " groups in each other");
            case 6 -> made(input, bytes.concat(bytes), Expected.DECLARED, "twice over");
            case 7 -> made(input, bytes.concat(otherType(input)), Expected.DECLARED, "a field of another wire type");
            default -> made(input, junk(), Expected.DECLARED, "junk");
        };
    }

    private static Input made(Input input, ByteString bytes, Expected expected, String how) {
        return new Input(input.method(), bytes, expected, input.how() + ", then " + how);
    }

    private ByteString flipped(ByteString bytes) {
        if (bytes.isEmpty()) {
            return bytes;
        }
        byte[] copy = bytes.toByteArray();
        copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        return ByteString.copyFrom(copy);
    }

    private Input noUtf8(Input input) {
        List<FieldDescriptor> strings = Maker.strings(input.method().request());
        if (strings.isEmpty()) {
            return made(input, junk(), Expected.DECLARED, "junk");
        }
        FieldDescriptor field = strings.get(random.nextInt(strings.size()));
        ByteString added = written(out -> out.writeBytes(field.getNumber(), NO_UTF8));
        return made(input, input.bytes().concat(added), Expected.TURNED_AWAY, field.getName() + " that is not UTF-8");
    }

    private ByteString negative(Input input) {
        int number = number(input);
        return written(out -> out.writeInt64(number, -1 - random.nextInt(1000)));
    }

    private ByteString otherType(Input input) {
        int number = number(input);
        return written(out -> out.writeFixed32(number, random.nextInt()));
    }

    private int number(Input input) {
        List<FieldDescriptor> fields = input.method().request().getFields();
        return fields.isEmpty() ? 1 : fields.get(random.nextInt(fields.size())).getNumber();
    }

    private ByteString strange() {
        byte[] content = new byte[random.nextInt(2000)];
        return written(out -> out.writeByteArray(STRANGE_FIELD, content));
    }

    private static ByteString nested() {
        return written(out -> {
            for (int n = 0; n < NESTED; n++) {
                out.writeTag(STRANGE_FIELD, WireFormat.WIRETYPE_START_GROUP);
            }
            for (int n = 0; n < NESTED; n++) {
                out.writeTag(STRANGE_FIELD, WireFormat.WIRETYPE_END_GROUP);
            }
        });
    }

    private ByteString junk() {
        byte[] junk = new byte[random.nextInt(64)];
        random.nextBytes(junk);
        return ByteString.copyFrom(junk);
    }

    private static ByteString written(Writing writing) {
        var bytes = ByteString.newOutput();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            writing.to(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteString();
    }
}
