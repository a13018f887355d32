package network.vanguard.comment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.cast.Web;

/** Speaking as one's role: what others see, that nobody finds out who it is, and how a moderator does. */
@QuarkusTest
class SpeakingAsARoleTest {

    private static final String ROLE = "A practitioner in urgent care";

    private Thing note;

    @BeforeEach
    void aNoteOfSomebodyElse() {
        Cast.enters();
        note = Cast.entry("note", "network", "Spoken " + Cast.unique("below"), null, List.of());
    }

    private long say(Person person, String body, Long parent) {
        return Cast.bean(CommentService.class).post(note.id(),
                new CommentInput(body, parent, null, null, null, "practitioner", "urgent-care"), Cast.viewer(person)).id();
    }

    @Test
    void othersSeeTheRoleAndTheSamePersonHasTheSameNumberInOneThread() {
        long first = say(Person.PRACTITIONER, "It was dangerous.", null);
        say(Person.ELSEWHERE, "With us too.", first);
        long third = say(Person.PRACTITIONER, "Since when?", null);
        String page = Web.of(Person.CURATOR).get("/notes/" + note.slug()).body();
        assertTrue(page.contains(ROLE + " (1)") && page.contains(ROLE + " (2)") && !page.contains(ROLE + " (3)"), page);
        Answer json = Web.of(Person.CURATOR).api("GET", "/api/v1/comments/" + third, (String) null);
        assertEquals(ROLE + " (1)", json.json().at("/speaksAs").asText());
        assertFalse(json.json().hasNonNull("author") || json.json().hasNonNull("site"), json.body());
        assertTrue(Web.of(Person.PRACTITIONER).get("/notes/" + note.slug()).body()
                .contains("You wrote this. Others see your role only."));
    }

    @Test
    void noWayOfReadingTellsWhoItIsToAnybodyElse() {
        // the person is tied to nothing else that these addresses show
        long spoken = say(Person.PRACTITIONER, "Nobody may know that I said this.", null);
        say(Person.CURATOR, "An answer to it.", spoken);
        String handle = Person.PRACTITIONER.account();
        String name = Cast.viewer(Person.PRACTITIONER).name();
        List<String> leaks = new ArrayList<>();
        for (Person reader : List.of(Person.ANONYMOUS, Person.ELSEWHERE, Person.AUTHOR, Person.COLLEAGUE, Person.LEAD,
                Person.CURATOR,
                Person.MODERATOR, Person.ADMINISTRATOR)) {
            Web web = reader.signedIn() ? Web.of(reader) : Web.newSession(reader);
            for (String address : List.of("/notes/" + note.slug(), "/notes/" + note.slug() + "/history",
                    "/entries/" + note.id() + "/text",
                    "/entries/" + note.id() + "/jsonld", "/entries/" + note.id() + "/links",
                    "/entries/" + note.id() + "/comments/new?parent="
                            + spoken,
                    "/comments/" + spoken + "/lead", "/search?q=Nobody+may+know", "/comments/" + spoken + "/identity",
                    "/api/v1/entries/" + note.id() + "/comments", "/api/v1/comments/" + spoken, "/api/v1/entries/" + note.id(),
                    "/api/v1/exports/entries.ndjson", "/api/v1/audit?limit=100")) {
                Answer answer = address.startsWith("/api/") ? web.api("GET", address, (String) null) : web.get(address);
                // what else the person wrote stands in an export under their name
                String body = address.endsWith(".ndjson")
                        ? answer.body().lines().filter(line -> line.contains(note.slug())).collect(Collectors.joining())
                        : answer.body();
                // the word stands in the role too: only what would link to the person, or name them
                if (body.contains("/members/" + handle) || body.contains("\"author\":\"" + handle)
                        || body.contains(">" + name + "<")) {
                    leaks.add(reader + " " + address);
                }
            }
            assertFalse(web.get("/members/" + handle).body().contains("/comments/" + spoken), "their own page");
        }
        assertEquals(List.of(), leaks);
    }

    /**
     * Somebody asks, challenges, answers, quotes, names somebody, edits and is placed in a tension, each as a role; others reply, react, ask on,
     * accept, report, follow up and look up. Then everybody reads every address on which any of that can be seen.
     */
    @Test
    void nothingThatIsDoneWithWhatWasSpokenTellsWhoItWas() {
        String word = Cast.unique("zzmuffled");
        Thing discussion = Cast.entry("discussion", "public", "Who heard " + word + "?", null, List.of(word));
        long entry = discussion.id();
        Web speaker = Web.of(Person.ELSEWHERE);
        long question = spoken(entry, "Who can " + word + " this?", null, "question", null);
        long challenge = spoken(entry, "This is not so " + word + ".", null, "challenge", null);
        long answer = spoken(entry, "@stockport knows " + word + ".", null, null, null);
        assertEquals(200,
                speaker.api("PUT", "/api/v1/comments/" + answer, "{\"body\":\"@stockport knew " + word + ".\"}").status());
        long reply = Cast.bean(CommentService.class).post(entry, new CommentInput("They do say that.", question, null, null),
                Cast.viewer(Person.COLLEAGUE)).id();
        long quoting = spoken(entry, "Do they " + word + "?", reply, null, "They do say that.");
        Web.of(Person.AUTHOR).api("PUT", "/api/v1/comments/" + answer + "/reactions/doing", (String) null);
        assertEquals(204, Web.of(Person.AUTHOR).api("PUT", "/api/v1/comments/" + answer + "/accepted", (String) null).status());
        assertEquals(204, speaker.api("PUT", "/api/v1/comments/" + reply + "/accepted", (String) null).status());
        assertEquals(200, Web.of(Person.PRACTITIONER).api("POST", "/api/v1/entries/" + entry + "/asks",
                "{\"people\":[\"lead\"],\"comment\":" + question + "}").status());
        assertEquals(200, Web.of(Person.CURATOR).api("POST", "/api/v1/challenges/" + challenge + "/pass",
                "{\"person\":\"curator\",\"reason\":\"I know it.\"}").status());
        assertEquals(200, speaker.api("POST", "/api/v1/challenges/" + challenge + "/answered", "{}").status());
        assertEquals(200, speaker.api("POST", "/api/v1/challenges/" + challenge + "/reopen", (String) null).status());
        Answer placed = speaker.api("POST", "/api/v1/tensions/facts-or-stories/placements",
                "{\"entry\":" + entry + ",\"comment\":" + quoting + ",\"step\":6,\"sentence\":\"It is told.\"}");
        assertTrue(placed.status() < 300, placed::body);
        assertEquals(201, Web.of(Person.LEAD).api("POST", "/api/v1/comments/" + answer + "/lead",
                "{\"name\":\"The " + word + " project\"}").status());
        assertEquals(201, Web.of(Person.PRACTITIONER).api("POST", "/api/v1/reports/comments/" + quoting,
                "{\"rule\":\"respect\",\"words\":\"Look at this.\"}").status());
        long caseId = Cast.count("SELECT id FROM moderation_case WHERE comment_id = " + quoting);
        assertEquals(200, Web.of(Person.MODERATOR).api("POST", "/api/v1/comments/" + challenge + "/identity-lookups",
                "{\"reason\":\"In danger, " + word + "\"}", "Idempotency-Key", java.util.UUID.randomUUID().toString())
                .status());
        long placement = Cast.count("SELECT max(id) FROM placement WHERE comment_id = " + quoting);

        List<String> addresses = new ArrayList<>(List.of("/discussions/" + discussion.slug(),
                "/discussions/" + discussion.slug() + "?sort=newest", "/discussions/" + discussion.slug() + "?sort=useful",
                "/discussions/" + discussion.slug() + "/history", "/entries/" + entry + "/comments",
                "/entries/" + entry + "/text",
                "/entries/" + entry + "/jsonld", "/entries/" + entry + "/links", "/entries/" + entry + "/tensions",
                "/entries/" + entry + "/ask", "/entries/" + entry + "/ask?comment=" + question,
                "/entries/" + entry + "/ask?topic=" + word, "/live/entries/" + entry + "/comments?wait=0",
                "/api/v1/live/entries/" + entry + "/comments?wait=0", "/discussions?tag=" + word,
                "/discussions?mark=without-answer&tag=" + word, "/tags/" + word, "/search?q=" + word,
                "/api/v1/search?q=" + word,
                "/api/v1/members?q=" + word, "/mentions?q=" + word, "/challenges?tag=" + word, "/challenges/" + challenge,
                "/api/v1/challenges/" + challenge, "/api/v1/challenges/" + challenge + "/history",
                "/api/v1/challenges?limit=100&tag=" + word, "/api/v1/entries/" + entry,
                "/api/v1/entries/" + entry + "/comments",
                "/api/v1/entries/" + entry + "/comments?order=newest", "/api/v1/entries/" + entry + "/comments?order=useful",
                "/api/v1/entries/" + entry + "/asks?comment=" + question,
                "/api/v1/entries/" + entry + "/asks/people?topic=" + word, "/tensions/facts-or-stories/placements/" + placement,
                "/api/v1/tensions/facts-or-stories/placements/" + placement + "/history", "/api/v1/exports/entries.ndjson",
                "/api/v1/exports/graph.graphml?tag=" + word, "/api/v1/graph?of=content&tag=" + word, "/map?entry=" + entry,
                "/moderation/" + caseId, "/api/v1/moderation/cases/" + caseId, "/api/v1/tags/" + word));
        for (long id : List.of(question, challenge, answer, reply, quoting)) {
            addresses.addAll(List.of("/comments/" + id, "/comments/" + id + "/alone", "/comments/" + id + "/branch",
                    "/comments/" + id + "/history", "/comments/" + id + "/reactions", "/comments/" + id + "/lead",
                    "/comments/" + id + "/identity", "/reports/comments/" + id,
                    "/entries/" + entry + "/comments/new?parent=" + id,
                    "/api/v1/comments/" + id, "/api/v1/comments/" + id + "/branch", "/api/v1/comments/" + id + "/history",
                    "/api/v1/comments/" + id + "/reactions", "/moderation/log?about=comment+" + id,
                    "/api/v1/audit?limit=100&about=comment+" + id));
        }
        // lists of everything, of which only what tells of this counts
        List<String> mixed = List.of("/api/v1/exports/entries.ndjson", "/me", "/api/v1/asks", "/curation/leads",
                "/api/v1/curation/leads?limit=100", "/tensions/facts-or-stories",
                "/api/v1/tensions/facts-or-stories/placements?limit=100");
        String handle = Person.ELSEWHERE.account();
        String name = Cast.viewer(Person.ELSEWHERE).name();
        List<String> leaks = new ArrayList<>();
        int seen = 0;
        for (Person reader : Person.values()) {
            if (reader == Person.ELSEWHERE) {
                continue;
            }
            Web web = reader.signedIn() ? Web.of(reader) : Web.newSession(reader);
            for (String address : Stream.concat(addresses.stream(), mixed.stream()).distinct().toList()) {
                Answer read = address.startsWith("/api/") ? web.api("GET", address, (String) null) : web.get(address);
                String body = mixed.contains(address) ? near(read.body(), word) : read.body();
                seen += body.contains(word) ? 1 : 0;
                if (body.contains("/members/" + handle) || body.contains("\"" + handle + "\"") || body.contains(name)) {
                    leaks.add(reader + " " + address);
                }
            }
        }
        assertEquals(List.of(), leaks);
        assertTrue(seen > 300, "only " + seen + " answers show any of it");
        assertTrue(Web.of(Person.ADMINISTRATOR).api("GET", "/api/v1/audit?limit=100&about=comment+" + challenge, (String) null)
                .body()
                .contains("In danger, " + word), "that it was looked up stands in the log");
    }

    @Test
    void aChallengeAsARoleGetsItsOwnerAsIfAnybodyHadRaisedIt() {
        long own = spokenBy(Person.AUTHOR, note.id(), "I doubt my own note.", null, "challenge", null);
        assertEquals("erewash", owner(own), "else the missing author would be who raised it");
        Thing ours = Cast.entry("note", "network", "Spoken of " + Cast.unique("ours"), Cast.SITE, List.of());
        long raised = spokenBy(Person.COLLEAGUE, ours.id(), "I doubt ours.", null, "challenge", null);
        for (Person tried : List.of(Person.LEAD, Person.COLLEAGUE)) {
            assertEquals(200, Web.of(Person.CURATOR).api("POST", "/api/v1/challenges/" + raised + "/pass",
                    "{\"person\":\"" + tried.account() + "\",\"reason\":\"They know.\"}").status(),
                    "trying names finds out nothing");
            assertEquals(tried.account(), owner(raised));
        }
        assertEquals(200, Web.of(Person.COLLEAGUE).api("POST", "/api/v1/challenges/" + raised + "/pass",
                "{\"person\":\"lead\",\"reason\":\"They know more.\"}").status());
        assertTrue(Web.of(Person.CURATOR).get("/challenges/" + raised).body()
                .contains("<bdi>" + Cast.viewer(Person.COLLEAGUE).name() + "</bdi> passed it on to"));
    }

    private static String owner(long challenge) {
        return Web.of(Person.CURATOR).api("GET", "/api/v1/challenges/" + challenge, (String) null).json().at("/owner").asText();
    }

    private static long spoken(long entry, String body, Long parent, String kind, String quote) {
        return spokenBy(Person.ELSEWHERE, entry, body, parent, kind, quote);
    }

    private static long spokenBy(Person person, long entry, String body, Long parent, String kind, String quote) {
        return Cast.bean(CommentService.class).post(entry,
                new CommentInput(body, parent, kind, null, quote, "practitioner", "urgent-care"), Cast.viewer(person)).id();
    }

    /** What stands within a few hundred letters of that word. */
    private static String near(String body, String word) {
        StringBuilder near = new StringBuilder();
        for (int at = body.indexOf(word); at >= 0; at = body.indexOf(word, at + 1)) {
            near.append(body, Math.max(0, at - 250), Math.min(body.length(), at + 250)).append('\n');
        }
        return near.toString();
    }

    @Test
    void itIsHalfARoleNeitherAndStaysAsItWasSpoken() {
        Web person = Web.of(Person.PRACTITIONER);
        String path = "/entries/" + note.id() + "/comments";
        Answer half = person.post(path, Map.of("body", "What we saw.", "kind", "comment", "role", "nurse"));
        assertEquals(422, half.status());
        assertTrue(half.body().contains("Choose also where") && half.body().contains("What we saw."), half.body());
        assertEquals(422,
                person.post(path, Map.of("body", "What we saw.", "kind", "comment", "role", "Erika", "setting", "hospital"))
                        .status(),
                "only what is in the list");
        long named = Cast.bean(CommentService.class).post(note.id(), new CommentInput("By name.", null, null, null),
                Cast.viewer(Person.PRACTITIONER)).id();
        long spoken = say(Person.PRACTITIONER, "By role.", null);
        assertEquals(422,
                person.api("PUT", "/api/v1/comments/" + named, "{\"body\":\"B\",\"role\":\"nurse\",\"setting\":\"hospital\"}")
                        .status());
        assertEquals(200, person.api("PUT", "/api/v1/comments/" + spoken, "{\"body\":\"By role, again.\"}").status());
        assertTrue(Web.of(Person.CURATOR).get("/notes/" + note.slug()).body().contains("By role, again."));
        assertEquals(1, Cast.count("SELECT count(*) FROM comment WHERE spoken_role = 'practitioner' AND id = " + spoken));
    }

    @Test
    void aModeratorFindsOutWithAReasonThatIsLoggedAndThatThePersonReads() {
        long spoken = say(Person.PRACTITIONER, "I am afraid for somebody.", null);
        String path = "/comments/" + spoken + "/identity";
        assertFalse(Web.of(Person.ADMINISTRATOR).get("/notes/" + note.slug()).body().contains(path));
        assertEquals(403, Web.of(Person.ADMINISTRATOR).get(path).status());
        Web moderator = Web.of(Person.MODERATOR);
        assertTrue(moderator.get("/notes/" + note.slug()).body().contains(path));
        Answer without = moderator.post(path, Map.of("reason", " "));
        assertEquals(422, without.status());
        assertFalse(without.body().contains("/members/practitioner"), without.body());
        String reason = "Somebody may be in danger " + Cast.unique("look");
        String key = java.util.UUID.randomUUID().toString();
        String body = "{\"reason\":\"" + reason + "\"}";
        for (int time = 0; time < 2; time++) {
            Answer looked = moderator.api("POST", "/api/v1/comments/" + spoken + "/identity-lookups", body, "Idempotency-Key",
                    key);
            assertEquals("practitioner", looked.json().at("/handle").asText(), looked.body());
        }
        assertEquals(1,
                Cast.count("SELECT count(*) FROM audit_log WHERE verb = 'identity-looked-up' AND subject_id = '" + spoken
                        + "' AND reason = '" + reason + "'"));
        assertTrue(Web.of(Person.PRACTITIONER).get("/me").body().contains(reason));
        assertFalse(Web.of(Person.COLLEAGUE).get("/me").body().contains(reason));
    }
}
