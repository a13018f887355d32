import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/**
 * A copy of a running PostgreSQL's data folder from which a server can be started: what pg_basebackup makes, for the server that the program
 * brings along, which has no client tools. It follows "Making a Base Backup Using the Low Level API" of PostgreSQL's manual, and adds the log
 * that was written meanwhile, so that the copy is whole by itself. Run on the server's own machine as the owner of its files:
 *
 * <pre>
 * java -cp 'target/quarkus-app/lib/main/*' deploy/BaseBackup.java .vanguard/postgres .vanguard/secrets.properties a-new-folder
 * </pre>
 *
 * The new folder then holds {@code postgres} and {@code secrets.properties}, readable by its owner only. docs/operations.md says how to restore it.
 */
public class BaseBackup {

    /** What a server makes anew; the folders themselves have to be there. */
    private static final Set<String> EMPTY = Set.of("pg_wal", "pg_dynshmem", "pg_notify", "pg_replslot", "pg_serial",
            "pg_snapshots", "pg_stat_tmp", "pg_subtrans", "pgsql_tmp");
    private static final Set<String> LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts", "recovery.signal", "standby.signal",
            "backup_label", "tablespace_map", "fenced");
    private static final String CONTROL = "global/pg_control";

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 3) {
            System.err.println("Three arguments: the data folder of PostgreSQL, its secrets.properties, a new folder for the backup");
            System.exit(2);
        }
        Path data = Path.of(arguments[0]);
        Path secrets = Path.of(arguments[1]);
        Path backup = Path.of(arguments[2]);
        if (Files.exists(backup)) {
            System.err.println(backup + " is there already: a backup is never written over another one");
            System.exit(2);
        }
        Path unfinished = backup.resolveSibling(backup.getFileName() + ".unfinished");
        Files.createDirectories(unfinished);
        Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwx------"));
        Files.copy(secrets, unfinished.resolve("secrets.properties"), StandardCopyOption.COPY_ATTRIBUTES);
        try (Connection server = connect(data, secrets); Statement statement = server.createStatement()) {
            // Keeps the log from here on until this connection ends; it is gone with it
            statement.execute("SELECT pg_create_physical_replication_slot('base_backup_' || pg_backend_pid(), true, true)");
            statement.execute("SELECT pg_backup_start('a copy made by BaseBackup', true)");
            Path copy = unfinished.resolve("postgres");
            copyFolder(data, copy);
            copyControl(data.resolve(CONTROL), copy.resolve(CONTROL));
            try (ResultSet end = statement.executeQuery("SELECT labelfile, spcmapfile FROM pg_backup_stop(false)")) {
                end.next();
                if (end.getString(2) != null && !end.getString(2).isBlank()) {
                    throw new IOException("This server has tablespaces, which this program does not copy: use pg_basebackup");
                }
                Files.writeString(copy.resolve("backup_label"), end.getString(1));
            }
            copyLog(data.resolve("pg_wal"), copy.resolve("pg_wal"));
        }
        // Whoever sees the folder under its name sees a whole backup
        Files.move(unfinished, backup, StandardCopyOption.ATOMIC_MOVE);
        System.out.println("The backup is in " + backup);
    }

    private static Connection connect(Path data, Path secrets) throws IOException, SQLException {
        Properties kept = new Properties();
        try (InputStream file = Files.newInputStream(secrets)) {
            kept.load(file);
        }
        String port = Files.readAllLines(data.resolve("postmaster.pid")).get(3).strip();
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres",
                kept.getProperty("postgresql.postgres"));
    }

    /** Everything but the log and what belongs to the running server. A file may change or go meanwhile: the log mends that. */
    private static void copyFolder(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Path made = Files.createDirectories(to.resolve(from.relativize(folder)));
                Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwx------"));
                return EMPTY.contains(folder.getFileName().toString()) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path name = from.relativize(file);
                if (!LEFT_OUT.contains(name.toString()) && !name.equals(Path.of(CONTROL))) {
                    copyFile(file, to.resolve(name));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    private static void copyFile(Path from, Path to) throws IOException {
        try (InputStream in = Files.newInputStream(from); OutputStream out = Files.newOutputStream(to)) {
            in.transferTo(out);
        } catch (NoSuchFileException e) {
            return; // dropped meanwhile
        }
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rw-------"));
    }

    /** The one file that has to be of one moment: read until it is the same twice. */
    private static void copyControl(Path from, Path to) throws IOException {
        byte[] read = Files.readAllBytes(from);
        for (byte[] again = Files.readAllBytes(from); !Arrays.equals(read, again); again = Files.readAllBytes(from)) {
            read = again;
        }
        Files.write(to, read);
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rw-------"));
    }

    /** The segments of the log; a server finds among them what it needs to reach the end of the backup. */
    private static void copyLog(Path from, Path to) throws IOException {
        try (var files = Files.list(from)) {
            List<Path> segments = files.filter(file -> file.getFileName().toString().matches("[0-9A-F]{24}|[0-9A-F]{8}\\.history"))
                    .toList();
            for (Path segment : segments) {
                copyFile(segment, to.resolve(segment.getFileName()));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
