package network.vanguard.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.attachment.AttachmentService;
import network.vanguard.attachment.FileTexts;
import network.vanguard.attachment.Samples;
import network.vanguard.attachment.VideoInput;
import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Web;
import network.vanguard.page.Browser;
import network.vanguard.text.ScriptVectors;

/**
 * Texts that would run a script, in every field that takes text, on every page that shows them, in a browser that is told to pass over our
 * policy: they show as text or not at all. With the policy the same pages do not even try.
 */
@QuarkusTest
class ScriptsInFieldsTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int RECORDS = 12;
    private static final int PHONE = 360;
    private static final String ENDLESS = "Endless".repeat(27);

    @TestHTTPResource("/")
    String home;

    private final AtomicInteger next = new AtomicInteger();
    private final String mark = Cast.unique("scripts");

    @Test
    void whateverIsTypedAnywhereRunsNowhere() throws Exception {
        Cast.enters();
        List<String> addresses = new ArrayList<>(
                List.of("", "case-studies", "notes", "discussions", "sites", "tags", "me", "curation",
                        "help", "imports", "curation/topics", "curation/vocabulary", "organisations", "holders"));
        addresses.addAll(fill());
        addresses.addAll(discussed());
        for (String vector : ScriptVectors.all()) {
            addresses.add("search?q=" + encoded(vector) + "&tag=" + encoded(vector));
        }
        addresses.add("sign-in?return=" + encoded("javascript:alert(1)"));
        addresses.add("nowhere/" + encoded(vector()));
        addresses.add("notes?tag=" + encoded(vector()) + "&site=" + encoded(vector()));
        addresses.add("notes/new?about=" + encoded(vector()));

        List<String> ran = new ArrayList<>();
        Page defenceless = signedIn(Browser.page(1280, true, true), ran);
        addresses.forEach(address -> defenceless.navigate(home + address));
        assertEquals(List.of(), ran);
        defenceless.context().close();

        Page page = signedIn(Browser.page(PHONE), ran);
        List<String> wide = new ArrayList<>();
        for (String address : addresses) {
            page.navigate(home + address);
            if (((Number) page.evaluate("document.documentElement.scrollWidth")).intValue() > PHONE) {
                wide.add(address);
            }
        }
        assertEquals(List.of(), wide, "texts without a place to break make a phone scroll sideways");
        assertEquals(List.of(),
                Browser.troubles(page).stream().filter(trouble -> !trouble.contains("the server responded with a status of 4"))
                        .toList());
        page.context().close();
    }

    private Page signedIn(Page page, List<String> ran) {
        page.onDialog(dialog -> {
            ran.add(page.url() + ": " + dialog.message());
            dialog.dismiss();
        });
        page.navigate(home + "sign-in");
        page.locator("#username").fill(Person.CURATOR.account());
        page.locator("#password").fill(Person.CURATOR.account());
        page.locator("#kc-login").click();
        assertTrue(page.url().startsWith(home), page.url());
        return page;
    }

    /** Fills every field of everything, each with another vector, and answers where it can be seen. */
    private List<String> fill() throws Exception {
        List<String> addresses = new ArrayList<>();
        List<Map<String, Object>> sites = new ArrayList<>();
        List<Map<String, Object>> concepts = new ArrayList<>();
        for (int n = 0; n < RECORDS; n++) {
            sites.add(site(n));
        }
        for (int n = 0; n < ScriptVectors.all().size(); n++) {
            concepts.add(concept(n));
        }
        imported(Person.ADMINISTRATOR, sites);
        imported(Person.CURATOR, concepts);
        List<Map<String, Object>> organisations = new ArrayList<>();
        for (int n = 0; n < RECORDS; n++) {
            organisations.add(organisation(n));
        }
        imported(Person.CURATOR, organisations);
        for (Map<String, Object> one : organisations) {
            String place = "organisations/" + one.get("slug");
            addresses.addAll(List.of(place, place + "/edit", place + "/merge"));
        }
        for (Map<String, Object> site : sites) {
            addresses.add("sites/" + site.get("slug"));
        }
        for (Map<String, Object> concept : concepts) {
            addresses.add("tags/" + concept.get("slug"));
        }
        // names, definitions and reasons in the forms of the curators and in the history
        for (int n = 1; n <= RECORDS; n++) {
            String slug = concepts.get(n).get("slug").toString();
            Answer reasoned = Web.of(Person.CURATOR).post("/tags/" + concepts.get(n + RECORDS).get("slug") + "/merge",
                    Map.of("into", slug, "reason", vector(400)));
            assertEquals(303, reasoned.status(), reasoned::body);
            addresses.addAll(List.of("tags/" + slug + "/edit", "tags/" + slug + "/merge?into=" + mark + "-0",
                    "tags/" + slug + "/at/" + sites.get(0).get("slug")));
        }
        refused("/api/v1/case-studies", caseStudy(0));
        refused("/api/v1/notes", written(0));
        for (int n = 0; n < RECORDS; n++) {
            String place = posted("/api/v1/case-studies", caseStudy(n));
            addresses.addAll(List.of(place, place + "/history", place + "/history/1", place + "/edit"));
            addresses.addAll(List.of(place + "/ending", place + "/support"));
            addresses.addAll(attached(place));
        }
        addresses.add("sites/" + Cast.OTHER_SITE + "/support");
        addresses.addAll(curated());
        for (int n = 0; n < ScriptVectors.all().size(); n++) {
            String place = posted(n % 2 == 0 ? "/api/v1/notes" : "/api/v1/discussions", written(n));
            addresses.add(place);
            if (n % 10 == 0) {
                String id = heard(place);
                addresses.add("entries/" + id + "/checks");
            }
            if (n % 10 == 0 || n < 2) {
                addresses.addAll(List.of(place + "/history", place + "/history/1", place + "/edit"));
            }
        }
        return addresses;
    }

    private Map<String, Object> site(int n) {
        Map<String, Object> site = new LinkedHashMap<>();
        site.put("kind", "site");
        site.put("slug", "zz-" + mark + "-" + n);
        site.put("name", n == 0 ? ENDLESS : vector(200));
        site.put("aliases", List.of(vector(200), vector(200)));
        site.put("model", vector(20));
        site.put("modelName", vector(200));
        site.put("wave", vector(20));
        site.put("programme", vector(200));
        site.put("place", vector(200));
        site.put("region", vector(200));
        site.put("population", Map.of("approx", 1000, "source", vector(200), "verified", false, "note", vector(200)));
        List<Map<String, Object>> partners = List.of(Map.of("name", vector(200), "role", vector(200), "source", vector(200)));
        site.put("socialMovement",
                Map.of("focus", vector(200), "confidence", vector(40), "source", List.of(vector(200)), "partners",
                        partners, "sitePartners", partners));
        site.put("source", List.of(vector(200), "javascript:alert(1)", "https://a.example/\"onclick=\"alert(1)"));
        site.put("verification", Map.of("nameAndModel", vector(200), "placeRegion", vector(200), "wave", vector(200)));
        return site;
    }

    private Map<String, Object> organisation(int n) {
        return Map.of("kind", "organisation", "slug", "zzo-" + mark + "-" + n, "name",
                n == 0 ? ENDLESS : vector(180) + " o" + n + mark,
                "type", "charity", "web", "https://a.example/\"onclick=\"alert(1)", "place", vector(200), "description",
                n == 0 ? ENDLESS : vector());
    }

    /** Who started it, who holds it now, and who may hold it next. */
    private List<String> held(long id) throws JsonProcessingException {
        String path = "case-studies/" + id + "/holding/changes";
        Answer started = Web.of(Person.AUTHOR).api("PUT", "/api/v1/case-studies/" + id + "/holding/start",
                MAPPER.writeValueAsString(Map.of("organisation", ENDLESS, "held", "community", "since", "2016", "answersTo",
                        vector(200), "answersFor", ENDLESS)));
        assertEquals(200, started.status(), started::body);
        for (int n = 0; n < 3; n++) {
            long change = done(201, Person.AUTHOR, path, Map.of("organisation", vector(150) + " h" + n + mark, "held", "shared",
                    "since", "2017", "answersTo", vector(200), "answersFor", vector(300), "giver", "morecambe", "taker",
                    "practitioner", "reason", vector(150))).get("id").asLong();
            if (n < 2) {
                done(200, Person.ELSEWHERE, path + "/" + change + "/answer", Map.of("confirmed", true));
                done(200, Person.PRACTITIONER, path + "/" + change + "/answer",
                        n == 0 ? Map.of("confirmed", true) : Map.of("confirmed", false, "reason", vector(150)));
            }
        }
        return List.of("entries/" + id + "/holders", "entries/" + id + "/holders/start");
    }

    private Map<String, Object> concept(int n) {
        return Map.of("kind", "concept", "slug", mark + "-" + n, "prefLabel", vector(90) + " x" + n + mark, "altLabels",
                List.of(vector(90) + " y" + n + mark), "facet", "condition", "definition", vector(), "origin", vector(90),
                "source",
                vector());
    }

    private Map<String, Object> caseStudy(int n) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", n == 0 ? ENDLESS : vector(190));
        body.put("summary", n == 0 ? ENDLESS : vector(200));
        body.put("site", Cast.SITE);
        body.put("tags", List.of(vector(80) + " z" + n + mark));
        body.put("place", vector(200));
        body.put("region", vector(200));
        body.put("period", vector(100));
        body.put("population", List.of(vector(200), vector(200)));
        body.put("background", everything());
        body.put("whatWasDone", everything());
        body.put("results", List.of(Map.of("text", vector(), "figure", vector(200), "source", vector()),
                Map.of("text", vector(), "figure", vector(200), "source", "https://a.example/\"onclick=\"alert(1)"),
                Map.of("text", vector(), "figure", "£3", "baseline", "£7", "period", vector(200), "denominator", vector(200),
                        "comparator", vector(500), "level", "group", "story",
                        Map.of("text", everything() + n + mark, "teller", vector(200), "covers", "public",
                                "agreedOn", "2026-03-31", "unidentifiable", true)),
                Map.of("text", vector(), "baseline", vector(200), "series",
                        List.of(Map.of("period", vector(50), "value", 1), Map.of("period", vector(50), "value", 2)))));
        body.put("barriers", List.of(vector(), vector()));
        body.put("parts", List.of(Map.of("name", vector(200), "what", everything(), "who", vector(500),
                "how", vector(500), "when", vector(500))));
        body.put("context",
                Map.of("setting", vector(500), "area", "rural", "deprivation", vector(500), "partners", List.of(vector(200)),
                        "alreadyThere", vector(), "cost", vector(500), "staffTime", vector(500), "skills", vector(500)));
        body.put("timeline", List.of(Map.of("when", vector(100), "kind", "changed", "what", vector())));
        body.put("firstStep",
                Map.of("action", vector(), "who", vector(500), "minutes", 5, "cost", vector(500), "permission", vector(500)));
        List.of("unexpected", "lessons", "differently", "interests").forEach(field -> body.put(field, vector()));
        body.put("ending", Map.of("when", "2019-03", "why", "other", "how", vector(500), "lesson", vector()));
        body.put("support", List.of(
                Map.of("kind", "space", "what", vector(450), "organisation", vector(150) + " o" + n + mark, "since",
                        "2024-01-01"),
                Map.of("kind", "money", "what", n == 0 ? ENDLESS : vector(450), "site", Cast.OTHER_SITE, "since",
                        "2024-01-01")));
        body.put("informal", Map.of("permission", Map.of("by", vector(150), "how", vector(450), "on", "2026-03-03"), "totals",
                Map.of("by", vector(150), "on", "2026-03-03")));
        body.put("movement", java.util.stream.Stream.of("choice", "purpose", "many", "change", "spread", "lasting")
                .map(one -> Map.of("of", one, "text", vector())).toList());
        body.put("facilitators", List.of(vector(), vector()));
        body.put("story", Map.of("exists", true, "pointer", vector()));
        body.put("checking", Map.of("level", "read", "how", vector(200), "unverifiedParts", List.of(vector(200))));
        body.put("source", List.of(vector(), "https://a.example/\"onclick=\"alert(1)"));
        return body;
    }

    /** What is challenged, asked and placed. */
    private List<String> discussed() throws JsonProcessingException {
        List<String> addresses = new ArrayList<>(List.of("challenges", "tensions", "tensions/facts-or-stories"));
        for (int n = 0; n < RECORDS; n++) {
            long id = done(201, Person.AUTHOR, "discussions",
                    Map.of("title", vector(150), "body", vector(), "visibility", "network"))
                    .get("id").asLong();
            long comment = done(201, Person.PRACTITIONER, "entries/" + id + "/comments",
                    Map.of("body", vector(), "kind", "challenge")).get("id").asLong();
            done(200, Person.AUTHOR, "challenges/" + comment + "/unknown", Map.of("sentence", vector(450)));
            done(200, Person.AUTHOR, "challenges/" + comment + "/pass", Map.of("person", "curator", "reason", vector(450)));
            // only so many wait for one person
            done(200, Person.AUTHOR, "entries/" + id + "/asks", Map.of("people", List.of("curator"), "sentence", vector(450)));
            if (n % 2 == 0) {
                long ask = Web.of(Person.CURATOR).api("GET", "/api/v1/asks", (String) null).json().at("/items/0/id").asLong();
                Answer declined = Web.of(Person.CURATOR).api("POST", "/api/v1/asks/" + ask + "/decline",
                        MAPPER.writeValueAsString(Map.of("instead", vector(450))));
                assertEquals(204, declined.status(), declined::body);
            }
            JsonNode tension = done(201, Person.CURATOR, "tensions", Map.of("title", vector(150) + mark, "leftWord", vector(40),
                    "leftText", vector(250), "rightWord", vector(40), "rightText", vector(250)));
            long placed = done(201, Person.AUTHOR, "tensions/" + tension.get("slug").asText() + "/placements",
                    Map.of("entry", id, "step", 2, "sentence", vector(250))).get("id").asLong();
            String slug = "tensions/" + tension.get("slug").asText();
            addresses.addAll(
                    List.of("challenges/" + comment, "comments/" + comment, "entries/" + id + "/ask", slug, slug + "/edit",
                            slug + "/placements/" + placed));
        }
        return addresses;
    }

    /** What curators, authors and readers say of a case study: its checklist, its claims, collections, leads. */
    private List<String> curated() throws JsonProcessingException {
        long id = done(201, Person.AUTHOR, "case-studies", caseStudy(1)).get("id").asLong();
        String place = "case-studies/" + id;
        done(200, Person.AUTHOR, place + "/submit", Map.of());
        List<Map<String, Object>> marks = new ArrayList<>();
        for (String criterion : List.of("done", "figures", "consent", "interests")) {
            marks.add(Map.of("criterion", criterion, "outcome", "not-yet", "note", vector()));
        }
        done(201, Person.CURATOR, place + "/checklists", Map.of("marks", marks));
        long judgement = 0;
        for (int claim = 1; claim <= 4; claim++) {
            judgement = done(201, Person.CURATOR, place + "/judgements",
                    Map.of("claim", claim, "evidence", "fair", "equity", "same", "reason", vector())).get("id").asLong();
        }
        done(200, Person.AUTHOR, place + "/judgements/" + judgement + "/reply", Map.of("message", vector()));
        JsonNode collection = done(201, Person.CURATOR, "collections",
                Map.of("title", vector(150) + mark, "body", everything(), "visibility", "network"));
        done(200, Person.CURATOR, "collections/" + collection.get("id").asLong() + "/entries",
                Map.of("entry", id, "note", vector(400)));
        done(200, Person.CURATOR, place + "/publish", Map.of());
        for (int n = 0; n < RECORDS; n++) {
            long comment = done(201, Person.AUTHOR, "entries/" + id + "/comments", Map.of("body", vector())).get("id").asLong();
            long lead = done(201, Person.AUTHOR, "comments/" + comment + "/lead",
                    Map.of("name", vector(150) + " l" + n + mark, "address", "https://a.example/" + mark + n)).get("id")
                    .asLong();
            if (n % 3 == 0) {
                done(201, Person.CURATOR, "curation/leads/" + lead + "/stub", Map.of());
            } else if (n % 3 == 1) {
                done(200, Person.CURATOR, "curation/leads/" + lead + "/dismiss", Map.of("reason", vector()));
            }
        }
        String slug = Web.of(Person.CURATOR).api("GET", "/api/v1/entries/" + id, (String) null).json().get("slug").asText();
        List<String> addresses = new ArrayList<>(held(id));
        addresses.addAll(List.of("rules", "reports/entries/" + id));
        for (int n = 0; n < RECORDS; n++) {
            long comment = done(201, Person.AUTHOR, "entries/" + id + "/comments", Map.of("body", vector())).get("id").asLong();
            done(201, Person.CURATOR, "reports/comments/" + comment, Map.of("rule", "respect", "words", vector()));
            done(200, Person.MODERATOR, "moderation/cases/" + Cast.count("SELECT max(id) FROM moderation_case") + "/decisions",
                    Map.of("verb", n % 2 == 0 ? "keep" : "hide", "rule", "respect", "reason", vector()));
            addresses.add("reports/comments/" + comment);
        }
        addresses.addAll(List.of("case-studies/" + slug, "case-studies/" + slug + "/edit", "entries/" + id + "/checklist",
                "entries/" + id + "/judgements", "entries/" + id + "/judgements?claim=2", "collections", "curation/leads",
                "collections/" + collection.get("slug").asText(), "collections/" + collection.get("slug").asText() + "/edit"));
        return addresses;
    }

    private static JsonNode done(int status, Person person, String path, Map<String, Object> body)
            throws JsonProcessingException {
        Answer answer = Web.of(person).api("POST", "/api/v1/" + path, MAPPER.writeValueAsString(body));
        assertEquals(status, answer.status(), () -> path + " " + body + ": " + answer.body());
        return answer.json();
    }

    private Map<String, Object> written(int n) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", n < 2 ? ENDLESS : vector(190));
        body.put("summary", n < 2 ? ENDLESS : vector(200));
        body.put("tags", List.of(mark + "-" + n, n < 2 ? ENDLESS.substring(0, 90) : mark));
        body.put("body", n % 10 == 0 ? everything() : n < 2 ? ENDLESS : vector());
        body.put("source", List.of(vector(), "https://a.example/\"onclick=\"alert(1)"));
        if (n % 2 == 1) {
            body.put("purpose", "question");
        } else {
            body.put("firstStep", Map.of("action", n < 2 ? ENDLESS : vector(), "who", vector(500), "minutes", 5, "cost",
                    vector(500), "permission", vector(500)));
            body.put("interests", n < 2 ? ENDLESS : vector());
        }
        return body;
    }

    /** Readers ask what a note does not say, and another site says that it is not so there. */
    private String heard(String place) throws JsonProcessingException {
        String slug = place.substring(place.lastIndexOf('/') + 1);
        String id = String.valueOf(Cast.count("SELECT id FROM entry WHERE kind = 'practice-note' AND slug = :slug",
                Map.of("slug", slug)));
        for (Person person : List.of(Person.PRACTITIONER, Person.ELSEWHERE, Person.COLLEAGUE)) {
            Answer asked = Web.of(person).api("PUT", "/api/v1/entries/" + id + "/unclear",
                    MAPPER.writeValueAsString(Map.of("question", vector(500))));
            assertEquals(200, asked.status(), asked::body);
        }
        Answer said = Web.of(Person.ELSEWHERE).api("POST", "/api/v1/entries/" + id + "/checks",
                MAPPER.writeValueAsString(
                        Map.of("site", Cast.OTHER_SITE, "holds", false, "place", vector(200), "reason", vector(500))));
        assertEquals(201, said.status(), said::body);
        return id;
    }

    /** What a browser would run is no source at all. */
    private void refused(String path, Map<String, Object> body) throws JsonProcessingException {
        for (String address : List.of("javascript:alert(1)", "data:text/html,<script>alert(1)</script>")) {
            Map<String, Object> bad = new LinkedHashMap<>(body);
            bad.put("source", List.of(address));
            assertEquals(422, Web.of(Person.AUTHOR).api("POST", path, MAPPER.writeValueAsString(bad)).status(), path);
        }
    }

    private String posted(String path, Map<String, Object> body) throws JsonProcessingException {
        Answer answer = Web.of(Person.AUTHOR).api("POST", path, MAPPER.writeValueAsString(body));
        assertEquals(201, answer.status(), () -> body + ": " + answer.body());
        JsonNode entry = MAPPER.readTree(Web.of(Person.AUTHOR).api("GET", answer.location().replaceFirst("^https?://[^/]+", ""),
                (String) null).body());
        for (int n = 0; n < 3; n++) {
            Answer comment = Web.of(Person.AUTHOR).api("POST", "/api/v1/entries/" + entry.get("id").asText() + "/comments",
                    MAPPER.writeValueAsString(Map.of("body", vector())));
            assertEquals(201, comment.status(), comment::body);
        }
        if (path.endsWith("case-studies")) {
            for (Person person : List.of(Person.AUTHOR, Person.CURATOR)) {
                Answer step = Web.of(person).api("POST",
                        path + "/" + entry.get("id").asText() + (person == Person.AUTHOR ? "/submit" : "/publish"),
                        MAPPER.writeValueAsString(Map.of("reason", vector())));
                assertEquals(200, step.status(), step::body);
            }
        }
        return entry.get("url").asText().replaceFirst("^(https?://[^/]+)?/", "");
    }

    /** A file, a picture and a video on it, with a vector in each of their texts; answers where they are looked after. */
    private List<String> attached(String place) throws IOException {
        AttachmentService attachments = Cast.bean(AttachmentService.class);
        long entry = Cast.count("SELECT id FROM entry WHERE kind = 'case-study' AND slug = :slug",
                Map.of("slug", place.substring(place.lastIndexOf('/') + 1)));
        long file = attachments.add(entry, Samples.file(Samples.bytes(everything())), vector(200),
                new FileTexts(null, null, vector(500), null), null, Cast.viewer(Person.AUTHOR)).id();
        long picture = attachments.add(entry, Samples.file(Samples.picture("png", 2, 2)), vector(200),
                new FileTexts(vector(500), null, ENDLESS, "agreed"), null, Cast.viewer(Person.AUTHOR)).id();
        long video = attachments.addVideo(entry, new VideoInput("https://films.example/" + vector(200).replaceAll("\\s", "+"),
                vector(200), everything()), Cast.viewer(Person.AUTHOR)).id();
        String files = "entries/" + entry + "/files";
        return List.of(files, files + "/" + file + "/edit", files + "/" + picture + "/edit", files + "/" + video + "/edit",
                files + "/" + picture + "/remove");
    }

    private static void imported(Person person, List<Map<String, Object>> lines) {
        String file = lines.stream().map(line -> {
            try {
                return MAPPER.writeValueAsString(line);
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException(impossible);
            }
        }).collect(Collectors.joining("\n"));
        Answer sent = Web.of(person).api("POST", "/api/v1/imports?name=" + encoded("<script>alert(1)</script>"),
                BodyPublishers.ofString(file), "application/x-ndjson");
        assertEquals(202, sent.status(), sent::body);
        String address = sent.location().replaceFirst("^https?://[^/]+", "");
        Awaitility.await().atMost(Duration.ofMinutes(5))
                .until(() -> Web.of(person).api("GET", address, (String) null).json().get("state").asText().equals("done"));
        Answer report = Web.of(person).api("GET", address, (String) null);
        assertEquals(0, report.json().get("refused").asInt(), report::body);
    }

    private String vector() {
        return vector(1000);
    }

    /** The next one that is not longer than that. */
    private String vector(int longest) {
        while (true) {
            String vector = ScriptVectors.all().get(next.getAndIncrement() % ScriptVectors.all().size());
            if (vector.length() <= longest) {
                return vector;
            }
        }
    }

    private static String everything() {
        return String.join("\n\n", ScriptVectors.all());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
