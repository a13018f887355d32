package network.vanguard.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import network.vanguard.problem.TooLarge;

/** The files that wait to be imported: on disk, never in memory, and gone once they were read. */
@ApplicationScoped
class Uploads {

    /** Largest file, in bytes. */
    static final long MAX = 1L << 30;
    private static final Logger LOG = Logger.getLogger(Uploads.class);
    private static final int BLOCK = 64 * 1024;

    private final Path folder;

    Uploads(ImportSettings settings) {
        this.folder = settings.folder().resolve("vanguard-imports-" + settings.nodeName().replaceAll("[^A-Za-z0-9.-]", "-"));
    }

    /**
     * A file that came in.
     *
     * @param digest of its bytes, so that the same request can be known again
     */
    record Upload(Path file, String digest) {

        void delete() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException trouble) {
                LOG.warnf("An import file could not be deleted: %s", trouble);
            }
        }
    }

    /**
     * Writes what comes in to a file.
     *
     * @throws TooLarge past one gigabyte; nothing is kept then
     */
    Upload receive(InputStream in) throws IOException {
        return receive(in, "An import", MAX);
    }

    /**
     * The same for a file of another sort.
     *
     * @param what people call it, with its article
     * @param most its largest size in bytes
     */
    Upload receive(InputStream in, String what, long most) throws IOException {
        makeFolder();
        Path file = Files.createTempFile(folder, "import-", ".tmp");
        boolean whole = false;
        try (OutputStream out = Files.newOutputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[BLOCK];
            long size = 0;
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                size += read;
                if (size > most) {
                    throw new TooLarge(what, most);
                }
                digest.update(block, 0, read);
                out.write(block, 0, read);
            }
            whole = true;
            return new Upload(file, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** For the owner's eyes only, where the system knows of such a thing. */
    private void makeFolder() throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    /** Deletes what a program left that was ended by force. */
    void deleteLeftBehind() {
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "import-*.tmp")) {
                for (Path file : left) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException trouble) {
                LOG.warnf("Import files of an earlier run could not be deleted: %s", trouble);
            }
        }
    }
}
