package network.vanguard.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Web;

/** The vocabulary leaves and comes back as SKOS: what was taken away changes nothing, and a file says beforehand what it would change. */
@QuarkusTest
class TopicFileTest {

    private static final String PREFIXES = """
            @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
            @prefix dct: <http://purl.org/dc/terms/> .
            @prefix : <http://elsewhere.example/thesaurus#> .
            """;

    private final Web curator = Web.of(Person.CURATOR);

    @BeforeEach
    void theCast() {
        Cast.enters();
    }

    @Test
    void whatIsExportedCanBeImportedAndChangesNothing() {
        Cast.topic("tf-above", "Tf above");
        Cast.topic("tf-below", "Tf “below” \\ & <all>", "tf-above");
        Cast.topic("tf-old", "Tf old");
        assertEquals(303, curator.post("/tags/tf-old/merge", Map.of("into", "tf-below")).status());
        Cast.entry("note", "public", "Tf note", Cast.SITE, java.util.List.of("Tf only proposed"));
        for (String type : new String[]{"ttl text/turtle", "jsonld application/ld+json"}) {
            String path = "/api/v1/exports/vocabulary." + type.split(" ")[0];
            Answer file = Web.newToken(Person.ANONYMOUS).api("GET", path, (String) null);
            assertEquals(200, file.status(), file.body());
            assertTrue(file.header("Content-Type").startsWith(type.split(" ")[1]), file.header("Content-Type"));
            assertTrue(file.body().contains("/tags/tf-old"), "addresses of before go along");
            assertTrue(file.body().contains("Tf old"), "and names");
            assertFalse(file.body().contains("only proposed"), "what nobody has accepted does not");
            assertEquals(file.body(), Web.newToken(Person.ANONYMOUS).api("GET", path, (String) null).body(),
                    "in the same order");
            JsonNode report = sent(file.body(), type.split(" ")[1], false);
            assertEquals("[]", report.get("changes").toString(), type);
            assertEquals("[]", report.get("refused").toString(), type);
            assertTrue(report.get("unchanged").asInt() >= 2, report.toString());
        }
    }

    @Test
    void aFileSaysWhatItWouldChangeAndThenDoesIt() {
        Cast.topic("tf-music", "Tf music");
        Cast.topic("tf-singing", "Tf singing");
        String file = PREFIXES + """
                :practices a skos:Collection ; dct:identifier "approach" ; skos:member :choir .
                :choir a skos:Concept ; skos:prefLabel "Tf choir"@en, "Tf Chor"@de ; skos:altLabel "Tf glee club" ;
                    skos:definition "Singing in parts."@en ; skos:broader <http://a.example/tags/tf-music> ; skos:related :bells .
                :bells a skos:Concept ; skos:prefLabel "Tf bells"@en ; skos:broader :choir .
                :song a skos:Concept ; dct:identifier "tf-singing" ; skos:prefLabel "Tf song"@en ; skos:narrower :choir .
                :nameless a skos:Concept ; skos:prefLabel "Tf nur deutsch"@de .
                :lost a skos:Concept ; skos:prefLabel "Tf lost"@en .
                <http://a.example/tags/tf-music> a skos:Concept ; skos:prefLabel "Tf music"@en ; skos:broader :bells .
                """;
        JsonNode would = sent(file, "text/turtle", true);
        assertEquals(2, would.get("created").asInt(), would.toString());
        assertEquals(1, would.get("changed").asInt(), would.toString());
        assertEquals(404, Web.newSession(Person.ANONYMOUS).get("/tags/tf-choir").status(), "nothing is done yet");
        String reasons = would.get("refused").toString();
        for (String reason : new String[]{"It has no name (skos:prefLabel) in English.", "does not say what kind of topic",
                "it would stand above itself", "which says more than related"}) {
            assertTrue(reasons.contains(reason), reason + " in " + reasons);
        }
        JsonNode did = sent(file, "text/turtle", false);
        assertEquals(would.get("changes"), did.get("changes"));
        JsonNode choir = tag("tf-choir");
        assertEquals("[\"tf-music\",\"tf-song\"]", choir.get("broader").toString());
        assertEquals("[\"Tf glee club\"]", choir.get("synonyms").toString());
        assertEquals("Singing in parts.", choir.get("definition").asText());
        assertEquals("approach", tag("tf-bells").get("facet").asText(), "as what stands above it");
        assertEquals("[\"Tf singing\"]", tag("tf-song").get("synonyms").toString(), "renamed, the old name stays");
        JsonNode again = sent(file, "text/turtle", false);
        assertEquals("[]", again.get("changes").toString());
        String untyped = PREFIXES + "<http://a.example/tags/tf-music> skos:altLabel \"Tf tunes\"@en";
        assertTrue(sent(untyped + " .", "text/turtle", false).get("refused").toString().contains("It has no name"),
                "nothing is passed over without a word");
        sent(untyped + " ; skos:prefLabel \"Tf music\"@en .", "text/turtle", false);
        assertEquals("[\"Tf tunes\"]", tag("tf-music").get("synonyms").toString(), "it need not be said to be a concept");
    }

    @Test
    void aFileThatIsNoneIsRefusedInWordsAndNothingIsFetched() {
        Map<String, String> bad = Map.of("<a> <b> ?", "cannot be read as Turtle.", PREFIXES,
                "There is no skos:Concept in the file.");
        bad.forEach((file, why) -> refused(file, "text/turtle", why));
        refused("{", "application/ld+json", "The file cannot be read as JSON-LD.");
        refused("[".repeat(200_000), "application/ld+json", "");
        refused("{\"@context\": \"" + Web.base() + "/q/health\", \"@id\": \"http://a.example/b\", \"x\": 1}",
                "application/ld+json",
                "nothing is fetched from elsewhere");
        assertEquals(413,
                curator.api("POST", "/api/v1/vocabulary", BodyPublishers.ofString("#".repeat(11_000_000)), "text/turtle")
                        .status());
        assertEquals(415, curator.api("POST", "/api/v1/vocabulary", BodyPublishers.ofString("a"), "text/plain").status());
    }

    @Test
    void aCuratorBringsAFileInTheBrowser() {
        Answer page = curator.postFile("/curation/vocabulary", "file", "topics.ttl", PREFIXES
                + ":c a skos:Collection ; dct:identifier \"setting\" ; skos:member :x . "
                + ":x a skos:Concept ; skos:prefLabel \"Tf <b>page\"@en .", Map.of("dryRun", "true"));
        assertEquals(200, page.status(), page.body());
        assertTrue(page.body().contains("What the file would do") && page.body().contains("<bdi>Tf &lt;b&gt;page</bdi> (new)"),
                page.body());
        Answer wrong = curator.postFile("/curation/vocabulary", "file", "topics.xml", "x", Map.of());
        assertEquals(422, wrong.status());
        assertTrue(wrong.body().contains("Choose a file whose name ends in .ttl or .jsonld."), wrong.body());
        assertEquals(422, curator.postFile("/curation/vocabulary", "file", "topics.jsonld", "x", Map.of()).status());
    }

    private JsonNode tag(String slug) {
        return curator.api("GET", "/api/v1/tags/" + slug, (String) null).json();
    }

    private JsonNode sent(String file, String type, boolean dryRun) {
        Answer answer = curator.api("POST", "/api/v1/vocabulary?dryRun=" + dryRun, BodyPublishers.ofString(file), type);
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    private void refused(String file, String type, String why) {
        Answer answer = curator.api("POST", "/api/v1/vocabulary", BodyPublishers.ofString(file), type);
        assertEquals(422, answer.status(), answer.body());
        assertTrue(answer.body().contains(why), answer.body());
    }
}
