package network.vanguard.link;

import static java.util.Comparator.comparing;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.hibernate.Session;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.entry.EntryChanged;
import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntryPolicy;
import network.vanguard.entry.EntryState;
import network.vanguard.entry.Visibility;
import network.vanguard.link.EntryFeatures.Choice;
import network.vanguard.member.Affiliation;
import network.vanguard.member.PlatformRole;
import network.vanguard.member.SiteRole;
import network.vanguard.member.Viewer;
import network.vanguard.vocabulary.ConceptChanged;

/**
 * The list of similar entries is exact, for every reader and after every change: it is held against the formula as the design states it,
 * computed without a database, without indexes and with fractions of any precision. 120 random networks, each rolled back.
 */
@QuarkusTest
class ExactSimilarityTest {

    private static final int NETWORKS = 120;
    private static final MathContext FINE = new MathContext(60, RoundingMode.HALF_UP);
    /** Words that the stemmer leaves as they are. */
    private static final List<String> VOCABULARY = words();
    /** None of these is a word to be alike by. */
    private static final List<String> NOISE = List.of("the", "of", "and", "42", "7.5", "x", "2016", "it");

    @Inject
    SimilarFinder similar;

    @Inject
    EntryFeatures features;
    @Inject
    LinkWorker worker;
    @Inject
    RelatedLists lists;
    @Inject
    Event<EntryChanged> entryChanged;
    @Inject
    Event<ConceptChanged> conceptChanged;
    @Inject
    Session database;

    @Test
    void everyListIsTheExactOneForEveryReaderAlsoAfterEdits() throws InterruptedException {
        worker.rest();
        try {
            for (int seed = 0; seed < NETWORKS; seed++) {
                QuarkusTransaction.begin();
                try {
                    RandomNetwork network = new RandomNetwork(new Random(seed), seed % 10 == 0 ? 90 : 12);
                    network.build();
                    network.compare("network " + seed + ", nothing stored");
                    network.keep();
                    network.compare("network " + seed);
                    network.edit();
                    network.compareOwn("network " + seed + ", just edited");
                    network.follow();
                    network.compare("network " + seed + ", edited and followed");
                } finally {
                    QuarkusTransaction.rollback();
                }
            }
        } finally {
            worker.go();
        }
    }

    private static List<String> words() {
        List<String> words = new ArrayList<>();
        for (String begin : List.of("ba", "do", "ku", "mo", "ri", "ta", "zo")) {
            for (String end : List.of("lk", "mp", "nk", "rk", "rt", "b", "g")) {
                words.add(begin + end);
            }
        }
        return words;
    }

    // ---------------------------------------------------------------- a network

    private static final class Thing {
        long id;
        EntryState state;
        Visibility visibility;
        Long site;
        long author;
        boolean submitted;
        Set<Long> tags = new TreeSet<>();
        Map<String, Integer> words = new TreeMap<>();
    }

    private record Verdict(long low, long high, long member, Long site) {}

    private final class RandomNetwork {
        final Random random;
        final List<Long> concepts = new ArrayList<>();
        final Map<Long, Set<Long>> broader = new HashMap<>();
        final Map<Long, String> slugs = new HashMap<>();
        final List<Thing> things = new ArrayList<>();
        final List<Viewer> viewers = new ArrayList<>();
        final Map<String, Long> hashes = new HashMap<>();
        List<Long> sites;
        List<Long> members;
        final int most;
        final Set<Thing> edited = new HashSet<>();
        final Set<Verdict> unwelcome = new HashSet<>();
        LinkKeeper keeper;

        RandomNetwork(Random random, int most) {
            this.random = random;
            this.most = most;
        }

        /** Stores all lists under weights of now. */
        void keep() {
            keeper = new LinkKeeper(lists, Clock.systemUTC());
            boolean loaded;
            do {
                loaded = keeper.load();
            } while (!loaded);
            follow();
            keeper.begin();
            boolean made;
            do {
                made = keeper.build(50);
            } while (!made);
        }

        void follow() {
            boolean more;
            do {
                more = keeper.follow(5);
            } while (more);
        }

        void build() {
            sql("DELETE FROM entry_feature");
            sql("DELETE FROM entry_measure");
            sql("DELETE FROM link_change");
            sql("DELETE FROM link_epoch WHERE state = 'building'");
            sql("DELETE FROM related WHERE epoch > (SELECT id FROM link_epoch WHERE state = 'current')");
            sql("DELETE FROM link_weight WHERE epoch > (SELECT id FROM link_epoch WHERE state = 'current')");
            sites = ids("INSERT INTO site (slug, name, created_at) SELECT 'exact-' || n, 'Exact ' || n, now() "
                    + "FROM generate_series(1, 2) n RETURNING id");
            members = ids(
                    "INSERT INTO member (subject, handle, name, created_at, seen_at) SELECT 'exact-' || n, 'exact-' || n, 'E', "
                            + "now(), now() FROM generate_series(1, 3) n RETURNING id");
            viewers.add(Viewer.ANONYMOUS);
            viewers.add(viewer(members.get(0), Set.of(), List.of()));
            viewers.add(viewer(members.get(1), Set.of(),
                    List.of(new Affiliation(sites.get(0), "exact-1", "Exact 1", SiteRole.CONTRIBUTOR))));
            viewers.add(viewer(members.get(2), Set.of(PlatformRole.CURATOR), List.of()));
            Stream.concat(VOCABULARY.stream(), Stream.of("exact")).forEach(word -> hashes.put(word,
                    database.createNativeQuery("SELECT ~(hashtextextended(:word, 0) & 9223372036854775807)", Long.class)
                            .setParameter("word", word).getSingleResult()));
            int many = 6 + random.nextInt(8);
            for (int n = 0; n < many; n++) {
                long id = ids("INSERT INTO concept (slug, facet, pref_label, created_at) VALUES ('exact-" + n
                        + "', 'approach', 'Exact " + n + "', now()) RETURNING id").get(0);
                slugs.put(id, "exact-" + n);
                broader.put(id, new HashSet<>());
                for (int up = random.nextInt(3); up > 0 && n > 0; up--) {
                    stand(id, concepts.get(random.nextInt(n)));
                }
                concepts.add(id);
            }
            int entries = 5 + random.nextInt(most - 4);
            for (int n = 0; n < entries; n++) {
                things.add(write(n));
            }
            for (int n = random.nextInt(12); n > 0; n--) {
                Thing one = things.get(random.nextInt(entries));
                Thing other = things.get(random.nextInt(entries));
                long member = members.get(random.nextInt(3));
                Long site = random.nextBoolean() ? null : sites.get(random.nextInt(2));
                if (one.id < other.id && unwelcome.add(new Verdict(one.id, other.id, member, site))) {
                    sql("INSERT INTO not_useful VALUES (%d, %d, %d, %s, now()) ON CONFLICT DO NOTHING".formatted(one.id,
                            other.id, member, site));
                }
            }
            unwelcome.clear();
            database.createNativeQuery("SELECT low_id, high_id, member_id, site_id FROM not_useful", Object[].class)
                    .getResultList().forEach(row -> unwelcome.add(new Verdict((Long) row[0], (Long) row[1], (Long) row[2],
                            (Long) row[3])));
        }

        private void stand(long id, long above) {
            if (broader.get(id).add(above)) {
                sql("INSERT INTO concept_broader (concept_id, broader_id) VALUES (" + id + ", " + above + ")");
            }
        }

        private Thing write(int n) {
            Thing thing = new Thing();
            thing.state = random.nextInt(6) > 0
                    ? EntryState.PUBLISHED
                    : EntryState.values()[random.nextInt(EntryState.values().length)];
            thing.visibility = Visibility.values()[random.nextInt(Visibility.values().length)];
            thing.site = random.nextInt(3) == 0 && thing.visibility != Visibility.SITE
                    ? null
                    : sites.get(random.nextInt(sites.size()));
            thing.author = members.get(random.nextInt(2));
            thing.submitted = thing.state != EntryState.DRAFT && random.nextBoolean();
            String title = text(1 + random.nextInt(3), thing.words, 2);
            String summary = random.nextInt(4) == 0 ? "" : text(random.nextInt(6), thing.words, 1);
            String body = text(random.nextInt(random.nextInt(5) == 0 ? 300 : 25), thing.words, 1);
            thing.id = database.createNativeQuery("""
                    INSERT INTO entry (kind, slug, site_id, author_id, title, summary, body_text, state, visibility, created_at,
                                       updated_at, submitted_at, published_at)
                    VALUES ('practice-note', :slug, :site, :author, :title, :summary, :body, :state, :visibility, now(), now(),
                            CASE WHEN :submitted THEN now() END, now()) RETURNING id""", Long.class)
                    .setParameter("slug", "exact-" + n)
                    .setParameter("site", thing.site, Long.class).setParameter("author", thing.author)
                    .setParameter("title", title.isBlank() ? "42" : title).setParameter("summary", summary)
                    .setParameter("body", body).setParameter("state", thing.state.code())
                    .setParameter("visibility", thing.visibility.code()).setParameter("submitted", thing.submitted)
                    .getSingleResult();
            tag(thing);
            entryChanged.fire(new EntryChanged(thing.id, thing.state));
            return thing;
        }

        private String text(int length, Map<String, Integer> words, int times) {
            StringBuilder text = new StringBuilder();
            for (int n = 0; n < length; n++) {
                if (random.nextInt(4) == 0) {
                    text.append(NOISE.get(random.nextInt(NOISE.size()))).append(' ');
                }
                int rank = Math.min(random.nextInt(VOCABULARY.size()), random.nextInt(VOCABULARY.size()));
                String word = VOCABULARY.get(rank);
                words.merge(word, times, Integer::sum);
                text.append(random.nextInt(4) == 0 ? word.toUpperCase(java.util.Locale.ROOT) : word)
                        .append(random.nextInt(5) == 0 ? ".\n" : " ");
            }
            return text.toString();
        }

        private void tag(Thing thing) {
            thing.tags.clear();
            for (int n = random.nextInt(6); n > 0; n--) {
                thing.tags.add(concepts.get(random.nextInt(concepts.size())));
            }
            sql("DELETE FROM entry_tag WHERE entry_id = " + thing.id);
            int position = 0;
            for (long concept : thing.tags) {
                sql("INSERT INTO entry_tag VALUES (" + thing.id + ", " + concept + ", " + position++ + ")");
            }
        }

        void edit() {
            for (int n = 0; n < 3; n++) {
                Thing thing = things.get(random.nextInt(things.size()));
                if (random.nextInt(4) == 0) {
                    thing.state = thing.state == EntryState.PUBLISHED ? EntryState.ARCHIVED : EntryState.PUBLISHED;
                    sql("UPDATE entry SET state = '" + thing.state.code() + "' WHERE id = " + thing.id);
                }
                tag(thing);
                entryChanged.fire(new EntryChanged(thing.id, thing.state));
                edited.add(thing);
            }
            int moved = 1 + random.nextInt(concepts.size() - 1);
            broader.get(concepts.get(moved)).clear();
            sql("DELETE FROM concept_broader WHERE concept_id = " + concepts.get(moved));
            stand(concepts.get(moved), concepts.get(random.nextInt(moved)));
            conceptChanged.fire(new ConceptChanged(concepts.get(moved)));
        }

        /** What was just saved has its own list at once; those of others follow. */
        void compareOwn(String where) {
            compare(where, edited.stream().filter(
                    thing -> thing.state == EntryState.PUBLISHED && thing.visibility != Visibility.CIRCLE).toList());
        }

        void compare(String where) {
            compare(where, things);
        }

        private void compare(String where, List<Thing> all) {
            database.clear();
            Reference reference = new Reference(this, lists);
            for (Thing asked : all) {
                for (Viewer viewer : viewers) {
                    if (!reference.mayRead(asked, viewer) || random.nextInt(things.size() / 4 + 1) > 0) {
                        continue;
                    }
                    boolean elsewhere = random.nextBoolean();
                    int limit = 1 + random.nextInt(Math.min(40, things.size()));
                    String label = where + ", entry " + asked.id + ", viewer " + viewer.memberId() + ", elsewhere " + elsewhere
                            + ", limit " + limit;
                    List<SimilarEntry> found = similar.similar(asked.id, elsewhere, limit, viewer);
                    assertEquals(toldOf(reference.similar(asked, elsewhere, limit, viewer)), told(found), label);
                    Asked what = features.ofEntry(asked.id, viewer).answer();
                    Choice choice = new Choice(asked.id, elsewhere, limit);
                    assertEquals(features.nearest(what, choice, viewer),
                            features.nearest(what, choice, viewer, 1 + random.nextInt(30)),
                            label + ": the same, however few carriers are looked at first");
                }
            }
        }

        private Viewer viewer(long member, Set<PlatformRole> roles, List<Affiliation> affiliations) {
            return new Viewer(member, "exact", "E", roles, affiliations);
        }
    }

    private static String told(List<SimilarEntry> found) {
        return found.stream().map(one -> told(one.entry().id(), one.score(), one.reasons())).collect(Collectors.joining("\n"));
    }

    private static String toldOf(List<Reference.Found> found) {
        return found.stream().map(one -> told(one.id(), one.score(), one.reasons())).collect(Collectors.joining("\n"));
    }

    private static String told(long id, double score, List<Reason> reasons) {
        return id + " " + score + reasons.stream().map(reason -> "\n    " + reason.kind() + " " + reason.name() + " "
                + reason.weight()).sorted().collect(Collectors.joining());
    }

    private List<Long> ids(String sql) {
        return database.createNativeQuery(sql, Long.class).getResultList();
    }

    private void sql(String sql) {
        database.createNativeMutationQuery(sql).executeUpdate();
    }

    // ---------------------------------------------------------------- the formula again

    /** The formula from the definitions, over plain maps. */
    private static final class Reference {

        final List<Thing> linked;
        final Map<Long, Map<String, Integer>> features = new HashMap<>();
        final Map<String, Long> ids = new HashMap<>();
        final Map<Long, Integer> carriers;
        final Epoch epoch;
        final Set<Verdict> unwelcome;
        final BigDecimal averageTags;
        final BigDecimal averageWords;

        record Found(long id, Long site, BigInteger parts, List<Reason> reasons) {

            double score() {
                return parts.doubleValue() / 0x1p36;
            }
        }

        /** Under the weights that are written: those of the network when its lists were made, or of no network before. */
        Reference(RandomNetwork network, RelatedLists lists) {
            epoch = lists.current();
            carriers = lists.carriers(epoch.id());
            averageTags = BigDecimal.valueOf(epoch.averageTags());
            averageWords = BigDecimal.valueOf(epoch.averageWords());
            unwelcome = network.unwelcome;
            ids.putAll(network.hashes);
            network.slugs.forEach((id, slug) -> ids.put("#" + slug, id));
            linked = network.things.stream()
                    .filter(one -> one.state == EntryState.PUBLISHED && one.visibility != Visibility.CIRCLE).toList();
            for (Thing thing : linked) {
                Map<String, Integer> own = new LinkedHashMap<>();
                thing.tags.forEach(tag -> climb("#" + network.slugs.get(tag), tag, 1024, network.broader, network.slugs, own));
                own.putAll(thing.words);
                if (!thing.tags.isEmpty()) {
                    // "Exact 7" is the name of each concept
                    own.put("exact", thing.tags.size());
                }
                features.put(thing.id, own);
            }
            if (network.keeper != null && network.edited.isEmpty()) {
                assertEquals(linked.size(), epoch.entries());
                assertEquals(average(linked.stream().map(one -> one.tags.size()).toList(), 100, 100), averageTags);
                assertEquals(average(linked.stream().map(Reference::length).toList(), 1, 1), averageWords);
                Map<Long, Integer> counted = new HashMap<>();
                features.values().forEach(own -> own.keySet().forEach(name -> counted.merge(ids.get(name), 1, Integer::sum)));
                counted.values().removeIf(times -> times == 1);
                assertEquals(counted, carriers);
            }
        }

        private static void climb(String name, long concept, int strength, Map<Long, Set<Long>> broader,
                Map<Long, String> slugs,
                Map<String, Integer> own) {
            if (strength > 0 && strength > own.getOrDefault(name, 0)) {
                own.put(name, strength);
                broader.get(concept).forEach(up -> climb("#" + slugs.get(up), up, strength / 2, broader, slugs, own));
            }
        }

        private static int length(Thing thing) {
            return thing.tags.size() + thing.words.values().stream().mapToInt(Integer::intValue).sum();
        }

        /** Of those that have any, rounded down to a whole, or to hundredths when the unit is a hundred. */
        private static BigDecimal average(List<Integer> lengths, int unit, int empty) {
            List<Integer> some = lengths.stream().filter(length -> length > 0).toList();
            return BigDecimal.valueOf(some.isEmpty()
                    ? empty
                    : (long) unit * some.stream().mapToInt(Integer::intValue).sum() / some.size());
        }

        boolean mayRead(Thing thing, Viewer viewer) {
            return EntryPolicy.mayRead(new EntryPolicy.Standing(EntryKind.PRACTICE_NOTE, thing.author, thing.site, thing.state,
                    thing.visibility, thing.submitted, network.vanguard.entry.Ties.NONE), viewer);
        }

        List<Found> similar(Thing asked, boolean elsewhere, int limit, Viewer viewer) {
            if (!features.containsKey(asked.id)) {
                return List.of();
            }
            Map<String, Long> weights = weights(asked);
            List<Found> best = linked.stream().filter(other -> other != asked && mayRead(other, viewer))
                    .filter(other -> !elsewhere || asked.site == null || !asked.site.equals(other.site))
                    .map(other -> found(asked, other, weights)).filter(found -> !found.reasons().isEmpty())
                    .sorted(comparing(Found::parts).reversed().thenComparing(Found::id)).limit(limit + 10L).toList();
            return spread(asked, best, viewer).stream().limit(limit).toList();
        }

        /** Next comes the best after each entry of its site that is shown took 3 % off; at the end what people found not useful. */
        private List<Found> spread(Thing asked, List<Found> best, Viewer viewer) {
            List<Found> last = best.stream().filter(one -> unwelcome(asked.id, one.id(), viewer)).toList();
            List<Found> left = new ArrayList<>(best);
            left.removeAll(last);
            List<Found> order = new ArrayList<>();
            while (!left.isEmpty()) {
                Found next = left.stream()
                        .max(comparing((Found one) -> worth(one, order)).thenComparing(one -> -left.indexOf(one))).get();
                left.remove(next);
                order.add(next);
            }
            order.addAll(last);
            return order;
        }

        private static BigInteger worth(Found one, List<Found> shown) {
            BigInteger worth = one.parts();
            for (Found before : shown) {
                if (one.site() != null && one.site().equals(before.site())) {
                    worth = worth.multiply(BigInteger.valueOf(97)).divide(BigInteger.valueOf(100));
                }
            }
            return worth;
        }

        private boolean unwelcome(long one, long other, Viewer viewer) {
            List<Verdict> said = unwelcome.stream()
                    .filter(verdict -> verdict.low() == Math.min(one, other) && verdict.high() == Math.max(one, other))
                    .toList();
            return said.stream().anyMatch(verdict -> verdict.member() == viewer.memberId())
                    || said.stream().map(Verdict::site).filter(java.util.Objects::nonNull).distinct().count() >= 2;
        }

        private Map<String, Long> weights(Thing asked) {
            Map<String, Integer> own = features.get(asked.id);
            Map<String, Long> weights = new LinkedHashMap<>();
            long words = own.keySet().stream().filter(feature -> !feature.startsWith("#")).count();
            own.forEach((feature, amount) -> {
                int n = carriers.getOrDefault(ids.get(feature), 1);
                long rarity = Math
                        .round(1024 * StrictMath.log(1 + (Math.max(0, epoch.entries() - n) + 0.5) / (n + 0.5)));
                weights.put(feature, feature.startsWith("#")
                        ? rarity * amount
                        : rarity * Math.round(1024.0 * 0.8 * 8 * amount / (amount + 7) * (words > 40 ? 40.0 / words : 1)));
            });
            weights.values().removeIf(weight -> weight == 0);
            return weights;
        }

        private Found found(Thing asked, Thing other, Map<String, Long> weights) {
            Map<String, Integer> theirs = features.get(other.id);
            List<Reason> reasons = new ArrayList<>();
            long score = 0;
            for (Map.Entry<String, Long> weight : weights.entrySet()) {
                Integer amount = theirs.get(weight.getKey());
                if (amount != null) {
                    boolean concept = weight.getKey().startsWith("#");
                    long part = weight.getValue() * (concept ? tagFit(other, amount) : wordFit(other, amount));
                    boolean both = amount == 1024 && features.get(asked.id).get(weight.getKey()) == 1024;
                    reasons.add(new Reason(concept ? both ? Reason.Kind.TAG : Reason.Kind.BROADER : Reason.Kind.WORD,
                            concept ? weight.getKey().substring(1) : weight.getKey(), "", part / 0x1p36));
                    score += part;
                }
            }
            return new Found(other.id, other.site, BigInteger.valueOf(score), reasons);
        }

        private long tagFit(Thing thing, int strength) {
            BigDecimal relative = BigDecimal.valueOf(100L * thing.tags.size()).divide(averageTags, FINE);
            BigDecimal under = one("1.2").multiply(one("0.3").multiply(relative).add(one("0.7"))).add(BigDecimal.ONE);
            return floor(one("65536").multiply(one("2.2")).divide(under, FINE)) * strength / 1024;
        }

        private long wordFit(Thing thing, int times) {
            BigDecimal x = BigDecimal.valueOf(times);
            BigDecimal relative = BigDecimal.valueOf(length(thing)).divide(averageWords, FINE);
            BigDecimal under = one("1.2").multiply(one("0.85").multiply(relative).add(one("0.15"))).add(x);
            return floor(one("65536").multiply(one("2.2")).multiply(x).divide(under, FINE));
        }

        /** The quotients are exact to 50 digits: what is that near to a whole number is it. */
        private static long floor(BigDecimal value) {
            return value.add(new BigDecimal("1e-45")).setScale(0, RoundingMode.FLOOR).longValueExact();
        }

        private static BigDecimal one(String number) {
            return new BigDecimal(number);
        }
    }
}
