package network.vanguard.search;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;

import network.vanguard.attachment.Samples;
import network.vanguard.cast.Person;
import network.vanguard.cast.Web;
import network.vanguard.local.Tokens;
import network.vanguard.member.MemberService;
import network.vanguard.site.SiteInput;
import network.vanguard.site.SiteService;
import network.vanguard.vocabulary.ConceptInput;
import network.vanguard.vocabulary.ConceptService;

/** People find what they may read, by any of its words and names, and learn nothing of what they may not. */
@QuarkusTest
class SearchTest {

    @Inject
    SiteService sites;
    @Inject
    ConceptService concepts;
    @Inject
    MemberService members;
    @Inject
    SessionFactory database;

    // ---------------------------------------------------------------- what is found

    @Test
    void anotherFormOfAWordFindsItAndAccentsDoNotCount() {
        long id = note("practitioner", "Crèche beside the beekeepers", "Grandparents met there.");
        assertEquals(List.of(id), ids(search("practitioner", "creche beekeeping")));
        assertEquals(List.of(id), ids(search("practitioner", "CRÈCHES grandparent")));
    }

    @Test
    void whatIsSaidOfItsFilesAndInItsVideosFindsAnEntryForItsReadersUntilItIsGone() {
        long id = note("practitioner", "Beside the canal", "They walked.");
        String before = links(id);
        long video = as("practitioner").contentType("application/json")
                .body(Map.of("url", "https://films.example/v", "title", "Zeppelinfilm", "transcript",
                        "A sousaphone explains."))
                .post("/api/v1/entries/" + id + "/files/videos").then().statusCode(201).extract().jsonPath().getLong("id");
        long picture = as("practitioner").multiPart("file", "quetzal_walk.png", Samples.picture("png", 9, 9))
                .multiPart("alt", "Two dugongs").multiPart("people", "nobody").multiPart("caption", "By the echidnas")
                .post("/api/v1/entries/" + id + "/files").then().statusCode(201).extract().jsonPath().getLong("id");
        for (String word : List.of("zeppelinfilm", "sousaphones", "quetzal", "dugong", "echidna")) {
            assertEquals(List.of(id), ids(search("practitioner", word)), word);
            assertEquals(List.of(), ids(search(null, word)), word + " of what is for members");
        }
        assertEquals("sousaphone",
                search("practitioner", "sousaphone").getString("items[0].highlights.body.find { it.marked }.text"));
        assertEquals(before, links(id), "links between entries are made of the text");
        as("practitioner").delete("/api/v1/entries/" + id + "/files/" + video).then().statusCode(204);
        as("practitioner").contentType("application/json").body(Map.of("alt", "Two pelicans", "people", "nobody"))
                .put("/api/v1/entries/" + id + "/files/" + picture).then().statusCode(200);
        for (String gone : List.of("zeppelinfilm", "sousaphone", "dugong", "echidna")) {
            assertEquals(List.of(), ids(search("practitioner", gone)), gone);
        }
        assertEquals(List.of(id), ids(search("practitioner", "pelican")));
        // a new version of the text keeps them
        as("practitioner").contentType("application/json")
                .header("If-Match", as("practitioner").get("/api/v1/entries/" + id).header("ETag"))
                .body(Map.of("title", "Beside the river", "body", "They ran.", "visibility", "network"))
                .put("/api/v1/notes/" + id)
                .then().statusCode(200);
        assertEquals(List.of(id), ids(search("practitioner", "pelican river")));
    }

    /** What the links of an entry are made of. */
    private String links(long id) {
        return QuarkusTransaction.requiringNew().call(() -> database.getCurrentSession().createNativeQuery("""
                SELECT string_agg(concat_ws(':', feature, amount, form), ' ' ORDER BY feature) || m.words || ' ' || m.tags
                FROM entry_feature f JOIN entry_measure m ON m.entry_id = f.entry_id WHERE f.entry_id = :id
                GROUP BY m.words, m.tags""", String.class).setParameter("id", id).getSingleResult());
    }

    @Test
    void aSynonymFindsWhatIsTaggedWithTheTopicOrANarrowerOne() {
        concept("strolling-kickball", "Strolling kickball", List.of("wandering kickball"), List.of());
        concept("strolling-kickball-70", "Kickball past seventy", List.of(), List.of("strolling-kickball"));
        long tagged = note("practitioner", "Thursday game", "Slow and friendly.", "tags", List.of("strolling-kickball"));
        long below = note("practitioner", "Friday game", "Slower still.", "tags", List.of("strolling-kickball-70"));
        JsonPath found = search("practitioner", "Wandering Kickball");
        assertEquals("strolling-kickball", found.getString("topic"));
        assertEquals(List.of(tagged, below).stream().sorted().toList(), ids(found).stream().sorted().toList());
        assertEquals(2, found.getInt("total"));
        given().get("/search?q=wandering kickball").then().statusCode(200)
                .body(containsString("href=\"/tags/strolling-kickball\""));
    }

    @Test
    void aTitleWithTheWordStandsBeforeATextWithTheWord() {
        long inTitle = note("practitioner", "Theremin on the ward", "Songs for all.");
        long inText = note("practitioner", "Music afternoons", "The theremin, the theremin and again the theremin.");
        assertEquals(List.of(inTitle, inText), ids(search("practitioner", "theremins")));
    }

    @Test
    void aMisspeltWordIsPutRightAndTheWordAsTypedCanBeAskedFor() {
        long id = note("practitioner", "Marmalade mornings", "People cook together.");
        JsonPath found = search("practitioner", "marmelade mornigns");
        assertEquals("marmalade mornings", found.getString("correctedTo"));
        assertEquals(List.of(id), ids(found));
        JsonPath exact = search("practitioner", "marmelade", "exact", "true");
        assertNull(exact.getString("correctedTo"));
        assertEquals(0, exact.getInt("total"));
        JsonPath right = search("practitioner", "marmalade");
        assertNull(right.getString("correctedTo"), "a word that is known is left alone");
    }

    @Test
    void thePageSaysWhatItSearchedForInstead() {
        publicCaseStudy("Allotment of the chrysanthemum growers", "They grow flowers.");
        given().get("/search?q=crysanthemum").then().statusCode(200).body(containsString("Showing results for"))
                .body(containsString("<bdi>chrysanthemum</bdi>"))
                .body(containsString("href=\"/search?q=crysanthemum&amp;exact=true\""));
    }

    @Test
    void whenNothingHasAllTheWordsSomeOfThemAreEnough() {
        long id = note("practitioner", "Didgeridoo breathing", "For the lungs.");
        JsonPath found = search("practitioner", "didgeridoo helicopter");
        assertTrue(found.getBoolean("anyWord"));
        assertEquals(List.of(id), ids(found));
        assertEquals(0, search("practitioner", "didgeridoo -breathing").getInt("total"), "but a word left out stays left out");
    }

    @Test
    void theWordsThatWereFoundAreMarkedAndNothingTypedBecomesHtml() {
        note("practitioner", "Xylophone <script>alert(1)</script> circle",
                "Before it all began, a xylophone stood <b>in</b> the hall.");
        JsonPath hit = search("practitioner", "xylophones");
        assertEquals("Xylophone", hit.getString("items[0].highlights.title.find { it.marked }.text"));
        assertEquals("xylophone", hit.getString("items[0].highlights.body.find { it.marked }.text"));
        publicCaseStudy("Balalaika <script>alert(1)</script> circle", "They play the balalaika <i>daily</i>.");
        given().get("/search?q=balalaika").then().statusCode(200).body(containsString("<mark>Balalaika</mark> &lt;script&gt;"))
                .body(not(containsString("<script>alert"))).body(not(containsString("<i>daily")));
    }

    @Test
    void whatIsArchivedIsNoLongerFound() {
        long id = publicCaseStudy("Bassoon therapy", "Deep notes.");
        assertEquals(1, search(null, "bassoon").getInt("total"));
        post("curator", "/api/v1/case-studies/" + id + "/archive", Map.of("reason", "Out of date"));
        assertEquals(0, search(null, "bassoon").getInt("total"));
        assertEquals(0, search("curator", "bassoon").getInt("total"));
    }

    @Test
    void theNameOfASiteShowsTheSite() {
        site("clavichord-valley", "Clavichord Valley Together", "The Clavichord Partnership");
        for (String typed : List.of("clavichord-valley", "Clavichord valley together", "the clavichord partnership",
                "clavichord")) {
            given().queryParam("q", typed).get("/search").then().statusCode(200)
                    .body(containsString("href=\"/sites/clavichord-valley\""));
        }
    }

    @Test
    void aHandleShowsThePersonToMembersOnly() {
        note("practitioner", "Glockenspiel", "A first note makes the person known.");
        given().get("/search?q=practitioner").then().statusCode(200).body(not(containsString("/members/practitioner")));
        assertTrue(Web.of(Person.CURATOR).get("/search?q=Practitioner").body().contains("href=\"/members/practitioner\""));
    }

    // ---------------------------------------------------------------- filters and counts

    @Test
    void everyCountIsTheNumberThatChoosingItGives() {
        site("quokka-bay", "Quokka Bay", null);
        concept("quokka-all", "Quokkas of every kind", List.of(), List.of());
        concept("quokka-walks", "Quokka walks", List.of(), List.of("quokka-all"));
        concept("quokka-night-walks", "Quokka night walks", List.of(), List.of("quokka-walks"));
        for (int n = 0; n < 7; n++) {
            Map<String, Object> fields = new HashMap<>(
                    Map.of("tags", List.of(n % 2 == 0 ? "quokka-walks" : "quokka-night-walks")));
            if (n % 3 == 0) {
                fields.put("site", "quokka-bay");
            }
            note("curator", "Wallaby number " + n, "Seen.", fields);
        }
        post("curator", "/api/v1/discussions",
                Map.of("title", "Who has seen a wallaby?", "body", "We have.", "tags", List.of("quokka-walks")));
        JsonPath all = search("practitioner", "wallaby");
        assertEquals(8, all.getInt("total"));
        assertEquals(8, all.getList("facets.kind.count", Integer.class).stream().mapToInt(Integer::intValue).sum());
        for (String facet : List.of("kind", "site", "tag")) {
            List<Map<String, Object>> values = all.getList("facets." + facet);
            assertFalse(values.isEmpty(), facet);
            for (Map<String, Object> value : values) {
                JsonPath chosen = search("practitioner", "wallaby", facet, value.get("value").toString());
                assertEquals(value.get("count"), chosen.getInt("total"), facet + " " + value);
                assertEquals(values, chosen.getList("facets." + facet), "a filter does not hide its own other values");
            }
        }
        assertEquals(8, count(all, "tag", "quokka-walks"), "a topic counts what stands below it");
        assertEquals(3, count(all, "tag", "quokka-night-walks"));
        assertFalse(all.getList("facets.tag.value").contains("quokka-all"), "the head of a facet says nothing");
        assertEquals(8, count(search("practitioner", "wallaby", "tag", "quokka-all"), "tag", "quokka-all"),
                "unless it is chosen");
        JsonPath both = search("practitioner", "wallaby", "kind", "practice-note", "tag", "quokka-night-walks");
        assertEquals(3, both.getInt("total"));
        assertEquals(List.of(3), both.getList("facets.kind.count"), "the other kinds have none under that topic");
        assertEquals(7 - 3, count(search("practitioner", "wallaby", "kind", "practice-note"), "tag", "quokka-walks") - 3);
    }

    @Test
    void filtersWithoutWordsListWhatIsNewest() {
        concept("okapi-care", "Okapi care", List.of(), List.of());
        long first = note("practitioner", "Okapi one", "One.", "tags", List.of("okapi-care"));
        long second = note("practitioner", "Okapi two", "Two.", "tags", List.of("okapi-care"));
        assertEquals(List.of(second, first), ids(search("practitioner", "", "tag", "okapi-care")));
    }

    @Test
    void anUnknownKindIsRefusedInTheApi() {
        given().get("/api/v1/search?kind=leaflet").then().statusCode(400).contentType("application/problem+json");
    }

    // ---------------------------------------------------------------- paging

    @Test
    void pagesTogetherHoldEveryHitOnce() {
        List<Long> written = new ArrayList<>();
        for (int n = 0; n < 11; n++) {
            written.add(note("practitioner", n % 2 == 0 ? "Pangolin day " + n : "Day " + n,
                    "The pangolin sleeps. " + "Hush. ".repeat(n),
                    "tags", List.of("pangolin-care")));
        }
        for (String[] query : List.of(new String[]{"pangolin"}, new String[]{"pangolim"}, new String[]{"pangolin submarine"},
                new String[]{"", "tag", "pangolin-care"})) {
            List<Long> read = new ArrayList<>();
            String after = null;
            do {
                List<String> parameters = new ArrayList<>(List.of(query).subList(1, query.length));
                parameters.addAll(List.of("limit", "3"));
                if (after != null) {
                    parameters.addAll(List.of("after", after));
                }
                JsonPath page = search("practitioner", query[0], parameters.toArray(String[]::new));
                assertEquals(11, page.getInt("total"));
                assertTrue(ids(page).size() <= 3);
                read.addAll(ids(page));
                after = page.getString("next");
            } while (after != null);
            assertEquals(11, read.size(), query[0] + " " + read);
            assertEquals(new HashSet<>(written), new HashSet<>(read));
        }
    }

    @Test
    void aCursorThatIsNotOursIsRefused() {
        for (String cursor : List.of("x", "AS_TYPED~1", "CORRECTED~a~b", "NONE~1~1", "~~~~", "%00")) {
            int status = given().queryParam("q", "anything").queryParam("after", cursor).get("/api/v1/search").statusCode();
            assertTrue(status == 400, cursor + " gave " + status);
        }
    }

    // ---------------------------------------------------------------- what is hidden

    @Test
    void whatIsHiddenIsInNoHitNoCountNoHighlightAndNoCorrection() {
        site("secret-harbour", "Secret Harbour", null);
        grant("stockport", "secret-harbour");
        Map<String, Object> forSite = Map.of("site", "secret-harbour", "visibility", "site");
        note("stockport", "Hidden zzsiteword lantern", "Lantern zzsiteword body", and(forSite, "tags", List.of("zzsitetopic")));
        network.vanguard.cast.Cast.put(
                note("stockport", "Hidden zzcircleword lantern", "Lantern body", "tags", List.of("zzcircletopic")), "circle");
        note("stockport", "Hidden zznetworkword lantern", "Lantern body", "tags", List.of("zznetworktopic"));
        post("curator", "/api/v1/case-studies", Map.of("title", "Hidden zzdraftword lantern", "summary", "Lantern",
                "tags", List.of("zzdrafttopic"), "visibility", "public"));
        publicCaseStudy("Open zzpublicword lantern", "Lantern zzpublicword body.");

        Map<String, List<String>> readable = new LinkedHashMap<>();
        readable.put(null, List.of("public"));
        readable.put("practitioner", List.of("public", "network"));
        readable.put("curator", List.of("public", "network"));
        // what stands in a circle is found by nobody, its members included
        readable.put("stockport", List.of("public", "network", "site"));
        readable.forEach((reader, kinds) -> {
            JsonPath all = search(reader, "lantern");
            assertEquals(kinds.size(), all.getInt("total"), reader + " counts what is theirs");
            assertEquals(kinds.size(),
                    all.getList("facets.kind.count", Integer.class).stream().mapToInt(Integer::intValue).sum());
            for (String kind : List.of("public", "network", "site", "circle", "draft")) {
                String word = "zz" + kind + "word";
                boolean theirs = kinds.contains(kind);
                JsonPath found = search(reader, word);
                assertEquals(theirs ? 1 : 0, found.getInt("total"), reader + " and " + word);
                JsonPath misspelt = search(reader, word.replace("word", "wrod"));
                String answer = misspelt.prettify() + all.prettify() + search(reader, "zz" + kind + "topci").prettify();
                assertEquals(theirs, answer.contains(word), reader + " and the misspelt " + word + ": " + answer);
                JsonPath topic = search(reader, "zz" + kind + "topic");
                if (!theirs) {
                    assertFalse(answer.contains("zz" + kind + "topic"), reader + " and the topic of " + word);
                    assertNull(topic.getString("topic"), reader + " and the topic of " + word);
                    assertEquals(0, topic.getInt("total"));
                    String page = reader == null ? given().get("/search?q=" + word.replace("word", "wrod")).asString() : "";
                    assertFalse(page.contains(word), reader + " and the page");
                }
            }
        });
    }

    // ---------------------------------------------------------------- whatever is typed

    @Test
    void nothingTypedBreaksTheSearch() {
        List<String> typed = List.of("the and of", "!!!", "&", "|", "!", "a & | b", "foo <-> bar", "<->", "foo:*", ":*",
                "foo:ABCD", "'",
                "''", "\"", "\"unclosed phrase", "\\", "\\'", "(", ")", "((((", "a )( b", "%", "_", "%_%", "--", "-", "-word",
                "or", "or or or",
                "'; DROP TABLE entry; --", "{inject:layout}", "{config:x}", "<script>alert(1)</script>", "$1", ":q", ":me", "?",
                "??", "\t\n",
                "\u0000", "a\u0000b", "\uE000\uE001", "\uFEFF", "🦆🦆", "e\u0301", "ﬀ", "\u202Eabc", "1 2 3", "1e999",
                "x".repeat(300),
                "a ".repeat(150), "\"".repeat(300), "'".repeat(300), "!".repeat(300), "-".repeat(300), "y".repeat(10_000),
                "z ".repeat(3_000));
        for (String text : typed) {
            unbroken("/api/v1/search", "q", text);
            unbroken("/search", "q", text);
        }
        for (String text : List.of("'", "%", "\u0000", "\uE000", "x".repeat(5_000))) {
            for (String parameter : List.of("tag", "site", "after", "kind", "limit", "exact")) {
                unbroken("/api/v1/search", parameter, text);
                unbroken("/search", parameter, text);
            }
        }
    }

    private static void unbroken(String path, String parameter, String text) {
        int status = given().queryParam(parameter.equals("q") ? "exact" : "q", "false").queryParam(parameter, text).get(path)
                .statusCode();
        assertTrue(status == 200 || status >= 400 && status < 500,
                path + " " + parameter + " [" + shortened(text) + "] gave " + status);
    }

    @Test
    void aTextThatIsTooLongIsKeptAndTheLimitNamed() {
        given().queryParam("q", "w".repeat(301)).get("/search").then().statusCode(422).body(containsString("300 characters"))
                .body(containsString("w".repeat(301)));
        given().queryParam("q", "w".repeat(301)).get("/api/v1/search").then().statusCode(400)
                .body(containsString("300 characters"));
    }

    @Test
    void anEmptySearchShowsTheBox() {
        given().get("/search").then().statusCode(200).body(containsString("<h1>Search</h1>"));
        given().get("/search?q=qqqqzzzzqqqq").then().statusCode(200).body(containsString("0 results"))
                .body(containsString("Nothing found"));
    }

    // ---------------------------------------------------------------- cost

    @Test
    void theNumberOfStatementsDoesNotDependOnTheNumberOfHits() {
        note("practitioner", "Axolotl alone", "One.", "tags", List.of("axolotl-care"));
        long one = statements("axolotl");
        for (int n = 0; n < 15; n++) {
            note("practitioner", "Axolotl " + n, "More.", "tags", List.of("axolotl-care", "axolotl-" + n));
        }
        assertEquals(one, statements("axolotl"));
        // twelve to answer, and one that counts it towards the searches of a minute
        assertTrue(one <= 12 + 1, one + " statements");
    }

    /** The fewest of a few attempts: what the program does on its own in the meantime is counted too. */
    private long statements(String words) {
        database.getStatistics().setStatisticsEnabled(true);
        search("practitioner", words);
        long fewest = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 8; attempt++) {
            long before = database.getStatistics().getPrepareStatementCount();
            search("practitioner", words);
            fewest = Math.min(fewest, database.getStatistics().getPrepareStatementCount() - before);
        }
        return fewest;
    }

    // ---------------------------------------------------------------- helpers

    private static RequestSpecification as(String account) {
        return account == null ? given() : given().auth().oauth2(Tokens.of(account));
    }

    private static JsonPath search(String account, String words, String... more) {
        RequestSpecification request = as(account).queryParam("q", words);
        for (int n = 0; n < more.length; n += 2) {
            request.queryParam(more[n], more[n + 1]);
        }
        return request.get("/api/v1/search").then().statusCode(200).extract().jsonPath();
    }

    private static List<Long> ids(JsonPath found) {
        return found.getList("items.id", Long.class);
    }

    private static int count(JsonPath found, String facet, String value) {
        return found.getInt("facets." + facet + ".find { it.value == '" + value + "' }.count");
    }

    private static long note(String account, String title, String body, Object... more) {
        Map<String, Object> fields = new HashMap<>();
        for (int n = 0; n < more.length; n += 2) {
            fields.put((String) more[n], more[n + 1]);
        }
        return note(account, title, body, fields);
    }

    private static long note(String account, String title, String body, Map<String, Object> more) {
        return post(account, "/api/v1/notes", and(and(more, "title", title), "body", body));
    }

    private static long publicCaseStudy(String title, String done) {
        long id = post("curator", "/api/v1/case-studies", Map.of("title", title, "summary", "What it is.", "whatWasDone", done,
                "visibility", "public", "vanguardLink", "elsewhere"));
        post("curator", "/api/v1/case-studies/" + id + "/submit", Map.of());
        post("curator", "/api/v1/case-studies/" + id + "/publish", Map.of());
        return id;
    }

    private static long post(String account, String path, Map<String, Object> body) {
        return as(account).contentType("application/json").body(body).post(path).then()
                .statusCode(org.hamcrest.Matchers.oneOf(200, 201)).extract().jsonPath().getLong("id");
    }

    private static Map<String, Object> and(Map<String, Object> fields, String name, Object value) {
        Map<String, Object> more = new HashMap<>(fields);
        more.put(name, value);
        return more;
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "… " + text.length() : text;
    }

    private void site(String slug, String name, String alias) {
        sites.record(new SiteInput(null, slug, name, alias == null ? List.of() : List.of(alias), null, null, null, null, null,
                null, null, null,
                null, List.of(), null), "test", members.platform());
    }

    private void concept(String slug, String label, List<String> synonyms, List<String> broader) {
        concepts.record(new ConceptInput(null, slug, label, synonyms, "approach", broader, List.of(), null, null, null), "test",
                members.platform());
    }

    private void grant(String account, String site) {
        as(account).get("/api/v1/entries").then().statusCode(200);
        QuarkusTransaction.requiringNew().run(() -> database.getCurrentSession().createNativeMutationQuery("""
                INSERT INTO site_membership (site_id, member_id, role, origin, since)
                SELECT s.id, m.id, 'contributor', 'granted', now() FROM site s, member m WHERE s.slug = :site AND m.handle = :handle
                ON CONFLICT DO NOTHING""").setParameter("site", site).setParameter("handle", account).executeUpdate());
    }
}
