package network.vanguard.moderation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.cast.Web;
import network.vanguard.comment.CommentInput;
import network.vanguard.comment.CommentService;
import network.vanguard.relation.RelationInput;
import network.vanguard.relation.RelationService;

/** What becomes of what people report: who decides, who is told, and that hidden is hidden everywhere until it comes back as it was. */
@QuarkusTest
class ModerationTest {

    private static final String REPORT = "{\"rule\":\"respect\",\"words\":\"%s\"}";

    @BeforeAll
    static void arrive() {
        Cast.enters();
    }

    @Test
    void aReportNeedsARuleAndWordsAndKeepsWhatWasTyped() {
        Thing note = Cast.make("note:network");
        Web web = Web.of(Person.PRACTITIONER);
        Answer again = web.post("/reports/entries/" + note.id(), Map.of("words", "It calls the night staff lazy."));
        assertEquals(422, again.status());
        assertThat(again.body(), containsString("Choose the rule that it breaks."));
        assertThat(again.body(), containsString("href=\"#rule\""));
        assertThat(again.body(), containsString("It calls the night staff lazy."));
        assertEquals(422,
                web.api("POST", "/api/v1/reports/entries/" + note.id(), "{\"rule\":\"respect\",\"words\":\" \"}").status());
        assertEquals(422, web.api("POST", "/api/v1/reports/entries/" + note.id(), "{\"rule\":\"ugly\",\"words\":\"It is.\"}")
                .status());
        assertEquals(404, web.api("POST", "/api/v1/reports/entries/" + Cast.make("note:draft").id(), REPORT.formatted("No."))
                .status());
    }

    @Test
    void theSameThingReportedTwiceIsOneReportAndItsReporterReadsWhatBecameOfIt() {
        Thing note = Cast.make("note:network");
        assertEquals(201, report(Person.PRACTITIONER, "entries", note.id(), "The first words.").status());
        assertEquals(200, report(Person.PRACTITIONER, "entries", note.id(), "Other words.").status());
        long caseId = caseOf("entry_id", note.id());
        JsonNode one = Web.of(Person.MODERATOR).api("GET", "/api/v1/moderation/cases/" + caseId, (String) null).json();
        assertEquals(1, one.at("/line/reports").asInt());
        assertEquals("The first words.", one.at("/reports/0/words").asText());
        assertFalse(one.toString().contains("practitioner"), "nobody is told who reported it");
        assertThat(Web.of(Person.PRACTITIONER).get("/reports/entries/" + note.id()).body(), containsString("It counts once"));

        decide(caseId, "keep", "Plain words, and fair.");
        assertThat(Web.of(Person.PRACTITIONER).get("/me").body(), containsString("Plain words, and fair."));
        assertThat(Web.of(Person.PRACTITIONER).get("/reports/entries/" + note.id()).body(),
                containsString("Plain words, and fair."));
        assertThat(Web.of(Person.AUTHOR).get("/me").body(), containsString("It was reported and breaks no rule"));
        assertEquals(409, Web.of(Person.MODERATOR).api("POST", "/api/v1/moderation/cases/" + caseId + "/decisions",
                "{\"verb\":\"hide\",\"rule\":\"respect\",\"reason\":\"Once more.\"}").status(), "decided once");
    }

    @Test
    void nobodyIsOfferedToReportWhatTheyWroteThemselves() {
        Thing note = Cast.make("note:public");
        String link = "/reports/entries/" + note.id();
        Cast.sql("INSERT INTO co_author (entry_id, member_id, asked_by, asked_at, accepted, answered_at) "
                + "SELECT :id, m.id, m.id, now(), true, now() FROM member m WHERE m.handle = 'stockport'",
                Map.of("id", note.id()));
        for (Person own : List.of(Person.AUTHOR, Person.COLLEAGUE)) {
            assertFalse(Web.of(own).get("/notes/" + note.slug()).body().contains(link), own.name());
            String form = Web.of(own).get(link).body();
            assertThat(form, containsString("This is yours: change it or take it away yourself."));
            assertThat(form, not(containsString("Send the report")));
        }
        for (Person other : List.of(Person.ANONYMOUS, Person.PRACTITIONER, Person.MODERATOR)) {
            assertThat(Web.of(other).get("/notes/" + note.slug()).body(), containsString(link));
        }
        long comment = comment(note.id(), "Said by its author.");
        assertThat(Web.of(Person.PRACTITIONER).get("/notes/" + note.slug()).body(),
                containsString("/reports/comments/" + comment));
        assertThat(Web.of(Person.AUTHOR).get("/notes/" + note.slug()).body(),
                not(containsString("/reports/comments/" + comment)));
        assertThat(Web.of(Person.AUTHOR).get("/reports/comments/" + comment).body(), not(containsString("Send the report")));
    }

    @Test
    void theFrontPageSaysThatADecisionWasMadeUntilItIsOpened() {
        Thing note = Cast.make("note:network");
        for (Person person : List.of(Person.AUTHOR, Person.PRACTITIONER, Person.ELSEWHERE)) {
            Web.of(person).get("/me");
            assertThat(Web.of(person).get("/").body(), not(containsString("A decision was made")));
        }
        report(Person.PRACTITIONER, "entries", note.id(), "Told at the front.");
        assertThat(Web.of(Person.PRACTITIONER).get("/").body(), not(containsString("A decision was made")));
        decide(caseOf("entry_id", note.id()), "hide", "Not like this.");
        assertThat(Web.of(Person.PRACTITIONER).get("/").body(),
                containsString("<a href=\"/me#reported\">A decision was made on what you reported</a>"));
        assertThat(Web.of(Person.AUTHOR).get("/").body(),
                containsString("<a href=\"/me#decided\">A decision was made on what you wrote</a>"));
        assertThat(Web.of(Person.ELSEWHERE).get("/").body(), not(containsString("A decision was made")));

        Web.of(Person.PRACTITIONER).get("/me");
        assertThat(Web.of(Person.PRACTITIONER).get("/").body(), not(containsString("A decision was made")));
        long decision = Cast
                .count("SELECT max(d.id) FROM decision d JOIN moderation_case c ON c.id = d.case_id WHERE c.entry_id = "
                        + note.id());
        assertEquals(200, Web.of(Person.AUTHOR).get("/decisions/" + decision).status());
        assertThat(Web.of(Person.AUTHOR).get("/").body(), not(containsString("A decision was made")));

        assertEquals(303,
                Web.of(Person.AUTHOR).post("/decisions/" + decision + "/appeal", Map.of("words", "It is fair.")).status());
        assertEquals(200, Web.of(Person.ADMINISTRATOR).api("POST", "/api/v1/moderation/cases/" + caseOf("entry_id", note.id())
                + "/answers", "{\"granted\":false,\"reason\":\"It is not.\"}").status());
        assertThat(Web.of(Person.AUTHOR).get("/").body(), containsString("A decision was made on what you wrote"));
        Web.of(Person.AUTHOR).get("/me");
        Web.of(Person.PRACTITIONER).get("/me");
    }

    @Test
    void threePeopleHideAnEntryFromEverywhereUntilAModeratorHasDecidedAndItComesBackAsItWas() throws Exception {
        String word = Cast.unique("zzveiled");
        Thing note = Cast.entry("note", "public", "Cast " + word, Cast.SITE, List.of(word + " topic"));
        comment(note.id(), "A word of " + word + " in a comment.");
        List<String> places = List.of("/notes/" + note.slug(), "/search?q=" + word, "/notes?site=" + Cast.SITE,
                "/sites/" + Cast.SITE,
                "/entries/" + note.id() + "/text", "/entries/" + note.id() + "/jsonld", "/tags/" + word + "-topic",
                "/map?entry=" + note.id(), "/notes/" + note.slug() + "/history", "/members/erewash", "/");
        List<String> calls = List.of("/api/v1/entries/" + note.id(), "/api/v1/entries?limit=100&site=" + Cast.SITE,
                "/api/v1/search?q=" + word, "/api/v1/exports/entries.ndjson?site=" + Cast.SITE,
                "/api/v1/entries/" + note.id() + "/comments", "/api/v1/entries?state=hidden&limit=100",
                "/api/v1/graph?of=content&site=" + Cast.SITE);
        assertThat(read(Web.of(Person.ELSEWHERE).get("/search?q=" + word)), containsString("Cast " + word));
        String before = Web.of(Person.ELSEWHERE).api("GET", "/api/v1/entries/" + note.id(), (String) null).body();

        report(Person.PRACTITIONER, "entries", note.id(), "One.");
        report(Person.COLLEAGUE, "entries", note.id(), "Two, of a site.");
        report(Person.LEAD, "entries", note.id(), "Two again: the same site.");
        assertEquals(200, Web.of(Person.ELSEWHERE).get("/notes/" + note.slug()).status(), "people of one site count once");
        assertTrue(report(Person.ELSEWHERE, "entries", note.id(), "Three.").json().path("hidden").asBoolean());

        List<String> found = new ArrayList<>();
        for (Person reader : List.of(Person.ANONYMOUS, Person.PRACTITIONER, Person.ELSEWHERE, Person.COLLEAGUE,
                Person.CURATOR)) {
            for (String place : places) {
                if (read(Web.of(reader).get(place)).contains("Cast " + word)) {
                    found.add(reader + " " + place);
                }
            }
            for (String call : calls) {
                if (Web.of(reader).api("GET", call, (String) null).body().contains("Cast " + word)) {
                    found.add(reader + " " + call);
                }
            }
        }
        assertEquals(List.of(), found, "places where the hidden note is still found");
        assertEquals(404, Web.of(Person.COLLEAGUE).get("/notes/" + note.slug()).status());
        assertThat(Web.of(Person.AUTHOR).get("/notes/" + note.slug()).body(), containsString("Why, and how to appeal"));
        assertThat(Web.of(Person.MODERATOR).get("/notes/" + note.slug()).body(), containsString("What we learnt."));
        for (String write : List.of("/notes/" + note.slug() + "/edit", "/notes/" + note.slug() + "/history/1/restore",
                "/entries/" + note.id() + "/publish", "/entries/" + note.id() + "/archive")) {
            int status = Web.of(Person.AUTHOR).post(write, Map.of("title", "Again", "body", "Again.", "revision", "1", "reason",
                    "Because.")).status();
            assertTrue(status >= 400, write + " by its author: " + status);
        }
        assertEquals(409,
                Web.of(Person.AUTHOR).api("POST", "/api/v1/entries/" + note.id() + "/comments", "{\"body\":\"Hello?\"}")
                        .status());
        assertEquals("hidden",
                Web.of(Person.AUTHOR).api("GET", "/api/v1/entries/" + note.id(), (String) null).json().path("state")
                        .asText());

        decide(caseOf("entry_id", note.id()), "keep", "Nothing wrong with it.");
        assertEquals(before, Web.of(Person.ELSEWHERE).api("GET", "/api/v1/entries/" + note.id(), (String) null).body());
        assertThat(read(Web.of(Person.ELSEWHERE).get("/search?q=" + word)), containsString("Cast " + word));
        assertThat(Web.of(Person.AUTHOR).get("/notes/" + note.slug() + "/history").body(),
                containsString("Nothing wrong with it."));
        JsonNode steps = Web.of(Person.ADMINISTRATOR).api("GET", "/api/v1/audit?about=entry+" + note.id(), (String) null).json()
                .path("items");
        assertEquals(List.of("kept", "hidden-by-reports", "reported", "reported", "reported", "reported"),
                steps.findValuesAsText("verb"));

        report(Person.PRACTITIONER, "entries", note.id(), "Once more.");
        report(Person.COLLEAGUE, "entries", note.id(), "Once more.");
        report(Person.ELSEWHERE, "entries", note.id(), "Once more.");
        assertEquals(200, Web.of(Person.ELSEWHERE).get("/notes/" + note.slug()).status(),
                "the same people cannot hide again what was kept");
    }

    @Test
    void whatIsHiddenComesBackByNoLinkCollectionFileHistoryExportOrNotice() {
        String word = Cast.unique("zzshrouded");
        Thing note = Cast.entry("note", "public", "Cast " + word, Cast.SITE, List.of());
        long comment = comment(note.id(), "A word of " + word + " in a comment.");
        Cast.bean(CommentService.class).revise(comment, new CommentInput("Another word of " + word + ".", null, null, null),
                Cast.viewer(Person.AUTHOR));
        Thing partner = Cast.entry("note", "public", "Cast beside it", Cast.SITE, List.of());
        Cast.bean(RelationService.class).make(partner.id(), new RelationInput("cites", note.id(), "As in " + word),
                Cast.viewer(Person.AUTHOR));
        Cast.sql("UPDATE entry SET about_id = :about, about_part = 'results', about_part_label = :text WHERE id = :id",
                Map.of("about", note.id(), "text", word, "id", partner.id()));
        Web curator = Web.of(Person.CURATOR);
        JsonNode collection = curator.api("POST", "/api/v1/collections",
                "{\"title\":\"" + Cast.unique("Gathered ") + "\",\"body\":\"Alike.\",\"visibility\":\"public\"}").json();
        String gathered = "/api/v1/collections/" + collection.path("id").asLong();
        Answer added = curator.api("POST", gathered + "/entries",
                "{\"entry\":" + note.id() + ",\"note\":\"See " + word + "\"}");
        assertTrue(added.status() < 300, added::body);
        List<String> showed = List.of("/notes/" + partner.slug(), "/entries/" + partner.id() + "/links",
                "/collections/" + collection.path("slug").asText());
        List<String> showedToPrograms = List.of("/api/v1/entries/" + partner.id() + "/links", gathered,
                "/api/v1/exports/entries.ndjson?site=" + Cast.SITE);
        List<String> others = List.of("/comments/" + comment, "/comments/" + comment + "/history",
                "/comments/" + comment + "/alone",
                "/comments/" + comment + "/edit", "/entries/" + partner.id() + "/text", "/entries/" + partner.id() + "/jsonld",
                "/notes/new?about=" + note.id(), "/discussions/new?about=" + note.id(), "/entries/" + note.id() + "/files",
                "/reports/entries/" + note.id(), "/reports/comments/" + comment, "/notes/" + note.slug() + "/history/1",
                "/notes/" + note.slug() + "/edit", "/map/graph.json?entry=" + note.id(), "/me", "/collections", "/");
        List<String> othersToPrograms = List.of("/api/v1/graph?entry=" + partner.id(),
                "/api/v1/entries/" + note.id() + "/similar",
                "/api/v1/entries/" + partner.id() + "/similar", "/api/v1/collections?limit=100",
                "/api/v1/exports/collections.ndjson", "/api/v1/entries/" + partner.id());
        for (String place : showed) {
            assertThat(place, Web.of(Person.ELSEWHERE).get(place).body(), containsString(word));
        }
        for (String call : showedToPrograms) {
            assertThat(call, Web.of(Person.ELSEWHERE).api("GET", call, (String) null).body(), containsString(word));
        }

        report(Person.PRACTITIONER, "entries", note.id(), "It insults us.");
        decide(caseOf("entry_id", note.id()), "hide", "It does.");
        List<String> found = new ArrayList<>();
        for (Person reader : List.of(Person.ANONYMOUS, Person.ELSEWHERE, Person.COLLEAGUE, Person.CURATOR)) {
            Web web = Web.of(reader);
            for (String place : concat(showed, others)) {
                if (web.get(place).body().contains(word)) {
                    found.add(reader + " " + place);
                }
            }
            for (String call : concat(showedToPrograms, othersToPrograms)) {
                if (web.api("GET", call, (String) null).body().contains(word)) {
                    found.add(reader + " " + call);
                }
            }
            if (web.apiUnpacked("/api/v1/exports/entries.zip").body().contains(word)) {
                found.add(reader + " /api/v1/exports/entries.zip");
            }
        }
        assertEquals(List.of(), found, "places where the hidden note is still found");
        assertTrue(Web.of(Person.ELSEWHERE).api("POST", "/api/v1/entries/" + partner.id() + "/links",
                "{\"type\":\"cites\",\"other\":" + note.id() + "}").status() >= 400, "nobody links to it");
        assertTrue(Web.of(Person.ELSEWHERE).api("POST", "/api/v1/notes",
                "{\"title\":\"About it\",\"body\":\"I saw it.\",\"about\":" + note.id() + "}").status() >= 400,
                "nobody writes about it");
    }

    private static List<String> concat(List<String> some, List<String> more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    @Test
    void aHiddenCommentKeepsItsPlaceAndItsRepliesAndIsCountedAgainWhenItIsBack() {
        Thing note = Cast.make("note:network");
        long comment = comment(note.id(), "You are all fools, zzfools.");
        long reply = Cast.bean(CommentService.class).post(note.id(), new CommentInput("I disagree.", comment, null, null),
                Cast.viewer(Person.ELSEWHERE)).id();
        report(Person.PRACTITIONER, "comments", comment, "It insults us.");
        long caseId = caseOf("comment_id", comment);
        decide(caseId, "hide", "It insults everybody.");

        String page = Web.of(Person.ELSEWHERE).get("/notes/" + note.slug()).body();
        assertThat(page, not(containsString("zzfools")));
        assertThat(page, containsString("This comment is hidden"));
        assertThat(page, containsString("I disagree."));
        assertThat(page, containsString("1 comment<"));
        assertThat(Web.of(Person.AUTHOR).get("/notes/" + note.slug()).body(), containsString("/decisions/comments/" + comment));
        for (String method : List.of("PUT", "DELETE")) {
            assertEquals(409, Web.of(Person.AUTHOR).api(method, "/api/v1/comments/" + comment, method.equals("PUT")
                    ? "{\"body\":\"Wiser.\"}"
                    : null).status());
        }
        String why = Web.of(Person.AUTHOR).get("/decisions/comments/" + comment).location();
        String decision = Web.of(Person.AUTHOR).get(why.replaceFirst("^https?://[^/]+", "")).body();
        assertThat(decision, containsString("It insults everybody."));
        assertThat(decision, containsString("zzfools"));
        assertEquals(404, Web.of(Person.ELSEWHERE).get("/decisions/comments/" + comment).status());

        decide(caseId, "restore", "On second thoughts.");
        page = Web.of(Person.ELSEWHERE).get("/notes/" + note.slug()).body();
        assertThat(page, containsString("zzfools"));
        assertThat(page, containsString("2 comments<"));
        assertTrue(reply > comment);
    }

    @Test
    void anAppealIsMadeOnceAndAnsweredBySomebodyElse() {
        Thing note = Cast.make("note:network");
        report(Person.PRACTITIONER, "entries", note.id(), "It insults us.");
        long caseId = caseOf("entry_id", note.id());
        decide(caseId, "hide", "It insults.");
        JsonNode mine = Web.of(Person.AUTHOR).api("GET", "/api/v1/decisions", (String) null).json().get(0);
        assertTrue(mine.path("mayAppeal").asBoolean());
        String appeals = "/api/v1/decisions/" + mine.path("id").asLong() + "/appeals";
        assertEquals(422, Web.of(Person.AUTHOR).api("POST", appeals, "{\"words\":\"\"}").status());
        assertEquals(201, Web.of(Person.AUTHOR).api("POST", appeals, "{\"words\":\"I quoted what was said to us.\"}").status());
        assertEquals(409, Web.of(Person.AUTHOR).api("POST", appeals, "{\"words\":\"And again.\"}").status());
        assertEquals(409, Web.of(Person.MODERATOR).api("POST", "/api/v1/moderation/cases/" + caseId + "/decisions",
                "{\"verb\":\"restore\",\"rule\":\"respect\",\"reason\":\"Past the appeal.\"}").status());
        String answers = "/api/v1/moderation/cases/" + caseId + "/answers";
        assertEquals(403,
                Web.of(Person.MODERATOR).api("POST", answers, "{\"granted\":false,\"reason\":\"I stay with it.\"}").status());
        assertThat(Web.of(Person.ADMINISTRATOR).get("/moderation/" + caseId).body(),
                containsString("I quoted what was said to us."));
        assertEquals(200,
                Web.of(Person.ADMINISTRATOR).api("POST", answers, "{\"granted\":true,\"reason\":\"A fair quotation.\"}")
                        .status());
        assertEquals(200, Web.of(Person.ELSEWHERE).get("/notes/" + note.slug()).status());
        assertThat(Web.of(Person.AUTHOR).get("/decisions/" + mine.path("id").asLong()).body(),
                containsString("A fair quotation."));
        assertEquals(409,
                Web.of(Person.ADMINISTRATOR).api("POST", answers, "{\"granted\":true,\"reason\":\"Twice.\"}").status());
    }

    @Test
    void nobodyDecidesOnWhatTheyWroteOrReported() {
        long note = Cast.make("note:network").id();
        long own = Cast.bean(CommentService.class).post(note, new CommentInput("Mine.", null, null, null),
                Cast.viewer(Person.MODERATOR)).id();
        long others = comment(note, "Theirs.");
        report(Person.PRACTITIONER, "comments", own, "It is rude.");
        report(Person.MODERATOR, "comments", others, "It is rude.");
        for (long caseId : List.of(caseOf("comment_id", own), caseOf("comment_id", others))) {
            for (String verb : List.of("keep", "hide")) {
                assertEquals(403, Web.of(Person.MODERATOR).api("POST", "/api/v1/moderation/cases/" + caseId + "/decisions",
                        "{\"verb\":\"" + verb + "\",\"rule\":\"respect\",\"reason\":\"I say so.\"}").status());
            }
            assertEquals(403, Web.of(Person.MODERATOR).post("/moderation/" + caseId + "/take", Map.of()).status());
            assertThat(Web.of(Person.MODERATOR).get("/moderation/" + caseId).body(), containsString("Somebody else decides"));
        }
        assertEquals(403, report(Person.MODERATOR, "comments", own, "Myself.").status());
    }

    @Test
    void ofASafeCircleModeratorsReadTheReportersWordsOnly() {
        String word = Cast.unique("zzconfided");
        Thing note = Cast.entry("note", "circle", "Cast " + word, null, List.of());
        Cast.intoCircle(note.id(), Person.PRACTITIONER);
        report(Person.PRACTITIONER, "entries", note.id(), "Somebody there is bullied.");
        long caseId = caseOf("entry_id", note.id());
        Web moderator = Web.of(Person.MODERATOR);
        String all = moderator.get("/moderation/" + caseId).body() + moderator.get("/moderation?show=waiting&order=most").body()
                + moderator.api("GET", "/api/v1/moderation/cases/" + caseId, (String) null).body()
                + moderator.get("/moderation/log?about=entry+" + note.id()).body()
                + moderator.get("/entries/" + note.id()).body();
        assertThat(all, containsString("Somebody there is bullied."));
        assertThat(all, not(containsString(word)));
        assertThat(moderator.get("/moderation/log?about=entry+" + note.id()).body(), not(containsString("practitioner")));
        decide(caseId, "hide", "On the words of the report.");
        assertEquals(404, Web.of(Person.PRACTITIONER).get("/notes/" + note.slug()).status());
        assertEquals(404, moderator.get("/notes/" + note.slug()).status());
        assertEquals(200, Web.of(Person.AUTHOR).get("/notes/" + note.slug()).status());
    }

    @Test
    void theQueueShowsWhatWaitsAndWhoHasItAndModeratorsAreToldHowMuch() {
        Thing first = Cast.make("case");
        Web moderator = Web.of(Person.MODERATOR);
        assertThat(moderator.get("/me").body(), containsString("/moderation"));
        assertThat(moderator.get("/me").body(), containsString("Waiting for you as a moderator"));
        assertThat(moderator.get("/").body(), containsString("for a moderator</a>"));
        assertThat(Web.of(Person.CURATOR).get("/me").body(), not(containsString("/moderation")));
        assertThat(Web.of(Person.CURATOR).get("/").body(), not(containsString("for a moderator</a>")));
        assertEquals(303, moderator.post("/moderation/" + first.id() + "/take", Map.of()).status());
        JsonNode mine = moderator.api("GET", "/api/v1/moderation/cases?show=mine&limit=100", (String) null).json();
        assertTrue(mine.path("items").findValuesAsText("id").contains(String.valueOf(first.id())));
        JsonNode page = moderator.api("GET", "/api/v1/moderation/cases?order=most&limit=1", (String) null).json();
        Cast.make("case");
        JsonNode next = moderator.api("GET", "/api/v1/moderation/cases?order=most&limit=1&after=" + page.path("next").asText(),
                (String) null).json();
        assertTrue(next.at("/items/0/reports").asInt() <= page.at("/items/0/reports").asInt());
        assertEquals(403, Web.of(Person.CURATOR).get("/moderation").status());
        assertThat(Web.of(Person.ANONYMOUS).get("/rules").body(), containsString("Respect for people"));
    }

    private static long comment(long entry, String body) {
        return Cast.bean(CommentService.class).post(entry, new CommentInput(body, null, null, null), Cast.viewer(Person.AUTHOR))
                .id();
    }

    private static Answer report(Person person, String sort, long id, String words) {
        return Web.of(person).api("POST", "/api/v1/reports/" + sort + "/" + id, REPORT.formatted(words));
    }

    private static void decide(long caseId, String verb, String reason) {
        Answer answer = Web.of(Person.MODERATOR).api("POST", "/api/v1/moderation/cases/" + caseId + "/decisions",
                "{\"verb\":\"" + verb + "\",\"rule\":\"respect\",\"reason\":\"" + reason + "\"}");
        assertEquals(200, answer.status(), answer::body);
    }

    /** What stands on a page, without its tags. */
    private static String read(Answer page) {
        return page.body().replaceAll("<[^>]*>", "");
    }

    private static long caseOf(String column, long id) {
        return Cast.count("SELECT max(id) FROM moderation_case WHERE " + column + " = :id", Map.of("id", id));
    }
}
