package network.vanguard.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** Collections: entries side by side, and nobody learns of one that is not theirs to read. */
@QuarkusTest
class CollectionTest {

    @BeforeAll
    static void everybodyIsThere() {
        Cast.enters();
    }

    @Test
    void oneEntryStandsInManyCollectionsEachWithTheCuratorsIntroductionAndAReason() {
        Thing note = Cast.make("note:public");
        String one = made("public", "**Walking** together");
        String other = made("public", "Begun small");
        put(one, note, "It began with two people.");
        put(other, note, "It cost nothing.");
        for (String[] expected : new String[][]{{one, "<strong>Walking</strong> together", "It began with two people."},
                {other, "Begun small", "It cost nothing."}}) {
            String page = page(Person.ANONYMOUS, expected[0]);
            assertTrue(page.contains(expected[1]) && page.contains(expected[2]), page);
            assertTrue(page(Person.ANONYMOUS, "/notes/" + note.slug()).contains("href=\"" + expected[0] + "\""));
            assertTrue(page(Person.ANONYMOUS, "/collections").contains("href=\"" + expected[0] + "\""));
        }
        put(one, note, "Another sentence.");
        String page = page(Person.ANONYMOUS, one);
        assertTrue(page.contains("Another sentence.") && !page.contains("It began with two people."), page);
        assertTrue(page.contains("What is in it: 1"), page);

        assertEquals(303, Web.of(Person.CURATOR).post(one + "/archive", Map.of()).status());
        assertFalse(page(Person.ANONYMOUS, "/collections").contains("href=\"" + one + "\""));
        assertFalse(page(Person.ANONYMOUS, "/notes/" + note.slug()).contains("href=\"" + one + "\""));
        assertTrue(page(Person.CURATOR, one).contains("This is archived"));
        assertEquals(403, Web.of(Person.CURATOR).get(one + "/edit").status());
        assertFalse(page(Person.PRACTITIONER, one).contains(one + "/restore"));
        assertFalse(page(Person.PRACTITIONER, one).contains("What was done to it"));

        assertEquals(303, Web.of(Person.CURATOR).post(one + "/restore", Map.of()).status());
        assertTrue(page(Person.ANONYMOUS, "/collections").contains("href=\"" + one + "\""));
        String back = page(Person.CURATOR, one);
        assertTrue(back.contains(": Brought back, by") && back.contains(": Archived, by") && back.contains("Another sentence."),
                back);
        assertEquals(409, Web.of(Person.CURATOR).post(one + "/restore", Map.of()).status(), "it is in use already");
        assertEquals(200, api("POST", id(one) + "/archive", null).status());
        assertEquals(200, api("POST", id(one) + "/restore", null).status());
        assertFalse(api("GET", id(one), null).json().get("archived").asBoolean());
    }

    @Test
    void everybodySeesTheEntriesThatAreTheirsAndNoTraceOfTheOthers() {
        Thing open = Cast.make("note:public");
        Thing members = Cast.make("note:network");
        Thing submitted = Cast.make("case-study:submitted");
        String collection = made("public", "For all");
        for (Thing thing : List.of(submitted, members, open)) {
            put(collection, thing, "Why " + thing.slug());
        }
        assertEquals(3, size(Person.CURATOR, collection));
        assertEquals(2, size(Person.PRACTITIONER, collection));
        assertEquals(1, size(Person.ANONYMOUS, collection));
        assertFalse(page(Person.ANONYMOUS, collection).contains(members.slug()));
        JsonNode listed = Web.newToken(Person.ANONYMOUS).api("GET", "/api/v1/collections?limit=100", (String) null).json()
                .get("items");
        listed.forEach(line -> assertFalse(line.get("url").asText().equals(collection) && line.get("size").asInt() != 1));

        String kept = made("network", "For members");
        put(kept, open, "Why not");
        assertEquals(404, Web.newSession(Person.ANONYMOUS).get(kept).status());
        assertFalse(page(Person.ANONYMOUS, "/notes/" + open.slug()).contains(kept));
        assertTrue(page(Person.PRACTITIONER, "/notes/" + open.slug()).contains(kept));
    }

    @Test
    void aCuratorPutsThemInOrderAndNobodyOverwritesAnother() {
        Thing first = Cast.make("note:public");
        Thing second = Cast.make("note:public");
        String collection = made("public", "In order");
        put(collection, first, "First");
        put(collection, second, "Second");
        String revision = Web.of(Person.CURATOR).get(collection).field("revision");
        Map<String, String> up = Map.of("revision", revision, "direction", "up");
        String move = collection + "/entries/" + second.id() + "/move";
        assertEquals(303, Web.of(Person.CURATOR).post(move, up).status());
        assertEquals(422, Web.of(Person.CURATOR).post(move, up).status(), "a page that was opened before");
        String page = page(Person.ANONYMOUS, collection);
        assertTrue(page.indexOf(second.slug()) < page.indexOf(first.slug()), page);

        Answer opened = Web.of(Person.CURATOR).get(collection + "/edit");
        assertEquals(303, Web.of(Person.CURATOR).post(collection + "/entries/" + first.id() + "/remove", Map.of()).status());
        Answer stale = Web.of(Person.CURATOR).post(collection + "/edit", Map.of("title", "New", "body", "Mine", "visibility",
                "public", "revision", opened.field("revision")));
        assertEquals(422, stale.status());
        assertTrue(stale.body().contains("Mine") && stale.body().contains("In order"), stale.body());
        assertEquals(303, Web.of(Person.CURATOR).post(collection + "/edit", Map.of("title", "New", "body", "Mine",
                "visibility", "public", "revision", stale.field("revision"))).status());

        JsonNode json = api("GET", id(collection), null).json();
        assertEquals("New", json.get("title").asText());
        assertEquals(second.id(), json.at("/entries/0/entry/id").asLong());
        String body = "{\"title\":\"Newer\",\"body\":\"Ours.\",\"visibility\":\"public\"}";
        assertEquals(428, api("PUT", id(collection), body).status());
        assertEquals(412, api("PUT", id(collection), body, "If-Match", "\"1\"").status());
        String etag = api("GET", id(collection), null).header("ETag");
        assertEquals(200, api("PUT", id(collection), body, "If-Match", etag).status());
        assertEquals(204, api("DELETE", id(collection) + "/entries/" + second.id(), null).status());
        assertEquals(404, api("DELETE", id(collection) + "/entries/" + second.id(), null).status());
    }

    @Test
    void whatIsMissingIsSaidAtItsField() {
        Answer form = Web.of(Person.CURATOR).post("/collections", Map.of("visibility", "public"));
        assertEquals(422, form.status());
        assertTrue(form.body().contains("href=\"#title\"") && form.body().contains("href=\"#body\""), form.body());
        Answer nowhere = Web.of(Person.CURATOR).post(made("public", "Empty") + "/entries", Map.of("other", "/notes/nowhere"));
        assertEquals(422, nowhere.status());
        assertTrue(nowhere.body().contains("There is nothing at that address") && nowhere.body().contains("href=\"#note\""),
                nowhere.body());
    }

    /** The address of a new one. */
    private static String made(String visibility, String body) {
        Answer made = Web.of(Person.CURATOR).post("/collections",
                Map.of("title", "Zz " + Cast.unique("collection"), "body", body, "visibility", visibility));
        assertEquals(303, made.status(), made::body);
        return made.location().replaceFirst("^https?://[^/]+", "");
    }

    private static void put(String collection, Thing thing, String why) {
        Answer put = Web.of(Person.CURATOR).post(collection + "/entries",
                Map.of("other", String.valueOf(thing.id()), "note", why));
        assertEquals(303, put.status(), put::body);
    }

    private static String page(Person reader, String address) {
        Answer page = (reader.signedIn() ? Web.of(reader) : Web.newSession(reader)).get(address);
        assertEquals(200, page.status(), () -> address + ": " + page.body());
        return page.body();
    }

    private static int size(Person reader, String collection) {
        return page(reader, collection).split("id=\"entry-", -1).length - 1;
    }

    private static String id(String collection) {
        return "/api/v1/collections/" + Cast.count("SELECT id FROM collection WHERE slug = :slug",
                Map.of("slug", collection.replace("/collections/", "")));
    }

    private static Answer api(String method, String path, String body, String... headers) {
        return Web.of(Person.CURATOR).api(method, path, body, headers);
    }
}
