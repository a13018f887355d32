import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * How good the links are: reads a corpus with known answers, brings it into an empty platform through the platform's own import, asks the
 * platform's own {@code similar}, and prints nDCG@10, recall@10, how many sites a list of ten reaches, and how many links name a rare tag
 * as a reason; beside plain methods that are worked out here from the same corpus. Or, with {@code --suggest}, how good the suggested tags
 * are: every tenth entry stays out, and the tags that people gave it are compared with those that the platform suggests for its text. The
 * commands are in docs/link-quality.md.
 *
 * <p>Truth: citations (citeulike) or links between questions (Stack Exchange), undirected, every answer worth the same. Asked are the
 * entries with an answer and a tag whose number q has crc32(q) mod 5 &gt; 0; the others are for tuning.
 */
final class LinkQuality {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TEN = 10;
    private static final int TAGS_MAX = 30;
    private static final int FIVE = 5;
    /** Every so manieth entry is kept out to ask for its tags; so many of them are asked. */
    private static final int KEPT_OUT = 10;
    private static final int TEXTS = 2_000;
    private static final int SITES = 50;
    private static final int CLIENTS = 2;
    private static final int PERMUTATIONS = 10_000;
    /** A tag is rare that no more than this share of the entries carry. */
    private static final double RARE = 0.01;

    private final Map<String, String> options = new HashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, Long> goodUntil = new HashMap<>();

    private LinkQuality(String[] args) {
        for (String arg : args) {
            String[] part = arg.replaceFirst("^--", "").split("=", 2);
            options.put(part[0], part.length == 1 ? "true" : part[1]);
        }
    }

    /** {@code --corpus=folder [--thin=4] [--max=1000] [--tune] [--platform=url] [--realm=url] [--skip-import] [--suggest]} */
    public static void main(String[] args) throws Exception {
        new LinkQuality(args).run();
    }

    private void run() throws Exception {
        Path folder = Path.of(option("corpus", "."));
        Corpus corpus = Files.exists(folder.resolve("Posts.xml")) ? Corpus.stackExchange(folder) : Corpus.citeULike(folder);
        corpus.thin(Integer.parseInt(option("thin", String.valueOf(TAGS_MAX))));
        if (options.containsKey("suggest")) {
            suggest(corpus);
            return;
        }
        List<Integer> asked = corpus.asked(options.containsKey("tune"), Integer.parseInt(option("max", "1000000")));
        System.out.printf(Locale.ROOT, "%s: %d entries, %.1f tags each, %d questions%n", folder.getFileName(), corpus.size(),
                corpus.tags.stream().mapToInt(Set::size).average().orElse(0), asked.size());
        Map<String, double[]> gains = new LinkedHashMap<>();
        new Plain(corpus).methods().forEach((name, method) -> gains.put(name, report(name, corpus, asked, method)));
        if (!options.containsKey("skip-import")) {
            bringIn(corpus, n -> true);
        }
        Answers answers = ask(corpus, asked, false);
        double[] ours = report("the platform", corpus, asked, answers.lists::get);
        answers.print();
        Answers elsewhere = ask(corpus, asked, true);
        report("the platform, own site left out", corpus, asked, elsewhere.lists::get);
        gains.forEach(
                (name, theirs) -> System.out.printf(Locale.ROOT, "  the platform against %-32s %+.4f nDCG@10, p = %.4f%n", name,
                        mean(ours) - mean(theirs), chance(ours, theirs)));
    }

    private String option(String name, String usual) {
        return options.getOrDefault(name, usual);
    }

    // ---------------------------------------------------------------- measures

    private interface Method {
        /** The entries most like that one, best first. */
        int[] of(int entry);
    }

    private static double[] report(String name, Corpus corpus, List<Integer> asked, Method method) {
        double[] gains = new double[asked.size()];
        double recall = 0;
        for (int n = 0; n < gains.length; n++) {
            Set<Integer> truth = corpus.truth.get(asked.get(n));
            int[] list = method.of(asked.get(n));
            double gain = 0;
            int found = 0;
            for (int place = 0; place < Math.min(TEN, list.length); place++) {
                if (truth.contains(list[place])) {
                    gain += discount(place);
                    found++;
                }
            }
            gains[n] = gain / IntStream.range(0, Math.min(TEN, truth.size())).mapToDouble(LinkQuality::discount).sum();
            recall += (double) found / truth.size();
        }
        System.out.printf(Locale.ROOT, "  %-42s nDCG@10 %.4f  recall@10 %.4f%n", name, mean(gains), recall / gains.length);
        return gains;
    }

    private static double discount(int place) {
        return Math.log(2) / Math.log(place + 2.0);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    /** How often a mean difference of this size comes about when each question's two results change places at random. */
    private static double chance(double[] ours, double[] theirs) {
        Random random = new Random(1);
        double seen = Math.abs(mean(ours) - mean(theirs)) * ours.length;
        int asFar = 1;
        for (int round = 0; round < PERMUTATIONS; round++) {
            double sum = 0;
            for (int n = 0; n < ours.length; n++) {
                sum += random.nextBoolean() ? ours[n] - theirs[n] : theirs[n] - ours[n];
            }
            asFar += Math.abs(sum) >= seen - 1e-12 ? 1 : 0;
        }
        return (double) asFar / (PERMUTATIONS + 1);
    }

    // ---------------------------------------------------------------- the corpus

    private static final class Corpus {

        final List<String> titles = new ArrayList<>();
        final List<String> texts = new ArrayList<>();
        final List<Set<String>> tags = new ArrayList<>();
        final List<Set<Integer>> truth = new ArrayList<>();

        int size() {
            return texts.size();
        }

        private void add(String title, String text) {
            titles.add(title);
            texts.add(text);
            tags.add(new TreeSet<>());
            truth.add(new HashSet<>());
        }

        private void link(int one, int other) {
            if (one != other) {
                truth.get(one).add(other);
                truth.get(other).add(one);
            }
        }

        static Corpus citeULike(Path folder) throws IOException {
            Corpus corpus = new Corpus();
            List<String> words = Files.readAllLines(folder.resolve("vocabulary.dat"));
            for (String line : Files.readAllLines(folder.resolve("mult.dat"))) {
                StringBuilder text = new StringBuilder();
                Arrays.stream(line.split(" ")).skip(1).map(pair -> pair.split(":"))
                        .forEach(pair -> text
                                .append((words.get(Integer.parseInt(pair[0])) + " ").repeat(Integer.parseInt(pair[1]))));
                corpus.add(String.valueOf(corpus.size()), text.toString());
            }
            List<String> names = Files.readAllLines(folder.resolve("tags.dat"));
            List<String> carriers = Files.readAllLines(folder.resolve("tag-item.dat"));
            for (int tag = 0; tag < carriers.size(); tag++) {
                String name = names.get(tag);
                if (name.codePoints().anyMatch(Character::isLetterOrDigit) && name.length() <= 100) {
                    numbers(carriers.get(tag)).forEach(item -> corpus.tags.get(item).add(name));
                }
            }
            List<String> citations = Files.readAllLines(folder.resolve("citations.dat"));
            for (int item = 0; item < citations.size(); item++) {
                int citing = item;
                numbers(citations.get(item)).forEach(cited -> corpus.link(citing, cited));
            }
            return corpus;
        }

        /** Without the first, which says how many follow. */
        private static List<Integer> numbers(String line) {
            return Arrays.stream(line.strip().split("\\s+")).skip(1).map(Integer::valueOf).toList();
        }

        static Corpus stackExchange(Path folder) throws IOException {
            Corpus corpus = new Corpus();
            Map<String, Integer> numbers = new HashMap<>();
            for (String line : Files.readAllLines(folder.resolve("Posts.xml"))) {
                if (line.contains("PostTypeId=\"1\"")) {
                    numbers.put(attribute(line, "Id"), corpus.size());
                    // Links to other questions are the answer key
                    String body = unescaped(attribute(line, "Body"))
                            .replaceAll("(?s)<a [^>]*href=\"[^\"]*stackexchange[^\"]*\"[^>]*>.*?</a>", " ")
                            .replaceAll("https?://\\S+|<[^>]+>", " ");
                    corpus.add(unescaped(unescaped(attribute(line, "Title"))), unescaped(body));
                    Matcher tag = Pattern.compile("<([^>]+)>").matcher(unescaped(attribute(line, "Tags")));
                    while (tag.find()) {
                        corpus.tags.get(corpus.size() - 1).add(tag.group(1));
                    }
                }
            }
            for (String line : Files.readAllLines(folder.resolve("PostLinks.xml"))) {
                Integer one = numbers.get(attribute(line, "PostId"));
                Integer other = numbers.get(attribute(line, "RelatedPostId"));
                if (one != null && other != null) {
                    corpus.link(one, other);
                }
            }
            return corpus;
        }

        private static String attribute(String line, String name) {
            Matcher value = Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(line);
            return value.find() ? value.group(1) : "";
        }

        private static String unescaped(String text) {
            return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#xA;", "\n")
                    .replace("&#xD;", " ")
                    .replace("&nbsp;", " ").replace("&#39;", "'").replace("&amp;", "&");
        }

        /** Keeps so many tags of each entry, chosen by chance, the same at every run. */
        void thin(int most) {
            Random random = new Random(7);
            tags.replaceAll(all -> {
                List<String> shuffled = new ArrayList<>(all);
                Collections.shuffle(shuffled, random);
                return new TreeSet<>(shuffled.subList(0, Math.min(most, shuffled.size())));
            });
        }

        List<Integer> asked(boolean forTuning, int most) {
            List<Integer> asked = new ArrayList<>();
            for (int q = 0; q < size(); q++) {
                CRC32 crc = new CRC32();
                crc.update(String.valueOf(q).getBytes(StandardCharsets.US_ASCII));
                if (!truth.get(q).isEmpty() && !tags.get(q).isEmpty() && crc.getValue() % 5 == 0 == forTuning) {
                    asked.add(q);
                }
            }
            Collections.shuffle(asked, new Random(1));
            return asked.subList(0, Math.min(most, asked.size()));
        }
    }

    // ---------------------------------------------------------------- plain methods

    /** What anybody could do with the same tags and words, worked out here. */
    private static final class Plain {

        private static final Set<String> STOP = Set
                .of(("a an the and or of to in on for with is are was were be been it its this that "
                        + "these those as at by from can could do does did have has had how i if into me my not no so than then there they we "
                        + "what when which who why will would you your but about any all also am").split(" "));
        private final Corpus corpus;
        private final List<Map<String, Double>> tags = new ArrayList<>();
        private final List<Map<String, Double>> words = new ArrayList<>();

        Plain(Corpus corpus) {
            this.corpus = corpus;
            for (int n = 0; n < corpus.size(); n++) {
                tags.add(corpus.tags.get(n).stream().collect(Collectors.toMap(tag -> tag, tag -> 1.0)));
                Map<String, Double> counts = new HashMap<>();
                String text = corpus.titles.get(n) + " " + corpus.titles.get(n) + " " + corpus.texts.get(n);
                Matcher word = Pattern.compile("[a-z][a-z0-9]+").matcher(text.toLowerCase(Locale.ROOT));
                while (word.find()) {
                    if (!STOP.contains(word.group())) {
                        counts.merge(stem(word.group()), 1.0, Double::sum);
                    }
                }
                words.add(counts);
            }
        }

        private static String stem(String word) {
            for (String end : List.of("ing", "edly", "ed", "ies", "es", "s", "ly")) {
                if (word.endsWith(end) && word.length() - end.length() >= 3) {
                    return word.substring(0, word.length() - end.length());
                }
            }
            return word;
        }

        Map<String, Method> methods() {
            Map<String, Map<Integer, Double>> shared = index(tags, one -> one);
            Scores overlap = q -> scores(tags.get(q), shared, q);
            Scores tagBm25 = bm25(tags, 0.3, 0);
            Scores textBm25 = bm25(words, 0.75, 7);
            Map<String, Method> methods = new LinkedHashMap<>();
            methods.put("tag overlap count", q -> best(overlap.of(q)));
            methods.put("tag Jaccard", q -> {
                Map<Integer, Double> scores = overlap.of(q);
                scores.replaceAll((d, s) -> s / (tags.get(q).size() + tags.get(d).size() - s));
                return best(scores);
            });
            methods.put("tag BM25", q -> best(tagBm25.of(q)));
            methods.put("text BM25", q -> best(textBm25.of(q)));
            methods.put("tag BM25 + 0.4 text BM25", q -> best(sum(tagBm25.of(q), 0.4, textBm25.of(q))));
            methods.put("tag BM25 + 1.0 text BM25", q -> best(sum(tagBm25.of(q), 1.0, textBm25.of(q))));
            return methods;
        }

        private interface Scores {
            Map<Integer, Double> of(int entry);
        }

        private Scores bm25(List<Map<String, Double>> vectors, double b, double saturation) {
            double k = 1.2;
            double[] length = vectors.stream().mapToDouble(v -> v.values().stream().mapToDouble(x -> x).sum()).toArray();
            double average = Arrays.stream(length).filter(l -> l > 0).average().orElse(1);
            Map<String, Map<Integer, Double>> index = new HashMap<>();
            for (int d = 0; d < length.length; d++) {
                for (Map.Entry<String, Double> f : vectors.get(d).entrySet()) {
                    index.computeIfAbsent(f.getKey(), x -> new LinkedHashMap<>()).put(d,
                            f.getValue() * (k + 1) / (f.getValue() + k * (1 - b + b * length[d] / average)));
                }
            }
            return q -> {
                Map<String, Double> query = new HashMap<>();
                vectors.get(q).forEach((f, x) -> {
                    int carriers = index.get(f).size();
                    query.put(f, Math.log(1 + (length.length - carriers + 0.5) / (carriers + 0.5))
                            * (saturation == 0 ? 1 : x * (saturation + 1) / (x + saturation)));
                });
                return scores(query, index, q);
            };
        }

        private static Map<String, Map<Integer, Double>> index(List<Map<String, Double>> vectors,
                java.util.function.DoubleUnaryOperator weight) {
            Map<String, Map<Integer, Double>> index = new HashMap<>();
            for (int d = 0; d < vectors.size(); d++) {
                for (Map.Entry<String, Double> f : vectors.get(d).entrySet()) {
                    index.computeIfAbsent(f.getKey(), x -> new LinkedHashMap<>()).put(d, weight.applyAsDouble(f.getValue()));
                }
            }
            return index;
        }

        private static Map<Integer, Double> scores(Map<String, Double> query, Map<String, Map<Integer, Double>> index,
                int except) {
            Map<Integer, Double> scores = new HashMap<>();
            query.forEach((f, w) -> index.getOrDefault(f, Map.of()).forEach((d, x) -> scores.merge(d, w * x, Double::sum)));
            scores.remove(except);
            return scores;
        }

        private static Map<Integer, Double> sum(Map<Integer, Double> one, double weight, Map<Integer, Double> other) {
            other.forEach((d, x) -> one.merge(d, weight * x, Double::sum));
            return one;
        }

        private static int[] best(Map<Integer, Double> scores) {
            return scores.entrySet().stream()
                    .sorted(Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry::getKey))
                    .limit(TEN).mapToInt(Map.Entry::getKey).toArray();
        }
    }

    // ---------------------------------------------------------------- the platform

    /** What the platform answered, and how its links look. */
    private static final class Answers {

        final Map<Integer, int[]> lists = new HashMap<>();
        long links;
        long rare;
        long sites;
        long nanos;

        void print() {
            System.out.printf(Locale.ROOT,
                    "  %.1f sites in a list; a rare tag is among the reasons of %.0f %% of the links; %.1f ms a question"
                            + " with the way there and back, %d at a time%n",
                    (double) sites / lists.size(), 100.0 * rare / Math.max(1, links),
                    nanos / 1e6 / lists.size(), CLIENTS);
        }
    }

    private void bringIn(Corpus corpus, IntPredicate which) throws Exception {
        Path file = Files.createTempFile("corpus", ".ndjson");
        StringBuilder sites = new StringBuilder();
        for (int site = 0; site < SITES; site++) {
            sites.append(JSON.writeValueAsString(Map.of("kind", "site", "slug", "bench-" + site, "name", "Bench " + site)))
                    .append('\n');
        }
        send("administrator", sites.toString().getBytes(StandardCharsets.UTF_8));
        try (var out = Files.newBufferedWriter(file)) {
            for (int n : IntStream.range(0, corpus.size()).filter(which).toArray()) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("kind", "practice-note");
                line.put("externalId", "bench/" + n);
                line.put("title", corpus.titles.get(n).isBlank() ? String.valueOf(n) : shortened(corpus.titles.get(n)));
                line.put("summary", String.valueOf(n));
                line.put("body", corpus.texts.get(n).isBlank() ? String.valueOf(n) : corpus.texts.get(n));
                line.put("tags", corpus.tags.get(n));
                line.put("site", "bench-" + n % SITES);
                line.put("visibility", "public");
                line.put("state", "published");
                out.write(JSON.writeValueAsString(line));
                out.write('\n');
            }
        }
        long begun = System.nanoTime();
        JsonNode report = send("curator", Files.readAllBytes(file));
        Files.delete(file);
        System.out.printf(Locale.ROOT, "  imported in %.0f s: %s read, %s new, %s refused%n", (System.nanoTime() - begun) / 1e9,
                report.get("read"), report.get("created"), report.get("refused"));
        report.path("refusals").path("items").forEach(refusal -> System.out.println("    " + refusal));
    }

    // ---------------------------------------------------------------- suggested tags

    private void suggest(Corpus corpus) throws Exception {
        if (!options.containsKey("skip-import")) {
            bringIn(corpus, n -> n % KEPT_OUT != 0);
        }
        int[] asked = IntStream.range(0, corpus.size()).filter(n -> n % KEPT_OUT == 0 && corpus.tags.get(n).size() > 1)
                .limit(TEXTS).toArray();
        Map<String, Long> carriers = IntStream.range(0, corpus.size()).filter(n -> n % KEPT_OUT != 0).boxed()
                .flatMap(n -> corpus.tags.get(n).stream()).map(LinkQuality::lower)
                .collect(Collectors.groupingBy(tag -> tag, Collectors.counting()));
        List<String> popular = carriers.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(TEN)
                .map(Map.Entry::getKey).toList();
        for (boolean half : new boolean[]{false, true}) {
            Hits ours = new Hits();
            Hits most = new Hits();
            for (int n : asked) {
                List<String> tags = new ArrayList<>(corpus.tags.get(n).stream().map(LinkQuality::lower).distinct().toList());
                Collections.shuffle(tags, new Random(n));
                List<String> given = tags.subList(0, half ? tags.size() / 2 : 0);
                Set<String> wanted = new HashSet<>(tags.subList(given.size(), tags.size()));
                String text = corpus.titles.get(n) + "\n" + corpus.texts.get(n);
                JsonNode items = post("/api/v1/tags/suggest", Map.of("text", text, "tags", given)).get("items");
                List<String> suggested = new ArrayList<>();
                items.forEach(item -> suggested.add(lower(item.get("label").asText())));
                ours.add(suggested, wanted);
                most.add(popular, wanted);
            }
            System.out.printf(Locale.ROOT, "  %s, %d texts%n", half ? "half of the tags given" : "text only", asked.length);
            ours.print("suggested by the platform");
            most.print("the tags that most have");
        }
    }

    private static String lower(String tag) {
        return tag.toLowerCase(Locale.ROOT);
    }

    /** How many of the tags that people gave were suggested. */
    private static final class Hits {
        int texts;
        double precision;
        double recall;

        void add(List<String> suggested, Set<String> wanted) {
            texts++;
            precision += (double) suggested.stream().limit(FIVE).filter(wanted::contains).count() / FIVE;
            recall += (double) suggested.stream().limit(TEN).filter(wanted::contains).count() / wanted.size();
        }

        void print(String name) {
            System.out.printf(Locale.ROOT, "    %-30s P@5 %.3f  R@10 %.3f%n", name, precision / texts, recall / texts);
        }
    }

    private JsonNode post(String path, Object body) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request(path, "curator").header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private static String shortened(String title) {
        return title.length() > 200 ? title.substring(0, 200) : title;
    }

    private JsonNode send(String account, byte[] lines) throws Exception {
        HttpResponse<InputStream> accepted = http.send(request("/api/v1/imports?name=bench", account)
                .header("Content-Type", "application/x-ndjson").POST(BodyPublishers.ofByteArray(lines)).build(),
                BodyHandlers.ofInputStream());
        if (accepted.statusCode() != 202) {
            throw new IllegalStateException(
                    "The import was refused: " + new String(accepted.body().readAllBytes(), StandardCharsets.UTF_8));
        }
        String address = accepted.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
        while (true) {
            JsonNode report = get(address, account);
            if (!Set.of("waiting", "running").contains(report.get("state").asText())) {
                return report;
            }
            Thread.sleep(1000);
        }
    }

    private Answers ask(Corpus corpus, List<Integer> asked, boolean elsewhere) throws Exception {
        Map<Long, Integer> numbers = new HashMap<>();
        Map<Integer, Long> ids = new HashMap<>();
        HttpResponse<InputStream> export = http.send(
                request("/api/v1/exports/entries.ndjson?kind=practice-note", "administrator").build(),
                BodyHandlers.ofInputStream());
        try (var lines = new java.io.BufferedReader(new java.io.InputStreamReader(export.body(), StandardCharsets.UTF_8))) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                JsonNode line = JSON.readTree(text);
                if (line.path("externalId").asText().startsWith("bench/")) {
                    int number = Integer.parseInt(line.get("externalId").asText().substring(6));
                    numbers.put(line.get("id").asLong(), number);
                    ids.put(number, line.get("id").asLong());
                }
            }
        }
        Map<String, Long> carriers = corpus.tags.stream().flatMap(Set::stream)
                .collect(Collectors.groupingBy(tag -> tag.toLowerCase(Locale.ROOT), Collectors.counting()));
        Answers answers = new Answers();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<Future<?>> waiting = new ArrayList<>();
        for (int q : asked) {
            waiting.add(clients.submit((Callable<Void>) () -> {
                long begun = System.nanoTime();
                JsonNode list = get("/api/v1/entries/" + ids.get(q) + "/similar?limit=10&elsewhere=" + elsewhere, null);
                long took = System.nanoTime() - begun;
                synchronized (answers) {
                    answers.nanos += took;
                    take(q, list.get("items"), numbers, carriers, corpus.size(), answers);
                }
                return null;
            }));
        }
        try {
            for (Future<?> one : waiting) {
                one.get();
            }
        } finally {
            clients.shutdownNow();
        }
        return answers;
    }

    private static void take(int q, JsonNode items, Map<Long, Integer> numbers, Map<String, Long> carriers, int size,
            Answers answers) {
        Set<String> sites = new HashSet<>();
        List<Integer> list = new ArrayList<>();
        for (JsonNode item : items) {
            list.add(numbers.get(item.get("entry").get("id").asLong()));
            sites.add(item.get("entry").path("site").asText());
            answers.links++;
            for (JsonNode reason : item.get("reasons")) {
                if (reason.get("kind").asText().equals("tag")
                        && carriers.getOrDefault(reason.get("label").asText().toLowerCase(Locale.ROOT), 1L) <= RARE * size) {
                    answers.rare++;
                    break;
                }
            }
        }
        answers.sites += sites.size();
        answers.lists.put(q, list.stream().mapToInt(Integer::intValue).toArray());
    }

    private JsonNode get(String path, String account) {
        try {
            HttpResponse<InputStream> answer = http.send(request(path, account).build(), BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException(path + ": " + new String(body.readAllBytes(), StandardCharsets.UTF_8));
                }
                return JSON.readTree(body);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(path, failed);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    private HttpRequest.Builder request(String path, String account) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(option("platform", "http://localhost:8080") + path));
        return account == null ? request : request.header("Authorization", "Bearer " + token(account));
    }

    private synchronized String token(String account) throws IOException, InterruptedException {
        if (System.currentTimeMillis() > goodUntil.getOrDefault(account, 0L)) {
            String form = "grant_type=password&client_id=vanguard-api&username="
                    + URLEncoder.encode(account, StandardCharsets.UTF_8)
                    + "&password=" + account;
            JsonNode answer = JSON.readTree(http.send(HttpRequest
                    .newBuilder(URI.create(
                            option("realm", "http://localhost:8180/realms/vanguard") + "/protocol/openid-connect/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)).build(),
                    BodyHandlers.ofString()).body());
            tokens.put(account, answer.get("access_token").asText());
            goodUntil.put(account, System.currentTimeMillis() + 1000L * (answer.get("expires_in").asLong() - 20));
        }
        return tokens.get(account);
    }
}
