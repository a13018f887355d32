package network.vanguard.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Web;
import network.vanguard.organisation.OrganisationService;
import network.vanguard.page.Accessibility;
import network.vanguard.page.Browser;
import network.vanguard.page.HtmlCheck;

/** Organisations come out of the names of partners, show on both ends, and are told to nobody who may not read what names them. */
@QuarkusTest
class OrganisationsTest {

    @TestHTTPResource("/")
    String home;

    @BeforeAll
    static void everybodyIsThere() {
        Cast.enters();
    }

    @Test
    void onePartnerHoweverItIsSpeltIsOneOrganisationWithLinksAtBothEnds() {
        String word = Cast.unique("Zzerewash");
        long one = written("network", word + " CVS", "A library");
        long other = written("network", word.toUpperCase() + "  cvs");
        String address = "/organisations/" + word + "-cvs";
        String page = page(Person.PRACTITIONER, address);
        assertTrue(page.contains(slug(one)) && page.contains(slug(other)), page);
        assertTrue(page(Person.PRACTITIONER, "/case-studies/" + slug(other)).contains("href=\"" + address + "\"><bdi>"
                + word.toUpperCase() + "  cvs"), "each is shown as it was written");
        String record = Web.of(Person.PRACTITIONER).get("/entries/" + one + "/jsonld").body();
        assertTrue(record.contains(address) && record.contains("\"contributor\""), record);
        assertEquals(word + " CVS", Web.of(Person.PRACTITIONER).api("GET", "/api/v1/entries/" + one, (String) null).json()
                .at("/context/partners/0").asText(), "the JSON stays a list of names");
        JsonNode json = Web.of(Person.PRACTITIONER).api("GET", "/api/v1" + address, (String) null).json();
        assertEquals(2, json.at("/takesPart/items").size());

        revise(one, "Another club of " + word);
        assertFalse(page(Person.PRACTITIONER, address).contains(slug(one)), "who is no partner any more is none");
        assertTrue(page(Person.PRACTITIONER, "/organisations?q=another+CLUB+of+" + word).contains("Another club of " + word));
    }

    @Test
    void anOrganisationThatOnlyHiddenThingsNameIsNotThere() {
        String name = Cast.unique("Zzhidden partner ");
        long draft = written("draft", name);
        String address = "/organisations/" + name.replace(' ', '-').toLowerCase();
        assertEquals(200, Web.of(Person.AUTHOR).get(address).status());
        assertFalse(page(Person.AUTHOR, address).contains(slug(draft)), "what is not published is not listed");
        for (Person person : List.of(Person.ANONYMOUS, Person.PRACTITIONER, Person.CURATOR)) {
            Web web = person.signedIn() ? Web.of(person) : Web.newSession(person);
            assertEquals(404, web.get(address).status());
            assertFalse(web.get("/organisations?q=" + name.replace(' ', '+')).body().contains("/organisations/zzhidden"));
            assertEquals(404, web.api("GET", "/api/v1" + address, (String) null).status());
        }
        assertEquals(404, Web.of(Person.CURATOR).get(address + "/edit").status());
        assertEquals(404, merge(address, "/organisations/a-library", "Because.").status());
        Cast.put(draft, "network");
        assertEquals(200, Web.of(Person.PRACTITIONER).get(address).status());
        assertEquals(404, Web.newSession(Person.ANONYMOUS).get(address).status());
    }

    @Test
    void curatorsAndThePeopleOfItsSiteSayWhatItIsAndThenEverybodyMayKnow() {
        String name = Cast.unique("Zzkitchen ");
        written("network", name);
        String address = "/organisations/" + name.replace(' ', '-').toLowerCase();
        assertEquals(403, Web.of(Person.AUTHOR).get(address + "/edit").status());
        Map<String, String> form = new TreeMap<>(
                Map.of("name", name, "type", "community-group", "web", "https://kitchen.example/",
                        "place", "Long Eaton", "description", "They cook together.", "site", Cast.SITE, "revision", "1"));
        assertEquals(303, Web.of(Person.CURATOR).post(address + "/edit", form).status());
        String page = page(Person.ANONYMOUS, address);
        for (String said : List.of("Community group", "They cook together.", "Long Eaton",
                "href=\"https://kitchen.example/\"")) {
            assertTrue(page.contains(said), said);
        }
        HtmlCheck.valid(page);
        assertTrue(page(Person.ANONYMOUS, "/organisations?letter=z&type=community-group&q=" + name.replace(' ', '+'))
                .contains("href=\"" + address + "\""));
        assertFalse(
                page(Person.ANONYMOUS, "/organisations?letter=a&q=" + name.replace(' ', '+')).contains("href=\"" + address));

        form.putAll(Map.of("name", name + " and garden", "description", "They also dig."));
        Answer stale = Web.of(Person.AUTHOR).post(address + "/edit", form);
        assertTrue(
                stale.status() == 422 && stale.body().contains("They cook together.")
                        && stale.body().contains("They also dig."),
                stale.body());
        form.put("revision", stale.field("revision"));
        form.put("web", "javascript:alert(1)");
        Answer wrong = Web.of(Person.AUTHOR).post(address + "/edit", form);
        assertTrue(wrong.status() == 422 && wrong.body().contains("href=\"#web\""), wrong.body());
        form.put("web", "");
        assertEquals(303, Web.of(Person.AUTHOR).post(address + "/edit", form).status());
        page = page(Person.ANONYMOUS, address);
        assertTrue(page.contains(name + " and garden") && !page.contains("kitchen.example"), "the address stays: " + page);
        long again = written("public", name);
        assertTrue(page(Person.ANONYMOUS, address).contains(slug(again)), "its old name leads to it still");
    }

    @Test
    void aCuratorJoinsTwoAndNothingIsLost() {
        String word = Cast.unique("Zzjoin");
        long one = written("public", word + " Council for Voluntary Service");
        long other = written("public", word + " CVS");
        String from = "/organisations/" + word + "-council-for-voluntary-service";
        String into = "/organisations/" + word + "-cvs";
        assertEquals(422, merge(from, "/organisations/there-is-none", "").status());
        assertEquals(422, merge(from, from, "").status());
        assertEquals(303, merge(from, Web.base() + into, "One is short for the other.").status());
        Answer old = Web.newSession(Person.ANONYMOUS).get(from);
        assertEquals(303, old.status());
        assertTrue(old.location().endsWith(into));
        String page = page(Person.ANONYMOUS, into);
        assertTrue(page.contains(slug(one)) && page.contains(slug(other)), page);
        assertFalse(page.contains("One is short for the other."));
        assertTrue(page(Person.CURATOR, into).contains("One is short for the other."));
        assertTrue(page(Person.ANONYMOUS, "/case-studies/" + slug(one))
                .contains("href=\"" + into + "\"><bdi>" + word + " Council"));
        long third = written("public", word + " council for voluntary SERVICE");
        assertTrue(page(Person.ANONYMOUS, into).contains(slug(third)), "the old name leads there too");
        assertEquals(word + "-cvs",
                Web.newToken(Person.ANONYMOUS).api("GET", "/api/v1" + from, (String) null).json().get("slug")
                        .asText());
    }

    @Test
    void whatIsSaidOfAnOrganisationGoesOutAndComesInAgain() {
        String word = Cast.unique("zzmoved");
        String line = ("{\"kind\":\"organisation\",\"slug\":\"%s-slug\",\"name\":\"%s Trust\",\"type\":\"nhs\",\"place\":\"A town\","
                + "\"description\":\"It runs the wards.\",\"site\":\"" + Cast.SITE + "\"}").formatted(word, word);
        assertEquals("1 0 0 0", imported(line));
        assertEquals("0 0 1 0", imported(line));
        String out = Web.newToken(Person.ANONYMOUS).api("GET", "/api/v1/exports/organisations.ndjson", (String) null).body()
                .lines()
                .filter(one -> one.contains(word)).findFirst().orElseThrow();
        assertEquals("0 0 1 0", imported(out));
        assertEquals("0 1 0 0", imported(out.replace("the wards", "the clinics")));
        assertTrue(page(Person.ANONYMOUS, "/organisations/" + word + "-slug").contains("It runs the clinics."));
        assertEquals("0 0 0 1", imported(out.replace("nhs", "nonsense")));
    }

    @Test
    void partnersOfEarlierDaysBecomeOrganisationsByThemselves() {
        long id = written("public", Cast.unique("Zzearlier "));
        Cast.sql("DELETE FROM case_study_partner WHERE entry_id = :id", Map.of("id", id));
        assertFalse(page(Person.ANONYMOUS, "/case-studies/" + slug(id)).contains("/organisations/zzearlier"));
        Cast.sql("INSERT INTO case_study_unlinked (entry_id) VALUES (:id)", Map.of("id", id));
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(
                () -> page(Person.ANONYMOUS, "/case-studies/" + slug(id)).contains("/organisations/zzearlier"));
    }

    @Test
    void aNameWithoutALetterIsNobodyAndTwoAtOnceMakeOne() throws Exception {
        long id = written("public", "—");
        assertTrue(page(Person.ANONYMOUS, "/case-studies/" + slug(id)).contains("<bdi>—</bdi>"));
        String name = Cast.unique("Zz at once ");
        OrganisationService service = Cast.bean(OrganisationService.class);
        List<Long> made = java.util.stream.IntStream.range(0, 8).parallel().mapToObj(n -> service.named(name).id()).toList();
        assertEquals(1, made.stream().distinct().count());
    }

    @Test
    void theyFitAPhone() {
        String name = Cast.unique("Zzpicture ");
        written("public", name);
        Page page = Browser.page(1280);
        page.navigate(home + "sign-in");
        page.locator("#username").fill("curator");
        page.locator("#password").fill("curator");
        page.locator("#kc-login").click();
        String address = home + "organisations/" + name.replace(' ', '-').toLowerCase();
        for (String where : List.of("", "/edit", "/merge")) {
            page.navigate(address + where);
            check(page, "organisation" + where.replace('/', '-'));
        }
        page.navigate(home + "organisations?q=zz");
        check(page, "organisations");
        page.context().close();
    }

    private static void check(Page page, String name) {
        for (int width : new int[]{360, 1280}) {
            page.setViewportSize(width, 900);
            Browser.picture(page, name + "-" + width);
            assertTrue(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue() <= width, name);
        }
        Accessibility.check(page);
        HtmlCheck.valid(page.content());
    }

    private static long written(String standing, String... partners) {
        long id = Cast.entry("case-study", "draft", "Cast " + Cast.unique("partnered"), Cast.SITE, List.of()).id();
        revise(id, partners);
        Cast.put(id, standing);
        return id;
    }

    private static void revise(long id, String... partners) {
        Answer read = Web.of(Person.AUTHOR).api("GET", "/api/v1/entries/" + id, (String) null);
        JsonNode now = read.json();
        var body = new com.fasterxml.jackson.databind.ObjectMapper().createObjectNode();
        body.put("title", now.get("title").asText()).put("summary", "In one sentence.").put("site", Cast.SITE)
                .put("visibility", now.get("visibility").asText());
        var names = body.putObject("context").putArray("partners");
        List.of(partners).forEach(names::add);
        Answer done = Web.of(now.get("state").asText().equals("published") ? Person.CURATOR : Person.AUTHOR).api("PUT",
                "/api/v1/case-studies/" + id, body.toString(), "If-Match", read.header("ETag"));
        assertEquals(200, done.status(), done::body);
    }

    private static String slug(long id) {
        return Web.of(Person.AUTHOR).api("GET", "/api/v1/entries/" + id, (String) null).json().get("slug").asText();
    }

    private static Answer merge(String from, String into, String reason) {
        return Web.of(Person.CURATOR).post(from + "/merge", Map.of("into", into, "reason", reason));
    }

    private static String page(Person person, String address) {
        Answer answer = (person.signedIn() ? Web.of(person) : Web.newSession(person)).get(address);
        assertEquals(200, answer.status(), address);
        return answer.body();
    }

    /** "created updated unchanged refused" */
    private static String imported(String line) {
        Answer sent = Web.of(Person.CURATOR).api("POST", "/api/v1/imports", BodyPublishers.ofString(line),
                "application/x-ndjson");
        assertEquals(202, sent.status(), sent::body);
        String address = sent.location().replaceFirst("^https?://[^/]+", "");
        Awaitility.await().atMost(Duration.ofMinutes(3))
                .until(() -> Web.of(Person.CURATOR).api("GET", address, (String) null).json().get("state").asText()
                        .equals("done"));
        JsonNode report = Web.of(Person.CURATOR).api("GET", address, (String) null).json();
        return report.get("created").asInt() + " " + report.get("updated").asInt() + " " + report.get("unchanged").asInt() + " "
                + report.get("refused").asInt();
    }
}
