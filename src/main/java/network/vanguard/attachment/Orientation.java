package network.vanguard.attachment;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * How a camera was held: the tag 0x0112 of EXIF 2.32 in a JPEG, from 1 (upright) to 8. It is all that is read of what a camera writes
 * beside the picture.
 */
final class Orientation {

    /** Nothing has to be turned. */
    static final int UPRIGHT = 1;

    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int START = 0xFFD8;
    private static final int APPLICATION = 0xFFE1;
    private static final int SCAN = 0xFFDA;
    private static final int TAG = 0x0112;
    private static final int TIFF = 42;
    private static final int FIELD = 12;

    private Orientation() {}

    /** Upright for what says nothing, or nonsense. */
    static int of(Path jpeg) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(jpeg)))) {
            if (in.readUnsignedShort() != START) {
                return UPRIGHT;
            }
            for (int marker = in.readUnsignedShort(); marker > 0xFF00 && marker != SCAN; marker = in.readUnsignedShort()) {
                byte[] segment = in.readNBytes(Math.max(0, in.readUnsignedShort() - 2));
                if (marker == APPLICATION && segment.length > EXIF.length
                        && Arrays.equals(segment, 0, EXIF.length, EXIF, 0, EXIF.length)) {
                    return ofTiff(ByteBuffer.wrap(segment, EXIF.length, segment.length - EXIF.length).slice());
                }
            }
            return UPRIGHT;
        } catch (java.io.EOFException cutOff) {
            return UPRIGHT;
        }
    }

    private static int ofTiff(ByteBuffer tiff) {
        try {
            tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int directory = tiff.getInt(4);
            int fields = tiff.getShort(2) == TIFF ? Short.toUnsignedInt(tiff.getShort(directory)) : 0;
            for (int field = directory + 2; fields > 0; fields--, field += FIELD) {
                if (Short.toUnsignedInt(tiff.getShort(field)) == TAG) {
                    int said = tiff.getShort(field + 8);
                    return said >= 1 && said <= 8 ? said : UPRIGHT;
                }
            }
        } catch (IndexOutOfBoundsException nonsense) {
            return UPRIGHT;
        }
        return UPRIGHT;
    }
}
