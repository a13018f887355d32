package network.vanguard.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Web;
import network.vanguard.page.Accessibility;
import network.vanguard.page.Browser;
import network.vanguard.page.HtmlCheck;

/** Somebody looks at the map of the starter content, at a desk and on a phone, with the keyboard and without scripts. */
@QuarkusTest
class MapJourneyTest {

    /** There, whether it can be seen or not: on a phone a table has no headings. */
    private static final Locator.WaitForOptions ATTACHED = new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);
    private static boolean ready;

    @TestHTTPResource("/")
    String home;
    @Inject
    MapUpkeep upkeep;
    @Inject
    ThemeService themes;

    private synchronized void theStarterContent() throws Exception {
        if (ready) {
            return;
        }
        Cast.enters();
        for (Person person : List.of(Person.ADMINISTRATOR, Person.CURATOR)) {
            try (InputStream in = getClass().getResourceAsStream("/starter/starter.ndjson")) {
                String address = Web.of(person).api("POST", "/api/v1/imports", BodyPublishers.ofByteArray(in.readAllBytes()),
                        "application/x-ndjson").location();
                Awaitility.await().atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofSeconds(1)).until(() -> Web.of(person)
                        .api("GET", address.replaceFirst("^https?://[^/]+", ""), (String) null).json().get("state").asText()
                        .equals("done"));
            }
        }
        upkeep.countAll();
        themes.find();
        ready = true;
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    void aVisitorReadsTheTableAndFollowsANodeOfThePictureByKeyboard(int width) throws Exception {
        theStarterContent();
        Page page = Browser.page(width);
        page.navigate(home + "map");
        check(page, "map", width);
        assertTrue(page.locator("#themes").isVisible(), "there are themes");
        assertTrue(page.locator("table tbody tr").count() >= 20);

        page.locator(width > 768 ? "th a[href*='sort=links']" : ".vn-narrow a[href*='sort=links']").focus();
        page.keyboard().press("Enter");
        page.locator("th[aria-sort=descending]:has(a[href*='sort=links'])").waitFor(ATTACHED);

        page.navigate(home + "map?tag=volunteering");
        check(page, "map-volunteering", width);
        Locator node = page.locator("svg.vn-map a").nth(3);
        String name = node.getAttribute("aria-label").replaceFirst(": \\d+ entr(y|ies)$", "");
        page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("The picture of the map")).focus();
        for (int tab = 0; tab < 4; tab++) {
            page.keyboard().press("Tab");
        }
        assertEquals(node.getAttribute("aria-label"), page.evaluate("document.activeElement.getAttribute('aria-label')"));
        page.keyboard().press("Enter");
        page.locator("h1 bdi", new Page.LocatorOptions().setHasText(name)).waitFor();

        page.navigate(home + "map?of=content&tag=volunteering");
        check(page, "map-entries", width);
        page.navigate(home + "case-studies/millom-health-action-group");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("On the map")).click();
        check(page, "map-millom", width);
        page.navigate(home + "map?since=yesterday");
        assertTrue(page.title().startsWith("Error: "), page.title());
        page.context().close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    void theDrawnMapHasAListThatChoosesItsNodes(int width) throws Exception {
        theStarterContent();
        Page page = Browser.page(width);
        page.navigate(home + "map/explore");
        page.locator("#explore[data-nodes]").waitFor();
        int all = Integer.parseInt(page.locator("#explore").getAttribute("data-nodes"));
        assertEquals(all, page.locator("#explore-nodes button").count());
        assertFalse(page.locator("#explore-without").isVisible());
        check(page, "map-explore", width);

        page.locator("#explore-nodes button").nth(2).focus();
        page.keyboard().press("Enter");
        String chosen = page.locator("#explore-nodes button[aria-pressed=true]").innerText();
        assertEquals(page.locator("#explore-nodes button").nth(2).innerText(), chosen);
        assertEquals(chosen, page.locator("#explore-chosen strong").innerText());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Zoom in")).click();
        check(page, "map-explore-chosen", width);

        page.getByText("Choose what the map shows").click();
        page.getByLabel("Facet").selectOption("outcome");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show").setExact(true)).click();
        page.locator("#explore[data-nodes]").waitFor();
        int outcomes = Integer.parseInt(page.locator("#explore").getAttribute("data-nodes"));
        assertTrue(outcomes > 0 && outcomes < all, outcomes + " of " + all);
        page.context().close();
    }

    @Test
    void withoutScriptsTheDrawnMapPointsToTheTable() throws Exception {
        theStarterContent();
        Page page = Browser.page(360, false);
        page.navigate(home + "map/explore?tag=volunteering");
        assertFalse(page.locator("#explore").isVisible());
        page.locator("#explore-without a").click();
        assertTrue(page.url().endsWith("/map?tag=volunteering"), page.url());
        page.context().close();
    }

    @Test
    void thePictureOfTheWholeIsNoHairball() throws Exception {
        theStarterContent();
        JsonNode graph = Web.of(Person.PRACTITIONER).api("GET", "/api/v1/graph?limit=500", (String) null).json();
        int nodes = graph.get("nodes").size();
        int links = graph.get("edges").size();
        int before = Web.of(Person.PRACTITIONER).api("GET", "/api/v1/graph?limit=500&backbone=false", (String) null).json()
                .get("edges")
                .size();
        assertTrue(nodes > 100 && links >= nodes / 2 && links < 3 * nodes && links < before / 3,
                nodes + " nodes, " + links + " of " + before + " links");
    }

    private static void check(Page page, String name, int width) {
        Browser.picture(page, name + "-" + width);
        Accessibility.check(page);
        assertTrue(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue() <= width,
                name + " scrolls sideways");
        HtmlCheck.valid(page.context().request().get(page.url()).text());
        assertEquals(List.of(), Browser.troubles(page), name);
    }
}
