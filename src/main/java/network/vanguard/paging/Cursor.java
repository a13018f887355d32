package network.vanguard.paging;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;

import network.vanguard.problem.Invalid;

/**
 * Where a piece of a list ended: the values that the list is sorted by, of the last item shown. To those who hold it it
 * is opaque; it stays good while rows are added or deleted. It is not a secret and gives no right: what it points into is
 * filtered by who is looking, as without it.
 */
public final class Cursor {

    private static final int VERSION = 1;
    private static final int LONGEST = 2_000;
    private static final String BROKEN = "is not a cursor of this list; begin again without it";

    private final List<Object> values;

    private Cursor(List<Object> values) {
        this.values = values;
    }

    /**
     * A cursor in the letters of an address.
     *
     * @param list names the list and its order, such as {@code entries-newest}: a cursor is no good for another list
     * @param values an Instant, a whole number, a double, a UUID or a text of at most 300 characters each
     */
    public static String write(String list, Object... values) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            for (Object value : values) {
                write(out, value);
            }
            byte[] payload = bytes.toByteArray();
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            DataOutputStream head = new DataOutputStream(whole);
            head.writeByte(VERSION);
            head.writeInt(checksum(list, payload));
            head.write(payload);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(whole.toByteArray());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Reads the query parameter {@code after}.
     *
     * @param list as it was written for
     * @return empty for null or an empty text: the list begins at its beginning
     * @throws Invalid (400, field {@code after}) for anything that {@link #write} did not make for this list
     */
    public static Optional<Cursor> read(String list, String after) {
        if (after == null || after.isEmpty()) {
            return Optional.empty();
        }
        if (after.length() > LONGEST) {
            throw broken();
        }
        try {
            byte[] whole = Base64.getUrlDecoder().decode(after);
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(whole));
            if (in.readByte() != VERSION) {
                throw broken();
            }
            int checksum = in.readInt();
            byte[] payload = in.readAllBytes();
            if (checksum != checksum(list, payload)) {
                throw broken();
            }
            return Optional.of(new Cursor(values(payload)));
        } catch (IllegalArgumentException | IOException | DateTimeException forged) {
            throw broken();
        }
    }

    /** The value at a place, counted from 0. The same holds for the others. */
    public Instant instant(int at) {
        return value(at, Instant.class);
    }

    public long number(int at) {
        return value(at, Long.class);
    }

    public double score(int at) {
        return value(at, Double.class);
    }

    public UUID uuid(int at) {
        return value(at, UUID.class);
    }

    public String text(int at) {
        return value(at, String.class);
    }

    private <T> T value(int at, Class<T> type) {
        if (at >= values.size() || !type.isInstance(values.get(at))) {
            throw broken();
        }
        return type.cast(values.get(at));
    }

    private static void write(DataOutputStream out, Object value) throws IOException {
        if (value instanceof Instant instant) {
            out.writeByte('t');
            out.writeLong(instant.getEpochSecond());
            out.writeInt(instant.getNano());
        } else if (value instanceof Long || value instanceof Integer) {
            out.writeByte('n');
            out.writeLong(((Number) value).longValue());
        } else if (value instanceof Double score) {
            out.writeByte('d');
            out.writeDouble(score);
        } else if (value instanceof UUID uuid) {
            out.writeByte('u');
            out.writeLong(uuid.getMostSignificantBits());
            out.writeLong(uuid.getLeastSignificantBits());
        } else if (value instanceof String text && text.length() <= 300) {
            out.writeByte('s');
            out.writeUTF(text);
        } else {
            throw new IllegalArgumentException("no value of a cursor: " + value);
        }
    }

    private static List<Object> values(byte[] payload) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload));
        List<Object> values = new ArrayList<>();
        while (in.available() > 0) {
            switch (in.readByte()) {
                case 't' -> values.add(Instant.ofEpochSecond(in.readLong(), in.readInt()));
                case 'n' -> values.add(in.readLong());
                case 'd' -> values.add(in.readDouble());
                case 'u' -> values.add(new UUID(in.readLong(), in.readLong()));
                case 's' -> values.add(text(in.readUTF()));
                default -> throw broken();
            }
        }
        return values;
    }

    /** The checksum keeps out accidents, not a forger, and PostgreSQL takes no NUL. */
    private static String text(String text) {
        if (text.indexOf('\0') >= 0) {
            throw broken();
        }
        return text;
    }

    private static int checksum(String list, byte[] payload) {
        CRC32 checksum = new CRC32();
        checksum.update(list.getBytes(StandardCharsets.UTF_8));
        checksum.update(payload);
        return (int) checksum.getValue();
    }

    private static Invalid broken() {
        return Invalid.request("after", BROKEN);
    }
}
