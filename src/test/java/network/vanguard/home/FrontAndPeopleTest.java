package network.vanguard.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.cast.Web;
import network.vanguard.member.MemberService;
import network.vanguard.page.HtmlCheck;
import network.vanguard.vocabulary.ConceptInput;
import network.vanguard.vocabulary.ConceptService;

/** The front page, one's own page, and other people's. */
@QuarkusTest
class FrontAndPeopleTest {

    private static final Web VISITOR = Web.newToken(Person.ANONYMOUS);

    @Test
    void aVisitorSeesWhatIsPublicAndHowToGetIn() {
        Cast.enters();
        Cast.entry("case-study", "public", "Front page for all", Cast.SITE, List.of());
        Cast.entry("case-study", "network", "Front page for members", Cast.SITE, List.of());
        Answer page = VISITOR.get("/");
        assertEquals(200, page.status());
        HtmlCheck.valid(page.body());
        assertTrue(page.body().contains("Front page for all"));
        assertFalse(page.body().contains("Front page for members"));
        assertTrue(page.body().contains("href=\"/sign-in\""));
        assertTrue(page.body().contains("action=\"/search\""));
        assertFalse(page.body().contains("/members/"), "no names of people");
        String added = page.body().substring(page.body().indexOf("Front page for all"));
        assertTrue(added.indexOf("Added <time") < added.indexOf("</li>"), "when it came here: " + added);
        assertTrue(added.indexOf("Period: 2024") < added.indexOf("</li>"), "is not when it happened: " + added);
    }

    @Test
    void aMemberSeesWhatIsNewAndWhatWaits() {
        Thing atMySite = Cast.make("note:site");
        Thing inTheNetwork = Cast.make("note:network");
        Thing draft = Cast.make("case-study:draft");
        Thing unanswered = Cast.make("discussion:network");
        String page = Web.of(Person.AUTHOR).get("/").body();
        HtmlCheck.valid(page);
        for (Thing thing : List.of(atMySite, inTheNetwork, draft, unanswered)) {
            assertTrue(page.contains("/" + thing.slug() + "\""), thing + " in " + page);
        }
        assertTrue(page.contains("href=\"/notes/new\"") && page.contains("href=\"/discussions/new\""));
        assertTrue(page.contains("href=\"/case-studies/new\""));
        String section = page.substring(page.indexOf("id=\"unanswered\""));
        assertTrue(section.contains(unanswered.slug()));
        comment(unanswered);
        String after = Web.of(Person.AUTHOR).get("/").body();
        assertFalse(after.substring(after.indexOf("id=\"unanswered\"")).contains(unanswered.slug()), "answered now");
        String elsewhere = Web.of(Person.PRACTITIONER).get("/").body();
        assertFalse(elsewhere.contains(atMySite.slug()) || elsewhere.contains(draft.slug()), "not theirs to read");
        assertFalse(elsewhere.contains("href=\"/case-studies/new\""), "who belongs to no site is not asked for a case study");
        assertFalse(elsewhere.contains("href=\"/curation\""));
    }

    @Test
    void theFrontPageCountsTopicsAsTheirOwnPagesDo() {
        concept("zither-all", "Zithers of every kind", List.of());
        concept("zither-play", "Zither play", List.of("zither-all"));
        concept("zither-choir", "Zither choir", List.of("zither-play"));
        Cast.enters();
        for (int n = 0; n < 40; n++) {
            Cast.entry("case-study", "public", "Zither afternoon " + n, Cast.SITE,
                    List.of(n % 2 == 0 ? "zither-play" : "zither-choir"));
        }
        Cast.entry("note", "network", "Zither note", Cast.SITE, List.of("zither-choir"));
        assertEquals("40", counted(VISITOR, "zither-play"));
        assertEquals("40 case studies",
                VISITOR.get("/tags/zither-play").body().replaceAll("(?s).*<h2 id=\"case-study\">([^<]*)<.*",
                        "$1"));
        assertEquals("20", counted(VISITOR, "zither-choir"));
        assertEquals("41", counted(Web.of(Person.PRACTITIONER), "zither-play"), "members count what is open to them");
        assertFalse(VISITOR.get("/").body().contains("zither-all"), "the head of a facet says nothing");
    }

    private static void concept(String slug, String label, List<String> broader) {
        Cast.bean(ConceptService.class).record(
                new ConceptInput(null, slug, label, List.of(), "approach", broader, List.of(), null, null, null),
                label + broader,
                Cast.bean(MemberService.class).platform());
    }

    private static String counted(Web reader, String slug) {
        return reader.get("/").body().replaceAll("(?s).*href=\"/tags/" + slug + "\"><bdi>[^<]*</bdi></a> \\((\\d+)\\).*", "$1");
    }

    private static void comment(Thing entry) {
        Answer answer = Web.newToken(Person.PRACTITIONER).api("POST", "/api/v1/entries/" + entry.id() + "/comments",
                "{\"body\":\"We have.\"}");
        assertEquals(201, answer.status(), answer.body());
    }

    @Test
    void aCuratorSeesHowMuchWaitsForThem() {
        Cast.make("case-study:submitted");
        String page = Web.of(Person.CURATOR).get("/").body();
        assertTrue(page.matches("(?s).*href=\"/curation\">(1 entry waits|[0-9]+ entries wait) for a curator<.*"), page);
    }

    @Test
    void whoHasNotSignedInLearnsNoNames() {
        Cast.enters();
        Answer somebody = VISITOR.get("/members/" + Person.AUTHOR.account());
        Answer nobody = VISITOR.get("/members/nobody-of-this-name");
        assertTrue(somebody.toSignIn(), somebody.status() + " " + somebody.body());
        assertTrue(nobody.toSignIn(), "the same answer for somebody and nobody");
        assertEquals(somebody.body(), nobody.body());
        assertTrue(VISITOR.get("/me").toSignIn());
    }

    @Test
    void aMembersPageShowsTheirSitesAndWhatTheReaderMayRead() {
        Thing open = Cast.make("note:network");
        Thing ofTheSite = Cast.make("note:site");
        String page = Web.of(Person.PRACTITIONER).get("/members/" + Person.AUTHOR.account()).body();
        HtmlCheck.valid(page);
        assertTrue(page.contains("/sites/" + Cast.SITE));
        assertTrue(page.contains(open.slug()));
        assertFalse(page.contains(ofTheSite.slug()));
        assertTrue(Web.of(Person.COLLEAGUE).get("/members/" + Person.AUTHOR.account()).body().contains(ofTheSite.slug()));
        assertEquals(404, Web.of(Person.PRACTITIONER).get("/members/nobody-of-this-name").status());
    }

    @Test
    void myPageShowsMyDraftsAndWhatIHaveWritten() {
        Thing draft = Cast.make("note:draft");
        Thing published = Cast.make("discussion:network");
        Answer page = Web.of(Person.AUTHOR).get("/me");
        assertEquals(200, page.status());
        HtmlCheck.valid(page.body());
        assertTrue(page.body().indexOf(draft.slug()) > page.body().indexOf("Drafts"));
        assertTrue(page.body().indexOf(published.slug()) > page.body().indexOf("Published"));
        assertTrue(page.body().contains("href=\"/sign-out\""));
        assertFalse(page.body().contains("public page"), "only members see each other's pages");
        assertFalse(Web.of(Person.COLLEAGUE).get("/me").body().contains(draft.slug()));
    }

    @Test
    void aCircleIsNamedOnNoFrontPage() {
        Thing circle = Cast.make("note:circle");
        Cast.intoCircle(circle.id(), Person.PRACTITIONER);
        for (Person person : List.of(Person.PRACTITIONER, Person.COLLEAGUE, Person.LEAD, Person.CURATOR,
                Person.ADMINISTRATOR)) {
            assertFalse(Web.of(person).get("/").body().contains(circle.slug()), person.name());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/help", "/help/accessibility", "/help/cookies", "/search", "/search?q=walking"})
    void thePageIsThereForEverybodyAndIsValid(String path) {
        for (Web reader : List.of(VISITOR, Web.of(Person.PRACTITIONER))) {
            Answer page = reader.get(path);
            assertEquals(200, page.status());
            HtmlCheck.valid(page.body());
        }
    }

    @Test
    void helpSaysWhatThereIsAndWhomToAsk() {
        String help = VISITOR.get("/help").body();
        assertTrue(help.contains("circle") && help.contains("report"), "both are there");
        Answer refused = Web.of(Person.PRACTITIONER).get("/imports");
        assertEquals(403, refused.status());
        assertTrue(refused.body().contains("href=\"/help#whom-to-ask\""), refused.body());
        assertTrue(help.contains("<h2 id=\"whom-to-ask\">"), help);
    }

    @Test
    void everyCookieThatWeSetIsOnTheListOfCookies() {
        String list = VISITOR.get("/help/cookies").body();
        for (String cookie : List.of("q_session", "q_auth", "form-guard", "notice")) {
            assertTrue(list.contains(cookie), cookie);
        }
        Answer page = VISITOR.get("/");
        assertTrue(page.headers().allValues("Set-Cookie").isEmpty(), "reading the front page needs no cookie: " + Map.of("set",
                page.headers().allValues("Set-Cookie")));
    }
}
