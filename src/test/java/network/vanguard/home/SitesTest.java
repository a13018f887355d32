package network.vanguard.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.cast.Web;
import network.vanguard.member.MemberService;
import network.vanguard.page.HtmlCheck;
import network.vanguard.site.SiteInput;
import network.vanguard.site.SiteInput.Movement;
import network.vanguard.site.SiteInput.Partner;
import network.vanguard.site.SiteInput.Population;
import network.vanguard.site.SiteInput.Verification;
import network.vanguard.site.SiteService;

/** What is known of a site, how far it was checked, and what stands under its name. */
@QuarkusTest
class SitesTest {

    private static final Web VISITOR = Web.newToken(Person.ANONYMOUS);

    private static final Verification AS_IMPORTED = new Verification("verified against NHS England list",
            "read from the name where it contains the place, otherwise common knowledge, unverified",
            "verified (announcement pages)");

    private static String site(String name, String region, Population population, Movement movement,
            Verification verification) {
        String slug = Cast.unique("sites-test");
        Cast.bean(SiteService.class).record(new SiteInput(null, slug, name, List.of(name + " Partners"), "MCP",
                "Multispecialty community provider (MCP)", "first", LocalDate.of(2015, 3, 10), "New care models",
                name + " Town", region,
                population, movement, List.of("https://example.org/list", "a printed list"), verification), slug,
                Cast.bean(MemberService.class).platform());
        return slug;
    }

    private static String row(String page, String key) {
        Matcher row = Pattern.compile("<dt[^>]*>\\s*" + Pattern.quote(key) + "\\s*</dt>\\s*<dd[^>]*>(.*?)</dd>", Pattern.DOTALL)
                .matcher(page);
        assertTrue(row.find(), "No row " + key + " in " + page);
        return row.group(1).replaceAll("\\s+", " ");
    }

    @Test
    void whatNobodyCheckedSaysSoWhereItStands() {
        String slug = site("Larkfield", "East Lark",
                new Population(97_000, "common knowledge, unverified", false, "registered patients"), null, AS_IMPORTED);
        String page = VISITOR.get("/sites/" + slug).body();
        HtmlCheck.valid(page);
        assertTrue(row(page, "Population").contains("About 97,000 people"), page);
        assertTrue(row(page, "Population").contains("Unverified"));
        assertTrue(row(page, "Population").contains("Note: registered patients."));
        assertFalse(row(page, "Population").contains("href"), "a source that is no web address is no link");
        assertTrue(row(page, "Place and region").contains("Larkfield Town, East Lark"));
        assertTrue(row(page, "Place and region").contains("Unverified"));
        assertFalse(row(page, "Name and model").contains("Unverified"));
        assertTrue(row(page, "Name and model").contains("Verified against NHS England list."));
        assertFalse(row(page, "Wave").contains("Unverified"));
        assertTrue(row(page, "Wave").contains("First wave, announced 10 March 2015"));
        assertTrue(row(page, "Sources").contains("href=\"https://example.org/list\""));
        assertTrue(row(page, "Sources").contains("a printed list"));
        String list = VISITOR.get("/sites?region=East%20Lark").body();
        assertTrue(list.replaceAll("\\s+", " ").contains("Larkfield Town, East Lark (place and region unverified)"), list);
    }

    @Test
    void thatNobodyCheckedAFactIsSaidOnce() {
        String page = VISITOR.get("/sites/" + site("Twiteham", "Far Twite",
                new Population(330_000, "common knowledge, unverified", false, null), null, AS_IMPORTED)).body();
        for (String row : List.of(row(page, "Population"), row(page, "Place and region"))) {
            assertEquals(2, row.toLowerCase(java.util.Locale.ROOT).split("unverified", -1).length, row);
        }
        assertTrue(row(page, "Population").contains("Source: common knowledge <"), row(page, "Population"));
        assertEquals("Verified on a map, its edge unverified by us.",
                new Fact("x", "verified on a map, its edge unverified by us").checking());
    }

    @Test
    void whatWasCheckedIsNotCalledUnverified() {
        String slug = site("Finchley", "West Finch", new Population(1_500, "https://example.org/finch", true, null), null,
                new Verification("verified against a list", "verified on the map", "verified"));
        String page = VISITOR.get("/sites/" + slug).body();
        assertFalse(page.contains("Unverified"), page);
        assertTrue(row(page, "Population").contains("href=\"https://example.org/finch\""));
    }

    @Test
    void whereNothingIsSaidAboutCheckingNothingCountsAsChecked() {
        String slug = site("Owlham", "North Owl", null, null, null);
        String page = VISITOR.get("/sites/" + slug).body();
        assertTrue(row(page, "Place and region").contains("Unverified"));
        assertTrue(row(page, "Place and region").contains("Nothing is recorded about how this was checked."));
        assertEquals("Not known", row(page, "Population").strip());
    }

    @Test
    void partnersOfTheWholeProgrammeAreNotShownAsTheSites() {
        Movement movement = new Movement("Time banking", "unverified", List.of("https://example.org/movement"),
                List.of(new Partner("A national partner", "worked with all", "its programme page")),
                List.of(new Partner("A local partner", "worked here", "https://example.org/local")));
        String page = VISITOR.get("/sites/" + site("Wrenbury", "South Wren", null, movement, AS_IMPORTED)).body();
        int here = page.indexOf("Partners of this site");
        int everywhere = page.indexOf("Partners of the whole programme");
        assertTrue(here > 0 && page.indexOf("A local partner") > here && page.indexOf("A local partner") < everywhere);
        assertTrue(page.indexOf("A national partner") > everywhere);
        assertTrue(page.substring(page.indexOf("id=\"movement\""), here).contains("Unverified"), "its confidence is said");
        assertTrue(page.contains("not with this one alone"));
    }

    @Test
    void caseStudiesStandUnderHowTheyBelongToTheSite() {
        String slug = site("Heronsgate", "Mid Heron", null, null, AS_IMPORTED);
        Cast.enters();
        link(Cast.entry("case-study", "public", "Heron own", Cast.SITE, List.of()), slug, null);
        link(Cast.entry("case-study", "public", "Heron programme", Cast.SITE, List.of()), slug, "programme");
        link(Cast.entry("case-study", "public", "Heron partner", Cast.SITE, List.of()), slug, "partner");
        link(Cast.entry("case-study", "public", "Heron area", Cast.SITE, List.of()), slug, "area");
        link(Cast.entry("case-study", "site", "Heron hidden", Cast.SITE, List.of()), slug, "programme");
        link(Cast.entry("note", "network", "Heron note", null, List.of()), slug, null);
        String page = VISITOR.get("/sites/" + slug).body();
        assertOrder(page, "Its own work and that of the vanguard programme", "Heron programme", "Run by or with a partner",
                "Heron partner",
                "In the area; not claimed as its work", "Heron area");
        assertTrue(page.indexOf("Heron own") < page.indexOf("Run by or with a partner"));
        assertFalse(page.contains("Heron hidden") || page.contains("Heron note"), "what is hidden is not shown");
        JsonNode open = VISITOR.api("GET", "/api/v1/sites/" + slug, (String) null).json().get("counts");
        assertEquals(4, open.get("caseStudies").asInt());
        assertEquals(0, open.get("practiceNotes").asInt(), "nor counted");
        JsonNode members = Web.newToken(Person.PRACTITIONER).api("GET", "/api/v1/sites/" + slug, (String) null).json()
                .get("counts");
        assertEquals(1, members.get("practiceNotes").asInt());
    }

    private static void link(Thing entry, String site, String siteLink) {
        Cast.sql(
                "UPDATE entry SET site_id = (SELECT id FROM site WHERE slug = :site), site_link = NULLIF(:link, '') WHERE id = :id",
                Map.of("site", site, "link", siteLink == null ? "" : siteLink, "id", entry.id()));
    }

    private static void assertOrder(String page, String... texts) {
        int at = 0;
        for (String text : texts) {
            int found = page.indexOf(text, at);
            assertTrue(found >= 0, text + " is missing after the others");
            at = found;
        }
    }

    @Test
    void membersAreCountedByRoleAndNotNamed() {
        Cast.enters();
        String page = VISITOR.get("/sites/" + Cast.SITE).body();
        assertTrue(row(page, "Members here").matches("\\s*[1-9]\\d* leads? and [1-9]\\d* contributors?\\.\\s*"),
                row(page, "Members here"));
        assertFalse(page.contains("/members/"));
    }

    @Test
    void aSiteThatIsNotThereIsNotFound() {
        assertEquals(404, VISITOR.get("/sites/there-is-no-such-site").status());
        assertEquals(404, VISITOR.api("GET", "/api/v1/sites/there-is-no-such-site", (String) null).status());
    }

    @Test
    void everyFilterCountIsTheNumberOfSitesThatItLeaves() {
        site("Dunlin One", "Dunlin Coast", null, null, AS_IMPORTED);
        site("Dunlin Two", "Dunlin Coast", null, null, AS_IMPORTED);
        String page = VISITOR.get("/sites").body();
        HtmlCheck.valid(page);
        Matcher option = Pattern.compile("<option value=\"([^\"]+)\">([^<]*) \\((\\d+)\\)</option>").matcher(page);
        int options = 0;
        while (option.find()) {
            String name = page.lastIndexOf("name=\"region\"", option.start()) > 0 ? "region" : "model";
            String left = VISITOR
                    .get("/sites?" + name + "="
                            + java.net.URLEncoder.encode(option.group(1), java.nio.charset.StandardCharsets.UTF_8))
                    .body();
            assertTrue(left.contains("<h1>" + option.group(3) + " site"), option.group(0));
            options++;
        }
        assertTrue(options >= 2);
        String chosen = VISITOR.get("/sites?region=Dunlin+Coast&model=MCP").body();
        assertTrue(chosen.contains("<h1>2 sites</h1>"));
        assertTrue(chosen.contains("href=\"/sites?model=MCP\"") && chosen.contains("href=\"/sites?region=Dunlin+Coast\""));
        assertTrue(VISITOR.get("/sites?region=Atlantis").body().contains("No site matches"));
    }

    @Test
    void theApiGivesEverySiteOnceInPages() {
        String plover = site("Plover", "Plover Sands", new Population(5, "x", false, null), null, AS_IMPORTED);
        List<String> slugs = new ArrayList<>();
        String after = null;
        do {
            Answer page = VISITOR.api("GET", "/api/v1/sites?limit=2" + (after == null ? "" : "&after=" + after), (String) null);
            assertEquals(200, page.status(), page.body());
            page.json().get("items").forEach(site -> slugs.add(site.get("slug").asText()));
            after = page.json().path("next").isTextual() ? page.json().get("next").asText() : null;
        } while (after != null);
        assertTrue(slugs.size() > 2);
        assertEquals(slugs.stream().distinct().sorted().toList(), slugs);
        JsonNode site = VISITOR.api("GET", "/api/v1/sites/" + plover, (String) null).json();
        for (String field : List.of("slug", "name", "model", "place", "region", "population", "wave", "sources", "counts")) {
            assertTrue(site.has(field), field);
        }
    }

    @Test
    void sitesThatWorkOnTheSameRareThingsComeFirstWithTheReasonAndOnlyForThoseWhoMayReadIt() {
        Cast.enters();
        List<String> slugs = new ArrayList<>();
        for (String name : List.of("Aaa", "Bbb", "Ccc", "Ddd")) {
            slugs.add(Cast.unique("like-" + name));
            Cast.site(slugs.get(slugs.size() - 1), name);
        }
        String rare = Cast.unique("Like otters");
        String common = Cast.unique("Like ducks");
        String kept = Cast.unique("Like newts");
        at(slugs.get(0), "public", rare, common, kept);
        at(slugs.get(1), "public", common);
        at(slugs.get(2), "public", rare, common);
        at(slugs.get(3), "public", common);
        at(slugs.get(3), "site", kept);
        String path = "/api/v1/sites/" + slugs.get(0) + "/similar";
        JsonNode found = VISITOR.api("GET", path, (String) null).json().get("items");
        assertEquals(slugs.get(2), found.at("/0/slug").asText(), found.toString());
        assertEquals("Both work on: " + rare.replace('L', 'l') + ", " + common.replace('L', 'l') + ".",
                found.at("/0/why").asText());
        assertEquals(List.of(slugs.get(1), slugs.get(3)), List.of(found.at("/1/slug").asText(), found.at("/2/slug").asText()),
                "as much in common: by slug");
        assertFalse(found.toString().contains(kept), "what is kept to a site speaks for nobody else");
        assertEquals(found.toString(), VISITOR.api("GET", path, (String) null).json().get("items").toString());
        String page = VISITOR.get("/sites/" + slugs.get(0)).body();
        HtmlCheck.valid(page);
        assertTrue(page.contains("Sites like this one") && page.contains("href=\"/sites/" + slugs.get(2) + "\""), page);
    }

    private static void at(String site, String standing, String... tags) {
        Thing entry = Cast.entry("note", standing, "Zz note for a site", null, List.of(tags));
        Cast.sql("UPDATE entry SET site_id = (SELECT id FROM site WHERE slug = :site) WHERE id = :id",
                Map.of("site", site, "id", entry.id()));
    }
}
