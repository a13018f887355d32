package network.vanguard.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that was looked at and found good.
 *
 * @param name  as people see it; its end is that of its type
 * @param sent  SHA-256 of the bytes as they came, so that the same request can be known again
 * @param whole what is kept
 * @param small of a picture, what phones are given; or null
 */
record TakenFile(String name, FileType type, String sent, Kept whole, Kept small) {

    /**
     * Bytes to be kept, and what is known of them.
     *
     * @param width of a picture in pixels, or null
     */
    record Kept(String sha256, long size, Integer width, Integer height, Opening bytes) {}

    /** Where the bytes can be read, from the beginning each time. */
    interface Opening {
        InputStream open() throws IOException;
    }

    static Kept kept(Path file) throws IOException {
        return new Kept(sha256(file), Files.size(file), null, null, () -> Files.newInputStream(file));
    }

    static Kept kept(RedrawnPicture.Drawn picture) {
        return new Kept(HexFormat.of().formatHex(digest().digest(picture.bytes())), picture.bytes().length, picture.width(),
                picture.height(), () -> new ByteArrayInputStream(picture.bytes()));
    }

    static String sha256(Path file) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] block = new byte[64 * 1024];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                digest.update(block, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
