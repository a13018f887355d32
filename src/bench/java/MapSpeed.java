import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How fast the map answers when it is large: writes topics and entries into the database of a running, otherwise empty platform by SQL,
 * waits until they are counted, and measures what a visitor waits for, the first time and afterwards. Never on a platform that is used.
 *
 * <pre>
 * java -cp 'target/quarkus-app/lib/main/*' src/bench/java/MapSpeed.java --jdbc=jdbc:postgresql://localhost:5480/vanguard --user=… --password=…
 *     [--platform=http://localhost:8080] [--topics=10000] [--entries=45000] [--skip-data]
 * </pre>
 */
final class MapSpeed {

    private static final int TIMES = 40;

    private final Map<String, String> options = new HashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();

    private MapSpeed(String[] args) {
        for (String arg : args) {
            String[] part = arg.replaceFirst("^--", "").split("=", 2);
            options.put(part[0], part.length == 1 ? "true" : part[1]);
        }
    }

    public static void main(String[] args) throws Exception {
        new MapSpeed(args).run();
    }

    private void run() throws SQLException, IOException, InterruptedException {
        try (Connection database = DriverManager.getConnection(options.get("jdbc"), options.get("user"),
                options.get("password"))) {
            try (Statement statement = database.createStatement()) {
                statement.execute("SET statement_timeout = 0");
                if (!options.containsKey("skip-data")) {
                    write(statement);
                }
                long began = System.nanoTime();
                while (number(statement, "SELECT count(*) FROM map_change") > 0) {
                    Thread.sleep(1_000);
                }
                System.out.printf("counted after %.0f s%n", (System.nanoTime() - began) / 1e9);
                System.out.printf("%d topics, %d pairs, %d themes%n",
                        number(statement, "SELECT count(*) FROM concept WHERE state = 'accepted'"),
                        number(statement, "SELECT count(DISTINCT (low, high)) FROM tag_pair WHERE low <> high"),
                        number(statement, "SELECT count(*) FROM theme"));
                String topic;
                try (ResultSet rows = statement
                        .executeQuery(
                                "SELECT slug FROM concept JOIN tag_pair ON low = id AND high = id ORDER BY shared DESC LIMIT 1")) {
                    rows.next();
                    topic = rows.getString(1);
                }
                for (String address : List.of("/api/v1/graph", "/api/v1/graph?limit=500", "/api/v1/graph?tag=" + topic,
                        "/api/v1/graph?kind=practice-note", "/map", "/map?tag=" + topic, "/map?sort=links&page=7",
                        "/api/v1/graph?since=2015-01-01", "/api/v1/exports/graph.graphml?backbone=false")) {
                    // As if the counts had moved on: the next look reads all of them.
                    statement.executeUpdate("UPDATE map_state SET counts = counts + 1");
                    double first = timed(address);
                    double[] after = new double[TIMES];
                    for (int i = 0; i < TIMES; i++) {
                        after[i] = timed(address);
                    }
                    Arrays.sort(after);
                    System.out.printf("%-48s first %6.0f ms, after p50 %6.1f ms, p95 %6.1f ms%n", address, first,
                            after[TIMES / 2],
                            after[TIMES * 95 / 100]);
                }
            }
        }
    }

    /** Topics in groups of fifty; an entry carries four of one group, the first ones more often, and one of any. */
    private void write(Statement statement) throws SQLException {
        int topics = Integer.parseInt(options.getOrDefault("topics", "10000"));
        int entries = Integer.parseInt(options.getOrDefault("entries", "45000"));
        statement.execute("SELECT setseed(0.5)");
        statement.execute(
                "INSERT INTO member (subject, handle, name, created_at, seen_at) VALUES ('map-speed', 'map-speed', 'Map speed', "
                        + "now(), now()) ON CONFLICT DO NOTHING");
        statement.execute(
                "INSERT INTO concept (slug, facet, pref_label, created_at) SELECT 'speed-' || i, (ARRAY['approach', 'condition', "
                        + "'population', 'setting', 'outcome'])[1 + i % 5], 'Speed topic ' || i, now() FROM generate_series(0, "
                        + (topics - 1)
                        + ") i ON CONFLICT DO NOTHING");
        statement.execute("CREATE TEMP TABLE speed AS SELECT row_number() OVER (ORDER BY id) - 1 AS i, id FROM concept "
                + "WHERE slug LIKE 'speed-%'");
        statement.execute("CREATE INDEX ON speed (i)");
        statement.execute(
                "INSERT INTO entry (kind, slug, author_id, title, summary, state, visibility, created_at, updated_at, published_at) "
                        + "SELECT (ARRAY['case-study', 'practice-note', 'discussion'])[1 + i % 3], 'speed-' || i, (SELECT id FROM member WHERE "
                        + "handle = 'map-speed'), 'Speed ' || i, '', 'published', 'public', now(), now(), now() - i * interval '1 minute' "
                        + "FROM generate_series(1, " + entries + ") i ON CONFLICT DO NOTHING");
        statement.execute("CREATE TEMP TABLE drawn AS SELECT e.id, floor(random() * " + (topics / 50) + ") * 50 AS base, p, "
                + "floor(power(random(), 2) * 50) AS within, floor(random() * " + topics
                + ") AS any FROM entry e, generate_series(1, 5) p "
                + "WHERE e.slug LIKE 'speed-%'");
        statement.execute("INSERT INTO entry_tag (entry_id, concept_id, position) SELECT d.id, s.id, d.p FROM (SELECT id, p, "
                + "CASE WHEN p = 5 THEN \"any\" ELSE first_value(base) OVER (PARTITION BY id ORDER BY p) + within END AS i FROM drawn) d "
                + "JOIN speed s ON s.i = d.i ON CONFLICT DO NOTHING");
        statement.execute(
                "INSERT INTO map_change (entry_id, readers, at) SELECT id, 1, now() FROM entry WHERE slug LIKE 'speed-%'");
        statement.execute("INSERT INTO map_change (entry_id, readers, at) VALUES (0, 1, now())");
        statement.execute("ANALYZE");
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private double timed(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest
                .newBuilder(URI.create(options.getOrDefault("platform", "http://localhost:8080") + address)).build();
        long began = System.nanoTime();
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(address + ": " + answer.statusCode());
        }
        return (System.nanoTime() - began) / 1e6;
    }
}
