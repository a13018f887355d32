package network.vanguard.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.cast.Web;
import network.vanguard.page.HtmlCheck;

/** The forms of what is published at once: people know who will read it, and can look at it first. */
@QuarkusTest
class WritingFormsTest {

    @ParameterizedTest
    @ValueSource(strings = {"/notes/new", "/discussions/new"})
    void theFormSaysWhoWillReadIt(String path) {
        Cast.enters();
        // whoever is in a circle can choose it
        Cast.sql("DELETE FROM circle_member WHERE member_id = :me", Map.of("me", Cast.viewer(Person.PRACTITIONER).memberId()));
        String alone = Web.of(Person.PRACTITIONER).get(path).body();
        HtmlCheck.valid(alone);
        assertTrue(alone.contains("Everybody who is signed in can read this as soon as you publish it. Write nothing"), alone);
        assertTrue(alone.contains("by which a patient could be known"));
        assertFalse(alone.contains("Markdown"), "a word that few know");
        String field = alone.substring(alone.indexOf("id=\"tags\""));
        assertFalse(field.substring(0, field.indexOf(">")).contains("autocomplete"), "going back would empty it");
        String ofASite = Web.of(Person.AUTHOR).get(path).body();
        assertTrue(ofASite.contains("as soon as you publish it, unless you choose other readers below."), ofASite);
    }

    @ParameterizedTest
    @CsvSource({"/notes,practice_note,note", "/discussions,discussion,discussion"})
    void aPreviewShowsTheTextAndPublishesNothing(String path, String table, String kind) {
        Thing mine = Cast.make(kind + ":network");
        Web author = Web.of(Person.AUTHOR);
        long before = Cast.count("SELECT count(*) FROM " + table);
        Map<String, String> form = new HashMap<>(Map.of("title", "Looked at first", "body", "A **bold** claim <script>",
                "purpose", "offer", "tags", "quiet rooms", "site", Cast.SITE, "visibility", "site", "preview", "yes"));
        Answer answer = author.post(path, form);
        assertEquals(200, answer.status(), answer.body());
        HtmlCheck.valid(answer.body());
        assertTrue(answer.body().contains("<strong>bold</strong> claim &lt;script&gt;"), answer.body());
        assertTrue(answer.body().contains("value=\"Looked at first\"") && answer.body().contains("value=\"quiet rooms\""));
        assertTrue(answer.body().contains("<option value=\"site\" selected>"), answer.body());
        assertEquals(before, Cast.count("SELECT count(*) FROM " + table));
        assertEquals(0, Cast.count("SELECT count(*) FROM concept WHERE slug = 'quiet-rooms'"), "nor is a topic proposed");
        form.put("title", " ");
        assertEquals(422, author.post(path, form).status(), "what is missing is said at once");
        form.put("title", "Changed");
        form.put("revision", "1");
        Answer edited = author.post(path + "/" + mine.slug() + "/edit", form);
        assertEquals(200, edited.status(), edited.body());
        assertTrue(edited.body().contains("<strong>bold</strong>"), edited.body());
        assertTrue(edited.body().contains("Whoever can read this now sees your changes as soon as you save them."),
                edited.body());
        assertFalse(author.get(path + "/" + mine.slug()).body().contains("claim"), "nothing is changed");
    }
}
