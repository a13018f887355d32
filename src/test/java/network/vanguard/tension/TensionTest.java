package network.vanguard.tension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.cast.Web;
import network.vanguard.house.Routes;

/** A tension stays open: things stand in it and move, and nobody wins. */
@QuarkusTest
class TensionTest {

    @Inject
    Routes routes;

    @BeforeAll
    static void everybodyIsThere() {
        Cast.enters();
    }

    @Test
    void movingKeepsTheEarlierPositionAndTheApiTellsTheDistribution() {
        Thing tension = Cast.make("tension");
        Thing told = Cast.make("case-study:network");
        String place = "/tensions/" + tension.slug() + "/place";
        Answer empty = Web.of(Person.AUTHOR).post(place,
                Map.of("entry", String.valueOf(told.id()), "sentence", "It began at a stall."));
        assertEquals(422, empty.status());
        assertTrue(empty.body().contains("href=\"#step\"") && empty.body().contains("It began at a stall."), empty::body);
        assertEquals(303, placed(Person.AUTHOR, tension, told, 6, "It began at a stall."));
        assertEquals(303, placed(Person.COLLEAGUE, tension, told, 2, "Now it has a plan."), "its site may move it");
        long comment = Cast.make("comment:network").id();
        long under = Cast.count("SELECT entry_id FROM comment WHERE id = :id", Map.of("id", comment));
        String body = "{\"entry\":" + under + ",\"comment\":" + comment + ",\"step\":7,\"sentence\":\"I would not plan it.\"}";
        String api = "/api/v1/tensions/" + tension.slug();
        assertEquals(403, Web.of(Person.COLLEAGUE).api("POST", api + "/placements", body).status(), "it is not their comment");
        assertEquals(201, Web.of(Person.AUTHOR).api("POST", api + "/placements", body).status());

        JsonNode spread = Web.of(Person.PRACTITIONER).api("GET", api + "/distribution", (String) null).json();
        JsonNode now = spread.get("periods").get(spread.get("periods").size() - 1).get("counts");
        assertEquals("[0,1,0,0,0,0,1]", now.toString());
        for (String never : List.of("mean", "average", "winner", "won", "result", "closed", "state")) {
            assertFalse(spread.toString().contains("\"" + never), never);
        }
        JsonNode items = Web.of(Person.PRACTITIONER).api("GET", api + "/placements", (String) null).json().get("items");
        assertEquals(2, items.size(), items::toString);
        long id = items.get(1).get("id").asLong();
        JsonNode history = Web.of(Person.PRACTITIONER).api("GET", api + "/placements/" + id + "/history", (String) null).json()
                .get("items");
        assertEquals(2, history.size(), history::toString);
        assertEquals("stockport", history.at("/0/by").asText());
        assertEquals("It began at a stall.", history.at("/1/sentence").asText());
        assertEquals(6, history.at("/1/step").asInt());
        assertFalse(history.at("/1/replacedAt").isNull());
        assertTrue(page(Person.PRACTITIONER, "/tensions/" + tension.slug() + "/placements/" + id)
                .contains("It began at a stall."));
        assertTrue(page(Person.PRACTITIONER, "/case-studies/" + told.slug()).contains("Now it has a plan."));
        assertTrue(page(Person.PRACTITIONER, "/tensions/" + tension.slug()).contains("Mostly left"));
    }

    @Test
    void theSpreadIsToldForEachHalfYearAndOnlyOfWhatOneMayRead() {
        Thing tension = Cast.make("tension");
        Thing told = Cast.make("case-study:network");
        Thing ours = Cast.make("case-study:site");
        placed(Person.AUTHOR, tension, told, 1, "First.");
        placed(Person.AUTHOR, tension, ours, 4, "Ours.");
        Cast.sql("UPDATE placement SET at = now() - interval '400 days' WHERE entry_id = :id", Map.of("id", told.id()));
        placed(Person.AUTHOR, tension, told, 5, "Later.");
        String api = "/api/v1/tensions/" + tension.slug() + "/distribution";
        JsonNode periods = Web.of(Person.PRACTITIONER).api("GET", api, (String) null).json().get("periods");
        assertTrue(periods.size() >= 3, periods::toString);
        assertEquals("[1,0,0,0,0,0,0]", periods.get(0).get("counts").toString());
        assertEquals("[0,0,0,0,1,0,0]", periods.get(periods.size() - 1).get("counts").toString());
        JsonNode own = Web.of(Person.COLLEAGUE).api("GET", api, (String) null).json().get("periods");
        assertEquals("[0,0,0,1,1,0,0]", own.get(own.size() - 1).get("counts").toString());
        assertTrue(Web.newToken(Person.ANONYMOUS).api("GET", api, (String) null).body().contains("[0,0,0,0,0,0,0]"));
        assertFalse(page(Person.PRACTITIONER, "/tensions/" + tension.slug()).contains("Ours."));
    }

    @Test
    void nothingClosesATension() {
        assertTrue(page(Person.ANONYMOUS, "/tensions").contains("Facts"), "three are there from the start");
        List<String> verbs = routes.endpoints().keySet().stream()
                .filter(route -> route.contains("/tensions") && !route.startsWith("GET ")).sorted().toList();
        assertEquals(List.of("POST /api/v1/tensions", "POST /api/v1/tensions/{slug}/placements", "POST /tensions",
                "POST /tensions/{slug}/edit", "POST /tensions/{slug}/place", "PUT /api/v1/tensions/{slug}"), verbs,
                "no verb ends one");
        assertEquals(0, Cast.count("SELECT count(*) FROM information_schema.columns WHERE table_name = 'tension' AND "
                + "column_name IN ('state', 'closed_at', 'won_by', 'result')"));
    }

    @Test
    void whoeverWasSecondToWordATensionIsToldAndKeepsTheirText() {
        Thing tension = Cast.make("tension");
        Map<String, String> form = Map.of("title", "Which way?", "leftWord", "One", "leftText", "This way.", "rightWord",
                "Other",
                "rightText", "That way.", "revision", "1");
        assertEquals(303, Web.of(Person.CURATOR).post("/tensions/" + tension.slug() + "/edit", form).status());
        Answer second = Web.of(Person.CURATOR).post("/tensions/" + tension.slug() + "/edit", form);
        assertEquals(422, second.status());
        assertTrue(second.body().contains("Somebody else has changed this") && second.body().contains("This way."),
                second::body);
        Answer unknown = Web.of(Person.CURATOR).api("POST", "/api/v1/tensions",
                "{\"title\":\"T\",\"leftWord\":\"a\",\"leftText\":\"b\","
                        + "\"rightWord\":\"c\",\"rightText\":\"d\",\"tags\":[\"no-such-topic-here\"]}");
        assertEquals(422, unknown.status());
        assertEquals("tags", unknown.json().at("/errors/0/field").asText());
    }

    private static int placed(Person person, Thing tension, Thing entry, int step, String sentence) {
        return Web.of(person).post("/tensions/" + tension.slug() + "/place",
                Map.of("entry", String.valueOf(entry.id()), "step", String.valueOf(step), "sentence", sentence)).status();
    }

    private static String page(Person person, String address) {
        Answer answer = Web.of(person).get(address);
        assertEquals(200, answer.status(), answer::body);
        return answer.body();
    }
}
