package network.vanguard.attachment;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.imageio.ImageIO;

/** Files of all kinds, made on the spot. */
public final class Samples {

    private Samples() {}

    /** A picture whose left half is red and whose right half is blue, in the given format. */
    public static byte[] picture(String format, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, (x < width / 2 ? Color.RED : Color.BLUE).getRGB());
            }
        }
        return written(image, format);
    }

    static byte[] written(BufferedImage image, String format) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalStateException(format + " cannot be written");
            }
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static BufferedImage read(byte[] picture) {
        try {
            return ImageIO.read(new ByteArrayInputStream(picture));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The PNG with one part more, before all others but the first. */
    static byte[] withChunk(byte[] png, String name, byte[] content) {
        int afterHeader = 8 + 12 + 13;
        return joined(cut(png, 0, afterHeader), chunk(name, content), cut(png, afterHeader, png.length));
    }

    static byte[] chunk(String name, byte[] content) {
        byte[] named = joined(bytes(name), content);
        CRC32 sum = new CRC32();
        sum.update(named);
        return joined(ByteBuffer.allocate(4).putInt(content.length).array(), named,
                ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    /** The JPEG as a camera writes it that was held like this, with the place where it was: both in EXIF. */
    static byte[] withExif(byte[] jpeg, int orientation, String place) {
        byte[] where = bytes(place);
        ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 2 * 12 + 4 + where.length);
        tiff.put(bytes("MM")).putShort((short) 42).putInt(8).putShort((short) 2);
        tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation).putShort((short) 0);
        tiff.putShort((short) 0x8825).putShort((short) 2).putInt(where.length).putInt(8 + 2 + 24 + 4);
        tiff.putInt(0).put(where);
        byte[] exif = joined(bytes("Exif\0\0"), tiff.array());
        byte[] segment = joined(ByteBuffer.allocate(4).putShort((short) 0xFFE1).putShort((short) (exif.length + 2)).array(),
                exif);
        return joined(cut(jpeg, 0, 2), segment, cut(jpeg, 2, jpeg.length));
    }

    /** A packed folder with these parts, the first one not packed smaller. */
    static byte[] zip(Map<String, String> parts) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
                for (Map.Entry<String, String> part : parts.entrySet()) {
                    ZipEntry entry = new ZipEntry(part.getKey());
                    byte[] content = bytes(part.getValue());
                    if (part.getKey().equals("mimetype")) {
                        CRC32 sum = new CRC32();
                        sum.update(content);
                        entry.setMethod(ZipEntry.STORED);
                        entry.setSize(content.length);
                        entry.setCrc(sum.getValue());
                    }
                    zip.putNextEntry(entry);
                    zip.write(content);
                }
            }
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] cut(byte[] bytes, int from, int to) {
        return java.util.Arrays.copyOfRange(bytes, from, to);
    }

    public static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static boolean contains(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .contains(new String(bytes(text), StandardCharsets.ISO_8859_1));
    }

    /** A file with these bytes, gone when the tests end. */
    public static Path file(byte[] bytes) {
        try {
            Path file = Files.createTempFile("sample-", ".tmp");
            file.toFile().deleteOnExit();
            return Files.write(file, bytes);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /** A form with one file, as browsers send it, to be sent as {@code multipart/form-data; boundary=cut}. */
    public static byte[] form(String fileName, byte[] content, Map<String, String> fields) {
        StringBuilder before = new StringBuilder();
        fields.forEach((name, value) -> before.append("--cut\r\nContent-Disposition: form-data; name=\"").append(name)
                .append("\"\r\n\r\n").append(value).append("\r\n"));
        before.append("--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"").append(fileName)
                .append("\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        return joined(bytes(before.toString()), content, bytes("\r\n--cut--\r\n"));
    }
}
