import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

import network.vanguard.text.Words;

/**
 * Fills the database of a running platform with content of size, beside what is there: case studies, practice notes and discussions, their
 * topics, features and search vectors, and comments. Never on a platform that is used. The same seed makes the same content.
 *
 * <p>Of ten entries three are case studies, five notes and two discussions; of a hundred 88 are for the network, 10 public, 2 for a site.
 * Topics are those of the vocabulary and made-up ones, 2,000 in all, their use as 1/rank^0.85, 3 to 9 an entry. Words are 20,000, as
 * 1/rank. They are published over three years, a third of them in sixty busy days. Half of the entries have no comment; n comments or
 * more have about one in n. Beside these stand a thread of 100, one of 100,000, and one in which each of 10,000 comments answers the one
 * before; the program lets it grow as deep as any may, and then side by side.
 */
final class Content {

    private static final int TOPICS = 2_000;
    private static final int WORDS = 20_000;
    private static final int MEMBERS = 2_000;
    /** Nobody has read more than this in one thread, but for the two that are made on purpose. */
    private static final int MOST_COMMENTS = 10_000;
    private static final int LONGEST_THREAD = 100_000;
    private static final int CHAIN = 10_000;
    private static final int DAYS = 1_095;
    private static final int BUSY_DAYS = 60;
    private static final Instant FIRST_DAY = Instant.parse("2023-10-01T07:00:00Z");
    /** As the program places comments: CommentPath. */
    private static final int STEP = 3;
    private static final int MAX_DEPTH = 64;
    private static final int SHOWN_DEPTH = 8;
    private static final int SHOWN_REPLIES = 5;
    private static final String[] KINDS = {"case-study", "practice-note", "discussion"};

    private final Bench bench;
    private final int entries;
    private final Random random;
    private final String[] words = new String[WORDS];
    private final Bench.Zipf wordRanks = new Bench.Zipf(WORDS, 1);
    private final Map<String, Long> stems = new HashMap<>();
    private long firstEntry;
    private long firstMember;
    private long[] sites;
    private long[] topics;
    private Instant[] published;
    private String[] titles;

    private Content(Bench bench) {
        this.bench = bench;
        this.entries = bench.number("entries", 10_000);
        this.random = new Random(bench.number("seed", 1));
    }

    /** {@code --entries=10000 [--seed=1] [--jdbc=url] [--user=name] --password=secret} */
    public static void main(String[] args) throws Exception {
        try (Bench bench = new Bench(args)) {
            new Content(bench).load();
        }
    }

    private void load() throws Exception {
        if (bench.one("SELECT count(*) FROM member WHERE subject LIKE 'bench-%'") > 0) {
            throw new IllegalStateException("There is made-up content in this database already. Begin with an empty folder.");
        }
        settle();
        long begun = System.nanoTime();
        bench.database.setAutoCommit(false);
        people();
        vocabulary();
        entries();
        features();
        comments();
        search();
        bench.database.commit();
        bench.database.setAutoCommit(true);
        long vacuum = System.nanoTime();
        bench.run("VACUUM ANALYZE");
        Bench.say("VACUUM ANALYZE", vacuum);
        check();
        Bench.say("all", begun);
    }

    /** Until the starter content, which is read in the background, is all there: what comes later would be taken for made-up. */
    private void settle() throws Exception {
        long before = -1;
        for (long now = 0; now == 0 || now != before; now = bench.one("SELECT count(*) FROM entry")) {
            before = now;
            java.lang.Thread.sleep(10_000);
        }
    }

    // ---------------------------------------------------------------- who and what about

    private void people() throws SQLException {
        firstMember = bench.one("INSERT INTO member (subject, handle, name, created_at, seen_at, let_through_at) "
                + "SELECT 'bench-' || n, 'bench-' || n, 'Person ' || n, '" + FIRST_DAY + "', '" + FIRST_DAY + "', '" + FIRST_DAY
                + "' FROM generate_series(1, " + MEMBERS + ") n RETURNING id");
        sites = all("SELECT id FROM site ORDER BY id");
        if (sites.length == 0) {
            throw new IllegalStateException("There is no site. Start the platform once with its starter content.");
        }
    }

    private void vocabulary() throws SQLException {
        long there = bench.one("SELECT count(*) FROM concept WHERE state = 'accepted' AND site_id IS NULL");
        bench.run("INSERT INTO concept (slug, facet, pref_label, created_at) SELECT 'bench-' || n, 'approach', 'Bench ' || n, '"
                + FIRST_DAY + "' FROM generate_series(1, " + Math.max(0, TOPICS - there) + ") n");
        bench.run("INSERT INTO concept_label (concept_id, label, label_key, preferred) "
                + "SELECT id, pref_label, lower(pref_label), true FROM concept WHERE slug LIKE 'bench-%'");
        topics = all("SELECT id FROM concept WHERE state = 'accepted' AND site_id IS NULL ORDER BY id LIMIT " + TOPICS);
        String[] often = """
                people group community support team practice staff patients local care health service weekly visits walking
                nurse volunteers carers clinic street garden evening phone call home hospital falls waiting meeting trust
                learning partners money time space kitchen library school transport letter records older young families"""
                .split("\\s+");
        String[] begin = {"bra", "cor", "del", "fen", "gar", "hol", "lin", "mar", "nor", "pel", "ros", "sal", "tem", "ver",
                "wal"};
        String[] middle = {"", "ba", "di", "lo", "me", "na", "po", "ra", "si", "tu"};
        String[] end = {"bel", "con", "dor", "fin", "gost", "lam", "mond", "net", "pol", "rit", "som", "tar", "vex", "wick"};
        for (int n = 0; n < WORDS; n++) {
            int m = n;
            words[n] = n < often.length
                    ? often[n]
                    : begin[m % 15] + middle[(m / 15) % 10] + middle[1 + (m / 2_250) % 9] + end[(m / 150 + m) % 14];
        }
    }

    /** A sentence of words as people use them. */
    private String sentence(int many) {
        StringBuilder sentence = new StringBuilder();
        for (int n = 0; n < many; n++) {
            sentence.append(n == 0 ? "" : " ").append(words[wordRanks.draw(random)]);
        }
        sentence.setCharAt(0, Character.toUpperCase(sentence.charAt(0)));
        return sentence.toString();
    }

    private String sentences(int many) {
        List<String> all = new ArrayList<>();
        for (int n = 0; n < many; n++) {
            all.add(sentence(8 + random.nextInt(12)) + ".");
        }
        return String.join(" ", all);
    }

    // ---------------------------------------------------------------- entries

    private int kind(int n) {
        int dice = n % 10;
        return dice < 3 ? 0 : dice < 8 ? 1 : 2;
    }

    private Instant[] times(int many) {
        int[] busy = random.ints(BUSY_DAYS, 0, DAYS).toArray();
        Instant[] times = new Instant[many];
        for (int n = 0; n < many; n++) {
            int day = random.nextInt(3) == 0 ? busy[random.nextInt(BUSY_DAYS)] : random.nextInt(DAYS);
            times[n] = FIRST_DAY.plus(day, ChronoUnit.DAYS).plusSeconds(random.nextInt(12 * 3_600));
        }
        Arrays.sort(times);
        return times;
    }

    private void entries() throws SQLException {
        firstEntry = reserve("entry", entries);
        published = times(entries);
        titles = new String[entries];
        String[] bodies = new String[entries];
        Bench.Zipf authors = new Bench.Zipf(MEMBERS, 0.7);
        bench.copy("entry (id, kind, slug, site_id, author_id, title, summary, state, visibility, body_text, created_at, "
                + "updated_at, submitted_at, published_at)", entries, (n, to) -> {
                    titles[n] = sentence(4 + random.nextInt(5));
                    // Many are short, few are long: about eighty words in the middle
                    int many = (int) Math.min(60, Math.max(2, Math.exp(1.8 + 0.7 * random.nextGaussian())));
                    bodies[n] = sentences((many + 1) / 2) + "\n\n" + sentences((many + 1) / 2);
                    int dice = (int) (n * 31L % 100);
                    Instant at = published[n];
                    row(to, firstEntry + n, KINDS[kind(n)], "bench-" + n, sites[random.nextInt(sites.length)],
                            firstMember + authors.draw(random), titles[n], sentence(12 + random.nextInt(10)), "published",
                            dice < 88 ? "network" : dice < 98 ? "public" : "site",
                            bodies[n].replace("\n\n", "\n"), at, at, at, at);
                });
        bench.copy("case_study (entry_id, background, background_html, what_was_done, what_was_done_html)", entries,
                (n, to) -> {
                    if (kind(n) == 0) {
                        String[] part = bodies[n].split("\n\n");
                        row(to, firstEntry + n, part[0], html(part[0]), part[1], html(part[1]));
                    }
                });
        bench.copy("practice_note (entry_id, body, html)", entries, (n, to) -> {
            if (kind(n) == 1) {
                row(to, firstEntry + n, bodies[n], html(bodies[n]));
            }
        });
        bench.copy("discussion (entry_id, purpose, body, html)", entries, (n, to) -> {
            if (kind(n) == 2) {
                row(to, firstEntry + n, n % 20 == 8 ? "question" : "experience", bodies[n], html(bodies[n]));
            }
        });
        bench.run("INSERT INTO entry_event (entry_id, at, actor_id, to_state) SELECT id, published_at, author_id, 'published' "
                + "FROM entry WHERE id >= " + firstEntry + " ORDER BY id");
        Bench.Zipf ranks = new Bench.Zipf(topics.length, 0.85);
        bench.copy("entry_tag (entry_id, concept_id, position)", entries, (n, to) -> {
            TreeSet<Integer> some = new TreeSet<>();
            int many = 3 + random.nextInt(7);
            while (some.size() < many) {
                some.add(ranks.draw(random));
            }
            int position = 0;
            for (int topic : some) {
                row(to, firstEntry + n, topics[topic], position++);
            }
        });
        bench.run("INSERT INTO map_change (entry_id, readers, at) SELECT e.id, CASE WHEN e.visibility = 'public' THEN 1 "
                + "WHEN e.visibility = 'network' THEN 2 ELSE 0 END, now() FROM entry e WHERE e.id >= " + firstEntry
                + " ORDER BY e.id");
    }

    // ---------------------------------------------------------------- what the program works out of them

    /** As EntryFeatures.add writes them. */
    private void features() throws SQLException {
        long begun = System.nanoTime();
        bench.run("""
                INSERT INTO entry_feature (entry_id, feature, amount)
                WITH RECURSIVE above (entry_id, concept_id, strength) AS (
                    SELECT t.entry_id, t.concept_id, 1024 FROM entry_tag t WHERE t.entry_id >= %d
                    UNION
                    SELECT a.entry_id, b.broader_id, a.strength / 2 FROM above a
                    JOIN concept_broader b ON b.concept_id = a.concept_id WHERE a.strength > 1)
                SELECT entry_id, concept_id, max(strength) FROM above GROUP BY entry_id, concept_id""".formatted(firstEntry));
        Bench.say("entry_feature, topics", begun);
        int[] counted = new int[entries];
        int piece = 20_000;
        for (int from = 0; from < entries; from += piece) {
            int to = Math.min(entries, from + piece);
            List<List<Words.Word>> found = new ArrayList<>();
            try (Statement statement = bench.database.createStatement();
                    ResultSet rows = statement.executeQuery("""
                    SELECT concat_ws(E'\\n', e.title, e.title, e.summary, left(e.body_text, 200000),
                           (SELECT string_agg(c.pref_label, E'\\n' ORDER BY c.id) FROM entry_tag tag
                            JOIN concept c ON c.id = tag.concept_id WHERE tag.entry_id = e.id))
                    FROM entry e WHERE e.id >= %d AND e.id < %d ORDER BY e.id""".formatted(firstEntry + from,
                            firstEntry + to))) {
                while (rows.next()) {
                    found.add(Words.of(rows.getString(1)));
                }
            }
            number(found);
            int begin = from;
            bench.copy("entry_feature (entry_id, feature, amount, form)", to - from, (n, lines) -> {
                TreeSet<Long> once = new TreeSet<>();
                for (Words.Word word : found.get(n)) {
                    counted[begin + n] += word.times();
                    if (once.add(stems.get(word.stem()))) {
                        row(lines, firstEntry + begin + n, stems.get(word.stem()), word.times(), word.form());
                    }
                }
            });
        }
        bench.run("CREATE TEMP TABLE counted (entry_id bigint, words integer) ON COMMIT DROP");
        bench.copy("counted (entry_id, words)", entries, (n, to) -> row(to, firstEntry + n, counted[n]));
        bench.run("INSERT INTO entry_measure (entry_id, tags, words) SELECT c.entry_id, (SELECT count(*) FROM entry_tag t "
                + "WHERE t.entry_id = c.entry_id), c.words FROM counted c ORDER BY c.entry_id");
    }

    /** Asks the database for the numbers of stems that are new. */
    private void number(List<List<Words.Word>> found) throws SQLException {
        TreeSet<String> asked = new TreeSet<>();
        found.forEach(some -> some.forEach(word -> {
            if (!stems.containsKey(word.stem())) {
                asked.add(word.stem());
            }
        }));
        try (var statement = bench.database.prepareStatement(
                "SELECT stem, ~(hashtextextended(stem, 0) & 9223372036854775807) FROM unnest(?) AS s (stem)")) {
            statement.setArray(1, bench.database.createArrayOf("text", asked.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    stems.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
    }

    /** As Entries.index and SearchWords write them. */
    private void search() throws SQLException {
        long begun = System.nanoTime();
        bench.run("""
                UPDATE entry e SET search = setweight(to_tsvector('learning', e.title), 'A')
                    || setweight(to_tsvector('learning', coalesce((SELECT string_agg(l.label, ' . ') FROM entry_tag t
                           JOIN concept_label l ON l.concept_id = t.concept_id WHERE t.entry_id = e.id), '')), 'B')
                    || setweight(to_tsvector('learning', e.summary), 'C')
                    || setweight(to_tsvector('learning', left(e.body_text, 200000)), 'D')
                    || setweight(to_tsvector('learning', e.beside_text), 'D')
                WHERE e.id >= %d""".formatted(firstEntry));
        Bench.say("search vectors", begun);
        begun = System.nanoTime();
        bench.run("""
                INSERT INTO search_word (word) SELECT DISTINCT word FROM (
                    SELECT e.title || ' ' || e.summary || ' ' || left(e.body_text, 200000) || ' ' || e.beside_text FROM entry e
                    WHERE e.id >= %d AND e.visibility IN ('public', 'network')
                    UNION ALL SELECT label FROM concept_label) AS text (text),
                    regexp_split_to_table(lower(unaccent(text.text)), '[^a-z0-9]+') AS word
                WHERE char_length(word) BETWEEN 4 AND 40 AND word ~ '[a-z]' ORDER BY word ON CONFLICT DO NOTHING"""
                .formatted(firstEntry));
        Bench.say("search words", begun);
    }

    // ---------------------------------------------------------------- comments

    /** How many comments the n-th entry has. */
    private int thread(int n) {
        // Notes, so that the three that are made on purpose are of one kind; the newest, so that lists show them
        return n == named(0)
                ? 100
                : n == named(1)
                        ? LONGEST_THREAD
                        : n == named(2) ? CHAIN : (int) Math.min(MOST_COMMENTS, 1 / Math.max(1e-9, random.nextDouble())) - 1;
    }

    /** The n-th of the notes with a thread that is made on purpose: 100 comments, 100,000, the chain. All are for the network. */
    private int named(int n) {
        int found = entries - 1;
        for (int left = n;; found--) {
            if (kind(found) == 1 && found * 31L % 100 < 88 && left-- == 0) {
                return found;
            }
        }
    }

    /** The comments of one entry, placed as the program places them. */
    private static final class Thread {
        final int[] parent;
        final byte[][] path;
        final int[] kids;
        int tops;

        Thread(int size) {
            parent = new int[size];
            path = new byte[size][];
            kids = new int[size];
        }

        void add(int n, int answered, int[] branchOf) {
            parent[n] = answered;
            // an answer at the greatest depth stands beside what it answers
            int branch = answered >= 0 && depth(path[answered]) == MAX_DEPTH ? branchOf[answered] : answered;
            branchOf[n] = branch;
            int ordinal = branch < 0 ? ++tops : ++kids[branch];
            byte[] above = branch < 0 ? new byte[0] : path[branch];
            path[n] = Arrays.copyOf(above, above.length + STEP);
            for (int b = 0; b < STEP; b++) {
                path[n][above.length + b] = (byte) (ordinal >>> 8 * (STEP - 1 - b));
            }
        }

        static int depth(byte[] path) {
            return path.length / STEP - 1;
        }

        static boolean folded(byte[] path) {
            for (int level = 1; level <= depth(path); level++) {
                int ordinal = 0;
                for (int b = level * STEP; b < (level + 1) * STEP; b++) {
                    ordinal = ordinal << 8 | path[b] & 0xff;
                }
                if (level >= SHOWN_DEPTH || ordinal > SHOWN_REPLIES) {
                    return true;
                }
            }
            return false;
        }
    }

    private void comments() throws SQLException {
        int[] size = new int[entries];
        long all = 0;
        for (int n = 0; n < entries; n++) {
            size[n] = thread(n);
            all += size[n];
        }
        long firstComment = reserve("comment", all);
        long[] next = {firstComment};
        int[] tops = new int[entries];
        long[] newest = new long[entries];
        List<long[]> reactions = new ArrayList<>();
        String[] kinds = {"comment", "comment", "comment", "comment", "comment", "question", "experience", "offer", "request"};
        bench.copy(
                "comment (id, entry_id, parent_id, path, depth, kids, kind, author_id, body, html, renderer, useful, folded, "
                        + "posted_at)",
                entries, (n, to) -> {
                    Thread thread = new Thread(size[n]);
                    int[] branchOf = new int[size[n]];
                    for (int c = 0; c < size[n]; c++) {
                        int answered = n == named(2)
                                ? c - 1
                                : c == 0 || random.nextInt(5) < 2 ? -1 : c - 1 - random.nextInt(Math.min(c, 200));
                        thread.add(c, answered, branchOf);
                    }
                    long step = Math.max(1, 30L * 24 * 3_600 / Math.max(1, size[n]));
                    for (int c = 0; c < size[n]; c++) {
                        String body = sentences(1 + random.nextInt(4));
                        int useful = random.nextInt(10) == 0 ? 1 + random.nextInt(3) : 0;
                        for (int u = 0; u < useful; u++) {
                            reactions.add(new long[]{next[0] + c, firstMember + (next[0] + c + u * 7) % MEMBERS});
                        }
                        row(to, next[0] + c, firstEntry + n, thread.parent[c] < 0 ? null : next[0] + thread.parent[c],
                                "\\x" + hex(thread.path[c]), Thread.depth(thread.path[c]), thread.kids[c],
                                kinds[random.nextInt(kinds.length)], firstMember + random.nextInt(MEMBERS), body, html(body), 1,
                                useful, Thread.folded(thread.path[c]), published[n].plusSeconds(60 + c * step));
                    }
                    tops[n] = thread.tops;
                    newest[n] = next[0] + size[n] - 1;
                    next[0] += size[n];
                });
        bench.copy("comment_thread (entry_id, kids, total, newest)", entries, (n, to) -> {
            if (size[n] > 0) {
                row(to, firstEntry + n, tops[n], size[n], newest[n]);
            }
        });
        bench.copy("comment_reaction (comment_id, member_id, kind, reacted_at)", reactions.size(),
                (n, to) -> row(to, reactions.get(n)[0], reactions.get(n)[1], "useful", "2026-10-01 00:00:00+00"));
    }

    // ---------------------------------------------------------------- checks

    /** What is stored beside the rows is what one gets by counting them. */
    private void check() throws SQLException {
        wrong("totals of threads",
                "SELECT count(*) FROM comment_thread t JOIN (SELECT entry_id, count(*) FILTER (WHERE state = "
                        + "'visible') total, count(*) FILTER (WHERE depth = 0) tops, max(id) newest FROM comment GROUP BY entry_id) c "
                        + "USING (entry_id) WHERE (t.total, t.kids, t.newest) IS DISTINCT FROM (c.total, c.tops, c.newest)");
        wrong("threads without a total", "SELECT count(*) FROM (SELECT DISTINCT entry_id FROM comment EXCEPT "
                + "SELECT entry_id FROM comment_thread) missing");
        wrong("replies of comments", "SELECT count(*) FROM comment p JOIN (SELECT entry_id, substring(path FROM 1 FOR "
                + "length(path) - 3) AS path, count(*) kids FROM comment WHERE depth > 0 GROUP BY 1, 2) c "
                + "USING (entry_id, path) WHERE p.kids <> c.kids");
        wrong("reactions", "SELECT count(*) FROM comment c LEFT JOIN (SELECT comment_id, count(*) useful FROM comment_reaction "
                + "WHERE kind = 'useful' GROUP BY 1) r ON r.comment_id = c.id WHERE c.useful <> coalesce(r.useful, 0)");
        wrong("topics of entries", "SELECT count(*) FROM entry_measure m WHERE m.tags <> (SELECT count(*) FROM entry_tag t "
                + "WHERE t.entry_id = m.entry_id)");
        System.out.printf(Locale.ROOT, "  %,d entries, %,d comments%n", bench.one("SELECT count(*) FROM entry"),
                bench.one("SELECT count(*) FROM comment"));
    }

    private void wrong(String what, String sql) throws SQLException {
        long found = bench.one(sql);
        if (found > 0) {
            throw new IllegalStateException(found + " " + what + " are not what counting gives");
        }
    }

    // ---------------------------------------------------------------- lines

    /** So many numbers that nobody else gets; the first. */
    private long reserve(String table, long many) throws SQLException {
        return bench.one("SELECT setval(pg_get_serial_sequence('" + table + "', 'id'), nextval(pg_get_serial_sequence('" + table
                + "', 'id')) + " + many + ")") - many;
    }

    private long[] all(String sql) throws SQLException {
        List<Long> all = new ArrayList<>();
        try (Statement statement = bench.database.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                all.add(rows.getLong(1));
            }
        }
        return all.stream().mapToLong(Long::longValue).toArray();
    }

    /** As Markdown makes of paragraphs without any sign. */
    private static String html(String text) {
        return "<p>" + text.replace("\n\n", "</p>\n<p>") + "</p>\n";
    }

    private static String hex(byte[] bytes) {
        return java.util.HexFormat.of().formatHex(bytes);
    }

    private static void row(StringBuilder to, Object... values) {
        for (int n = 0; n < values.length; n++) {
            String value = values[n] == null
                    ? "\\N"
                    : values[n].toString().replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
            to.append(n == 0 ? "" : "\t").append(value);
        }
        to.append('\n');
    }
}
