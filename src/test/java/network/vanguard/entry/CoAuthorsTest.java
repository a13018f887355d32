package network.vanguard.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.cast.Web;

/** Nobody is named as an author before they have agreed; then they have the credit and the rights. */
@QuarkusTest
class CoAuthorsTest {

    private Web author;
    private Web other;

    @BeforeEach
    void enter() {
        Cast.enters();
        author = Web.of(Person.AUTHOR);
        other = Web.of(Person.ELSEWHERE);
    }

    @Test
    void whoAgreesIsNamedAndMayChangeItAndWhoDoesNotIsNot() {
        Thing draft = Cast.make("case-study:draft");
        String address = "/case-studies/" + draft.slug();
        assertEquals(404, other.get(address).status());
        assertEquals(303, author.post("/entries/" + draft.id() + "/authors", Map.of("person", "morecambe")).status());
        assertTrue(other.get("/me").body().contains("You were asked to be named as an author"));
        assertTrue(other.get("/").body().contains("You were asked to be named as an author"));
        assertEquals(200, other.get(address).status(), "who is asked can read what it is about");
        assertEquals(403, other.get(address + "/edit").status());
        assertFalse(named(author.get(address)), "not named before the answer");

        assertEquals(303, other.post("/entries/" + draft.id() + "/authors/answer", Map.of("answer", "yes")).status());
        assertTrue(named(author.get(address)));
        assertEquals(200, other.get(address + "/edit").status());
        assertTrue(other.get("/me").body().contains(address), "it is among what they wrote");
        assertFalse(other.get("/me").body().contains("You were asked"));
        Cast.put(draft.id(), "network");
        assertTrue(Web.of(Person.PRACTITIONER).get("/members/morecambe").body().contains(address), "the credit is shared");
        assertEquals("morecambe",
                author.api("GET", "/api/v1/entries/" + draft.id(), (String) null).json().at("/coAuthors/0").asText());

        assertEquals(303, other.post("/entries/" + draft.id() + "/authors/morecambe/remove", Map.of()).status());
        assertFalse(named(author.get(address)), "whoever no longer wants to be named is not");
    }

    @Test
    void whoSaysNoIsNotAskedAgainByMistakeAndReadsItNoMore() {
        Thing draft = Cast.make("note:draft");
        assertEquals(200,
                author.api("POST", "/api/v1/entries/" + draft.id() + "/authors", "{\"person\":\"morecambe\"}").status());
        assertEquals(204,
                other.api("POST", "/api/v1/entries/" + draft.id() + "/authors/answer", "{\"accepted\":false}").status());
        assertEquals(404, other.get("/notes/" + draft.slug()).status());
        Answer again = author.post("/entries/" + draft.id() + "/authors", Map.of("person", "morecambe"));
        assertEquals(422, again.status());
        assertTrue(again.body().contains("They said no.") && again.body().contains("href=\"#person\""), again.body());
    }

    @Test
    void aNameThatNobodyHasSaysWhatToType() {
        Thing draft = Cast.make("note:draft");
        Answer nobody = author.post("/entries/" + draft.id() + "/authors", Map.of("person", "Zz nobody of this name"));
        assertEquals(422, nobody.status());
        assertTrue(nobody.body().contains("Nobody here has this name.") && nobody.body().contains("Zz nobody of this name"),
                nobody.body());
        assertEquals(422, author.post("/entries/" + draft.id() + "/authors", Map.of("person", "erewash")).status(), "oneself");
    }

    private static boolean named(Answer page) {
        return page.body().contains("/members/morecambe\"><bdi>");
    }
}
