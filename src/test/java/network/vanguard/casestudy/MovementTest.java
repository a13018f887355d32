package network.vanguard.casestudy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.cast.Web;

/** The word movement is for what has all of its characteristics together, and a curator may disagree. */
@QuarkusTest
class MovementTest {

    @Test
    void oneCharacteristicIsNoMovementAndThePageSaysWhatIsMissing() {
        Cast.enters();
        Web author = Web.of(Person.AUTHOR);
        String line = "{\"title\":\"Nearly a movement\",\"summary\":\"In a sentence.\",\"site\":\"" + Cast.SITE
                + "\",\"movement\":[{\"of\":\"choice\",\"text\":\"They come by themselves.\"}]}";
        Answer made = author.api("POST", "/api/v1/case-studies", line);
        assertEquals(201, made.status(), made::body);
        String page = author.get(made.json().get("url").asText()).body();
        assertTrue(page.contains("Not called a movement yet")
                && page.contains("#movement-spread\">It spreads from person to person"), page);
        assertFalse(page.contains("#movement-choice\"") || page.contains("A movement, by its own profile"), page);
        Cast.put(made.json().get("id").asLong(), "network");
        assertEquals(409, dispute(made.json().get("id").asLong()).status());
    }

    @Test
    void whatClaimsNothingIsNotAskedForIt() {
        Thing thing = Cast.make("case-study:network");
        assertFalse(Web.of(Person.AUTHOR).get("/case-studies/" + thing.slug()).body().contains("Not called a movement yet"));
    }

    @Test
    void withAllOfThemItIsAMovementAndACuratorMayDisagreeBesideTheWord() {
        Thing movement = Cast.make("movement");
        String address = "/case-studies/" + movement.slug();
        Web author = Web.of(Person.AUTHOR);
        String page = author.get(address).body();
        assertTrue(page.contains("A movement, by its own profile") && page.contains("We saw it."), page);
        assertFalse(page.contains("Say that this is not a movement"), "only curators dispute");
        assertTrue(Web.of(Person.CURATOR).get(address).body().contains("Say that this is not a movement"));
        Answer disputed = dispute(movement.id());
        assertEquals("Carried by one trust only.", disputed.json().at("/0/reason").asText(), disputed::body);
        page = author.get(address).body();
        assertTrue(page.contains("profile</a>, disputed") && page.contains("Carried by one trust only."), page);
        assertEquals(303, Web.of(Person.CURATOR).post(address + "/movement", Map.of("agree", "yes")).status());
        assertFalse(author.get(address).body().contains("Carried by one trust only."));
    }

    @Test
    void theFormKeepsEachLineWithItsCharacteristic() {
        Cast.enters();
        Web author = Web.of(Person.AUTHOR);
        Map<String, String> form = new HashMap<>(
                Map.of("title", "A movement in the form", "summary", "In a sentence.", "site", Cast.SITE,
                        "visibility", "network", "movement", "They come by themselves."));
        Answer saved = author.post("/case-studies", form);
        String edit = author.get(saved.location().replaceFirst("^https?://[^/]+", "") + "/edit").body();
        List<String> filled = new ArrayList<>();
        for (Characteristic one : Characteristic.values()) {
            String field = edit.substring(edit.indexOf("id=\"movement-" + one.code() + "\""));
            filled.add(field.substring(field.indexOf('>') + 1, field.indexOf("</textarea>")).strip());
        }
        assertEquals(List.of("They come by themselves.", "", "", "", "", ""), filled);
    }

    private static Answer dispute(long id) {
        return Web.of(Person.CURATOR).api("PUT", "/api/v1/case-studies/" + id + "/movement-disputes",
                "{\"reason\":\"Carried by one trust only.\"}");
    }
}
