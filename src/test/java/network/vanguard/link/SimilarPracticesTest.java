package network.vanguard.link;

import static network.vanguard.link.Written.as;
import static network.vanguard.link.Written.json;
import static network.vanguard.link.Written.note;
import static network.vanguard.link.Written.publicCase;
import static network.vanguard.link.Written.retag;
import static network.vanguard.link.Written.settled;
import static network.vanguard.link.Written.similar;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Person;
import network.vanguard.cast.Web;
import network.vanguard.entry.EntryFinder;
import network.vanguard.entry.EntrySummary;
import network.vanguard.member.MemberFinder;
import network.vanguard.member.MemberService;
import network.vanguard.member.Viewer;
import network.vanguard.site.SiteInput;
import network.vanguard.site.SiteService;
import network.vanguard.vocabulary.ConceptInput;
import network.vanguard.vocabulary.ConceptService;

/** Each entry shows what is like it elsewhere, and why; exact, the same each time, and nothing that is not the reader's. */
@QuarkusTest
class SimilarPracticesTest {

    @Inject
    SiteService sites;
    @Inject
    ConceptService concepts;
    @Inject
    MemberService members;
    @Inject
    MemberFinder people;
    @Inject
    SimilarFinder finder;
    @Inject
    EntryFinder entries;
    @Inject
    LinkWorker worker;
    @Inject
    SessionFactory database;
    @Inject
    @Location("link/similar")
    Template fragment;

    // ---------------------------------------------------------------- what is alike

    @Test
    void aWordOrTwoSpeakForNoLinkOnAPageAFewDo() {
        long asked = note("erewash", "Quokkas, wombats", "Numbats.");
        long one = note("stockport", "Quokkas alone", "Sleepy.");
        long three = note("stockport", "Numbats beside quokkas", "Never without wombats.");
        settled();
        Viewer reader = people.byHandle("erewash").orElseThrow();
        List<Long> shown = onPage(entries.byId(asked, reader), reader).stream().map(found -> found.entry().id())
                .toList();
        assertTrue(shown.contains(three), shown::toString);
        assertFalse(shown.contains(one), shown::toString);
        assertTrue(finder.similar(asked, false, 100, reader).stream().anyMatch(found -> found.entry().id() == one),
                "the API gives all, with their scores");
    }

    @Test
    void theSamePageGivesTheSameListAHundredTimesAndEachLineSaysWhy() {
        long asked = note("erewash", "Kites over the dunes", "Families flew kites and shared picnics.", "kite-flying", "dunes");
        for (int n = 0; n < 12; n++) {
            note("stockport", "Kites again " + n, "Families flew kites.", n % 2 == 0 ? "kite-flying" : "dunes", "kites-" + n);
        }
        settled();
        String first = as("erewash").get("/api/v1/entries/" + asked + "/similar?limit=20").asString();
        for (int n = 0; n < 100; n++) {
            assertEquals(first, as("erewash").get("/api/v1/entries/" + asked + "/similar?limit=20").asString());
        }
        List<Map<String, Object>> items = JsonPath.from(first)
                .using(JsonPathConfig.jsonPathConfig().numberReturnType(JsonPathConfig.NumberReturnType.DOUBLE))
                .getList("items");
        assertTrue(items.size() >= 12);
        for (Map<String, Object> item : items) {
            @SuppressWarnings("unchecked")
            List<Map<String, Object>> reasons = (List<Map<String, Object>>) item.get("reasons");
            assertFalse(reasons.isEmpty());
            assertTrue(item.get("why").toString().matches("(Both|The word).*"), item.get("why").toString());
            double sum = reasons.stream().mapToDouble(reason -> ((Number) reason.get("weight")).doubleValue()).sum();
            assertEquals(((Number) item.get("score")).doubleValue(), sum, 1e-6, "the reasons are the score");
        }
    }

    @Test
    void withTheOnlySharedRareTagGoesTheLink() {
        long asked = publicCase("Scented bags", "Put together.", "lavender-sewing");
        long other = note("stockport", "Quilts", "Stitched apart.", "lavender-sewing");
        assertEquals(other, similar("erewash", asked).getLong("items[0].entry.id"));
        assertEquals("Both: lavender-sewing.", similar("erewash", asked).getString("items[0].why"));
        retag(asked, "Scented bags", "Put together.", "something-else-entirely");
        assertFalse(ids(similar("erewash", asked)).contains(other), "it drops out at once");
        assertFalse(ids(similar("stockport", other)).contains(asked), "on the other page too");
    }

    @Test
    void aRareTopicCountsMoreThanACommonOne() {
        for (int n = 0; n < 10; n++) {
            note("practitioner", "Tea " + n, "Hm.", "tea-drinking");
        }
        long asked = note("erewash", "Samovar", "Hm.", "tea-drinking", "samovars");
        long rare = note("stockport", "Brass urns", "Hm.", "samovars");
        JsonPath found = similar("erewash", asked);
        assertEquals(rare, found.getLong("items[0].entry.id"));
        assertTrue(found.getDouble("items[0].score") > found.getDouble("items[1].score"));
    }

    @Test
    void nearnessInTheVocabularyCountsAndIsNamedByWhatIsCommon() {
        concept("boat-trips", "Boat trips", List.of());
        concept("canal-boats", "Canal boats", List.of("boat-trips"));
        concept("rowing-boats", "Rowing boats", List.of("boat-trips"));
        long asked = note("erewash", "On the canal", "Slow.", "canal-boats");
        long near = note("stockport", "On the lake", "Fast.", "rowing-boats");
        long same = note("stockport", "Locks", "Deep.", "canal-boats");
        JsonPath found = similar("erewash", asked);
        assertEquals(List.of(same, near), ids(found).subList(0, 2));
        assertEquals("Both: canal boats.", found.getString("items[0].why"), "what is above goes without saying");
        assertEquals("Both are about boat trips.", found.getString("items[1].why"));
        assertEquals(List.of("tag", "broader"), found.getList("items[0].reasons.kind", String.class).stream()
                .filter(kind -> !kind.equals("word")).toList());
        concept("rowing-boats", "Rowing boats", List.of());
        assertTrue(similar("erewash", asked).getList("items.findAll { it.entry.id == %d }.why".formatted(near), String.class)
                .stream()
                .noneMatch(why -> why.contains("boat trips")), "and a change of the vocabulary is there at once");
    }

    @Test
    void wordsOfTheTextLinkWhatHasNoTopicInCommon() {
        long asked = note("erewash", "Harpsichords in waiting rooms", "The harpsichord calmed people in 1987 and the of.");
        long other = note("stockport", "A quiet harpsichord", "Played by a volunteer.");
        JsonPath found = similar("erewash", asked);
        assertEquals(other, found.getLong("items[0].entry.id"));
        assertTrue(found.getString("items[0].why").matches("The words? “harpsichords?”.* in both\\."),
                found.getString("items[0].why"));
    }

    @Test
    void elsewhereLeavesOutTheOwnSiteAndAPageShowsOthersFirst() {
        site("kelp-north");
        site("kelp-south");
        grant("erewash", "kelp-north");
        grant("stockport", "kelp-south");
        Map<String, Object> north = Map.of("site", "kelp-north");
        long asked = note("erewash", "Kelp", "Walks.", north, "kelp-walks");
        long here = note("erewash", "Kelp too", "Walks.", north, "kelp-walks");
        long there = note("stockport", "More kelp", "Walks with many other things in it.", Map.of("site", "kelp-south"),
                "kelp-walks", "a", "b", "c");
        long noSite = note("practitioner", "Yet more kelp", "Strolls with many other things in it.", "kelp-walks", "a", "b",
                "d");
        assertEquals(here, similar("erewash", asked).getLong("items[0].entry.id"), "the best is at the own site");
        List<Long> elsewhere = ids(json("erewash", "/api/v1/entries/{id}/similar?elsewhere=true", asked));
        assertFalse(elsewhere.contains(here));
        assertTrue(elsewhere.containsAll(List.of(there, noSite)));
        Viewer erewash = people.byHandle("erewash").orElseThrow();
        EntrySummary entry = entries.byId(asked, erewash);
        settled();
        List<SimilarEntry> onPage = onPage(entry, erewash);
        assertTrue(onPage.size() <= SimilarFinder.ON_PAGE);
        List<Boolean> own = onPage.stream().map(found -> "kelp-north".equals(found.entry().siteSlug())).toList();
        assertEquals(own.stream().sorted().toList(), own, "those at other sites come first");
        assertTrue(onPage.stream().map(found -> found.entry().id()).toList().containsAll(List.of(there, noSite)));
    }

    @Test
    void notUsefulFromTwoSitesDemotesThatPairOnlyAndCanBeTakenBack() {
        site("otter-north");
        site("otter-south");
        grant("erewash", "otter-north");
        grant("morecambe", "otter-south");
        long asked = publicCase("Otters", "Swim.", "otter-watching", "holts");
        long best = publicCase("More otters", "Swim.", "otter-watching", "holts");
        long second = publicCase("Otters at night", "Sleep.", "otter-watching");
        assertEquals(List.of(best, second), among(List.of(asked, best, second), similar(null, asked)));
        as("erewash").put("/api/v1/entries/{id}/similar/{other}/not-useful", asked, best).then().statusCode(204);
        as("erewash").put("/api/v1/entries/{id}/similar/{other}/not-useful", asked, best).then().statusCode(204);
        assertEquals(List.of(second, best), among(List.of(asked, best, second), similar("erewash", asked)),
                "for who said so it goes to the end at once");
        assertTrue(similar("erewash", asked).getBoolean("items.find { it.entry.id == %d }.notUseful".formatted(best)));
        assertEquals(List.of(best, second), among(List.of(asked, best, second), similar(null, asked)),
                "one site is not enough for everybody");
        as("practitioner").put("/api/v1/entries/{id}/similar/{other}/not-useful", asked, best).then().statusCode(204);
        assertEquals(List.of(best, second), among(List.of(asked, best, second), similar(null, asked)),
                "somebody without a site speaks for themselves");
        as("morecambe").put("/api/v1/entries/{id}/similar/{other}/not-useful", best, asked).then().statusCode(204);
        assertEquals(List.of(second, best), among(List.of(asked, best, second), similar(null, asked)),
                "two sites are, whichever end they look from");
        assertEquals(List.of(asked, best), among(List.of(asked, best, second), similar(null, second)),
                "no other pair is touched");
        as("erewash").delete("/api/v1/entries/{id}/similar/{other}/not-useful", asked, best).then().statusCode(204);
        assertEquals(List.of(best, second), among(List.of(asked, best, second), similar(null, asked)),
                "and it can be taken back");
    }

    @Test
    void whatIsNotUsefulStandsLastOnThePageAndCanBeTakenBackThere() {
        long asked = publicCase("Beavers", "Build.", "beaver-dams", "lodges");
        long best = publicCase("More beavers", "Build.", "beaver-dams", "lodges");
        for (int n = 0; n < SimilarFinder.ON_PAGE + 2; n++) {
            publicCase("Beavers at place " + n, "Swim.", "beaver-dams");
        }
        Web reader = Web.of(Person.PRACTITIONER);
        Answer said = reader.post("/entries/" + asked + "/similar/" + best + "/not-useful", Map.of());
        assertEquals(303, said.status());
        String page = reader.follow(said).body();
        String undo = "/entries/" + asked + "/similar/" + best + "/useful";
        assertTrue(page.contains(undo) && page.contains("Take that back"), page);
        assertTrue(page.lastIndexOf("/not-useful\"") < page.indexOf(undo), "it stands last");
        assertEquals(303, reader.post(undo, Map.of()).status());
        String after = reader.get(page.isEmpty() ? "" : "/entries/" + asked).body();
        assertFalse(reader.follow(reader.get("/entries/" + asked)).body().contains(undo), after);
    }

    // ---------------------------------------------------------------- the part of a page

    @Test
    void aPageShowsTitleSiteSummaryAndReasonsAsLinks() {
        long asked = publicCase("Stilts at the fair", "They walked.", "stilt-walking");
        publicCase("Stilts <b>and</b> drums", "They walked and drummed.", "stilt-walking");
        settled();
        EntrySummary entry = entries.byId(asked, Viewer.ANONYMOUS);
        String html = html(entry, onPage(entry, Viewer.ANONYMOUS));
        assertTrue(html.contains("id=\"similar-heading\">Similar practices elsewhere</h2>"), html);
        assertTrue(html.contains("<bdi>Stilts &lt;b&gt;and&lt;/b&gt; drums</bdi></a></h3>"), html);
        assertTrue(html.contains("From elsewhere"), html);
        assertTrue(html.contains("Both: <a href=\"/tags/stilt-walking\"><bdi>stilt-walking</bdi></a>."), html);
        assertTrue(html(entry, List.of()).contains("Nothing similar has been found yet."));
    }

    private String html(EntrySummary entry, List<SimilarEntry> similar) {
        return fragment.data("entry", entry).data("similar", similar).render();
    }

    // ---------------------------------------------------------------- whose it is

    @Test
    void whatSomebodyMayNotReadIsInNoListCountNeighbourOrSuggestion() {
        site("quiet-site");
        grant("stockport", "quiet-site");
        long open = publicCase("Lighthouse evenings", "Stories about the zzwhisper beacon.", "lighthouse-keeping");
        Map<String, Object> quiet = Map.of("site", "quiet-site", "visibility", "site");
        for (int n = 0; n < 3; n++) {
            note("stockport", "zzsecret lighthouse " + n, "Stories about the zzwhisper beacon.", quiet, "lighthouse-keeping",
                    "zzsecret-topic");
        }
        long circle = note("stockport", "zzcircle lighthouse", "Stories about the zzwhisper beacon.", quiet,
                "lighthouse-keeping", "zzcircle-topic");
        toCircle(circle);
        for (String reader : new String[]{null, "practitioner", "erewash", "curator", "administrator"}) {
            String all = similar(reader, open).prettify() + json(reader, "/api/v1/tags?q=lighthouse").prettify()
                    + json(reader, "/api/v1/tags?q=zzsecret").prettify() + json(reader, "/api/v1/tags?q=zzcircle").prettify()
                    + json(reader, "/api/v1/tags/lighthouse-keeping").prettify();
            if (reader == null) {
                all += as(null).get("/tags").asString() + as(null).get("/tags/lighthouse-keeping").asString()
                        + as(null).get("/tags?q=zz").asString();
            } else {
                all += Written.suggest(reader, "zzwhisper beacon lighthouse zzsecret topic zzcircle topic").prettify()
                        .replace("zzwhisper", "");
            }
            assertFalse(all.contains("zzsecret") || all.contains("zzcircle"), reader + ": " + all);
            assertEquals(1, json(reader, "/api/v1/tags/lighthouse-keeping").getInt("count"), reader + " counts their own");
            as(reader).get("/api/v1/tags/zzsecret-topic").then().statusCode(404);
            as(null).get("/tags/zzsecret-topic").then().statusCode(404);
            as(reader).get("/api/v1/entries/" + circle + "/similar").then().statusCode(404);
        }
        List<String> titles = similar("stockport", open).getList("items.entry.title", String.class);
        assertEquals(3, titles.stream().filter(title -> title.startsWith("zzsecret")).count(), "their reader has them");
        assertTrue(titles.stream().noneMatch(title -> title.startsWith("zzcircle")), "but never a safe circle");
        assertEquals(4, json("stockport", "/api/v1/tags/lighthouse-keeping").getInt("count"));
        assertTrue(Written.suggest("stockport", "zzwhisper beacon").prettify().contains("zzsecret-topic"));
    }

    @Test
    void aLinkThatThePlatformFoundSaysSoAndWhenItWasFound() {
        Instant before = Instant.now().minusSeconds(1);
        long asked = publicCase("Newts", "Crawl.", "newt-counting");
        publicCase("More newts", "Crawl.", "newt-counting");
        Written.settled();
        JsonPath found = similar(null, asked);
        assertEquals(List.of("machine", "platform"),
                List.of(found.getString("items[0].origin"), found.getString("items[0].maker")));
        Instant made = Instant.parse(found.getString("items[0].madeAt"));
        assertTrue(!made.isBefore(before) && !made.isAfter(Instant.now()), () -> made.toString());
        as(null).get(found.getString("items[0].entry.url").replaceFirst("^https?://[^/]+", "")).then()
                .body(containsString("Found by the platform, from topics and words, <time"));
        as(null).get("/api/v1/entries/{id}/similar?elsewhere=maybe", asked).then().statusCode(400)
                .body("errors[0].field", equalTo("elsewhere"));
    }

    @Test
    void anEntryThatIsNotThereOrNotTheReadersIsNotFound() {
        long id = note("erewash", "For the network", "Text.");
        as(null).get("/api/v1/entries/" + id + "/similar").then().statusCode(404)
                .contentType(startsWith("application/problem"));
        as("erewash").get("/api/v1/entries/987654321/similar").then().statusCode(404);
    }

    // ---------------------------------------------------------------- cost

    @Test
    void theNumberOfStatementsDoesNotDependOnTheNumberOfNeighbours() throws InterruptedException {
        long asked = note("erewash", "Marbles", "Glass.", "marbles");
        note("stockport", "Marbles one", "Glass.", "marbles");
        Viewer erewash = people.byHandle("erewash").orElseThrow();
        // only a stored list says when it was made
        await().atMost(Duration.ofMinutes(2)).until(() -> similar("erewash", asked).getString("items[0].madeAt") != null);
        long one = statements(asked, erewash);
        for (int n = 0; n < 20; n++) {
            note("stockport", "Marbles " + n, "Glass.", "marbles", "marbles-" + n);
        }
        assertEquals(one, statements(asked, erewash));
        assertTrue(one <= 4, one + " statements");
    }

    /** The least of five counts: what else the program does at the same time can only add to one. */
    private long statements(long asked, Viewer viewer) throws InterruptedException {
        long least = Long.MAX_VALUE;
        for (int n = 0; n < 5; n++) {
            least = Math.min(least, counted(asked, viewer));
        }
        return least;
    }

    private long counted(long asked, Viewer viewer) throws InterruptedException {
        settled();
        worker.rest();
        database.getStatistics().setStatisticsEnabled(true);
        long before = database.getStatistics().getPrepareStatementCount();
        finder.similar(asked, false, 30, viewer);
        long statements = database.getStatistics().getPrepareStatementCount() - before;
        worker.go();
        return statements;
    }

    // ---------------------------------------------------------------- helpers

    /** Of what was found those, without what other tests have left. */
    private static List<Long> among(List<Long> wanted, JsonPath found) {
        return ids(found).stream().filter(wanted::contains).toList();
    }

    private static List<Long> ids(JsonPath found) {
        return found.getList("items.entry.id", Long.class);
    }

    private void site(String slug) {
        sites.record(new SiteInput(null, slug, slug, List.of(), null, null, null, null, null, null, null, null, null, List.of(),
                null), "test", members.platform());
    }

    private void concept(String slug, String label, List<String> broader) {
        concepts.record(new ConceptInput(null, slug, label, List.of(), "approach", broader, List.of(), null, null, null),
                label + broader, members.platform());
    }

    private List<SimilarEntry> onPage(EntrySummary entry, Viewer viewer) {
        return QuarkusTransaction.requiringNew().call(() -> finder.forPage(entry, viewer).answer());
    }

    private void toCircle(long id) {
        QuarkusTransaction.requiringNew().run(() -> {
            database.getCurrentSession().createNativeMutationQuery("UPDATE entry SET visibility = 'circle' WHERE id = :id")
                    .setParameter("id", id).executeUpdate();
            database.getCurrentSession().createNativeMutationQuery("DELETE FROM entry_feature WHERE entry_id = :id")
                    .setParameter("id", id).executeUpdate();
        });
    }

    private void grant(String account, String site) {
        as(account).get("/api/v1/entries").then().statusCode(200);
        QuarkusTransaction.requiringNew().run(() -> database.getCurrentSession().createNativeMutationQuery("""
                INSERT INTO site_membership (site_id, member_id, role, origin, since)
                SELECT s.id, m.id, 'contributor', 'granted', now() FROM site s, member m WHERE s.slug = :site AND m.handle = :handle
                ON CONFLICT DO NOTHING""").setParameter("site", site).setParameter("handle", account).executeUpdate());
    }
}
