package network.vanguard.introduction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

/**
 * Forty case studies of six sites: six pairs that are alike and do not know each other, twenty that are alike and in touch in one way or
 * another, and a dozen that have little in common with anything.
 */
@QuarkusTest
class IntroductionsTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> SITES = List.of(Cast.SITE, Cast.OTHER_SITE, "zz-fixture-one", "zz-fixture-two",
            "zz-fixture-three", "zz-fixture-four");
    private static final Map<String, Long> CASES = new HashMap<>();
    private static final List<Set<Long>> PLANTED = new ArrayList<>();
    private static final List<Set<Long>> IN_TOUCH = new ArrayList<>();

    @TestHTTPResource("/")
    String home;
    @Inject
    PairUpkeep upkeep;

    @BeforeEach
    void fortyCases() {
        if (!CASES.isEmpty()) {
            return;
        }
        Cast.enters();
        SITES.forEach(site -> Cast.site(site, "Zz " + site.substring(3).replace('-', ' ')));
        List<String> lines = new ArrayList<>();
        for (int n = 0; n < 6; n++) {
            lines.add(line("p" + n + "a", n < 3 ? SITES.get(0) : SITES.get(n - 3), "planted" + n));
            lines.add(line("p" + n + "b", n < 3 ? SITES.get(1) : SITES.get(n), "planted" + n));
        }
        for (int group = 0; group < 3; group++) {
            for (int n = 0; n < 4; n++) {
                lines.add(line("g" + group + n, SITES.get(n), "group" + group));
            }
        }
        for (int n = 0; n < 2; n++) {
            lines.add(line("t" + n + "a", SITES.get(0), "touch" + n));
            lines.add(line("t" + n + "b", SITES.get(1), "touch" + n));
        }
        for (int n = 0; n < 12; n++) {
            lines.add(line("x" + n, SITES.get(n % 6), "apart" + n));
        }
        assertEquals(40, lines.size());
        imported(lines);
        linked();
        refresh();
    }

    /** Each of the twenty came in touch in its own way. */
    private static void linked() {
        List<String> types = List.of("adapts", "cites", "answers", "part-of", "contradicts", "same-as");
        for (int group = 0; group < 3; group++) {
            int type = 0;
            for (int one = 0; one < 4; one++) {
                for (int other = one + 1; other < 4; other++) {
                    String here = "g" + group + one;
                    IN_TOUCH.add(pair(here, "g" + group + other));
                    if (group == 0) {
                        done(Person.CURATOR, "/api/v1/entries/" + CASES.get(here) + "/links", "{\"type\":\"" + types.get(type++)
                                + "\",\"other\":" + CASES.get("g" + group + other) + "}");
                    }
                }
                if (group == 1) {
                    comment(Person.PRACTITIONER, CASES.get("g1" + one));
                } else if (group == 2 && one > 0) {
                    comment(Person.AUTHOR, CASES.get("g2" + one));
                }
            }
        }
        IN_TOUCH.add(pair("t0a", "t0b"));
        done(Person.ELSEWHERE, "/api/v1/notes", "{\"title\":\"What we took from it\",\"body\":\"A lot.\",\"site\":\""
                + Cast.OTHER_SITE + "\",\"about\":" + CASES.get("t0a") + "}");
        IN_TOUCH.add(pair("t1a", "t1b"));
        done(Person.CURATOR, "/api/v1/introductions/" + CASES.get("t1a") + "/" + CASES.get("t1b"),
                "{\"title\":\"Meet\",\"message\":\"You two.\"}");
        long thread = thread("t1a", "t1b");
        comment(Person.AUTHOR, thread);
        comment(Person.ELSEWHERE, thread);
        assertEquals(20, IN_TOUCH.size());
    }

    @Test
    void whoIsAlikeAndNotInTouchIsListedAndLeavesOnceBothSidesHaveAnswered() {
        // Other tests leave entries behind that are alike as well: the forty are looked at among themselves.
        List<Set<Long>> all = listed(Person.CURATOR, "").stream().filter(CASES.values()::containsAll).toList();
        assertTrue(all.subList(0, 10).containsAll(PLANTED), all + " has not all of " + PLANTED + " in front");
        assertTrue(all.stream().noneMatch(IN_TOUCH::contains), "somebody is listed who is in touch");

        JsonNode top = Web.of(Person.CURATOR).api("GET", "/api/v1/introductions?limit=100", (String) null).json().get("items");
        int explained = 0;
        for (JsonNode item : top) {
            assertTrue(item.get("score").asDouble() > 0);
            if (PLANTED.contains(Set.of(item.at("/one/id").asLong(), item.at("/other/id").asLong()))) {
                assertTrue(item.get("why").asText().startsWith("Both: planted"), item.toString());
                explained++;
            }
        }
        assertEquals(PLANTED.size(), explained);

        long before = waiting();
        Set<Long> pair = PLANTED.get(0);
        String path = "/introductions/" + CASES.get("p0b") + "/" + CASES.get("p0a");
        Answer form = Web.of(Person.CURATOR).get(path);
        HtmlCheck.valid(form.body());
        assertTrue(form.body().contains("Zz house of the cast") && form.body().contains("/case-studies/"), form.body());
        Answer empty = Web.of(Person.CURATOR).post(path, Map.of("title", "Kept", "message", " "));
        assertEquals(422, empty.status());
        assertTrue(empty.body().contains("value=\"Kept\"") && empty.body().contains("href=\"#message\""), empty.body());
        Answer made = Web.of(Person.CURATOR).post(path,
                Map.of("title", "Introducing two", "message", "[One](/case-studies/one) and another."));
        assertEquals(303, made.status(), made.body());
        long thread = thread("p0a", "p0b");
        for (String one : List.of("p0a", "p0b")) {
            JsonNode links = Web.of(Person.PRACTITIONER)
                    .api("GET", "/api/v1/entries/" + CASES.get(one) + "/links", (String) null).json().get("items");
            assertEquals("Introduced in", links.at("/0/name").asText());
            assertEquals(thread, links.at("/0/entry/id").asLong());
        }
        assertTrue(listed(Person.CURATOR, "").contains(pair), "nobody has answered");
        String list = Web.of(Person.CURATOR).get("/introductions?site=" + Cast.SITE).body();
        HtmlCheck.valid(list);
        assertTrue(list.contains("Introduced on") && list.contains("/members/curator\""), list);
        assertEquals(200, Web.of(Person.CURATOR).api("POST", "/api/v1" + path, "{\"title\":\"Again\",\"message\":\"Again.\"}")
                .status(), "once is enough");

        comment(Person.AUTHOR, thread);
        comment(Person.PRACTITIONER, thread);
        assertEquals(before, waiting(), "one side alone, and somebody of neither, is no contact");
        comment(Person.ELSEWHERE, thread);
        assertFalse(listed(Person.CURATOR, "").contains(pair), "it leaves the list");
        assertEquals(before - 1, waiting(), "and the count falls by one");
        refresh();
        assertFalse(listed(Person.CURATOR, "").contains(pair), "the round finds the same");
        assertEquals(before - 1, waiting());
        PLANTED.remove(0);
    }

    @Test
    void aSiteSeesItsOwnPairsAndPiecesOfTheListMakeTheWhole() {
        List<Set<Long>> all = listed(Person.ELSEWHERE, "");
        Set<Long> ofSite = new HashSet<>();
        CASES.forEach((name, id) -> {
            if (List.of("p0b", "p1b", "p2b", "p4a").contains(name)) {
                ofSite.add(id);
            }
        });
        List<Set<Long>> own = listed(Person.ELSEWHERE, "&site=" + Cast.OTHER_SITE);
        assertTrue(own.stream().anyMatch(pair -> pair.stream().anyMatch(ofSite::contains)));
        assertEquals(all.stream().filter(own::contains).toList(), own, "in the same order");
        String page = Web.of(Person.ELSEWHERE).get("/introductions").body();
        HtmlCheck.valid(page);
        assertTrue(page.contains("Practices like yours that you are not in touch with"), page);
        assertFalse(Web.of(Person.PRACTITIONER).get("/introductions").body().contains("Practices like yours"));
        assertEquals(0, listed(Person.CURATOR, "&site=there-is-no-such-site").size());
    }

    @Test
    void whatIsTakenBackBringsThePairBack() {
        String links = "/api/v1/entries/" + CASES.get("p5a") + "/links";
        Set<Long> pair = pair("p5a", "p5b");
        JsonNode link = done(Person.PRACTITIONER, links, "{\"type\":\"cites\",\"other\":" + CASES.get("p5b") + "}").json();
        assertFalse(listed(Person.CURATOR, "").contains(pair));
        assertEquals(204, Web.of(Person.PRACTITIONER).api("DELETE", links + "/" + link.get("id").asText(), (String) null)
                .status());
        assertTrue(listed(Person.CURATOR, "").contains(pair));
    }

    @Test
    void whatIsKeptToASiteIsNotIntroducedInFrontOfTheNetwork() {
        Thing pair = Cast.make("meeting:site");
        String path = pair.in("/introductions/{one}/{other}");
        assertEquals(404, Web.of(Person.AUTHOR).get(path).status(), "nobody who may not read both");
        Cast.put(Long.parseLong(pair.parts().get("other")), "network");
        assertTrue(Web.of(Person.AUTHOR).get(path).body().contains("not open to the network"));
        assertEquals(403, Web.of(Person.AUTHOR).api("POST", "/api/v1" + path, "{\"title\":\"T\",\"message\":\"M\"}").status());
    }

    @Test
    void theNumberOfEachDayIsDrawnAndStandsInATable() {
        Cast.sql("DELETE FROM introduction_day", Map.of());
        Trend now = Cast.bean(IntroductionFinder.class).trend();
        assertEquals(now.pairs(), now.days().get(now.days().size() - 1).pairs(), "today is told before it is noted");
        Cast.bean(PairUpkeep.class).noteTheDay();
        assertEquals(now, Cast.bean(IntroductionFinder.class).trend());
        Cast.sql("INSERT INTO introduction_day (day, pairs) VALUES (CURRENT_DATE - 9, :pairs) ON CONFLICT DO NOTHING",
                Map.of("pairs", now.pairs() + 3));
        String page = Web.of(Person.PRACTITIONER).get("/introductions").body();
        HtmlCheck.valid(page);
        assertTrue(page.contains("<polyline") && page.contains("3 fewer than on"), page);
        assertEquals(401, Web.newToken(Person.ANONYMOUS).api("GET", "/api/v1/introductions/trend", (String) null).status());
        assertEquals(0, listed(Person.ANONYMOUS, "").stream().filter(CASES.values()::containsAll).count(),
                "a visitor sees pairs that are public");
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    void linkingAndIntroducingWorkByKeyboardAtADeskAndOnAPhone(int width) {
        Cast.sql(
                "INSERT INTO introduction_day (day, pairs) SELECT CURRENT_DATE - n, 20 + n % 7 FROM generate_series(2, 40, 3) n "
                        + "ON CONFLICT DO NOTHING",
                Map.of());
        Page page = Browser.page(width);
        page.navigate(home + "introductions");
        page.locator("#username").fill(Person.CURATOR.account());
        page.locator("#password").fill(Person.CURATOR.account());
        page.locator("#kc-login").click();
        page.navigate(home + "introductions");
        check(page, "introductions", width);
        page.navigate(home + "introductions/" + CASES.get("p4a") + "/" + CASES.get("p4b"));
        check(page, "introduce", width);
        page.locator("#message").fill("");
        page.locator("button:has-text('Introduce them')").press("Enter");
        assertTrue(page.title().startsWith("Error: "), page.title());
        check(page, "introduce-errors", width);

        page.navigate(home + "entries/" + CASES.get("g00") + "/links");
        check(page, "links", width);
        page.locator(".nhsuk-back-link, .nhsuk-back-link__link").first().click();
        page.locator("#linked summary").press("Enter");
        check(page, "linked", width);
        page.locator("#linked input[value=cites]").press(" ");
        page.locator("#other").fill("notes/nowhere");
        page.locator("button:has-text('Make the link')").press("Enter");
        assertTrue(page.title().startsWith("Error: "), page.title());
        check(page, "links-errors", width);
        page.locator("#other").fill(home + "case-studies/" + slug("x" + (width == 360 ? 1 : 2)));
        page.locator("button:has-text('Make the link')").press("Enter");
        assertTrue(page.locator("#linked").innerText().contains("Cites: Zz fixture x"), page.locator("#linked").innerText());
        check(page, "linked-made", width);
        page.locator("#linked li:has-text('Cites: Zz fixture x') button").press("Enter");
        assertTrue(page.locator("[role=status]").first().innerText().contains("The link is undone."));
        page.navigate(home + "sites/" + Cast.SITE);
        check(page, "site-with-similar", width);
        page.context().close();
    }

    private static String slug(String name) {
        return Web.of(Person.CURATOR).api("GET", "/api/v1/entries/" + CASES.get(name), (String) null).json().get("slug")
                .asText();
    }

    /** What holds on every page: accessible, nothing refused by the browser, no sideways scrolling. */
    private static void check(Page page, String name, int width) {
        Browser.picture(page, name + "-" + width);
        Accessibility.check(page);
        assertTrue(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue() <= width,
                name + " scrolls sideways");
        assertEquals(List.of(), Browser.troubles(page).stream().filter(trouble -> !trouble.contains("422")).toList(), name);
    }

    // ---------------------------------------------------------------- the fixture

    /** A case study with five topics that only its like has, one that everybody has, and a text of its own. */
    private static String line(String name, String site, String like) {
        List<String> tags = new ArrayList<>(List.of("fixture-for-introductions"));
        for (int n = 0; n < (like.startsWith("apart") ? 1 : 5); n++) {
            tags.add(like + "-topic-" + n);
        }
        try {
            return MAPPER.writeValueAsString(Map.of("kind", "case-study", "externalId", "introductions-" + name, "title",
                    "Zz fixture " + name, "summary", "What " + name + " did.", "site", site, "tags", tags, "state", "published",
                    "visibility", "network", "whatWasDone", "Something called " + name + name + "."));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void imported(List<String> lines) {
        Answer sent = Web.of(Person.CURATOR).api("POST", "/api/v1/imports?name=fixture",
                BodyPublishers.ofString(String.join("\n", lines)), "application/x-ndjson");
        assertEquals(202, sent.status(), sent::body);
        String address = sent.location().replaceFirst("^https?://[^/]+", "");
        Awaitility.await().atMost(Duration.ofMinutes(5))
                .until(() -> Web.of(Person.CURATOR).api("GET", address, (String) null).json().get("state").asText()
                        .equals("done"));
        for (String site : SITES) {
            Web.of(Person.CURATOR).api("GET", "/api/v1/entries?kind=case-study&limit=100&tag=fixture-for-introductions&site="
                    + site, (String) null).json().get("items")
                    .forEach(item -> CASES.put(item.get("externalId").asText().replace("introductions-", ""),
                            item.get("id").asLong()));
        }
        assertEquals(40, CASES.size(), CASES::toString);
        for (int n = 0; n < 6; n++) {
            PLANTED.add(pair("p" + n + "a", "p" + n + "b"));
        }
    }

    /** Waits until the lists of similar entries have followed all that was written, and lets the round go over them. */
    private void refresh() {
        Awaitility.await().atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofMillis(100))
                .until(() -> Cast.count("""
                        SELECT (SELECT count(*) FROM link_change) + (SELECT count(*) FROM entry e WHERE e.external_id LIKE 'introductions-%'
                            AND NOT EXISTS (SELECT 1 FROM related r JOIN link_epoch n ON n.id = r.epoch AND n.state = 'current'
                                            JOIN entry_measure m ON m.entry_id = r.entry_id AND m.version = r.version
                                            WHERE r.entry_id = e.id))""") == 0);
        while (!upkeep.turn()) {
            // until the round is over
        }
    }

    private static Set<Long> pair(String one, String other) {
        return Set.of(CASES.get(one), CASES.get(other));
    }

    private static List<Set<Long>> listed(Person person, String filter) {
        List<Set<Long>> pairs = new ArrayList<>();
        String after = "";
        while (after != null) {
            JsonNode piece = Web.newToken(person).api("GET", "/api/v1/introductions?limit=7" + filter + after, (String) null)
                    .json();
            piece.get("items")
                    .forEach(item -> pairs.add(Set.of(item.at("/one/id").asLong(), item.at("/other/id").asLong())));
            after = piece.get("next").isNull() ? null : "&after=" + piece.get("next").asText();
        }
        assertEquals(pairs.size(), new HashSet<>(pairs).size(), "each pair once");
        return pairs;
    }

    private static long waiting() {
        return Web.of(Person.CURATOR).api("GET", "/api/v1/introductions/trend", (String) null).json().get("pairs").asLong();
    }

    private static long thread(String one, String other) {
        return Cast.count("SELECT thread_id FROM introduction WHERE low_id = :low AND high_id = :high",
                Map.of("low", new TreeSet<>(pair(one, other)).first(), "high", new TreeSet<>(pair(one, other)).last()));
    }

    private static void comment(Person person, long entryId) {
        done(person, "/api/v1/entries/" + entryId + "/comments", "{\"body\":\"We see it so.\"}");
    }

    private static Answer done(Person person, String path, String body) {
        Answer answer = Web.of(person).api("POST", path, body);
        assertEquals(201, answer.status(), path + ": " + answer.body());
        return answer;
    }
}
