package network.vanguard.local;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.postgresql.ds.PGSimpleDataSource;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;

/**
 * A real PostgreSQL, run by its own programs rather than through the library's class: that one switches fsync off and lets everybody in
 * without a password (trust.md, measured facts).
 */
final class EmbeddedPostgreSql {

    static final String DATABASE = "vanguard";
    /** Owns the database and its tables, and runs the migrations. */
    static final String OWNER = "vanguard";
    /** The platform itself: it owns nothing, so that there is something that it cannot change. The migrations say what it may. */
    static final String APPLICATION = "vanguard_app";
    static final String KEYCLOAK_DATABASE = "keycloak";
    private static final String DATA = "postgres";
    private static final String LOG = "postgres.log";
    private static final String SUPERUSER = "postgres";

    private final DataFolder folder;
    private final LocalSecrets secrets;
    private final int port;
    private Path programs;
    private volatile boolean stopped;

    EmbeddedPostgreSql(DataFolder folder, LocalSecrets secrets, int port) {
        this.folder = folder;
        this.secrets = secrets;
        this.port = port;
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    String password(String role) {
        return secrets.get("postgresql." + role);
    }

    // ---------------------------------------------------------------- an orphan of an earlier run

    /**
     * Stops a PostgreSQL that still runs from this folder although nobody holds the folder: its program was killed.
     *
     * @throws CannotStart when the process named in the folder is a PostgreSQL but not ours
     */
    void stopOrphan() {
        try {
            Optional<Postmaster> left = postmaster();
            if (left.isEmpty()) {
                return;
            }
            unpack();
            if (!left.get().isRunning()) {
                // A reused process number: PostgreSQL would take it for itself and refuse to start.
                Files.deleteIfExists(folder.resolve(DATA).resolve("postmaster.pid"));
                return;
            }
            requireOurs(left.get());
            say("Stopping the PostgreSQL that an earlier run left behind …");
            halt();
        } catch (IOException e) {
            throw new CannotStart("PostgreSQL's files in " + folder.resolve(DATA) + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void requireOurs(Postmaster left) throws IOException {
        SQLException last = null;
        for (int attempt = 0; attempt < 60; attempt++) {
            try (Connection connection = connect(left.port(), SUPERUSER, SUPERUSER);
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select current_setting('data_directory'), system_identifier::text"
                            + " from pg_control_system()")) {
                row.next();
                boolean sameFolder = Files.isSameFile(Path.of(row.getString(1)), folder.resolve(DATA));
                if (sameFolder && row.getString(2).equals(systemIdentifier())) {
                    return;
                }
                throw new CannotStart("Process " + left.pid() + " is a PostgreSQL on port " + left.port()
                        + " that is not of " + folder.path() + ". Stop it, or name another folder in VANGUARD_LOCAL_DATA.");
            } catch (SQLException e) {
                last = e; // it may still be replaying its log
                pause();
                if (!left.isRunning()) {
                    return;
                }
            }
        }
        throw new CannotStart("Process " + left.pid() + " looks like the PostgreSQL of " + folder.path()
                + " but does not let us in (" + last.getMessage() + "). Stop it and start again.", last);
    }

    /** The number that initdb gave this cluster: the first eight bytes of its control file, in the machine's own byte order. */
    private String systemIdentifier() throws IOException {
        byte[] control = Files.readAllBytes(folder.resolve(DATA).resolve("global").resolve("pg_control"));
        return Long.toUnsignedString(ByteBuffer.wrap(control).order(ByteOrder.nativeOrder()).getLong());
    }

    private Optional<Postmaster> postmaster() throws IOException {
        Path file = folder.resolve(DATA).resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 4) {
            return Optional.empty();
        }
        return Optional.of(new Postmaster(Long.parseLong(lines.get(0).strip()), Integer.parseInt(lines.get(3).strip())));
    }

    /** What PostgreSQL wrote about itself in its folder. */
    private record Postmaster(long pid, int port) {

        /** Whether a PostgreSQL has this process number; a dead process that nobody has collected yet has no command. */
        boolean isRunning() {
            Optional<ProcessHandle> process = ProcessHandle.of(pid);
            Optional<String> command = process.isPresent() ? process.get().info().command() : Optional.empty();
            return command.isPresent() && Path.of(command.get()).getFileName().toString().startsWith("postgres");
        }
    }

    // ---------------------------------------------------------------- start

    /**
     * Starts PostgreSQL and returns when it answers, with both databases, roles and extensions in place. Does nothing once the program
     * is being stopped.
     *
     * @param empty whether the platform's database is dropped and made again
     * @throws CannotStart with the end of PostgreSQL's log
     */
    synchronized void start(boolean empty) {
        if (stopped) {
            return;
        }
        try {
            unpack();
            if (!Files.exists(folder.resolve(DATA).resolve("PG_VERSION"))) {
                initialise();
            }
            say("Starting PostgreSQL 18 on port " + port + " …");
            Files.writeString(folder.resolve(DATA).resolve("vanguard.conf"), configuration());
            launch();
            furnish(empty);
        } catch (IOException | SQLException e) {
            throw new CannotStart("PostgreSQL did not start: " + e.getMessage() + System.lineSeparator() + folder.end(LOG), e);
        }
    }

    private void launch() throws IOException {
        for (int attempt = 1;; attempt++) {
            try {
                Files.deleteIfExists(folder.resolve(LOG));
                run(60, "pg_ctl", "start", "--wait", "--timeout=60", "--silent", "--log=" + folder.resolve(LOG),
                        "--pgdata=" + folder.resolve(DATA));
                return;
            } catch (IOException e) {
                // After a kill -9 the old server's own children may need a moment to notice it.
                if (attempt == 5) {
                    throw e;
                }
                pause();
                pause();
            }
        }
    }

    private void unpack() throws IOException {
        if (programs != null) {
            return;
        }
        String fingerprint;
        try (InputStream archive = archive()) {
            fingerprint = DataFolder.fingerprint(archive);
        }
        String name = "postgresql-" + fingerprint;
        if (!Files.exists(folder.resolve(name))) {
            say("Unpacking PostgreSQL …");
            String unfinished = name + ".new";
            folder.delete(unfinished);
            try (InputStream archive = archive()) {
                unpack(archive, Files.createDirectory(folder.resolve(unfinished)));
            }
            Files.move(folder.resolve(unfinished), folder.resolve(name));
        }
        programs = folder.resolve(name).resolve("bin");
    }

    private static InputStream archive() throws IOException {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String family = system.startsWith("windows") ? "Windows" : system.startsWith("mac") ? "Darwin" : "Linux";
        String processor = System.getProperty("os.arch");
        return new BufferedInputStream(DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(family,
                processor.equals("amd64") ? "x86_64" : processor));
    }

    private static void unpack(InputStream archive, Path target) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("the archive names a file outside of its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    if ((entry.getMode() & 0100) != 0 && !file.toFile().setExecutable(true)) {
                        throw new IOException("cannot make a program of " + file);
                    }
                }
            }
        }
    }

    private void initialise() throws IOException {
        say("Making a new database …");
        String unfinished = DATA + ".new";
        folder.delete(unfinished);
        folder.write("postgres.password", password(SUPERUSER));
        try {
            // One sort order on every machine, and no index that a system update can break: PostgreSQL's own "builtin" one.
            run(120, "initdb", "--pgdata=" + folder.resolve(unfinished), "--username=" + SUPERUSER, "--auth=scram-sha-256",
                    "--pwfile=" + folder.resolve("postgres.password"), "--encoding=UTF8", "--locale=C",
                    "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--data-checksums");
        } finally {
            Files.deleteIfExists(folder.resolve("postgres.password"));
        }
        Files.writeString(folder.resolve(unfinished).resolve("postgresql.conf"), "\ninclude 'vanguard.conf'\n",
                java.nio.file.StandardOpenOption.APPEND);
        Files.move(folder.resolve(unfinished), folder.resolve(DATA));
    }

    private String configuration() {
        return """
                # Written at every start by the program: changes made here do not last.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = 100
                shared_buffers = 128MB
                # What was acknowledged is on the disk
                fsync = on
                synchronous_commit = on
                full_page_writes = on
                password_encryption = scram-sha-256
                timezone = 'UTC'
                log_timezone = 'UTC'
                """.formatted(port);
    }

    private void furnish(boolean empty) throws SQLException {
        try (Connection connection = connect(port, SUPERUSER, SUPERUSER); Statement statement = connection.createStatement()) {
            role(statement, OWNER);
            role(statement, APPLICATION);
            role(statement, KEYCLOAK_DATABASE);
            // Limits of the platform's own roles; a migration or an import sets its own longer ones.
            for (String role : List.of(OWNER, APPLICATION)) {
                statement.execute("alter role " + role + " set statement_timeout = '5s'");
                statement.execute("alter role " + role + " set lock_timeout = '2s'");
                statement.execute("alter role " + role + " set idle_in_transaction_session_timeout = '30s'");
            }
            if (empty) {
                drop(statement, DATABASE);
            }
            database(statement, DATABASE);
            statement.execute("grant connect on database " + DATABASE + " to " + APPLICATION);
            database(statement, KEYCLOAK_DATABASE);
        }
        try (Connection connection = connect(port, SUPERUSER, DATABASE); Statement statement = connection.createStatement()) {
            for (String extension : List.of("pg_trgm", "unaccent", "btree_gin")) {
                statement.execute("create extension if not exists " + extension);
            }
        }
    }

    /** Drops Keycloak's database and makes it again: the realm will be imported anew. */
    void emptyKeycloak() {
        try (Connection connection = connect(port, SUPERUSER, SUPERUSER); Statement statement = connection.createStatement()) {
            drop(statement, KEYCLOAK_DATABASE);
            database(statement, KEYCLOAK_DATABASE);
        } catch (SQLException e) {
            throw new CannotStart("Keycloak's database cannot be made anew: " + e.getMessage(), e);
        }
    }

    private void role(Statement statement, String name) throws SQLException {
        if (isAbsent(statement, "select from pg_roles where rolname = '" + name + "'")) {
            statement.execute("create role " + name);
        }
        statement.execute("alter role " + name + " login password '" + password(name) + "'");
    }

    private static void database(Statement statement, String name) throws SQLException {
        if (isAbsent(statement, "select from pg_database where datname = '" + name + "'")) {
            statement.execute("create database " + name + " owner " + name);
            statement.execute("revoke all on database " + name + " from public");
        }
    }

    private static void drop(Statement statement, String name) throws SQLException {
        statement.execute("drop database if exists " + name + " with (force)");
    }

    private static boolean isAbsent(Statement statement, String question) throws SQLException {
        try (ResultSet row = statement.executeQuery(question)) {
            return !row.next();
        }
    }

    private Connection connect(int onPort, String role, String database) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[]{"127.0.0.1"});
        source.setPortNumbers(new int[]{onPort});
        source.setDatabaseName(database);
        source.setUser(role);
        source.setPassword(password(role));
        source.setConnectTimeout(5);
        source.setSocketTimeout(60);
        return source.getConnection();
    }

    // ---------------------------------------------------------------- stop

    /** Stops PostgreSQL "fast": open transactions are rolled back, everything acknowledged is kept. Says nothing if it is not running. */
    synchronized void stop() {
        stopped = true;
        halt();
    }

    private void halt() {
        try {
            if (programs != null && Files.exists(folder.resolve(DATA).resolve("postmaster.pid"))) {
                run(40, "pg_ctl", "stop", "--mode=fast", "--wait", "--timeout=30", "--silent",
                        "--pgdata=" + folder.resolve(DATA));
            }
        } catch (IOException e) {
            say("PostgreSQL could not be stopped: " + e.getMessage());
        }
    }

    /** Whether the server's process is gone although nobody stopped it. */
    boolean hasEndedByItself() {
        try {
            Optional<Postmaster> master = postmaster();
            return !stopped && (master.isEmpty() || !master.get().isRunning());
        } catch (IOException e) {
            return false; // being written just now
        }
    }

    private void run(int seconds, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("os.name").startsWith("Linux") && LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL refuses to run as root: in a user namespace of its own it is nobody, and still owns its files.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        // To a file, not a pipe: the server inherits it from pg_ctl and would hold the pipe open.
        File output = folder.resolve("postgres-" + program + ".log").toFile();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(program + " " + arguments[0] + " took more than " + seconds + " seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new IOException(program + " was interrupted", e);
        }
        if (process.exitValue() != 0) {
            throw new IOException(program + " failed: " + folder.end(output.getName()));
        }
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
