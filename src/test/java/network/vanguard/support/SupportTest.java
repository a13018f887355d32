package network.vanguard.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.cast.Web;
import network.vanguard.page.HtmlCheck;

/** What the formal side gave, and how a steward tells of what a group does informally. */
@QuarkusTest
class SupportTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/London"));
    /** A site that gives, with one member. */
    private static final String GIVER = "zz-house-that-gives";
    private static final Map<String, String> PERMISSION = Map.of("permissionBy", "The woman who began it", "permissionHow",
            "At their table", "permissionOn", "2026-03-03");

    private final Web author = Web.of(Person.AUTHOR);
    private final Web reader = Web.of(Person.PRACTITIONER);
    private final Web giver = Web.of(Person.MODERATOR);

    @BeforeAll
    static void everybodyIsThere() {
        Cast.enters();
        Cast.site(GIVER, "Zz House that gives");
        Cast.sql("""
                INSERT INTO site_membership (site_id, member_id, role, origin, since)
                SELECT s.id, m.id, 'contributor', 'granted', now() FROM site s, member m WHERE s.slug = :site AND m.handle = :handle
                ON CONFLICT DO NOTHING""", Map.of("site", GIVER, "handle", Person.MODERATOR.account()));
    }

    @AfterAll
    static void theGiverLeaves() {
        Cast.sql("DELETE FROM site_membership WHERE site_id = (SELECT id FROM site WHERE slug = :site)", Map.of("site", GIVER));
    }

    @Test
    void whatAGroupWithoutAccountsDoesGoesOutThroughAStewardWithRecordedPermissionOnly() {
        Thing table = Cast.entry("case-study", "draft", "Table " + Cast.unique("steward"), Cast.SITE, List.of());
        String address = "/case-studies/" + table.slug() + "/support";
        HtmlCheck.valid(author.get(address).body());
        assertEquals(303, author.post(address + "/informal", Map.of()).status());
        assertTrue(page(author, table).contains("Record the group’s permission"), "it says what is missing");
        Answer refused = author.post("/entries/" + table.id() + "/submit", Map.of());
        assertEquals(422, refused.status());
        HtmlCheck.valid(refused.body());
        assertTrue(refused.body().contains("href=\"" + address + "#permissionBy\""), "and leads there");
        Answer told = author.api("POST", "/api/v1/case-studies/" + table.id() + "/submit", "{}");
        assertEquals(422, told.status());
        assertEquals("permission", told.json().get("errors").get(0).get("field").asText());
        assertEquals(422, Web.of(Person.LEAD).api("POST", "/api/v1/case-studies/" + table.id() + "/publish",
                "{\"visibility\":\"site\"}").status(), "nor does a lead publish it");

        Answer half = author.post(address + "/informal", Map.of("permissionBy", "The woman who began it"));
        assertEquals(422, half.status());
        HtmlCheck.valid(half.body());
        assertTrue(half.body().contains("href=\"#permissionHow\"") && half.body().contains("href=\"#permissionOn\""));
        Map<String, String> tomorrow = new HashMap<>(PERMISSION);
        tomorrow.put("permissionOn", TODAY.plusDays(2).toString());
        assertTrue(author.post(address + "/informal", tomorrow).body().contains("href=\"#permissionOn\""));
        assertEquals(303, author.post(address + "/informal", PERMISSION).status());
        assertEquals(303, author.post("/entries/" + table.id() + "/submit", Map.of()).status());
        assertEquals(200, Web.of(Person.CURATOR).api("POST", "/api/v1/case-studies/" + table.id() + "/publish", "{}").status());

        String open = page(reader, table);
        HtmlCheck.valid(open);
        assertTrue(open.contains("Told by a steward with the group’s permission (given "
                + "<time datetime=\"2026-03-03\">3 March 2026</time>)"), open);
        assertFalse(open.contains("The woman who began it"), "who of the group agreed is for those who look after it");
        String history = reader.get("/case-studies/" + table.slug() + "/history").body();
        assertTrue(history.contains("Said that it is an informal practice")
                && history.contains("Recorded the group’s permission to tell it"), history);
        assertEquals(422, author.post(address + "/informal", Map.of()).status(), "what is out keeps its permission");
        assertEquals(403, author.post(address + "/informal/undo", Map.of()).status());
    }

    @Test
    void totalsOfAnInformalPracticeNeverAppearBeforeItsGroupAgrees() {
        Thing table = Cast.entry("case-study", "network", "Table " + Cast.unique("totals"), Cast.SITE, List.of());
        String address = "/case-studies/" + table.slug() + "/support";
        assertEquals(303, author.post(address + "/informal", PERMISSION).status());
        add(table, "money", "A grant for food", GIVER, "2024-01-01", null, "6100", null);
        add(table, "money", "Another grant", GIVER, "2025-01-01", null, "£2,900", null);
        add(table, "time", "A nurse on Tuesdays", GIVER, "2025-01-01", null, null, "47");
        String told = "£9,000 and 47 hours, support of 2 kinds";

        assertTrue(page(author, table).contains("£6,100"), "those who look after it see what they wrote");
        for (Web web : List.of(author, reader, giver, Web.of(Person.CURATOR))) {
            assertFalse(page(web, table).contains(told) || page(web, table).contains("In all"));
            assertFalse(api(web, table).hasNonNull("totals"));
        }
        for (Web web : List.of(reader, giver, Web.of(Person.ELSEWHERE))) {
            String all = page(web, table) + api(web, table) + lines(web, table)
                    + web.get("/entries/" + table.id() + "/text").body();
            assertTrue(all.contains("A grant for food"), "what was given is told");
            assertFalse(
                    all.contains("6,100") || all.contains("6100") || all.contains("47 hours") || all.contains("\"hours\":47"),
                    all);
        }
        String given = giver.get("/sites/" + GIVER + "/support").body();
        HtmlCheck.valid(given);
        assertTrue(given.contains("A nurse on Tuesdays"), given);
        assertFalse(given.contains("£6,100") || given.contains("47 hours"), given);
        long before = sum(given);

        Map<String, String> agreed = new HashMap<>(PERMISSION);
        agreed.putAll(Map.of("totalsBy", "Everybody at the table", "totalsOn", "2026-04-04"));
        assertEquals(303, author.post(address + "/informal", agreed).status());
        String open = page(reader, table);
        HtmlCheck.valid(open);
        assertTrue(open.contains("In all: " + told + ".") && open.contains("£6,100"), open);
        assertEquals(9000, api(reader, table).get("totals").get("pounds").asLong());
        assertEquals(9000, sum(giver.get("/sites/" + GIVER + "/support").body()) - before);
        assertTrue(lines(reader, table).contains("6100"));

        assertEquals(403, reader.post(address + "/informal/totals/withdraw", Map.of()).status());
        assertEquals(303, author.post(address + "/informal/totals/withdraw", Map.of()).status());
        assertFalse(page(reader, table).contains("In all") || lines(reader, table).contains("6100"), "one press hides them");
        assertFalse(api(reader, table).hasNonNull("totals"));
        assertEquals(before, sum(giver.get("/sites/" + GIVER + "/support").body()));
        assertTrue(reader.get("/case-studies/" + table.slug() + "/history").body()
                .contains("Took back the group’s consent to show totals"));
    }

    @Test
    void supportThatEndsWithinSixtyDaysStandsInItsGiversListAndIsFoundAndEndedAndRemoved() {
        String word = Cast.unique("kettle");
        Thing table = Cast.entry("case-study", "network", "Table of " + word, Cast.SITE, List.of());
        Thing draft = Cast.entry("case-study", "draft", "Draft of " + word, Cast.SITE, List.of());
        add(table, "space", "The hall of the " + word, GIVER, "2024-01-01", TODAY.plusDays(60).toString(), null, null);
        add(table, "data", "Numbers for the " + word, GIVER, "2024-01-01", TODAY.plusDays(61).toString(), null, null);
        add(draft, "space", "The cellar of the " + word, GIVER, "2024-01-01", TODAY.plusDays(5).toString(), null, null);
        String mine = giver.get("/me").body();
        HtmlCheck.valid(mine);
        assertTrue(mine.contains("/sites/" + GIVER + "/support#ending"), mine);
        String list = giver.get("/sites/" + GIVER + "/support").body();
        HtmlCheck.valid(list);
        String soon = list.substring(list.indexOf("id=\"ending\""), list.indexOf("id=\"all\""));
        assertTrue(soon.contains("The hall of the " + word) && !soon.contains("Numbers for the " + word), soon);
        assertTrue(list.contains("Numbers for the " + word));
        assertFalse(list.contains("The cellar"), "nobody reads a draft in a list");
        assertEquals(404, reader.get("/sites/" + GIVER + "/support").status(), "for the site and curators");
        assertEquals(200, Web.of(Person.CURATOR).get("/sites/" + GIVER + "/support").status());

        String address = "/case-studies/" + table.slug() + "/support";
        String council = "Council of the " + word;
        Map<String, String> form = new HashMap<>(
                Map.of("kind", "permission", "what", "The lawn" + word + "x to sit on", "site", GIVER,
                        "organisation", council, "since", "2024-02-30"));
        Answer wrong = author.post(address, form);
        assertEquals(422, wrong.status());
        HtmlCheck.valid(wrong.body());
        assertTrue(wrong.body().contains("href=\"#since\"") && wrong.body().contains("The lawn" + word + "x to sit on"));
        form.put("since", "2024-02-28");
        assertTrue(author.post(address, form).body().contains("href=\"#organisation\""), "one giver");
        form.put("site", "");
        form.put("until", "2023-01-01");
        assertTrue(author.post(address, form).body().contains("href=\"#until\""));
        form.put("until", "");
        assertEquals(303, author.post(address, form).status());
        String open = page(reader, table);
        HtmlCheck.valid(open);
        assertTrue(open.contains("/organisations/council-of-the-" + word), open);
        assertTrue(reader.get("/search?q=lawn" + word + "x").body().contains(table.slug()), "the lines are found");
        assertTrue(reader.get("/entries/" + table.id() + "/text").body().contains("The lawn" + word + "x to sit on"));
        assertEquals(200, Web.of(Person.CURATOR).get("/organisations/council-of-the-" + word + "/support").status());
        assertEquals(404, author.get("/organisations/council-of-the-" + word + "/support").status());

        long lawn = Cast.count("SELECT max(id) FROM support_line");
        HtmlCheck.valid(author.get(address + "/" + lawn).body());
        form.put("what", "The meadow" + word + "x to sit on");
        assertEquals(303, author.post(address + "/" + lawn, form).status());
        assertEquals(403, reader.post(address + "/" + lawn + "/end", Map.of()).status());
        assertEquals(303, author.post(address + "/" + lawn + "/end", Map.of()).status());
        assertEquals(TODAY.toString(), author.api("GET", "/api/v1/case-studies/" + table.id() + "/support/" + lawn,
                (String) null).json().get("until").asText());
        assertEquals(303, author.post(address + "/" + lawn + "/remove", Map.of()).status());
        assertFalse(page(reader, table).contains("The meadow"));
        assertFalse(reader.get("/search?q=meadow" + word + "x").body().contains(table.slug()), "gone from search");
        String history = reader.get("/case-studies/" + table.slug() + "/history").body();
        for (String deed : List.of("Added", "Changed", "Ended", "Removed")) {
            assertTrue(history.contains(deed + " support: permission"), history);
        }
    }

    private void add(Thing thing, String kind, String what, String site, String since, String until, String pounds,
            String hours) {
        Map<String, String> form = new HashMap<>(Map.of("kind", kind, "what", what, "site", site, "since", since));
        form.put("until", until == null ? "" : until);
        form.put("pounds", pounds == null ? "" : pounds);
        form.put("hours", hours == null ? "" : hours);
        Answer added = author.post("/case-studies/" + thing.slug() + "/support", form);
        assertEquals(303, added.status(), added::body);
    }

    /** The pounds that a giver's list names in all. */
    private static long sum(String page) {
        var found = java.util.regex.Pattern.compile("In all: £([\\d,]+)").matcher(page);
        return found.find() ? Long.parseLong(found.group(1).replace(",", "")) : 0;
    }

    private static String page(Web web, Thing thing) {
        return web.get("/case-studies/" + thing.slug()).body();
    }

    private static JsonNode api(Web web, Thing thing) {
        return web.api("GET", "/api/v1/case-studies/" + thing.id() + "/support", (String) null).json();
    }

    /** Its line in an export. */
    private static String lines(Web web, Thing thing) {
        return web.api("GET", "/api/v1/exports/entries.ndjson?site=" + Cast.SITE, (String) null).body().lines()
                .filter(line -> line.contains("\"" + thing.slug() + "\"")).findFirst().orElse("");
    }
}
