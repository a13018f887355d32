package network.vanguard.comment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.cast.Web;

/** The back button brings a form back with its text and a new key: sending it again makes nothing new. */
@QuarkusTest
class GoingBackTest {

    @Test
    void aCommentThatIsSentAgainAfterGoingBackIsThereOnce() {
        Thing note = Cast.make("note:network");
        Answer first = comment(note, "We did the same.");
        Answer again = comment(note, "We did the same.");
        assertEquals(first.location(), again.location());
        assertEquals(1, comments(note, "We did the same."));
        assertNotEquals(first.location(), comment(note, "We did the same, twice.").location());
    }

    @Test
    void aCommentThatWasRemovedCanBeWrittenAgain() {
        Thing note = Cast.make("note:network");
        Answer first = comment(note, "Too early.");
        Web.of(Person.AUTHOR).post("/comments/" + first.location().replaceFirst(".*#comment-", "") + "/remove", Map.of());
        assertNotEquals(first.location(), comment(note, "Too early.").location());
    }

    @Test
    void aNoteACaseStudyOrADiscussionThatIsSentAgainIsThereOnce() {
        Cast.enters();
        for (String path : new String[]{"/notes", "/discussions", "/case-studies"}) {
            Map<String, String> form = Map.of("title", Cast.unique("Once only "), "summary", "In short.", "body",
                    "What we learnt.",
                    "tags", "walking", "site", Cast.SITE, "purpose", "question");
            Answer first = send(path, form);
            assertEquals(303, first.status(), first::body);
            assertEquals(first.location(), send(path, form).location(), path);
            assertEquals(1, Cast.count("SELECT count(*) FROM entry WHERE title = :title", Map.of("title", form.get("title"))),
                    path);
        }
    }

    private static Answer comment(Thing entry, String text) {
        return send(entry.in("/entries/{entryId}/comments"), Map.of("body", text, "kind", "comment"));
    }

    /** With a key of its own each time, as a page that was loaded anew has. */
    private static Answer send(String path, Map<String, String> form) {
        Map<String, String> all = new java.util.HashMap<>(form);
        all.put("idempotencyKey", Cast.unique("key"));
        return Web.of(Person.AUTHOR).post(path, all);
    }

    private static long comments(Thing entry, String text) {
        return Cast.count("SELECT count(*) FROM comment WHERE entry_id = :entry AND body = :text",
                Map.of("entry", Long.valueOf(entry.in("{entryId}")), "text", text));
    }
}
