package network.vanguard.holding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.cast.Web;
import network.vanguard.page.Accessibility;
import network.vanguard.page.Browser;
import network.vanguard.page.HtmlCheck;

/** Nobody takes over what a community began without both sides saying so; and everybody can see who answers to whom. */
@QuarkusTest
class HoldingTest {

    private static final Person GIVER = Person.ELSEWHERE;
    private static final Person TAKER = Person.PRACTITIONER;
    private static final String LAST_MONTH = LocalDate.now().minusMonths(1).toString();

    @TestHTTPResource("/")
    String home;

    @BeforeAll
    static void everybodyIsThere() {
        Cast.enters();
    }

    @Test
    void fromACommunityGroupToATrustNeedsANamedPersonOfEachAndTheLineShowsBothDates() {
        Thing thing = started("public", "2016");
        String address = "/case-studies/" + thing.slug();
        assertTrue(page(Person.ANONYMOUS, address).contains("Started by"));
        assertEquals(303, propose(thing, Map.of()).status());
        assertFalse(page(Person.ANONYMOUS, address).contains("Zz Trust of " + thing.id()), "not before both have confirmed it");
        assertTrue(waits(GIVER, thing) && waits(TAKER, thing));
        assertEquals(403, answer(Person.AUTHOR, thing, "yes", "").status(), "who proposed it cannot confirm it");

        assertEquals(303, answer(GIVER, thing, "yes", "").status());
        assertFalse(waits(GIVER, thing));
        assertEquals(422, answer(GIVER, thing, "yes", "").status(), "each once");
        assertFalse(page(Person.ANONYMOUS, address).contains("Zz Trust of " + thing.id()), "one is not enough");
        assertEquals(303, answer(TAKER, thing, "yes", "").status());

        String visitor = page(Person.ANONYMOUS, address);
        for (String shown : List.of(">2016<", label(LAST_MONTH), "Zz Lunch club of " + thing.id(), "Zz Trust of " + thing.id(),
                "community-held", "institution-held", "answers to the lunch club for the money.")) {
            assertTrue(visitor.replaceAll(">\\s+", ">").replaceAll("\\s+<", "<").contains(shown), shown + " in " + visitor);
        }
        assertFalse(visitor.contains("/members/morecambe"), "names of who confirmed it are for those who are signed in");
        assertTrue(page(Person.COLLEAGUE, address).contains("/members/morecambe"));
        assertTrue(
                page(Person.ANONYMOUS, "/entries/" + thing.id() + "/text").contains("Then held by Zz Trust of " + thing.id()));
        String history = page(Person.AUTHOR, address + "/history");
        for (String step : List.of("Said who started it", "Proposed a change of who holds it: They asked us.",
                "for the holder before", "for the next holder. Both have confirmed it")) {
            assertTrue(history.contains(step), step + " in " + history);
        }
        JsonNode json = api(Person.ANONYMOUS, thing).json();
        assertEquals("2016", json.at("/line/0/since").asText());
        assertEquals(LAST_MONTH, json.at("/line/1/since").asText());
        assertTrue(json.at("/line/1/confirmedBy").isEmpty() && !json.hasNonNull("open"));
        assertEquals(422,
                Web.of(Person.AUTHOR).post("/entries/" + thing.id() + "/holders/start", start(thing, "2015")).status(),
                "who started it can no longer be rewritten");
    }

    @Test
    void theReportListsWhatChangedInTheLastYearAndOnlyWhatTheReaderMayRead() {
        Thing open = changed("network", LAST_MONTH);
        Thing old = changed("network", "2017");
        Thing kept = changed("site", LAST_MONTH);
        String year = String.valueOf(LocalDate.now().getYear());
        Thing thisYear = changed("network", year);
        String report = all(Person.PRACTITIONER);
        assertTrue(report.contains(open.slug()) && report.contains(thisYear.slug()),
                "a year may mean any of its days: " + report);
        assertFalse(report.contains(old.slug()) || report.contains(kept.slug()), report);
        assertTrue(all(Person.AUTHOR).contains(kept.slug()));
        String since = Web.of(Person.PRACTITIONER).api("GET", "/api/v1/holdings?since=2016-01-01&limit=100", (String) null)
                .body();
        assertTrue(since.contains(old.slug()) && since.contains("Zz Trust of " + old.id()), since);
        assertEquals(400, Web.of(Person.PRACTITIONER).api("GET", "/api/v1/holdings?since=soon", (String) null).status());
        assertEquals(401, Web.newToken(Person.ANONYMOUS).api("GET", "/api/v1/holdings", (String) null).status());
        HtmlCheck.valid(page(Person.PRACTITIONER, "/holders"));
        assertTrue(page(Person.CURATOR, "/curation").contains("href=\"/holders\""));
    }

    @Test
    void whoIsNamedMayDeclineWithAReasonAndWhoProposedMayTakeItBack() {
        Thing thing = started("network", "March 2016");
        String holders = "/entries/" + thing.id() + "/holders";
        assertEquals(303, propose(thing, Map.of()).status());
        assertFalse(page(Person.MODERATOR, holders).contains("Zz Trust"), "it concerns nobody else before it is agreed");
        assertFalse(page(Person.MODERATOR, "/case-studies/" + thing.slug()).contains("A change waits"));
        assertEquals(422, propose(thing, Map.of("organisation", "Another")).status(), "one at a time");
        Answer silent = answer(TAKER, thing, "no", " ");
        assertEquals(422, silent.status());
        assertTrue(silent.body().contains("Say why, so that the others understand it.")
                && silent.body().contains("href=\"#reason-" + change(thing) + "\""), silent.body());
        assertEquals(303, answer(TAKER, thing, "no", "We have no room.").status());
        assertTrue(page(Person.AUTHOR, holders).contains("We have no room."));
        assertTrue(page(Person.AUTHOR, "/case-studies/" + thing.slug() + "/history")
                .contains("Declined a change of who holds it: We have no room."));
        assertEquals("Zz Lunch club of " + thing.id(),
                api(Person.PRACTITIONER, thing).json().at("/line/0/organisation").asText());

        Map<String, Object> again = Map.of("organisation", "Zz Trust of " + thing.id(), "held", "shared", "since", "2017",
                "answersTo", "the lunch club", "answersFor", "the money", "giver", "morecambe", "taker", "lead", "reason",
                "Now.");
        assertEquals(201, Web.of(Person.LEAD).api("POST", path(thing) + "/changes", json(again)).status(),
                "the proposer may be one of the two");
        long id = change(thing);
        assertEquals(403, Web.of(GIVER).api("DELETE", path(thing) + "/changes/" + id, (String) null).status());
        assertEquals(204, Web.of(Person.LEAD).api("DELETE", path(thing) + "/changes/" + id, (String) null).status());
        assertEquals(409,
                Web.of(GIVER).api("POST", path(thing) + "/changes/" + id + "/answer", "{\"confirmed\":true}").status());
        assertFalse(waits(GIVER, thing));
        assertFalse(api(Person.AUTHOR, thing).json().hasNonNull("open"));
    }

    @Test
    void whatIsMissingOrCannotBeIsSaidAtItsField() {
        Thing thing = started("site", "2016");
        for (String[] wrong : new String[][]{{"organisation", " ", "Write the name of the organisation"},
                {"held", "mine", "Choose in whose hands"}, {"since", "soon", "Write since when"},
                {"since", "2015", "only since 2016"},
                {"since", "2999", "still to come"}, {"answersTo", "", "Say to whom"}, {"answersFor", "", "Say for what"},
                {"giver", "nobody-of-this-name", "Nobody here has this name"},
                {"taker", "colleague?", "Nobody here has this name"},
                {"giver", "morecambe", "They may not read this case study"}, {"taker", "erewash", "two different people"},
                {"reason", "", "why it changes hands"}, {"reason", "a".repeat(151), "150 characters"}}) {
            Map<String, String> sent = new TreeMap<>(Map.of("giver", "erewash", "taker", "stockport"));
            sent.put(wrong[0], wrong[1]);
            Answer answer = propose(thing, sent);
            assertEquals(422, answer.status(), wrong[0] + " " + wrong[1]);
            assertTrue(answer.body().contains(wrong[2]) && answer.body().contains("href=\"#" + wrong[0] + "\"")
                    && answer.body().contains("Zz Trust of " + thing.id()) != wrong[0].equals("organisation"), answer.body());
        }
        Answer same = propose(thing, Map.of("giver", "erewash", "taker", "stockport", "organisation",
                "zz  LUNCH club of " + thing.id(), "held", "community"));
        assertTrue(same.status() == 422 && same.body().contains("They hold it in this way already"), same.body());
        Thing nobody = Cast.make("case-study:draft");
        assertEquals(422, propose(nobody, Map.of()).status());
        Answer early = Web.of(Person.AUTHOR).post("/entries/" + nobody.id() + "/holders/start", start(nobody, "next year"));
        assertTrue(early.status() == 422 && early.body().contains("href=\"#since\"") && early.body().contains("next year"));
        assertEquals(404, Web.of(Person.AUTHOR).get("/entries/" + Cast.shared("note:network").id() + "/holders").status());
    }

    @Test
    void theLineGoesOutAndComesInAgainAsItWasAndAFileCannotRewriteIt() throws Exception {
        Thing thing = changed("network", LAST_MONTH);
        String key = Cast.unique("held");
        Cast.sql("UPDATE entry SET external_id = :key WHERE id = :id", Map.of("key", key, "id", thing.id()));
        JsonNode line = exported(key);
        assertEquals(2, line.get("holding").size());
        assertTrue(line.at("/holding/1/agreedOn").isTextual(), line::toString);
        assertEquals("0 0 1 0", imported(line.toString()), "the same line changes nothing");
        String rewritten = line.toString().replace("\"held\":\"institution\"", "\"held\":\"shared\"");
        assertEquals("0 0 0 1", imported(rewritten));

        Cast.sql("DELETE FROM entry WHERE id = :id", Map.of("id", thing.id()));
        assertEquals("1 0 0 0", imported(line.toString()));
        assertEquals(line.get("holding"), exported(key).get("holding"));
        String wrong = line.toString().replace(key, key + "x").replace("\"2016\"", "\"soon\"");
        assertEquals("0 0 0 1", imported(wrong));
    }

    @Test
    void theFormAndTheLineFitAPhoneAndAreReadAloud() {
        Thing thing = started("network", "2016");
        Page page = Browser.page(1280);
        page.navigate(home + "sign-in");
        page.locator("#username").fill("erewash");
        page.locator("#password").fill("erewash");
        page.locator("#kc-login").click();
        page.navigate(home + "entries/" + thing.id() + "/holders");
        check(page, "holders-form-1280");
        page.setViewportSize(360, 900);
        check(page, "holders-form-360");
        propose(thing, Map.of("giver", "erewash"));
        page.navigate(home + "entries/" + thing.id() + "/holders");
        check(page, "holders-open-360");
        page.navigate(home + "me");
        check(page, "holders-me-360");
        answer(Person.AUTHOR, thing, "yes", "");
        answer(TAKER, thing, "yes", "");
        page.navigate(home + "case-studies/" + thing.slug());
        check(page, "holders-case-360");
        page.setViewportSize(1280, 900);
        check(page, "holders-case-1280");
        page.navigate(home + "entries/" + thing.id() + "/holders/start");
        check(page, "holders-start-1280");
        page.navigate(home + "holders");
        check(page, "holders-report-1280");
        page.context().close();
    }

    private static void check(Page page, String name) {
        Browser.picture(page, name);
        assertFalse(page.title().contains("problem"), name + ": " + page.title());
        Accessibility.check(page);
        int width = page.viewportSize().width;
        assertTrue(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue() <= width, name);
        HtmlCheck.valid(page.content());
    }

    private static Thing started(String standing, String since) {
        Thing thing = Cast.make("case-study:" + standing);
        Answer said = Web.of(Person.AUTHOR).post("/entries/" + thing.id() + "/holders/start", start(thing, since));
        assertEquals(303, said.status(), said::body);
        return thing;
    }

    private static Map<String, String> start(Thing thing, String since) {
        return Map.of("organisation", "Zz Lunch club of " + thing.id(), "held", "community", "since", since);
    }

    private static Answer propose(Thing thing, Map<String, String> other) {
        Map<String, String> form = new TreeMap<>(
                Map.of("organisation", "Zz Trust of " + thing.id(), "held", "institution", "since",
                        LAST_MONTH, "answersTo", "the lunch club", "answersFor", "the money", "giver", "morecambe", "taker",
                        "practitioner",
                        "reason", "They asked us."));
        form.putAll(other);
        return Web.of(Person.AUTHOR).post("/entries/" + thing.id() + "/holders/changes", form);
    }

    private static Thing changed(String standing, String since) {
        Thing thing = started(standing, "2016");
        assertEquals(303, propose(thing, Map.of("since", since, "giver", "erewash", "taker", "stockport")).status());
        assertEquals(303, answer(Person.AUTHOR, thing, "yes", "").status());
        assertEquals(303, answer(Person.COLLEAGUE, thing, "yes", "").status());
        return thing;
    }

    private static long change(Thing thing) {
        return Cast.count("SELECT max(id) FROM holding WHERE entry_id = :id", Map.of("id", thing.id()));
    }

    private static Answer answer(Person person, Thing thing, String answer, String reason) {
        return Web.of(person).post("/entries/" + thing.id() + "/holders/changes/" + change(thing) + "/answer",
                Map.of("answer", answer, "reason", reason));
    }

    private static boolean waits(Person person, Thing thing) {
        return page(person, "/me").contains("/entries/" + thing.id() + "/holders");
    }

    private static String all(Person person) {
        StringBuilder all = new StringBuilder();
        for (String next = "/holders"; next != null;) {
            String body = page(person, next);
            all.append(body);
            var more = java.util.regex.Pattern.compile("href=\"(/holders\\?after=[^\"]+)\"").matcher(body);
            next = more.find() ? more.group(1) : null;
        }
        return all.toString();
    }

    private static String label(String day) {
        return new Since(day).label();
    }

    private static String path(Thing thing) {
        return "/api/v1/case-studies/" + thing.id() + "/holding";
    }

    private static Answer api(Person person, Thing thing) {
        Web web = person.signedIn() ? Web.of(person) : Web.newToken(person);
        return web.api("GET", path(thing), (String) null);
    }

    private static String page(Person person, String address) {
        Answer answer = (person.signedIn() ? Web.of(person) : Web.newSession(person)).get(address);
        assertEquals(200, answer.status(), address);
        return answer.body();
    }

    private static JsonNode exported(String key) throws Exception {
        String lines = Web.of(Person.CURATOR).api("GET", "/api/v1/exports/entries.ndjson?site=" + Cast.SITE, (String) null)
                .body();
        return new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(lines.lines().filter(line -> line.contains("\"" + key + "\"")).findFirst().orElseThrow());
    }

    /** "created updated unchanged refused" */
    private static String imported(String line) {
        Answer sent = Web.of(Person.CURATOR).api("POST", "/api/v1/imports",
                java.net.http.HttpRequest.BodyPublishers.ofString(line), "application/x-ndjson");
        assertEquals(202, sent.status(), sent::body);
        String address = sent.location().replaceFirst("^https?://[^/]+", "");
        org.awaitility.Awaitility.await().atMost(java.time.Duration.ofMinutes(3)).until(() -> Web.of(Person.CURATOR)
                .api("GET", address, (String) null).json().get("state").asText().equals("done"));
        JsonNode report = Web.of(Person.CURATOR).api("GET", address, (String) null).json();
        return report.get("created").asInt() + " " + report.get("updated").asInt() + " " + report.get("unchanged").asInt() + " "
                + report.get("refused").asInt();
    }

    private static String json(Map<String, Object> body) {
        try {
            return new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(body);
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
