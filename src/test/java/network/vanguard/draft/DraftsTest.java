package network.vanguard.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.cast.Web;

/** What was typed and not sent is kept, for its writer only, until it is sent. */
@QuarkusTest
class DraftsTest {

    private Web author;

    @BeforeEach
    void enter() {
        Cast.enters();
        author = Web.of(Person.AUTHOR);
    }

    @Test
    void whatWasTypedIsOnOnesPageAndInTheFormAgain() {
        String word = Cast.unique("halfway");
        String draft = save("/case-studies/new", 1000, Map.of("title", word, "summary", "In a sen", "partName", "Asking",
                "resultText", "Fewer calls", "storyText", "I sleep.", "question", "6", "visibility", "public"));
        String mine = author.get("/me").body();
        assertTrue(mine.contains(word) && mine.contains("New case study") && mine.contains("?draft=" + draft), mine);
        assertEquals(404, Web.of(Person.COLLEAGUE).get("/drafts/" + draft).status(), "nobody else's");
        assertFalse(Web.of(Person.COLLEAGUE).get("/case-studies/new?draft=" + draft).body().contains(word));
        Answer form = author.follow(author.get("/drafts/" + draft));
        for (String kept : java.util.List.of("value=\"" + word + "\"", "In a sen", "value=\"Asking\"", "value=\"Fewer calls\"",
                "I sleep.",
                "question 6 of 15", "This is what you typed until")) {
            assertTrue(form.body().contains(kept), kept + " in " + form.body());
        }
        assertEquals(draft, form.field("draft"), "it goes on under the same number");
        assertTrue(author.get("/case-studies/new").body().contains("You have text here that you did not send"));
        assertEquals(303, author.post("/drafts/" + draft + "/discard", Map.of()).status());
        assertFalse(author.get("/me").body().contains(word));
    }

    @Test
    void severalFormsAreKeptAtOnceAndAnOlderCopyReplacesNoNewerOne() {
        String word = Cast.unique("twofold");
        String one = save("/notes/new", 2000, Map.of("title", word + " one", "body", "First."));
        save("/notes/new", 2000, Map.of("title", word + " two", "body", "Second."));
        String mine = author.get("/me").body();
        assertTrue(mine.contains(word + " one") && mine.contains(word + " two"), mine);
        assertEquals(202, send(one, "/notes/new", 1000, Map.of("title", word + " older")).status());
        assertTrue(author.get("/notes/new?draft=" + one).body().contains(word + " one"));
        assertEquals(202, Web.of(Person.COLLEAGUE).post("/drafts",
                Map.of("draft", one, "draftAddress", "/notes/new", "title", "taken over")).status(),
                "nobody writes into another's");
        assertTrue(author.get("/notes/new?draft=" + one).body().contains(word + " one"));
    }

    @Test
    void whatIsSentIsNoLongerADraftAndALateCopyDoesNotBringItBack() {
        String word = Cast.unique("sentoff");
        String draft = save("/notes/new", 1000, Map.of("title", word, "body", "What we learnt."));
        assertEquals(422, author.post("/notes", Map.of("title", "", "body", "What we learnt.", "draft", draft)).status());
        assertTrue(author.get("/me").body().contains("?draft=" + draft), "what could not be sent is kept");
        assertEquals(303, author.post("/notes", Map.of("title", word, "body", "What we learnt.", "draft", draft)).status());
        assertFalse(author.get("/me").body().contains("?draft=" + draft));
        assertEquals(202, send(draft, "/notes/new", 1500, Map.of("title", word)).status());
        assertFalse(author.get("/me").body().contains("?draft=" + draft));
    }

    @Test
    void aDraftOfSomethingThatWasChangedMeanwhileShowsBothTexts() {
        Thing note = Cast.make("case-study:draft");
        String address = "/case-studies/" + note.slug() + "/edit";
        Answer form = author.get(address);
        Map<String, String> typed = new LinkedHashMap<>(
                Map.of("title", "What I typed", "summary", "In a sentence.", "site", Cast.SITE,
                        "visibility", "network", "revision", form.field("revision")));
        String draft = save(address, 1000, typed);
        Map<String, String> theirs = new LinkedHashMap<>(typed);
        theirs.put("title", "What a colleague wrote");
        assertEquals(303, Web.of(Person.COLLEAGUE).post(address, theirs).status());
        Answer resumed = author.get(address + "?draft=" + draft);
        assertTrue(resumed.body().contains("value=\"What I typed\""), resumed.body());
        typed.put("revision", resumed.field("revision"));
        typed.put("draft", draft);
        Answer conflict = author.post(address, typed);
        assertEquals(422, conflict.status());
        assertTrue(conflict.body().contains("What a colleague wrote") && conflict.body().contains("What I typed"),
                conflict.body());
        typed.put("revision", conflict.field("revision"));
        assertEquals(303, author.post(address, typed).status(), "the writer has chosen");
        assertTrue(author.get("/case-studies/" + note.slug()).body().contains("What I typed"));
    }

    @Test
    void onlyOurOwnFormsAreKept() {
        for (String address : java.util.List.of("//evil.example/notes/new", "/me", "/notes/new?x=1", "javascript:alert(1)")) {
            assertEquals(422, send(UUID.randomUUID().toString(), address, 1, Map.of("title", "x")).status(), address);
        }
        assertEquals(422, send("1", "/notes/new", 1, Map.of("title", "x")).status());
        assertEquals(401,
                Web.newSession(Person.ANONYMOUS).post("/drafts", Map.of("draft", UUID.randomUUID().toString())).status());
    }

    private String save(String address, long typedAt, Map<String, String> fields) {
        String draft = UUID.randomUUID().toString();
        Answer saved = send(draft, address, typedAt, fields);
        assertEquals(204, saved.status(), saved::body);
        return draft;
    }

    private Answer send(String draft, String address, long typedAt, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.putAll(Map.of("draft", draft, "draftAddress", address, "typedAt", String.valueOf(typedAt)));
        return author.post("/drafts", all);
    }
}
