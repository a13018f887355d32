package network.vanguard.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the embedded PostgreSQL survives, tried on real processes in folders and on ports of their own. */
@Timeout(300)
class EmbeddedPostgreSqlTest {

    private static final int WRITERS = 4;

    private final List<Program> programs = new ArrayList<>();

    // One for all tests: unpacking and initialising take the longest.
    @TempDir
    static Path data;

    @AfterEach
    void endPrograms() throws Exception {
        for (Program program : programs) {
            program.stop();
        }
    }

    @Test
    void whatWasAcknowledgedIsThereAfterPostgreSqlWasKilledAndComesBackByItself() throws Exception {
        Program program = start(freePort());
        execute(program, "create table written (id bigint primary key)");
        Set<Long> acknowledged = new ConcurrentSkipListSet<>();
        List<Thread> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            long first = writer * 1_000_000L;
            Thread thread = new Thread(() -> write(program, first, acknowledged));
            thread.start();
            writers.add(thread);
        }
        while (acknowledged.size() < 500) {
            Thread.sleep(10);
        }

        long killed = postmaster(data);
        kill(killed);
        for (Thread writer : writers) {
            writer.join();
        }

        Set<Long> found = new TreeSet<>();
        try (Connection connection = connectAgain(program);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id from written")) {
            while (rows.next()) {
                found.add(rows.getLong(1));
            }
        }
        Set<Long> lost = new TreeSet<>(acknowledged);
        lost.removeAll(found);
        assertEquals(Set.of(), lost, "acknowledged, and gone");
        assertTrue(found.size() <= acknowledged.size() + WRITERS,
                "each writer has at most one write that was not acknowledged");
    }

    @Test
    void aServerLeftBehindByAKilledProgramIsStoppedAndItsDataGoesOn() throws Exception {
        int port = freePort();
        Program killed = start(port);
        execute(killed, "create table kept (word text)");
        execute(killed, "insert into kept values ('kept')");
        long orphan = postmaster(data);
        kill(killed.process().pid());
        assertTrue(isRunning(orphan), "the server of the killed program still runs");

        Program next = start(port);
        assertTrue(next.said("an earlier run left behind"), () -> next.lines().toString());
        assertFalse(isRunning(orphan), "the orphan was stopped");
        assertEquals("kept", ask(next, "select word from kept"));

        Program second = run(data, freePort(), port);
        assertEquals(1, second.process().waitFor());
        assertEquals(1, second.lines().size(), () -> "one line, no stack trace: " + second.lines());
        assertTrue(second.said("is in use by another running program (process " + next.process().pid() + ")"),
                () -> second.lines().toString());
        assertEquals("kept", ask(next, "select word from kept"));

        long server = postmaster(data);
        next.stop();
        assertFalse(isRunning(server), "no process is left after the program was told to stop");
    }

    @Test
    void aFolderOfBeforeKeepsItsDataAndGetsItsSecondRole() throws Exception {
        Program program = start(freePort());
        migrations(program).target("24").locations("db/migration").load().migrate();
        execute(program, "insert into member (subject, handle, name, created_at, seen_at) "
                + "values ('of before', 'of-before', 'Of before', now(), now())");
        migrations(program).locations("db/migration", "db/rights").load().migrate();
        // at every start
        migrations(program).locations("db/migration", "db/rights").load().migrate();
        try (Connection platform = DriverManager.getConnection(program.url(), "vanguard_app", program.platformPassword());
                Statement statement = platform.createStatement()) {
            assertEquals(1, statement.executeUpdate("update member set name = 'Still there' where handle = 'of-before'"));
            assertEquals(1, statement.executeUpdate("insert into member (subject, handle, name, created_at, seen_at) "
                    + "values ('of now', 'of-now', 'Of now', now(), now())"));
            assertEquals(1, statement.executeUpdate(
                    "insert into audit_log (verb, subject, subject_id) values ('kept', 'test', '1')"));
            assertThrows(SQLException.class, () -> statement.execute("delete from audit_log"));
        }
        assertEquals("Still there", ask(program, "select name from member where handle = 'of-before'"));
    }

    private static FluentConfiguration migrations(Program program) {
        return Flyway.configure().dataSource(program.url(), "vanguard", program.up()[2])
                .placeholders(Map.of("application", "vanguard_app"))
                // other tests have tables in this folder too
                .baselineOnMigrate(true).baselineVersion("0");
    }

    @Test
    void nobodyGetsInWithoutThePasswordAndWhatIsWrittenGoesToTheDisk() throws Exception {
        Program program = start(freePort());
        assertThrows(SQLException.class, () -> DriverManager.getConnection(program.url(), "postgres", "").close());
        assertThrows(SQLException.class, () -> DriverManager.getConnection(program.url(), "vanguard", "vanguard").close());
        assertEquals("on", ask(program, "select current_setting('fsync')"));
        assertEquals("on", ask(program, "select current_setting('synchronous_commit')"));
        assertEquals("on", ask(program, "select current_setting('full_page_writes')"));
        assertEquals("127.0.0.1", ask(program, "select current_setting('listen_addresses')"));
        assertEquals("5s", ask(program, "select current_setting('statement_timeout')"));
        assertEquals("2s", ask(program, "select current_setting('lock_timeout')"));
        try (Connection platform = DriverManager.getConnection(program.url(), "vanguard_app", program.platformPassword());
                Statement statement = platform.createStatement()) {
            assertThrows(SQLException.class, () -> statement.execute("create table own (id int)"),
                    "the platform's own role makes no tables");
        }
        assertEquals("t",
                ask(program, "select count(*) = 3 from pg_extension where extname in ('pg_trgm', 'unaccent', 'btree_gin')"));
        Path secrets = data.resolve("secrets.properties");
        if (Files.getFileStore(secrets).supportsFileAttributeView("posix")) {
            assertEquals("rw-------",
                    java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)));
        }
    }

    @Test
    void aBusyPortIsNamedBeforeAnythingStarts(@TempDir Path empty) throws Exception {
        try (ServerSocket foreign = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Program refused = run(empty, freePort(), foreign.getLocalPort());
            assertEquals(1, refused.process().waitFor());
            assertEquals(1, refused.lines().size(), () -> "one line, no stack trace: " + refused.lines());
            assertTrue(refused.said("Port " + foreign.getLocalPort() + ", which PostgreSQL needs, is used by another program"),
                    () -> refused.lines().toString());
            assertFalse(Files.exists(empty.resolve("postgres")), "nothing was made");
        }
    }

    // ---------------------------------------------------------------- programs

    private record Program(Process process, List<String> lines) {

        boolean said(String words) {
            return lines.stream().anyMatch(line -> line.contains(words));
        }

        String url() {
            return up()[1];
        }

        Connection connect() throws SQLException {
            return DriverManager.getConnection(url(), "vanguard", up()[2]);
        }

        String platformPassword() {
            return up()[3];
        }

        private String[] up() {
            return lines.get(lines.size() - 1).split(" ");
        }

        void stop() throws InterruptedException {
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    private Program start(int port) throws IOException {
        Program program = run(data, freePort(), port);
        assertTrue(program.said("up jdbc:"), () -> program.lines().toString());
        return program;
    }

    /** Runs the program until it is up or has ended, and keeps what it said. */
    private Program run(Path folder, int platformPort, int port) throws IOException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"), ServersProgram.class.getName(), folder.toString(),
                Integer.toString(platformPort), Integer.toString(port)).redirectErrorStream(true).start();
        BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        List<String> lines = new ArrayList<>();
        Program program = new Program(process, lines);
        programs.add(program);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            // the library's own log, which has no handler in this bare program
            if (!line.contains("DefaultPostgresBinaryResolver") && !line.startsWith("INFO:")) {
                lines.add(line);
            }
            if (line.startsWith("up ")) {
                drain(output);
                break;
            }
        }
        return program;
    }

    /** A program whose output nobody reads would stop at a full pipe. */
    private static void drain(BufferedReader output) {
        Thread thread = new Thread(() -> {
            try {
                while (output.readLine() != null) {
                    Thread.onSpinWait();
                }
            } catch (IOException e) {
                // it has ended
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static long postmaster(Path folder) throws IOException {
        return Long.parseLong(Files.readAllLines(folder.resolve("postgres").resolve("postmaster.pid")).get(0).strip());
    }

    private static void kill(long pid) throws InterruptedException {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        while (isRunning(pid)) {
            Thread.sleep(20);
        }
    }

    private static boolean isRunning(long pid) {
        return ProcessHandle.of(pid).flatMap(process -> process.info().command()).isPresent();
    }

    // ---------------------------------------------------------------- SQL

    private static void write(Program program, long first, Set<Long> acknowledged) {
        try (Connection connection = program.connect();
                PreparedStatement insert = connection.prepareStatement("insert into written values (?)")) {
            for (long id = first;; id++) {
                insert.setLong(1, id);
                insert.executeUpdate();
                acknowledged.add(id);
            }
        } catch (SQLException e) {
            // the server was killed
        }
    }

    private static Connection connectAgain(Program program) throws InterruptedException, SQLException {
        for (int attempt = 0; attempt < 150; attempt++) {
            try {
                return program.connect();
            } catch (SQLException e) {
                Thread.sleep(200);
            }
        }
        return program.connect();
    }

    private static void execute(Program program, String sql) throws SQLException {
        try (Connection connection = program.connect(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Program program, String sql) throws SQLException {
        try (Connection connection = program.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
