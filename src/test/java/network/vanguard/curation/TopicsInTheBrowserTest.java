package network.vanguard.curation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Web;
import network.vanguard.member.MemberService;
import network.vanguard.page.Accessibility;
import network.vanguard.page.Browser;
import network.vanguard.page.HtmlCheck;
import network.vanguard.vocabulary.ConceptInput;
import network.vanguard.vocabulary.ConceptService;

/** The pages of topics are accessible, at a desk and on a phone, and a curator keeps the topics without scripts. */
@QuarkusTest
class TopicsInTheBrowserTest {

    @TestHTTPResource("/")
    String home;
    @Inject
    TopicPairService pairs;

    @Test
    void aCuratorDecidesOnAProposedTopicAndMergesTwo() {
        Cast.enters();
        Cast.topic("tb-activity", "Physical activity");
        Cast.bean(ConceptService.class).record(new ConceptInput(null, "tb-walking", "Walking group", List.of("walk and talk",
                "health walk"), "approach", List.of("tb-activity"), List.of(),
                "People walk together regularly, at a pace that everybody can keep up with, led by somebody who knows the way.",
                null,
                "A thesaurus of the network"), "tb", Cast.bean(MemberService.class).platform());
        Cast.topic("tb-walkers", "Walking groups");
        Cast.topic("tb-nordic", "Nordic walking", "tb-walking");
        Cast.topic("tb-isolation", "Social isolation");
        for (int n = 0; n < 4; n++) {
            Cast.entry(n == 0 ? "note" : "case-study", "public", "How we began to walk, part " + (n + 1), Cast.SITE,
                    List.of("tb-walking", "tb-isolation"));
        }
        Cast.entry("note", "network", "A bench every half mile", Cast.SITE, List.of("tb-walkers", "Walking in the group"));
        Web.of(Person.AUTHOR).post("/tags/walking-in-the-group/reason",
                Map.of("reason", "Some do not like to be called a group."));
        Web.of(Person.PRACTITIONER).post("/tags/tb-walking/follow", Map.of());
        Web.of(Person.PRACTITIONER).post("/sites/" + Cast.SITE + "/follow", Map.of());
        pairs.find();

        for (int width : new int[]{1280, 360}) {
            Page page = Browser.page(width);
            signIn(page, Person.CURATOR);
            for (String address : List.of("tags/tb-walking", "tags/walking-in-the-group", "curation/topics",
                    "tags/tb-walking/edit",
                    "tags/walking-in-the-group/edit", "tags/tb-walkers/merge", "tags/tb-walkers/merge?into=tb-walking",
                    "tags/tb-walking/at/" + Cast.SITE, "tags/tb-walking/at/" + Cast.OTHER_SITE,
                    "tags/tb-nordic/at/" + Cast.SITE,
                    "curation/vocabulary", "sites/" + Cast.SITE)) {
                page.navigate(home + address);
                check(page, address, width);
            }
            page.context().close();
            Page mine = Browser.page(width);
            signIn(mine, Person.PRACTITIONER);
            mine.navigate(home + "me");
            check(mine, "me-follows", width);
            mine.context().close();
        }

        Page page = Browser.page(1280, false);
        signIn(page, Person.CURATOR);
        page.navigate(home + "tags/walking-in-the-group/edit");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Walking together");
        page.getByLabel("Broader topics (optional)").fill("walk and talk\nPhysical activity");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save and accept")).click();
        assertEquals("Walking together", page.locator("h1 bdi").innerText());
        page.navigate(home + "tags/tb-walkers");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Merge this topic into another")).click();
        page.getByLabel("Merge it into").fill("health walk");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show what will happen")).click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Merge them")).click();
        assertEquals("Walking group", page.locator("h1 bdi").innerText());
        assertTrue(page.locator("main").innerText().contains("A bench every half mile"));
        page.locator("#history summary").click();
        assertTrue(page.locator("#history").innerText().contains("Merged into it “Walking groups”"));
        Browser.picture(page, "topics-merged-1280");
        page.context().close();
    }

    private void signIn(Page page, Person person) {
        page.navigate(home + "sign-in");
        page.locator("#username").fill(person.account());
        page.locator("#password").fill(person.account());
        page.locator("#kc-login").click();
        assertTrue(page.url().startsWith(home), page.url());
    }

    private static void check(Page page, String address, int width) {
        String name = "topics-" + address.replaceAll("[^a-z]+", "-") + "-" + width;
        Browser.picture(page, name);
        Accessibility.check(page);
        assertTrue(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue() <= width,
                address + " scrolls sideways");
        HtmlCheck.valid(page.context().request().get(page.url()).text());
        assertEquals(List.of(), Browser.troubles(page), Set.of(address, width).toString());
    }
}
