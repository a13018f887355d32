package network.vanguard.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

import network.vanguard.cast.Answer;
import network.vanguard.local.Tokens;

/**
 * The two nodes behind nginx, the PostgreSQL with its replica, and the Keycloak, as {@code deploy/two-nodes.sh} starts them. They stop with
 * this JVM. System property {@code faults.port} (9080) names the first of their ports.
 */
final class Layout {

    static final int PORT = Integer.getInteger("faults.port", 9080);
    static final int NODE_1 = PORT + 1;
    static final int NODE_2 = PORT + 2;
    /** No answer may take longer than this: trust.md, rule (d), and what a busy machine adds. */
    static final Duration LONGEST = Duration.ofSeconds(20);

    private static final Path DATA = Path.of("target", "two-nodes");
    private static final Path FOUND = Path.of("target", "faults.txt");
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();

    private static String java;

    private Layout() {}

    /** What the nodes that are started from now on tell their Java; null for what the script says by itself. */
    static void javaOfNodes(String options) {
        java = options;
    }

    /** Where the script keeps what belongs to that part. */
    static Path folder(String name) {
        return DATA.resolve(name).toAbsolutePath();
    }

    /** Everything runs; after a failover it is made anew. */
    static synchronized void up() {
        if (System.getProperty("faults.started") == null) {
            System.setProperty("faults.started", "yes");
            System.setProperty("quarkus.http.test-port", String.valueOf(PORT));
            System.setProperty("quarkus.oidc.auth-server-url", "http://localhost:" + (PORT + 100) + "/realms/vanguard");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> script("down")));
        }
        if (Files.exists(DATA.resolve("primary").resolve("fenced"))) {
            script("wipe");
            Tokens.forget();
        }
        script("up");
    }

    /**
     * Runs the script and waits for it.
     *
     * @throws IllegalStateException with what it printed, when it fails
     */
    static void script(String... words) {
        if (tried(words) != 0) {
            throw new IllegalStateException(
                    "two-nodes.sh " + String.join(" ", words) + " failed; its logs are in " + DATA.resolve("run"));
        }
    }

    /** The status that the script ends with. */
    static int tried(String... words) {
        List<String> command = new ArrayList<>(List.of("bash", "deploy/two-nodes.sh"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(Path.of("target", "two-nodes.log").toFile()));
        builder.environment().put("TWO_NODES_DATA", DATA.toString());
        builder.environment().put("TWO_NODES_PORT", String.valueOf(PORT));
        builder.environment().put("VANGUARD_PACE_POSTS", "1000000");
        builder.environment().put("VANGUARD_PACE_SIGN_INS", "1000000");
        builder.environment().put("VANGUARD_PACE_UPLOADS", "1000000");
        builder.environment().put("VANGUARD_STARTER_LOAD", "false");
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_"));
        if (java != null) {
            builder.environment().put("TWO_NODES_JAVA", java);
        }
        try {
            return builder.start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Calls the API at that port with the token of an account; {@link UncheckedIOException} when nobody answers. */
    static Answer call(int port, String account, String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(patience(body))
                .header("Authorization", "Bearer " + Tokens.of(account)).header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        for (int name = 0; name < headers.length; name += 2) {
            request.setHeader(headers[name], headers[name + 1]);
        }
        return send(request);
    }

    /** Adds a text file to an entry. */
    static Answer upload(String account, long entryId, String name, String text) {
        return upload(PORT, account, entryId, name, text);
    }

    /** The same at one port. */
    static Answer upload(int port, String account, long entryId, String name, String text) {
        String body = "--cut\r\nContent-Disposition: form-data; name=\"caption\"\r\n\r\n" + name
                + "\r\n--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: text/plain\r\n\r\n" + text + "\r\n--cut--\r\n";
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/entries/" + entryId + "/files"))
                .timeout(patience(body)).header("Authorization", "Bearer " + Tokens.of(account))
                .header("Content-Type", "multipart/form-data; boundary=cut").POST(BodyPublishers.ofString(body)));
    }

    /** Many megabytes take their time to be sent, the more so when others send them too. */
    private static Duration patience(String body) {
        return body != null && body.length() > 1_000_000 ? LONGEST.multipliedBy(6) : LONGEST;
    }

    /** A page, as somebody who has not signed in asks for it. */
    static Answer page(int port, String path) {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).timeout(LONGEST).header("Accept",
                "text/html"));
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.headers(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Carries them all out at the same time. */
    static <T> List<T> together(List<Callable<T>> tasks) throws Exception {
        ExecutorService all = Executors.newFixedThreadPool(tasks.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : all.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } finally {
            all.shutdown();
        }
    }

    /** Waits until it holds. */
    static void await(String what, Duration longest, BooleanSupplier holds) {
        long deadline = System.nanoTime() + longest.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not within " + longest.toSeconds() + " s: " + what);
            }
            pause(100);
        }
    }

    static boolean ready(int port) {
        try {
            return page(port, "/q/health/ready").status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The server that takes writes, whichever it is, as its superuser. */
    static Connection database() throws SQLException {
        return connect("127.0.0.1:" + (PORT + 400) + ",127.0.0.1:" + (PORT + 401), "&targetServerType=primary");
    }

    /** The server at that port, as its superuser. */
    static Connection server(int port) throws SQLException {
        return connect("127.0.0.1:" + port, "");
    }

    private static Connection connect(String servers, String settings) throws SQLException {
        Properties secrets = new Properties();
        try (var file = Files.newBufferedReader(DATA.resolve("base").resolve("secrets.properties"))) {
            secrets.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return DriverManager.getConnection("jdbc:postgresql://" + servers + "/vanguard?connectTimeout=3" + settings, "postgres",
                secrets.getProperty("postgresql.postgres"));
    }

    /** One number of the database. */
    static long number(String sql, Object... values) {
        try (Connection database = database(); PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A discussion of one's own, to write under. */
    static long discussion(String title) {
        Answer made = call(PORT, "practitioner", "POST", "/api/v1/discussions",
                "{\"title\":\"" + title + "\",\"body\":\"What happens then?\"}");
        if (made.status() != 201) {
            throw new IllegalStateException(made.status() + " " + made.body());
        }
        return made.json().get("id").asLong();
    }

    /** Notes a figure for docs/operations.md. */
    static void found(String row, String what) {
        String line = row + ": " + what + System.lineSeparator();
        System.out.print(line);
        try {
            Files.writeString(FOUND, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
