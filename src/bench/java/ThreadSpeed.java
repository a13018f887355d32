import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a thread costs as it grows: writes notes with 100, 10,000 and 100,000 comments, up to 50 deep, into the database of a running
 * platform by SQL, and measures what a reader waits for and how many rows of comments the database touches for it. Never on a platform that is used.
 *
 * <pre>
 * java -cp 'target/quarkus-app/lib/main/*' src/bench/java/ThreadSpeed.java --jdbc=jdbc:postgresql://localhost:5480/vanguard --user=… --password=…
 *     [--platform=http://localhost:8080] [--keycloak=http://localhost:8180] [--sizes=100,10000,100000] [--plans]
 * </pre>
 */
final class ThreadSpeed {

    private static final int TIMES = 100;
    private static final int DEEPEST = 50;
    private static final int STEP = 3;
    /** An idle connection hands over what it has counted within ten seconds. */
    private static final Duration COUNTED = Duration.ofSeconds(12);

    private final Map<String, String> options = new HashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();

    private ThreadSpeed(String[] args) {
        for (String arg : args) {
            String[] part = arg.replaceFirst("^--", "").split("=", 2);
            options.put(part[0], part.length == 1 ? "true" : part[1]);
        }
    }

    public static void main(String[] args) throws Exception {
        new ThreadSpeed(args).run();
    }

    private void run() throws Exception {
        try (Connection database = DriverManager.getConnection(options.get("jdbc"), options.get("user"),
                options.get("password"));
                Statement statement = database.createStatement()) {
            statement.execute("SET statement_timeout = 0");
            for (String size : options.getOrDefault("sizes", "100,10000,100000").split(",")) {
                measure(database, statement, Integer.parseInt(size));
            }
        }
    }

    private void measure(Connection database, Statement statement, int size) throws Exception {
        String token = token();
        Matcher made = Pattern.compile("\"id\":(\\d+).*\"url\":\"([^\"]+)\"")
                .matcher(send(request("/api/v1/notes", token).POST(HttpRequest.BodyPublishers
                        .ofString("{\"title\":\"A thread of " + size + " comments " + UUID.randomUUID()
                                + "\",\"body\":\"Long.\"}")))
                        .body());
        made.find();
        long note = Long.parseLong(made.group(1));
        String url = URI.create(made.group(2)).getPath();
        write(database, note, size);
        statement.execute("ANALYZE comment");
        long middle = number(statement,
                "SELECT id FROM comment WHERE entry_id = " + note + " ORDER BY path OFFSET " + size / 2 + " LIMIT 1");
        long shown = number(statement,
                "SELECT id FROM comment WHERE entry_id = " + note + " AND NOT folded ORDER BY path OFFSET (SELECT count(*) / 2 "
                        + "FROM comment WHERE entry_id = " + note + " AND NOT folded) LIMIT 1");
        long wide = number(statement, "SELECT id FROM comment WHERE entry_id = " + note + " ORDER BY kids DESC LIMIT 1");
        // what people read, which is not the API: the public may read it as well
        statement.execute("UPDATE entry SET visibility = 'public' WHERE id = " + note);
        String later = location("/comments/" + shown);
        System.out.printf("%n%d comments, %d of them shown at first, %d deep%n", size,
                number(statement, "SELECT count(*) FROM comment WHERE NOT folded AND entry_id = " + note),
                number(statement, "SELECT max(depth) FROM comment WHERE entry_id = " + note));
        get(statement, "first page", url);
        get(statement, "a page in the middle", later);
        get(statement, "a lasting address in the middle", "/comments/" + middle);
        get(statement, "newest first", url + "?order=newest");
        get(statement, "most useful first", url + "?order=useful");
        get(statement, "a branch", "/comments/" + wide + "/branch");
        get(statement, "API, first page", "/api/v1/entries/" + note + "/comments");
        timed(statement, "a new reply", () -> send(request("/api/v1/entries/" + note + "/comments", token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString("{\"body\":\"A new reply.\",\"parent\":" + middle + "}"))));
        if (options.containsKey("plans")) {
            plans(statement, note, middle);
        }
    }

    private interface Call {
        HttpResponse<String> send() throws IOException, InterruptedException;
    }

    private void get(Statement statement, String what, String address) throws Exception {
        timed(statement, what, () -> send(HttpRequest.newBuilder(URI.create(platform() + address)).GET()));
    }

    private void timed(Statement statement, String what, Call call) throws Exception {
        Thread.sleep(COUNTED.toMillis());
        long before = touched(statement);
        double[] times = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long began = System.nanoTime();
            int status = call.send().statusCode();
            times[i] = (System.nanoTime() - began) / 1e6;
            if (status >= 400) {
                throw new IllegalStateException(what + " answered " + status);
            }
        }
        Thread.sleep(COUNTED.toMillis());
        Arrays.sort(times);
        System.out.printf("  %-34s p50 %6.1f ms, p95 %6.1f ms, %6.1f rows%n", what, times[TIMES / 2], times[TIMES * 95 / 100],
                (touched(statement) - before) / (double) TIMES);
    }

    /** Rows of comments that were read, by an index or without. */
    private static long touched(Statement statement) throws SQLException {
        statement.execute("SELECT pg_stat_clear_snapshot()");
        return number(statement,
                "SELECT coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) FROM pg_stat_user_tables WHERE relname = 'comment'");
    }

    /** One line of answers to answers as deep as it goes, then each comment on the note or below one of the last two hundred. */
    private static void write(Connection database, long note, int size) throws SQLException {
        Random random = new Random(7);
        byte[][] paths = new byte[size][];
        int[] kids = new int[size];
        int[] parents = new int[size];
        int tops = 0;
        for (int i = 0; i < size; i++) {
            int parent = i == 0
                    ? -1
                    : i < Math.min(DEEPEST, size)
                            ? i - 1
                            : random.nextInt(4) == 0 ? -1 : i - 1 - random.nextInt(Math.min(i, 200));
            if (parent >= 0 && paths[parent].length / STEP - 1 >= DEEPEST) {
                parent = -1;
            }
            int ordinal = parent < 0 ? ++tops : ++kids[parent];
            byte[] above = parent < 0 ? new byte[0] : paths[parent];
            paths[i] = Arrays.copyOf(above, above.length + STEP);
            for (int b = 0; b < STEP; b++) {
                paths[i][above.length + b] = (byte) (ordinal >>> 8 * (STEP - 1 - b));
            }
            parents[i] = parent;
        }
        long first;
        try (Statement ids = database.createStatement()) {
            first = number(ids, "SELECT coalesce(max(id), 0) + 1 FROM comment");
        }
        database.setAutoCommit(false);
        try (PreparedStatement insert = database.prepareStatement(
                "INSERT INTO comment (id, entry_id, parent_id, path, depth, kids, kind, author_id, body, html, "
                        + "renderer, useful, posted_at) VALUES (?, ?, ?, ?, ?, ?, 'comment', 1, 'A comment.', '<p>A comment.</p>', 1, ?, now())")) {
            for (int i = 0; i < size; i++) {
                insert.setLong(1, first + i);
                insert.setLong(2, note);
                insert.setObject(3, parents[i] < 0 ? null : first + parents[i], java.sql.Types.BIGINT);
                insert.setBytes(4, paths[i]);
                insert.setInt(5, paths[i].length / STEP - 1);
                insert.setInt(6, kids[i]);
                insert.setInt(7, random.nextInt(20));
                insert.addBatch();
                if (i % 1_000 == 999) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
        try (Statement rest = database.createStatement()) {
            rest.execute("UPDATE comment SET folded = true WHERE entry_id = " + note
                    + " AND (depth >= 8 OR EXISTS (SELECT FROM generate_series(1, "
                    + "CAST(depth AS integer)) AS level WHERE (get_byte(path, level * 3) << 16) + (get_byte(path, level * 3 + 1) << 8) "
                    + "+ get_byte(path, level * 3 + 2) > 5))");
            rest.execute("INSERT INTO comment_thread (entry_id, kids, total, newest) VALUES (" + note + ", " + tops + ", "
                    + size + ", " + (first + size - 1)
                    + ")");
            rest.execute("SELECT setval(pg_get_serial_sequence('comment', 'id'), (SELECT max(id) FROM comment))");
        }
        database.commit();
        database.setAutoCommit(true);
    }

    private static void plans(Statement statement, long note, long middle) throws SQLException {
        String path = "(SELECT path FROM comment WHERE id = " + middle + ")";
        for (String query : new String[]{
                "SELECT * FROM comment c WHERE c.entry_id = %d AND NOT c.folded AND c.path > %s ORDER BY c.path LIMIT 51",
                "SELECT path FROM comment WHERE entry_id = %d AND NOT folded AND path < %s ORDER BY path DESC LIMIT 50",
                "SELECT * FROM comment c WHERE c.entry_id = %d AND c.id < (SELECT max(id) FROM comment) AND octet_length(%s) > 0 ORDER BY c.id DESC LIMIT 51",
                "SELECT * FROM comment c WHERE c.entry_id = %d AND c.depth = 0 AND octet_length(%s) > 0 ORDER BY c.useful DESC, c.id DESC LIMIT 11"}) {
            System.out.println(query);
            try (ResultSet rows = statement
                    .executeQuery("EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, BUFFERS) " + String.format(query, note, path))) {
                while (rows.next()) {
                    System.out.println("    " + rows.getString(1));
                }
            }
        }
    }

    private HttpRequest.Builder request(String address, String token) {
        return HttpRequest.newBuilder(URI.create(platform() + address)).header("Authorization", "Bearer " + token).header(
                "Content-Type",
                "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String location(String address) throws IOException, InterruptedException {
        String to = send(HttpRequest.newBuilder(URI.create(platform() + address))).headers().firstValue("Location")
                .orElseThrow();
        return to.replaceFirst("^https?://[^/]+", "").replaceFirst("#.*", "");
    }

    private String token() throws IOException, InterruptedException {
        String answer = send(HttpRequest.newBuilder(URI.create(options.getOrDefault("keycloak", "http://localhost:8180")
                + "/realms/vanguard/protocol/openid-connect/token")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers
                        .ofString("grant_type=password&client_id=vanguard-api&username=practitioner&password=practitioner")))
                .body();
        Matcher token = Pattern.compile("\"access_token\":\"([^\"]+)\"").matcher(answer);
        token.find();
        return token.group(1);
    }

    private String platform() {
        return options.getOrDefault("platform", "http://localhost:8080");
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
