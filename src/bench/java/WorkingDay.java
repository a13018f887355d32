import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a working day costs: asks a running platform that {@link Content} has filled for each kind of request alone, and then for a mix of
 * them, as somebody signed in. Of each kind: milliseconds of processor time that the platform and PostgreSQL took, without Keycloak and
 * without whoever asks; how long an answer took; how many statements the database was asked. The table goes into a document, between two
 * marks. {@code run.sh} starts all of it; PLATFORM and POSTGRES in the environment are the numbers of the two processes.
 */
final class WorkingDay {

    private static final String ACCOUNT = "practitioner";
    /** Linux counts a process's time in hundredths of a second. */
    private static final double TICK = 10;
    private static final Pattern FORM = Pattern.compile("<form[^>]*id=\"kc-form-login\"[^>]*action=\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
    /** An id token is renewed by then; a session's cookie is fetched anew well before. */
    private static final long SESSION_KEPT = 180_000_000_000L;
    private static final String VISIBLE = "e.state = 'published' AND e.visibility IN ('public', 'network')";

    private final Bench bench;
    private final Connection superuser;
    private final int times;
    private final int warm;
    private final int together;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private String session;
    private long sessionSince;

    /** One request, as it is asked and counted. */
    private interface Ask {
        HttpResponse<String> send(Random random) throws Exception;
    }

    /** A kind of request; {@code aim} in milliseconds of processor time, 0 for none; {@code share} of the mix in percent. */
    private record Kind(String name, double aim, int share, Ask ask) {}

    private WorkingDay(Bench bench) throws SQLException {
        this.bench = bench;
        times = bench.number("times", 2_000);
        warm = bench.number("warm", 3_000);
        together = bench.number("together", 2);
        superuser = DriverManager.getConnection(bench.option("jdbc", "jdbc:postgresql://localhost:5480/vanguard"), "postgres",
                bench.option("superuser", ""));
        try (Statement statement = superuser.createStatement()) {
            statement.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
        }
    }

    /** Options are in {@code run.sh}. */
    public static void main(String[] args) throws Exception {
        try (Bench bench = new Bench(args)) {
            new WorkingDay(bench).run();
        }
    }

    private void run() throws Exception {
        List<String> rows = new ArrayList<>();
        List<Kind> kinds = kinds();
        quiet();
        String only = bench.option("only", "");
        for (Kind kind : kinds) {
            if (kind.name.contains(only)) {
                rows.add(measure(kind));
            }
        }
        if (only.isEmpty()) {
            List<Kind> mix = new ArrayList<>();
            kinds.forEach(kind -> {
                for (int n = 0; n < kind.share; n++) {
                    mix.add(kind);
                }
            });
            rows.add(measure(new Kind("a mix of these as on a working day", 0, 0,
                    random -> mix.get(random.nextInt(mix.size())).ask.send(random))));
            write(rows);
        }
    }

    /** Until the platform has made its lists and counts in the background, or for so many seconds: they would be taken for the requests'. */
    private void quiet() throws Exception {
        int longest = bench.number("quiet", 1_800);
        for (int waited = 0; waited < longest; waited += 5) {
            long before = process(System.getenv("PLATFORM"), false) + tree(System.getenv("POSTGRES"));
            Thread.sleep(5_000);
            // less than a twentieth of one processor
            if (process(System.getenv("PLATFORM"), false) + tree(System.getenv("POSTGRES")) - before < 25) {
                return;
            }
        }
        System.out.println("The platform still works in the background after " + longest + " s: the figures hold that, too.");
    }

    // ---------------------------------------------------------------- what is asked

    private List<Kind> kinds() throws Exception {
        List<String> pages = texts("SELECT " + address() + " FROM entry e JOIN comment_thread t ON t.entry_id = e.id WHERE "
                + VISIBLE + " AND t.total BETWEEN 20 AND 60 ORDER BY md5(e.id::text) LIMIT 200");
        List<String> ids = texts("SELECT e.id::text FROM entry e JOIN comment_thread t ON t.entry_id = e.id WHERE " + VISIBLE
                + " AND t.total BETWEEN 20 AND 60 ORDER BY md5(e.id::text) LIMIT 200");
        List<String> threads = texts("SELECT " + address() + " FROM entry e JOIN comment_thread t ON t.entry_id = e.id WHERE "
                + VISIBLE + " AND (t.total = 100 OR t.total >= 100000) AND e.slug LIKE 'bench-%' "
                + "ORDER BY t.total >= 100000, e.id DESC");
        List<String> topics = texts(
                "SELECT '/tags/' || slug FROM concept WHERE slug LIKE 'bench-%' ORDER BY id LIMIT 200 OFFSET 300");
        String hub = one("SELECT '/tags/' || c.slug FROM concept c JOIN (SELECT concept_id FROM entry_tag GROUP BY concept_id "
                + "ORDER BY count(*) DESC LIMIT 1) t ON t.concept_id = c.id");
        List<String> rare = texts(
                "SELECT word FROM ts_stat('SELECT search FROM entry WHERE state = ''published'' ORDER BY id DESC "
                        + "LIMIT 20000') WHERE length(word) > 5 ORDER BY ndoc, md5(word) LIMIT 200");
        List<String> common = List.of("people", "community", "support", "practice");
        List<String> own = made();
        Map<String, String> versions = new ConcurrentHashMap<>();
        List<Kind> kinds = new ArrayList<>();
        kinds.add(page("page of an entry with 20 comments, similar", 1, 30, pages));
        kinds.add(api("the entry as JSON", 0.5, 10, ids.stream().map(id -> "/api/v1/entries/" + id).toList()));
        kinds.add(api("20 comments as JSON", 0, 5,
                ids.stream().map(id -> "/api/v1/entries/" + id + "/comments?limit=20").toList()));
        kinds.add(api("ten similar entries as JSON", 0, 5,
                ids.stream().map(id -> "/api/v1/entries/" + id + "/similar?limit=10").toList()));
        kinds.add(page("page of a topic of middling use", 1, 10, topics));
        kinds.add(page("page of the topic used most", 0, 2, List.of(hub)));
        kinds.add(page("list of notes", 1, 12, List.of("/notes")));
        kinds.add(page("search, a rare word", 3, 5, rare.stream().map(WorkingDay::search).toList()));
        kinds.add(page("search, a common word", 5, 5, common.stream().map(WorkingDay::search).toList()));
        kinds.add(page("page of a thread of 100 comments", 0, 3, threads.subList(0, 1)));
        kinds.add(page("page of a thread of 100,000 comments", 0, 3, List.of(threads.get(threads.size() - 1))));
        kinds.add(new Kind("a comment posted", 2, 8, random -> {
            // a longer number might be taken for a patient's
            String body = "{\"body\":\"We tried this on a street of ours, round " + random.nextInt(100_000)
                    + ", and people came.\"}";
            return http.send(asProgram("/api/v1/entries/" + any(ids, random) + "/comments")
                    .header("Idempotency-Key", UUID.randomUUID().toString()).POST(BodyPublishers.ofString(body)).build(),
                    BodyHandlers.ofString());
        }));
        AtomicInteger turn = new AtomicInteger();
        kinds.add(new Kind("a change of a note saved", 0, 2, random -> {
            // each in turn, so that nobody else has it
            String id = own.get(turn.getAndIncrement() % own.size());
            synchronized (id) {
                String version = versions.get(id);
                if (version == null) {
                    version = http.send(asProgram("/api/v1/entries/" + id).build(), BodyHandlers.ofString()).headers()
                            .firstValue("ETag").orElseThrow();
                }
                HttpResponse<String> answer = http.send(asProgram("/api/v1/notes/" + id).header("If-Match", version)
                        .PUT(BodyPublishers.ofString(note(random.nextInt(100_000)))).build(), BodyHandlers.ofString());
                answer.headers().firstValue("ETag").ifPresentOrElse(tag -> versions.put(id, tag), () -> versions.remove(id));
                return answer;
            }
        }));
        return kinds;
    }

    /** Notes of the account that asks, which it may change. */
    private List<String> made() throws Exception {
        List<String> made = new ArrayList<>();
        for (int n = 0; n < 40; n++) {
            HttpResponse<String> answer = http.send(asProgram("/api/v1/notes").POST(BodyPublishers.ofString(note(n))).build(),
                    BodyHandlers.ofString());
            Matcher id = ID.matcher(answer.body());
            if (answer.statusCode() != 201 || !id.find()) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            made.add(id.group(1));
        }
        return made;
    }

    private static String note(int round) {
        return "{\"title\":\"Walks after lunch\",\"body\":\"What we learnt in round " + round
                + " is that short walks work.\",\"visibility\":\"network\",\"tags\":[]}";
    }

    private static String address() {
        return "CASE e.kind WHEN 'case-study' THEN '/case-studies/' WHEN 'practice-note' THEN '/notes/' ELSE '/discussions/' END "
                + "|| e.slug";
    }

    private static String search(String word) {
        return "/search?q=" + URLEncoder.encode(word, StandardCharsets.UTF_8);
    }

    private Kind page(String name, double aim, int share, List<String> paths) {
        return new Kind(name, aim, share,
                random -> http.send(HttpRequest.newBuilder(URI.create(bench.platform() + any(paths, random)))
                        .header("Cookie", session()).build(), BodyHandlers.ofString()));
    }

    private Kind api(String name, double aim, int share, List<String> paths) {
        return new Kind(name, aim, share, random -> http.send(asProgram(any(paths, random)).build(), BodyHandlers.ofString()));
    }

    private static String any(List<String> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }

    private HttpRequest.Builder asProgram(String path) throws IOException, InterruptedException {
        return HttpRequest.newBuilder(URI.create(bench.platform() + path))
                .header("Authorization", "Bearer " + bench.token(ACCOUNT))
                .header("Content-Type", "application/json");
    }

    // ---------------------------------------------------------------- sign-in

    /** The cookies of a browser that is signed in. */
    private synchronized String session() throws IOException, InterruptedException {
        if (session == null || System.nanoTime() - sessionSince > SESSION_KEPT) {
            Map<String, Map<String, String>> jar = new HashMap<>();
            HttpResponse<String> form = follow(jar, bench.platform() + "/sign-in?return=/help", null);
            Matcher action = FORM.matcher(form.body());
            if (!action.find()) {
                throw new IllegalStateException("No form to sign in: " + form.statusCode() + " " + form.body());
            }
            follow(jar, action.group(1).replace("&amp;", "&"), "username=" + ACCOUNT + "&password=" + ACCOUNT);
            session = header(jar.get(URI.create(bench.platform()).getAuthority()));
            if (!session.contains("q_session")) {
                throw new IllegalStateException("Not signed in");
            }
            sessionSince = System.nanoTime();
        }
        return session;
    }

    /** Goes where it is sent; cookies are kept by host and port. */
    private HttpResponse<String> follow(Map<String, Map<String, String>> jar, String address, String posted)
            throws IOException, InterruptedException {
        URI to = URI.create(address);
        String body = posted;
        while (true) {
            Map<String, String> kept = jar.computeIfAbsent(to.getAuthority(), host -> new LinkedHashMap<>());
            HttpRequest.Builder request = HttpRequest.newBuilder(to);
            if (!kept.isEmpty()) {
                request.header("Cookie", header(kept));
            }
            if (body != null) {
                request.header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body));
            }
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            for (String set : answer.headers().allValues("Set-Cookie")) {
                String[] pair = set.split(";", 2)[0].split("=", 2);
                if (pair[1].isEmpty()) {
                    kept.remove(pair[0]);
                } else {
                    kept.put(pair[0], pair[1]);
                }
            }
            if (answer.statusCode() / 100 != 3) {
                return answer;
            }
            to = to.resolve(answer.headers().firstValue("Location").orElseThrow());
            body = null;
        }
    }

    private static String header(Map<String, String> cookies) {
        return String.join("; ", cookies.entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue()).toList());
    }

    // ---------------------------------------------------------------- measuring

    private String measure(Kind kind) throws Exception {
        ask(kind, warm, 1);
        session = null;
        session();
        bench.token(ACCOUNT);
        statement("SELECT pg_stat_statements_reset()");
        long platform = process(System.getenv("PLATFORM"), false);
        long postgres = tree(System.getenv("POSTGRES"));
        long begun = System.nanoTime();
        long[] nanos = ask(kind, times, 2);
        double seconds = (System.nanoTime() - begun) / 1e9;
        double jvm = (process(System.getenv("PLATFORM"), false) - platform) * TICK / times;
        double database = (tree(System.getenv("POSTGRES")) - postgres) * TICK / times;
        double statements = statements(kind);
        String row = String.format(Locale.ROOT, "| %s | %.1f | %.1f | **%.1f** | %s | %.1f | %.0f | %.0f | %.0f | %.0f |",
                kind.name, jvm,
                database, jvm + database, kind.aim == 0 ? "" : String.valueOf(kind.aim), statements, at(nanos, .5),
                at(nanos, .95),
                at(nanos, .99), times / seconds);
        System.out.println(row);
        return row;
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))] / 1e6;
    }

    /** Asks so many times, some at once; how long each answer took, sorted. */
    private long[] ask(Kind kind, int many, long seed) throws Exception {
        long[] nanos = new long[many];
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> all = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(together);
        try {
            for (int t = 0; t < together; t++) {
                Random random = new Random(seed * 100 + t);
                all.add(threads.submit(() -> {
                    for (int n = next.getAndIncrement(); n < many; n = next.getAndIncrement()) {
                        long begun = System.nanoTime();
                        HttpResponse<String> answer = kind.ask.send(random);
                        nanos[n] = System.nanoTime() - begun;
                        if (answer.statusCode() / 100 != 2) {
                            throw new IllegalStateException(kind.name + ": " + answer.statusCode() + " " + answer.uri() + " "
                                    + answer.body().substring(0, Math.min(500, answer.body().length())));
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        Arrays.sort(nanos);
        return nanos;
    }

    /** Ticks of a process; with those of its children that have ended, if asked for. */
    private static long process(String pid, boolean ended) throws IOException {
        try {
            String[] fields = fields(pid);
            return Long.parseLong(fields[11]) + Long.parseLong(fields[12])
                    + (ended ? Long.parseLong(fields[13]) + Long.parseLong(fields[14]) : 0);
        } catch (java.nio.file.NoSuchFileException e) {
            return 0; // it ended in between: its parent has its ticks now
        }
    }

    /** What follows the name of the program, which may hold blanks. */
    private static String[] fields(String pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", pid, "stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    }

    /** Ticks of the postmaster and of its children, those that ended with them. */
    private static long tree(String postmaster) throws IOException {
        long sum = process(postmaster, true);
        for (ProcessHandle child : ProcessHandle.of(Long.parseLong(postmaster)).orElseThrow().children().toList()) {
            sum += process(Long.toString(child.pid()), true);
        }
        return sum;
    }

    /** How many statements a request needs; what they are goes into the file that was asked for. */
    private double statements(Kind kind) throws SQLException, IOException {
        StringBuilder list = new StringBuilder(
                "\n## " + kind.name + "\ncalls/request | ms exec/request | ms plan/request | statement\n");
        double calls = 0;
        try (Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT s.calls, s.total_exec_time, s.total_plan_time, regexp_replace(s.query, '\\s+', ' ', 'g') "
                                + "FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid JOIN pg_roles r ON r.oid = s.userid "
                                + "WHERE d.datname = current_database() AND r.rolname = 'vanguard_app' "
                                + "ORDER BY s.total_exec_time + s.total_plan_time DESC")) {
            while (rows.next()) {
                calls += rows.getLong(1);
                if (rows.getLong(1) * 50 > times) {
                    list.append(String.format(Locale.ROOT, "%.2f | %.3f | %.3f | %.400s%n", rows.getLong(1) / (double) times,
                            rows.getDouble(2) / times, rows.getDouble(3) / times, rows.getString(4)));
                }
            }
        }
        if (!bench.option("statements", "").isEmpty()) {
            Files.writeString(Path.of(bench.option("statements", "")), list, StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
        return calls / times;
    }

    private void statement(String sql) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = bench.database.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        if (found.isEmpty()) {
            throw new IllegalStateException("Nothing found to ask for: " + sql);
        }
        return found;
    }

    private String one(String sql) throws SQLException {
        return texts(sql).get(0);
    }

    // ---------------------------------------------------------------- the table

    private void write(List<String> rows) throws Exception {
        String size = String.format(Locale.ROOT, "%,d", bench.number("entries", 0));
        String begin = "<!-- working day, " + size + " -->";
        String end = "<!-- end of working day, " + size + " -->";
        String pid = System.getenv("PLATFORM");
        new ProcessBuilder("jcmd", pid, "GC.run").inheritIO().redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        String rss = Files.readString(Path.of("/proc", pid, "status")).replaceAll("(?s).*VmRSS:\\s+(\\d+).*", "$1");
        String load = Files.readString(Path.of("/proc/loadavg")).split(" ")[1];
        String table = begin + "\n\n" + size + " entries, "
                + String.format(Locale.ROOT, "%,d", bench.one("SELECT count(*) FROM comment"))
                + " comments; " + LocalDate.now(ZoneOffset.UTC) + "; " + Runtime.getRuntime().availableProcessors()
                + " cores, load of the machine over five minutes " + load + "; " + together + " requests at a time, " + warm
                + " of each kind first and then " + times + " that count. Memory of the platform at the end: "
                + Long.parseLong(rss) / 1024 + " MiB.\n\n"
                + "| | platform, CPU-ms | PostgreSQL, CPU-ms | both | aimed at | statements | p50 ms | p95 ms | p99 ms | a second |\n"
                + "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n" + String.join("\n", rows) + "\n\n" + end;
        Path document = Path.of(bench.option("into", "docs/performance.md"));
        String text = Files.readString(document);
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        Files.writeString(document, from < 0
                ? text.stripTrailing() + "\n\n" + table + "\n"
                : text.substring(0, from) + table + text.substring(to + end.length()));
    }
}
