import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * How fast the tag graph is: fills an empty platform's database with made-up entries by {@code COPY} ({@code load}), waits until the
 * platform has made their lists, and then measures ({@code measure}). Commands and results are in docs/performance.md.
 *
 * <p>The network: 10,000 tags whose popularity falls as 1/rank^0.85, so that the first is on about a quarter of the entries; 3 to 13 tags
 * an entry; 12 words an entry out of 50,000, likewise; 50 sites; of a hundred entries 88 are for the network, 10 public, 2 for a site.
 * The same seed makes the same network.
 */
final class LinkSpeed {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TAGS = 10_000;
    private static final int WORDS = 50_000;
    private static final int SITES = 50;
    private static final int ASKED = 2_000;

    private final Map<String, String> options = new HashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private Connection database;
    private final Map<String, String> tokens = new HashMap<>();

    private LinkSpeed(String[] args) throws SQLException {
        for (String arg : args) {
            String[] part = arg.replaceFirst("^--", "").split("=", 2);
            options.put(part[0], part.length == 1 ? "true" : part[1]);
        }
        database = DriverManager.getConnection(options.getOrDefault("jdbc", "jdbc:postgresql://localhost:5480/vanguard"),
                options.getOrDefault("user", "vanguard"), options.get("password"));
        try (Statement statement = database.createStatement()) {
            statement.execute("SET statement_timeout = 0");
        }
    }

    /** {@code --load=1000000 | --measure [--jdbc=url] [--user=name] --password=secret [--platform=url] [--realm=url]} */
    public static void main(String[] args) throws Exception {
        LinkSpeed bench = new LinkSpeed(args);
        if (bench.options.containsKey("load")) {
            bench.load(Integer.parseInt(bench.options.get("load")));
        } else {
            bench.measure();
        }
    }

    // ---------------------------------------------------------------- the network

    /** Draws ranks from 0 on, the small ones more often. */
    private static final class Zipf {
        final double[] upTo;

        Zipf(int ranks, double exponent) {
            upTo = new double[ranks];
            double sum = 0;
            for (int rank = 0; rank < ranks; rank++) {
                sum += Math.pow(rank + 1.0, -exponent);
                upTo[rank] = sum;
            }
        }

        int draw(Random random) {
            int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
            return found < 0 ? Math.min(-found - 1, upTo.length - 1) : found;
        }
    }

    private interface Line {
        String of(int n);
    }

    private void copy(String into, int lines, Line line) throws SQLException {
        long begun = System.nanoTime();
        CopyIn copy = database.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + into + " FROM STDIN");
        StringBuilder some = new StringBuilder();
        for (int n = 0; n < lines; n++) {
            some.append(line.of(n));
            if (some.length() > 1 << 16 || n == lines - 1) {
                byte[] bytes = some.toString().getBytes(StandardCharsets.UTF_8);
                copy.writeToCopy(bytes, 0, bytes.length);
                some.setLength(0);
            }
        }
        copy.endCopy();
        System.out.printf(Locale.ROOT, "  %-60s %8.1f s%n", into, (System.nanoTime() - begun) / 1e9);
    }

    private void load(int entries) throws SQLException {
        database.setAutoCommit(false);
        long author = one(
                "INSERT INTO member (subject, handle, name, created_at, seen_at) VALUES ('bench', 'bench', 'Bench', now(), now()) RETURNING id");
        long site = one(
                "INSERT INTO site (slug, name, created_at) SELECT 'bench-' || n, 'Bench ' || n, now() FROM generate_series(1, "
                        + SITES + ") n RETURNING id");
        long concept = one(
                "INSERT INTO concept (slug, facet, pref_label, created_at) SELECT 'bench-' || n, 'approach', 'Bench ' || n, now() FROM generate_series(1, "
                        + TAGS + ") n RETURNING id");
        run("INSERT INTO concept_label (concept_id, label, label_key, preferred) SELECT id, pref_label, lower(pref_label), true FROM concept WHERE slug LIKE 'bench-%'");
        long first = one(
                "SELECT setval(pg_get_serial_sequence('entry', 'id'), nextval(pg_get_serial_sequence('entry', 'id')) + "
                        + entries
                        + ")")
                - entries;
        long[] wordIds = new long[WORDS];
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT n, ~(hashtextextended('word' || n, 0) & 9223372036854775807) FROM generate_series(0, "
                                + (WORDS - 1) + ") n")) {
            while (rows.next()) {
                wordIds[rows.getInt(1)] = rows.getLong(2);
            }
        }
        Zipf tags = new Zipf(TAGS, 0.85);
        Zipf words = new Zipf(WORDS, 0.6);
        Random random = new Random(1);
        int[][] chosen = new int[entries][];
        for (int n = 0; n < entries; n++) {
            TreeSet<Integer> some = new TreeSet<>();
            int many = 3 + random.nextInt(11);
            while (some.size() < many) {
                some.add(tags.draw(random));
            }
            chosen[n] = some.stream().mapToInt(Integer::intValue).toArray();
        }
        copy("entry (id, kind, slug, site_id, author_id, title, summary, state, visibility, created_at, updated_at, submitted_at, published_at)",
                entries, n -> {
                    String at = "2020-01-01 00:00:00+00";
                    int dice = (n * 31) % 100;
                    return (first + n) + "\tpractice-note\tbench-" + n + "\t" + (site + n % SITES) + "\t" + author
                            + "\tWhat we learnt about number " + n + "\tA summary of a sentence or so, number " + n
                            + "\tpublished\t" + (dice < 88 ? "network" : dice < 98 ? "public" : "site") + "\t" + at + "\t" + at
                            + "\t" + at + "\t" + at + "\n";
                });
        copy("practice_note (entry_id, body, html)", entries, n -> (first + n) + "\tText\t<p>Text</p>\n");
        copy("entry_tag (entry_id, concept_id, position)", entries, n -> {
            StringBuilder rows = new StringBuilder();
            for (int p = 0; p < chosen[n].length; p++) {
                rows.append(first + n).append('\t').append(concept + chosen[n][p]).append('\t').append(p).append('\n');
            }
            return rows.toString();
        });
        copy("entry_feature (entry_id, feature, amount, form)", entries, n -> {
            StringBuilder rows = new StringBuilder();
            for (int tag : chosen[n]) {
                rows.append(first + n).append('\t').append(concept + tag).append("\t1024\t\\N\n");
            }
            TreeSet<Integer> some = new TreeSet<>();
            while (some.size() < 12) {
                some.add(words.draw(random));
            }
            some.forEach(word -> rows.append(first + n).append('\t').append(wordIds[word]).append('\t')
                    .append(1 + random.nextInt(3)).append("\tword").append(word).append('\n'));
            return rows.toString();
        });
        copy("entry_measure (entry_id, tags, words)", entries, n -> (first + n) + "\t" + chosen[n].length + "\t24\n");
        database.commit();
        database.setAutoCommit(true);
        long begun = System.nanoTime();
        run("VACUUM ANALYZE");
        System.out.printf(Locale.ROOT, "  VACUUM ANALYZE %.1f s. Start the platform again: it makes the lists by itself.%n",
                (System.nanoTime() - begun) / 1e9);
    }

    /** The first number that comes back. */
    private long one(String sql) throws SQLException {
        try (Statement statement = database.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    // ---------------------------------------------------------------- measuring

    private void measure() throws Exception {
        long entries = one("SELECT count(*) FROM entry_measure");
        System.out.printf(Locale.ROOT, "%,d entries, %,d tags, %,d features%n", entries, one("SELECT count(*) FROM concept"),
                one("SELECT reltuples::bigint FROM pg_class WHERE relname = 'entry_feature'"));
        rebuild(entries);
        Random random = new Random(2);
        long low = one("SELECT min(id) FROM entry");
        long high = one("SELECT max(id) FROM entry");
        long hub = one(
                "SELECT concept_id FROM entry_tag WHERE concept_id = (SELECT min(id) FROM concept WHERE slug = 'bench-1') LIMIT 1");
        List<Long> any = new ArrayList<>();
        for (int n = 0; n < ASKED; n++) {
            any.add(low + Math.floorMod(random.nextLong(), high - low));
        }
        List<Long> hubs = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT entry_id FROM entry_tag WHERE concept_id = " + hub + " ORDER BY md5(entry_id::text) LIMIT "
                                + ASKED)) {
            while (rows.next()) {
                hubs.add(rows.getLong(1));
            }
        }
        inDatabase("select by primary key", "SELECT title FROM entry WHERE id = ?", any, 1);
        inDatabase("similar: the list and ten titles", LIST, any, 1);
        inDatabase("similar: the list and ten titles, hub tag", LIST, hubs, 1);
        inDatabase("the same for a visitor, who reads a tenth", LIST.replace("'public', 'network'", "'public'"), any, 1);
        overHttp("GET similar?limit=10, with reasons",
                any.stream().map(id -> "/api/v1/entries/" + id + "/similar?limit=10").toList());
        overHttp("GET similar?limit=10, hub tag",
                hubs.stream().map(id -> "/api/v1/entries/" + id + "/similar?limit=10").toList());
        unstored(any.subList(0, 40));
        overHttp("GET a tag of the middle", repeat("/api/v1/tags/bench-1000", 20));
        overHttp("GET the hub tag", repeat("/api/v1/tags/bench-1", 5));
        overHttp("GET the map", repeat("/api/v1/graph", 5));
        changes(options.containsKey("changes") ? Integer.parseInt(options.get("changes")) : 100);
    }

    /** As RelatedLists.stored asks it, for somebody signed in without a site; ten entries instead of candidates. */
    private static final String PART = """
            SELECT e.id, e.site_id, n.score, n.place, e.title, e.summary, e.slug, e.kind
            FROM unnest(r.neighbours, r.scores) WITH ORDINALITY AS n (id, score, place) JOIN entry e ON e.id = n.id
            WHERE n.place %s AND e.state = 'published' AND e.visibility IN ('public', 'network') ORDER BY n.place""";
    private static final String LIST = """
            SELECT found.* FROM related r JOIN entry_measure own ON own.entry_id = r.entry_id AND own.version = r.version
            CROSS JOIN LATERAL ((%s) UNION ALL (%s) LIMIT 10) found
            WHERE r.entry_id = ? AND r.epoch = (SELECT id FROM link_epoch WHERE state = 'current') ORDER BY found.place"""
            .formatted(PART.formatted("<= 15"), PART.formatted("> 15"));

    private void rebuild(long entries) throws SQLException, InterruptedException {
        while (one("SELECT count(*) FROM link_epoch WHERE state = 'current' AND abs(entries - " + entries + ") * 10 <= "
                + entries) == 0) {
            Thread.sleep(1_000);
        }
        System.out.printf(Locale.ROOT, "  rebuild of all lists: %d s, %,d rows%n",
                one("SELECT extract(epoch FROM current_at - began_at)::int FROM link_epoch WHERE state = 'current'"),
                one("SELECT count(*) FROM related WHERE epoch = (SELECT id FROM link_epoch WHERE state = 'current')"));
    }

    private static List<String> repeat(String path, int times) {
        return java.util.Collections.nCopies(times, path);
    }

    private void inDatabase(String name, String sql, List<Long> ids, int parameters) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int round = 0; round < 2; round++) {
                List<Long> nanos = new ArrayList<>();
                long rows = 0;
                for (long id : ids) {
                    for (int n = 1; n <= parameters; n++) {
                        statement.setLong(n, id);
                    }
                    long begun = System.nanoTime();
                    try (ResultSet found = statement.executeQuery()) {
                        while (found.next()) {
                            rows++;
                        }
                    }
                    nanos.add(System.nanoTime() - begun);
                }
                if (round == 1) {
                    print(name + " (" + rows / ids.size() + " rows)", nanos);
                }
            }
        }
    }

    private void overHttp(String name, List<String> paths) throws Exception {
        List<Long> nanos = new ArrayList<>();
        for (String path : paths) {
            long begun = System.nanoTime();
            HttpResponse<String> answer = http.send(request(path, "practitioner").build(), BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                nanos.add(System.nanoTime() - begun);
            }
        }
        print(name + (nanos.size() < paths.size() ? " (" + (paths.size() - nanos.size()) + " not 200)" : ""), nanos);
    }

    /** What a page costs whose list is not stored yet: as after saving, until the list is made. */
    private void unstored(List<Long> ids) throws Exception {
        List<String> paths = new ArrayList<>();
        for (long id : ids) {
            // A new version of its features, of which the keeper of the lists is not told
            run("UPDATE entry_measure SET version = DEFAULT WHERE entry_id = " + id);
            paths.add("/api/v1/entries/" + id + "/similar?limit=10");
        }
        overHttp("GET similar?limit=10 before its list is stored", paths);
        for (long id : ids) {
            run("INSERT INTO link_change (entry_id) VALUES (" + id + ")");
        }
    }

    /** Five changes of tags a second, and how long until the lists of others have followed. */
    private void changes(int many) throws Exception {
        String content = "{\"title\":\"Bench case %d\",\"summary\":\"A case.\",\"whatWasDone\":\"Walking.\",\"visibility\":\"network\",\"vanguardLink\":\"elsewhere\",\"tags\":[%s]}";
        List<Long> publishing = new ArrayList<>();
        List<Long> saving = new ArrayList<>();
        List<Long> following = new ArrayList<>();
        Random random = new Random(3);
        Zipf tags = new Zipf(TAGS, 0.85);
        List<Long> ids = new ArrayList<>();
        for (int n = 0; n < 10; n++) {
            JsonNode made = JSON
                    .readTree(send("POST", "/api/v1/case-studies", content.formatted(n, some(tags, random)), null).body());
            long id = made.get("id").asLong();
            send("POST", "/api/v1/case-studies/" + id + "/submit", "{}", null);
            long begun = System.nanoTime();
            send("POST", "/api/v1/case-studies/" + id + "/publish", "{}", null);
            publishing.add(System.nanoTime() - begun);
            ids.add(id);
        }
        for (int n = 0; n < many; n++) {
            long id = ids.get(n % ids.size());
            String version = http.send(request("/api/v1/entries/" + id, "curator").build(), BodyHandlers.ofString()).headers()
                    .firstValue("ETag").orElseThrow();
            long begun = System.nanoTime();
            HttpResponse<String> answer = send("PUT", "/api/v1/case-studies/" + id, content.formatted(n, some(tags, random)),
                    version);
            long saved = System.nanoTime();
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.body());
            }
            saving.add(saved - begun);
            while (one("SELECT count(*) FROM link_change WHERE entry_id = " + id) > 0) {
                Thread.sleep(5);
            }
            following.add(System.nanoTime() - saved);
            long rest = 200_000_000 - (System.nanoTime() - begun);
            if (rest > 0) {
                Thread.sleep(rest / 1_000_000);
            }
        }
        print("publish", publishing);
        print("save a change of tags (PUT of the whole case study)", saving);
        print("... until the lists of others have followed", following);
    }

    private static String some(Zipf tags, Random random) {
        TreeSet<String> some = new TreeSet<>();
        while (some.size() < 8) {
            some.add("\"bench-" + (tags.draw(random) + 1) + "\"");
        }
        return String.join(",", some);
    }

    private static void print(String name, List<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        if (sorted.length == 0) {
            System.out.printf("  %-66s nothing measured%n", name);
            return;
        }
        System.out.printf(Locale.ROOT, "  %-66s p50 %9.3f ms  p95 %9.3f ms  p99 %9.3f ms%n", name, at(sorted, .5),
                at(sorted, .95),
                at(sorted, .99));
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))] / 1e6;
    }

    private HttpResponse<String> send(String method, String path, String body, String ifMatch) throws Exception {
        HttpRequest.Builder request = request(path, "curator").header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        return http.send((ifMatch == null ? request : request.header("If-Match", ifMatch)).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String account) throws IOException, InterruptedException {
        return HttpRequest.newBuilder(URI.create(options.getOrDefault("platform", "http://localhost:8080") + path))
                .header("Authorization", "Bearer " + token(account));
    }

    private long tokensUntil;

    private String token(String account) throws IOException, InterruptedException {
        if (System.currentTimeMillis() > tokensUntil) {
            tokens.clear();
            tokensUntil = System.currentTimeMillis() + 120_000;
        }
        if (!tokens.containsKey(account)) {
            String form = "grant_type=password&client_id=vanguard-api&username="
                    + URLEncoder.encode(account, StandardCharsets.UTF_8)
                    + "&password=" + account;
            JsonNode answer = JSON.readTree(http.send(HttpRequest
                    .newBuilder(URI.create(
                            options.getOrDefault("realm", "http://localhost:8180/realms/vanguard")
                                    + "/protocol/openid-connect/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)).build(),
                    BodyHandlers.ofString()).body());
            tokens.put(account, answer.get("access_token").asText());
        }
        return tokens.get(account);
    }
}
