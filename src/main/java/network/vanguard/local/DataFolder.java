package network.vanguard.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The folder of the servers, held by one program at a time. The operating system gives the hold back when that program ends, however
 * it ends: with the folder held by us, a server that still runs from it is an orphan.
 */
final class DataFolder {

    private final Path path;
    // Held until the program ends; whoever keeps this object keeps the lock, which goes when the channel is collected.
    private final FileChannel hold;

    private DataFolder(Path path, FileChannel hold) {
        this.path = path;
        this.hold = hold;
    }

    /**
     * Makes the folder if needed, readable by its owner only, and holds it.
     *
     * @throws CannotStart when another program holds it, or it cannot be written
     */
    static DataFolder hold(Path folder) {
        try {
            Path path = Files.createDirectories(folder.toAbsolutePath().normalize());
            ownerOnly(path, "rwx------");
            FileChannel channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!isHeld(channel)) {
                String holder = read(channel);
                channel.close();
                throw new CannotStart("The data folder " + path + " is in use by another running program" + holder
                        + ". Stop that one first, or name another folder in VANGUARD_LOCAL_DATA.");
            }
            channel.truncate(0);
            channel.write(StandardCharsets.UTF_8.encode(Long.toString(ProcessHandle.current().pid())), 0);
            return new DataFolder(path, channel);
        } catch (IOException e) {
            throw new CannotStart("The data folder " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static boolean isHeld(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer pid = ByteBuffer.allocate(20);
        return channel.read(pid, 0) > 0
                ? " (process " + new String(pid.array(), 0, pid.position(), StandardCharsets.UTF_8) + ")"
                : "";
    }

    /** Lets the folder go while the program still runs; needed by tests only, as the end of the program does the same. */
    void release() throws IOException {
        hold.close();
    }

    Path path() {
        return path;
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** Writes a small file so that it is either the old or the new text, readable by its owner only. */
    void write(String name, String text) throws IOException {
        Path fresh = path.resolve(name + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh);
        ownerOnly(fresh, "rw-------");
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.write(StandardCharsets.UTF_8.encode(text));
            channel.force(true);
        }
        Files.move(fresh, path.resolve(name), java.nio.file.StandardCopyOption.REPLACE_EXISTING,
                java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    /** The text of a small file, or an empty text when there is none. */
    String read(String name) throws IOException {
        Path file = path.resolve(name);
        return Files.exists(file) ? Files.readString(file).strip() : "";
    }

    /** Removes a file or folder with all that is in it; following no links. */
    void delete(String name) throws IOException {
        Path start = path.resolve(name);
        if (!Files.exists(start, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(start, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** The last lines of a log, for a message that says why a server did not start. */
    String end(String log) {
        try {
            List<String> lines = Files.readAllLines(path.resolve(log), StandardCharsets.ISO_8859_1);
            return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    private static void ownerOnly(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    /** A fingerprint of a file's content: 16 hexadecimal digits. */
    static String fingerprint(InputStream content) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[65536];
            for (int read = content.read(block); read >= 0; read = content.read(block)) {
                digest.update(block, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
