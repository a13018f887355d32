package network.vanguard.attachment;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

import network.vanguard.problem.Invalid;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture drawn anew from its pixels: upright, no larger than a page needs, and with nothing of what was sent beside the pixels, neither
 * where and by whom it was taken nor anything that hid behind it.
 *
 * @param type  JPEG or PNG
 * @param whole at most {@link #LONG_SIDE} pixels on its longer side
 * @param small at most {@link #SMALL_SIDE}, for phones; null when the whole one is no larger
 */
record RedrawnPicture(FileType type, Drawn whole, Drawn small) {

    /** Most pixels of a picture that is taken; its header tells, before a pixel is read. */
    static final long MOST_PIXELS = 40_000_000;
    /** Of the picture that is kept, in pixels. */
    static final int LONG_SIDE = 2_000;
    /** Of the one for phones, in pixels. */
    static final int SMALL_SIDE = 640;

    /** More of a picture is never in memory, in bytes: of a larger one only every second or third pixel is read. */
    private static final long MOST_BYTES = 48_000_000;
    private static final float QUALITY = 0.85f;
    /** A PNG without transparency that is larger than this, in bytes, is a photograph. */
    private static final int LARGE_PNG = 1_000_000;
    private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int PNG_END = 0x49454E44;

    /** A file as it is kept. */
    record Drawn(byte[] bytes, int width, int height) {}

    /**
     * Draws it.
     *
     * @param type JPEG, PNG or GIF: what the file's first bytes say that it is
     * @throws Invalid when it is too large, or is not what it says
     */
    static RedrawnPicture of(Path file, FileType type) throws IOException {
        if (type == FileType.PNG && !isWholePng(file)) {
            throw unreadable();
        }
        Pixels whole = read(file, type);
        if (type == FileType.JPEG) {
            whole = whole.upright(Orientation.of(file));
        }
        Drawn drawn = draw(whole, type == FileType.JPEG ? FileType.JPEG : FileType.PNG);
        FileType kept = type == FileType.JPEG ? FileType.JPEG : FileType.PNG;
        if (kept == FileType.PNG && drawn.bytes().length > LARGE_PNG && whole.opaque()) {
            kept = FileType.JPEG;
            drawn = draw(whole, kept);
        }
        Pixels small = whole.within(SMALL_SIDE);
        return new RedrawnPicture(kept, drawn, small == whole ? null : draw(small, kept));
    }

    private static Pixels read(Path file, FileType type) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(type.extension()).next();
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            AtomicBoolean cutOff = new AtomicBoolean();
            reader.addIIOReadWarningListener((source, warning) -> cutOff
                    .compareAndSet(false, warning.toLowerCase(Locale.ROOT).contains("premature end")));
            // what stands beside the pixels is not even read
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > MOST_PIXELS) {
                throw new Invalid("file",
                        "This picture has " + width + " by " + height + " pixels, and can have 40 million at most. "
                                + "Save it smaller, and send that.");
            }
            ImageReadParam parameters = reader.getDefaultReadParam();
            int step = step(width, height, reader.getImageTypes(0).next());
            parameters.setSourceSubsampling(step, step, 0, 0);
            BufferedImage image = reader.read(0, parameters);
            if (cutOff.get()) {
                throw unreadable();
            }
            return Pixels.of(image, LONG_SIDE);
        } catch (Invalid refused) {
            throw refused;
        } catch (IOException | RuntimeException broken) {
            // the readers answer a picture that lies with whatever comes of it
            throw unreadable();
        } finally {
            reader.dispose();
        }
    }

    private static int step(int width, int height, ImageTypeSpecifier pixels) {
        long bytes = (pixels.getColorModel().getPixelSize() + 7) / 8;
        int step = 1;
        while ((long) (width / step) * (height / step) * bytes > MOST_BYTES) {
            step++;
        }
        return step;
    }

    /** Whether the parts of a PNG are all there, none longer than what is left of the file: the reader would believe any length. */
    private static boolean isWholePng(Path file) throws IOException {
        long left = Files.size(file) - Long.BYTES;
        try (DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(Files.newInputStream(file)))) {
            if (in.readLong() != PNG_SIGNATURE) {
                return false;
            }
            while (true) {
                long length = Integer.toUnsignedLong(in.readInt());
                int name = in.readInt();
                left -= 12 + length;
                if (left < 0) {
                    return false;
                }
                if (name == PNG_END) {
                    return true;
                }
                in.skipNBytes(length + Integer.BYTES);
            }
        } catch (EOFException cutOff) {
            return false;
        }
    }

    private static Drawn draw(Pixels pixels, FileType type) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName(type.extension()).next();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            if (type == FileType.JPEG) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(QUALITY);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(pixels.image(), null, null), parameters);
        } finally {
            writer.dispose();
        }
        return new Drawn(bytes.toByteArray(), pixels.width(), pixels.height());
    }

    private static Invalid unreadable() {
        return new Invalid("file",
                "This picture is damaged or cut off, or is not what it says. Open it, save it again as JPEG or PNG, "
                        + "and send that.");
    }
}
