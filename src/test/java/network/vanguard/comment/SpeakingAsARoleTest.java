package network.vanguard.comment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
