package network.vanguard.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.casestudy.CaseStudyInput;
import network.vanguard.casestudy.CaseStudyInput.Result;
import network.vanguard.casestudy.CaseStudyService;
import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.cast.Web;
import network.vanguard.entry.EntryService;
import network.vanguard.entry.EntryVersion;
import network.vanguard.member.PlatformRole;
import network.vanguard.member.Viewer;
import network.vanguard.problem.Conflict;
import network.vanguard.problem.Stale;

/** A case study on its way through the curators' hands: who has it, what they look at, what they think of its claims. */
@QuarkusTest
class ReviewTest {

    @Inject
    EntryService entries;
    @Inject
    CaseStudyService caseStudies;
    @Inject
    ChecklistService checklists;
    @Inject
    JudgementService judgements;

    @BeforeAll
    static void everybodyIsThere() {
        Cast.enters();
    }

    @Test
    void theQueueShowsTheOldestFirstWhoHasItAndWhatIsLate() {
        Thing newer = submitted();
        Thing older = submitted();
        since(older, "2001-01-02T10:00:00Z");
        since(newer, "2001-01-03T10:00:00Z");
        Thing today = submitted();
        String all = page(Person.CURATOR, "/curation");
        assertTrue(all.indexOf("/case-studies/" + older.slug()) < all.indexOf("/case-studies/" + newer.slug()), all);
        String late = page(Person.CURATOR, "/curation?show=late");
        assertTrue(late.contains(older.slug()) && late.contains("<strong>Late:</strong> the answer was due by"), late);
        assertFalse(late.contains(today.slug()), late);

        assertEquals(200, step(Person.CURATOR, older, "review", null).status());
        String mine = page(Person.CURATOR, "/curation?show=mine");
        assertTrue(mine.contains(older.slug()) && mine.contains("In review by <bdi>"), mine);
        assertFalse(mine.contains(newer.slug()), mine);
        String free = page(Person.CURATOR, "/curation?show=free");
        assertTrue(free.contains(newer.slug()) && !free.contains(older.slug()), free);

        String author = page(Person.AUTHOR, "/case-studies/" + older.slug());
        assertTrue(author.contains("In review by <a href=\"/members/curator\">"), author);
        assertTrue(author.contains("number 1 of"), author);
        JsonNode queue = Web.of(Person.CURATOR).api("GET", "/api/v1/curation/queue?show=late&limit=100", (String) null).json();
        assertEquals(older.id(), queue.at("/items/0/entry/id").asLong());
        assertEquals("curator", queue.at("/items/0/reviewer").asText());
        assertTrue(queue.at("/items/0/late").asBoolean());
        assertEquals(403, Web.of(Person.AUTHOR).api("GET", "/api/v1/curation/queue", (String) null).status());
        assertEquals(403, Web.of(Person.AUTHOR).get("/curation").status());
    }

    @Test
    void nobodyDecidesOnWhatIsInAnotherCuratorsHandsUntilTheyTakeItOver() {
        Thing thing = submitted();
        Viewer one = Cast.viewer(Person.CURATOR);
        Viewer other = anotherCurator();
        entries.take(thing.id(), null, other);
        assertThrows(Conflict.class, () -> entries.publish(thing.id(), null, null, one));
        assertThrows(Conflict.class, () -> checklists.save(thing.id(), checklist("done", "met", null, null), null, one));
        String page = page(Person.CURATOR, "/case-studies/" + thing.slug());
        assertTrue(page.contains("Take the review over") && !page.contains("/publish\""), page);
        Answer refused = Web.of(Person.CURATOR).post("/entries/" + thing.id() + "/return",
                Map.of("revision", "1-in-review", "reason", "Say who paid."));
        assertEquals(422, refused.status());
        assertTrue(refused.body().contains("Say who paid."), "what was typed is kept");
        assertTrue(refused.body().contains("in review by <bdi>" + other.name()), refused.body());

        assertEquals(303, Web.of(Person.CURATOR).post("/entries/" + thing.id() + "/review",
                Map.of("revision", "1-in-review")).status());
        assertThrows(Conflict.class, () -> entries.giveBack(thing.id(), "No.", other));
        assertEquals(422, Web.of(Person.CURATOR).post("/entries/" + thing.id() + "/publish", Map.of("revision", "1-submitted"))
                .status(), "a page that was opened before it was taken is out of date");
        assertEquals(303, Web.of(Person.CURATOR).post("/entries/" + thing.id() + "/publish",
                Map.of("revision", "1-in-review")).status());

        String history = page(Person.PRACTITIONER, "/case-studies/" + thing.slug() + "/history");
        for (String told : List.of("Begun as a draft, by", "Submitted to the curators, by", "Taken into review, by",
                "Still in review, by", "Taken over from another curator.", "Published, by")) {
            assertTrue(history.contains(told), told + " in " + history);
        }
        assertEquals(3, history.split(", no word added", -1).length - 1, history);
    }

    @Test
    void theAuthorsReadTheChecklistOfEachVersionAndOneCuratorNeverWritesAnothersAway() {
        Thing thing = submitted();
        Answer opened = Web.of(Person.CURATOR).get("/entries/" + thing.id() + "/checklist");
        assertEquals(200, opened.status(), opened::body);
        assertEquals(422, Web.of(Person.CURATOR).post("/entries/" + thing.id() + "/checklist",
                Map.of("revision", "1-submitted", "note", "A note without an outcome")).status());
        assertEquals(303, Web.of(Person.CURATOR).post("/entries/" + thing.id() + "/checklist",
                Map.of("revision", "1-submitted", "outcome", "not-yet", "note", "Who asked them?")).status());
        // taken with it
        assertTrue(page(Person.AUTHOR, "/case-studies/" + thing.slug()).contains("In review by"));
        for (String page : List.of(page(Person.AUTHOR, "/case-studies/" + thing.slug()),
                page(Person.COLLEAGUE, "/case-studies/" + thing.slug() + "/edit"),
                page(Person.CURATOR, "/entries/" + thing.id() + "/checklist"))) {
            assertTrue(page.contains("Who asked them?"), page);
        }
        Answer old = Web.of(Person.CURATOR).post("/entries/" + thing.id() + "/checklist",
                Map.of("revision", "1-submitted", "outcome", "met", "note", "From the page that was opened first"));
        assertEquals(422, old.status());
        assertTrue(old.body().contains("From the page that was opened first") && old.body().contains("Who asked them?"),
                "both can be compared: " + old.body());
        assertThrows(Stale.class, () -> checklists.save(thing.id(), checklist("done", "met", null, null),
                EntryVersion.valueOf("1"), Cast.viewer(Person.CURATOR)));

        assertEquals(200, step(Person.CURATOR, thing, "return", "See the notes.").status());
        assertEquals(303, Web.of(Person.AUTHOR).post("/case-studies/" + thing.slug() + "/edit", Map.of("title", "A title",
                "summary", "In a sentence.", "site", Cast.SITE, "whatWasDone", "Two nurses asked.", "revision", "1-draft"))
                .status());
        String later = page(Person.AUTHOR, "/case-studies/" + thing.slug());
        assertTrue(later.contains("about version 1. It is version 2 by now: some of this may be done already."), later);
        assertTrue(later.contains("See the notes."), "the reason stands with the notes");
        assertTrue(page(Person.AUTHOR, "/case-studies/" + thing.slug() + "/edit").contains("about version 1, now 2"));
        assertEquals(200, step(Person.AUTHOR, thing, "submit", null).status());
        String api = "/api/v1/case-studies/" + thing.id() + "/checklists";
        long first = Web.of(Person.AUTHOR).api("GET", api, (String) null).json().at("/items/0/id").asLong();
        assertEquals(201, Web.of(Person.CURATOR).api("POST", api,
                "{\"after\":" + first + ",\"marks\":[{\"criterion\":\"done\",\"outcome\":\"met\"}]}").status());
        assertEquals(412, Web.of(Person.CURATOR).api("POST", api,
                "{\"after\":" + first + ",\"marks\":[{\"criterion\":\"done\",\"outcome\":\"met\"}]}").status());
        JsonNode rounds = Web.of(Person.AUTHOR).api("GET", api, (String) null).json().get("items");
        assertEquals(List.of(2, 1), List.of(rounds.at("/0/version").asInt(), rounds.at("/1/version").asInt()));
        assertTrue(page(Person.AUTHOR, "/case-studies/" + thing.slug()).contains("Nothing is missing."));
        assertEquals(200, step(Person.CURATOR, thing, "publish", null).status());
        assertFalse(page(Person.PRACTITIONER, "/case-studies/" + thing.slug()).contains("Who asked them?"));
        assertEquals(404, Web.of(Person.PRACTITIONER).api("GET", api, (String) null).status());
    }

    @Test
    void aJudgementStaysWithItsClaimSaysWhenThatWasChangedAndGoesWithIt() {
        Thing thing = submitted();
        results(thing, "Fewer visits to the surgery in winter", "People know their neighbours better");
        judge(thing, 1, "strong", "Compared with the next town.");
        judge(thing, 2, "told", "Three people said so.");
        assertEquals(404, Web.of(Person.PRACTITIONER).get("/entries/" + thing.id() + "/judgements").status());
        assertEquals(200, step(Person.CURATOR, thing, "publish", null).status());
        String page = page(Person.PRACTITIONER, "/case-studies/" + thing.slug());
        assertTrue(page.contains("Strong evidence") && page.contains("Leaves the gap")
                && page.contains("Compared with the next town."), page);
        assertFalse(page.contains("The claim was changed"), page);

        results(thing, "People know their neighbours better", "Fewer visits to the surgery in winter");
        JsonNode all = judgements(Person.PRACTITIONER, thing);
        assertEquals("Three people said so.", all.at("/0/reason").asText(), "it moved with its claim");
        assertEquals(1, all.at("/0/claim").asInt());
        assertFalse(all.at("/0/changed").asBoolean() || all.at("/1/changed").asBoolean());

        results(thing, "Many people know their neighbours better", "Fewer visits to the surgery in winter");
        all = judgements(Person.PRACTITIONER, thing);
        assertTrue(all.at("/0/changed").asBoolean());
        assertTrue(all.at("/0/quote").isNull() || all.at("/0/quote").isMissingNode(), "earlier words are the authors'");
        assertEquals("12: People know their neighbours better", judgements(Person.AUTHOR, thing).at("/0/quote").asText());
        assertTrue(page(Person.PRACTITIONER, "/case-studies/" + thing.slug()).contains("The claim was changed after this."));

        judge(thing, 1, "early", "They asked more people.");
        assertEquals(List.of("They asked more people.", "Three people said so."),
                reasons(judgements(Person.PRACTITIONER, thing))
                        .subList(0, 2),
                "the earlier one can still be read");

        long id = judgements(Person.PRACTITIONER, thing).at("/0/id").asLong();
        assertEquals(403, reply(Person.PRACTITIONER, thing, id, "Well.").status());
        assertEquals(403, reply(Person.CURATOR, thing, id, "Well.").status());
        assertEquals(200, reply(Person.AUTHOR, thing, id, "We asked forty.").status());
        assertEquals(409, reply(Person.COLLEAGUE, thing, id, "No, fifty.").status());
        assertTrue(page(Person.PRACTITIONER, "/case-studies/" + thing.slug()).contains("We asked forty."));
        assertEquals(200, reply(Person.AUTHOR, thing, id, "").status());
        assertFalse(page(Person.PRACTITIONER, "/entries/" + thing.id() + "/judgements").contains("We asked forty."));

        results(thing, "Fewer visits to the surgery in winter");
        assertEquals(List.of("Compared with the next town."), reasons(judgements(Person.PRACTITIONER, thing)));
        assertEquals(3, judgements(Person.AUTHOR, thing).size());
    }

    @Test
    void aJudgementIsAboutTheClaimThatWasRead() {
        Thing thing = submitted();
        String read = new Claim(1, "Fewer visits", "12").digest();
        results(thing, "More visits");
        JudgementInput input = new JudgementInput(1, read, "fair", "same", "Because.");
        assertThrows(Stale.class, () -> judgements.judge(thing.id(), input, Cast.viewer(Person.CURATOR)));
        Answer again = Web.of(Person.CURATOR).post("/entries/" + thing.id() + "/judgements",
                Map.of("claim", "1", "digest", read, "evidence", "fair", "equity", "same", "reason", "What I had written."));
        assertEquals(422, again.status());
        assertTrue(again.body().contains("The claim was changed since you opened this page")
                && again.body().contains("What I had written."), again.body());
        Answer empty = Web.of(Person.CURATOR).post("/entries/" + thing.id() + "/judgements", Map.of("claim", "1"));
        assertEquals(422, empty.status());
        for (String field : List.of("#evidence", "#equity", "#reason")) {
            assertTrue(empty.body().contains("href=\"" + field + "\""), field + " in " + empty.body());
        }
    }

    private static Thing submitted() {
        Thing thing = Cast.make("case-study:draft");
        assertEquals(200, step(Person.AUTHOR, thing, "submit", null).status());
        return thing;
    }

    private static Answer step(Person person, Thing thing, String verb, String reason) {
        return Web.of(person).api("POST", "/api/v1/case-studies/" + thing.id() + "/" + verb,
                reason == null ? "{}" : "{\"reason\":\"" + reason + "\"}");
    }

    private static void since(Thing thing, String moment) {
        Cast.sql("UPDATE entry_event SET at = CAST(:moment AS timestamptz) WHERE entry_id = :id",
                Map.of("moment", moment, "id", thing.id()));
    }

    private static String page(Person reader, String address) {
        Answer page = Web.of(reader).get(address);
        assertEquals(200, page.status(), () -> address + ": " + page.body());
        return page.body();
    }

    /** Somebody else with a curator's rights. */
    private static Viewer anotherCurator() {
        Viewer person = Cast.viewer(Person.MODERATOR);
        return new Viewer(person.memberId(), person.handle(), person.name(), Set.of(PlatformRole.CURATOR), List.of());
    }

    private static ChecklistInput checklist(String criterion, String outcome, String note, Long after) {
        return new ChecklistInput(List.of(new Mark(criterion, outcome, note)), after);
    }

    /** The author writes it anew with these results. */
    private void results(Thing thing, String... texts) {
        List<Result> results = new ArrayList<>();
        for (String text : texts) {
            results.add(new Result(text, "12", "A report"));
        }
        Viewer author = Cast.viewer(Person.AUTHOR);
        CaseStudyInput whole = Cast.caseStudy("A title", Cast.SITE, List.of());
        long revision = Cast.count("SELECT revision FROM entry WHERE id = :id", Map.of("id", thing.id()));
        caseStudies.revise(thing.id(), new EntryVersion((int) revision, null),
                new CaseStudyInput(whole.title(), whole.summary(), whole.site(), null, whole.visibility(), null, null, null,
                        null,
                        null, null, null, results, null, null, null, null, null, null, null, null, null, null, null, null, null,
                        null, null, null, null),
                author);
    }

    private static void judge(Thing thing, int claim, String evidence, String reason) {
        Answer answer = Web.of(Person.CURATOR).api("POST", "/api/v1/case-studies/" + thing.id() + "/judgements",
                "{\"claim\":" + claim + ",\"evidence\":\"" + evidence + "\",\"equity\":\"same\",\"reason\":\"" + reason
                        + "\"}");
        assertEquals(201, answer.status(), answer::body);
    }

    private static Answer reply(Person person, Thing thing, long judgement, String message) {
        return Web.of(person).api("POST", "/api/v1/case-studies/" + thing.id() + "/judgements/" + judgement + "/reply",
                "{\"message\":\"" + message + "\"}");
    }

    private static JsonNode judgements(Person reader, Thing thing) {
        return Web.of(reader).api("GET", "/api/v1/case-studies/" + thing.id() + "/judgements", (String) null).json()
                .get("items");
    }

    private static List<String> reasons(JsonNode judgements) {
        List<String> reasons = new ArrayList<>();
        judgements.forEach(one -> reasons.add(one.get("reason").asText()));
        return reasons;
    }
}
