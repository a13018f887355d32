package network.vanguard.discussion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Web;

/** One thread in the communities of several places and conditions, with one set of replies. */
@QuarkusTest
class CommunitiesTest {

    private static final Web ASKER = Web.of(Person.PRACTITIONER);

    private static JsonNode made(String json) {
        Answer answer = ASKER.api("POST", "/api/v1/discussions", json);
        assertEquals(201, answer.status(), answer::body);
        return answer.json();
    }

    private static String see(Person person, String address) {
        Answer answer = Web.of(person).get(address);
        assertEquals(200, answer.status(), answer::body);
        return answer.body();
    }

    @Test
    void aThreadStandsAtSeveralPlacesAndTopicsAndAReplyIsTheSameEverywhere() {
        Cast.enters();
        String topic = Cast.unique("gout-club");
        Cast.topic(topic, topic, new String[0]);
        String title = "Who pays the bus? " + topic;
        JsonNode thread = made("{\"title\":\"" + title + "\",\"body\":\"It stops at five.\",\"tags\":[\"" + topic
                + "\"],\"places\":[\"" + Cast.SITE
                + "\",\"" + Cast.OTHER_SITE + "\"]}");
        long id = thread.get("id").asLong();
        assertEquals(201, Web.of(Person.COLLEAGUE)
                .api("POST", "/api/v1/entries/" + id + "/comments", "{\"body\":\"The council does.\"}").status());
        for (String site : List.of(Cast.SITE, Cast.OTHER_SITE)) {
            for (String list : List.of("/discussions?site=" + site, "/tags/" + topic + "/at/" + site)) {
                assertTrue(see(Person.ELSEWHERE, list).contains(title), list);
            }
            JsonNode items = Web.of(Person.ELSEWHERE)
                    .api("GET", "/api/v1/entries?kind=discussion&site=" + site + "&tag=" + topic, (String) null).json()
                    .get("items");
            assertEquals(List.of(id), items.findValues("id").stream().map(JsonNode::asLong).toList());
        }
        String page = see(Person.ELSEWHERE, thread.get("url").asText().replaceFirst("^https?://[^/]+", ""));
        assertTrue(page.contains("Also discussed at") && page.contains("The council does."), page);
        JsonNode read = Web.of(Person.ELSEWHERE).api("GET", "/api/v1/entries/" + id, (String) null).json();
        assertEquals(2, read.findValue("places").size(), read::toString);

        // taken from one of them it stays in the other
        String edit = "/discussions/" + thread.get("slug").asText() + "/edit";
        String form = see(Person.PRACTITIONER, edit);
        String revision = form.replaceFirst("(?s).*name=\"revision\" value=\"([^\"]+)\".*", "$1");
        Answer saved = ASKER.post(edit,
                Map.of("title", title, "body", "It stops at five.", "purpose", "question", "tags", topic, "visibility",
                        "network",
                        "revision", revision, "places", Cast.OTHER_SITE));
        assertEquals(303, saved.status(), saved::body);
        assertFalse(see(Person.ELSEWHERE, "/discussions?site=" + Cast.SITE).contains(title));
        assertTrue(see(Person.ELSEWHERE, "/discussions?site=" + Cast.OTHER_SITE).contains(title));
    }

    @Test
    void standingElsewhereShowsItToNobodyWhoMayNotReadIt() {
        Cast.enters();
        String title = Cast.unique("Among ourselves ");
        Answer made = Web.of(Person.AUTHOR).api("POST", "/api/v1/discussions", "{\"title\":\"" + title
                + "\",\"body\":\"For us.\",\"visibility\":\"site\",\"site\":\"" + Cast.SITE + "\",\"places\":[\""
                + Cast.OTHER_SITE + "\",\"" + Cast.SITE
                + "\"]}");
        assertEquals(201, made.status(), made::body);
        assertTrue(see(Person.COLLEAGUE, "/discussions?site=" + Cast.OTHER_SITE).contains(title));
        assertFalse(see(Person.ELSEWHERE, "/discussions?site=" + Cast.OTHER_SITE).contains(title));
        assertEquals(1,
                Cast.count("SELECT count(*) FROM entry_place WHERE entry_id = :id",
                        Map.of("id", made.json().get("id").asLong())),
                "its own site is no other one");
    }

    @Test
    void aSiteThatIsNoneIsSaidAtItsFieldAndTheTextIsKept() {
        Cast.enters();
        Answer again = ASKER.post("/discussions",
                Map.of("title", "Kept title", "body", "Kept body", "purpose", "question", "visibility", "network",
                        "places", "no-such-site"));
        assertEquals(422, again.status(), again::body);
        assertTrue(
                again.body().contains("Kept body</textarea>") && again.body().contains("There is no site")
                        && again.body().contains("href=\"#places"),
                again::body);
    }
}
