package network.vanguard.link;

import static network.vanguard.link.Written.as;
import static network.vanguard.link.Written.json;
import static network.vanguard.link.Written.note;
import static network.vanguard.link.Written.publicCase;
import static network.vanguard.link.Written.suggest;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Person;
import network.vanguard.cast.Web;
import network.vanguard.member.MemberService;
import network.vanguard.vocabulary.ConceptInput;
import network.vanguard.vocabulary.ConceptService;

/** People find a topic by any of its names, see what carries it, and are offered topics for what they write. */
@QuarkusTest
class TopicsTest {

    @Inject
    ConceptService concepts;
    @Inject
    MemberService members;

    @Test
    void aTopicHasItsNamesNeighboursAndAllThatCarriesItOrSomethingBelowIt() {
        concept("puppetry", "Puppetry", List.of("puppet theatre"), List.of(), List.of());
        concept("shadow-puppets", "Shadow puppets", List.of(), List.of("puppetry"), List.of());
        concept("storytelling-circle", "Storytelling circle", List.of(), List.of(), List.of("puppetry"));
        publicCase("Puppets at the library", "Children made them.", "puppetry", "library-afternoons");
        publicCase("Shadows on the wall", "A lamp and a sheet.", "shadow-puppets", "library-afternoons");
        note("practitioner", "A puppet note", "Glue.", "shadow-puppets");
        JsonPath json = json(null, "/api/v1/tags/puppetry");
        assertEquals(2, json.getInt("count"));
        assertEquals(2, json.getInt("counts.case-study"));
        assertEquals(0, json.getInt("counts.practice-note"));
        assertEquals(3, json("practitioner", "/api/v1/tags/puppetry").getInt("count"));
        assertEquals(List.of("shadow-puppets"), json.getList("narrower"));
        assertEquals(List.of("puppet theatre"), json.getList("synonyms"));
        assertEquals(List.of("storytelling-circle"), json.getList("related"));
        assertEquals("library-afternoons", json.getString("neighbours[0].slug"));
        assertEquals(2, json.getInt("neighbours[0].shared"), "what stands below is not beside it");
        as(null).get("/tags/puppetry").then().statusCode(200).body(containsString("<bdi>Puppetry</bdi></h1>"))
                .body(containsString("Also called: <bdi>puppet theatre</bdi>."))
                .body(containsString("href=\"/tags/shadow-puppets\""))
                .body(containsString("2 case studies")).body(containsString("Puppets at the library"))
                .body(containsString("href=\"/discussions/new?tag=puppetry\"")).body(not(containsString("A puppet note")));
        as(null).get("/tags").then().statusCode(200).body(containsString("<h2 id=\"approach\">Practices</h2>"));
        as(null).get("/tags?q=shadow").then().statusCode(200)
                .body(containsString("<a href=\"/tags/shadow-puppets\"><bdi>Shadow puppets</bdi></a> (1)"))
                .body(not(containsString("<bdi>Puppetry</bdi>")));
    }

    @Test
    void anotherNameLeadsToTheTopicUnlessTwoHaveIt() {
        concept("hammock-rest", "Hammock rest", List.of("Hängematte", "lying-down hour", "siesta"), List.of(), List.of());
        concept("deckchairs", "Deckchairs", List.of("siesta"), List.of(), List.of());
        for (String name : List.of("Hammock rest", "hangematte", "lying-down-hour", "lying down hour")) {
            as(null).redirects().follow(false).get("/tags/{name}", name).then().statusCode(301)
                    .header("Location", endsWith("/tags/hammock-rest"));
            as(null).redirects().follow(false).queryParam("q", name).get("/tags").then().statusCode(303)
                    .header("Location", endsWith("/tags/hammock-rest"));
        }
        as(null).get("/tags/siesta").then().statusCode(404);
        as(null).get("/tags/no-such-topic").then().statusCode(404);
        as(null).get("/tags?q=siest").then().statusCode(200).body(containsString("href=\"/tags/hammock-rest\""))
                .body(containsString("href=\"/tags/deckchairs\""));
        as(null).get("/tags?q=xyzzyx").then().statusCode(200).body(containsString("No topic has that name"));
    }

    @Test
    void anApostropheOrASlipOfTheKeyboardDoesNotHideATopic() {
        concept("gnomes-health", "Gnomes' and elf's health", List.of("gnomercise", "trotting football"), List.of(), List.of());
        as(null).redirects().follow(false).queryParam("q", "gnomes and elf’s health").get("/tags").then().statusCode(303)
                .header("Location", endsWith("/tags/gnomes-health"));
        note("practitioner", "Written without one", "Text.", "Gnomes and elfs health");
        assertEquals(1, json("practitioner", "/api/v1/tags/gnomes-health").getInt("count"), "no second topic was proposed");
        for (String slip : List.of("gnomericse", "gnomercize", "trotting footbll", "troting football")) {
            as(null).queryParam("q", slip).get("/tags").then().statusCode(200).body(containsString("No topic has that name"))
                    .body(containsString("Did you mean <a href=\"/tags/gnomes-health\">"));
        }
        note("practitioner", "Only for members", "Text.", "Hopscotching");
        as(null).queryParam("q", "hopscoching").get("/tags").then().statusCode(200).body(not(containsString("Did you mean")));
        assertTrue(Web.of(Person.PRACTITIONER).get("/tags?q=hopscoching").body()
                .contains("Did you mean <a href=\"/tags/hopscotching\">"));
        as(null).queryParam("q", "x".repeat(3_000)).get("/tags").then().statusCode(200);
    }

    @Test
    void theListOfTopicsIsPagedByNameAndFilteredByFacetAndBeginning() {
        for (String end : List.of("alpha", "beta", "gamma", "delta")) {
            concept("semaphore-" + end, "Semaphore " + end, List.of(), List.of(), List.of());
        }
        List<String> slugs = new ArrayList<>();
        String after = null;
        do {
            var request = as(null).queryParam("q", "semaph").queryParam("limit", 3).queryParam("facet", "approach");
            JsonPath page = (after == null ? request : request.queryParam("after", after)).get("/api/v1/tags").then()
                    .statusCode(200).extract().jsonPath();
            slugs.addAll(page.getList("items.slug"));
            after = page.getString("next");
        } while (after != null);
        assertEquals(List.of("semaphore-alpha", "semaphore-beta", "semaphore-delta", "semaphore-gamma"), slugs);
        assertEquals(0, json(null, "/api/v1/tags?q=semaph&facet=outcome").getList("items").size());
        as(null).get("/api/v1/tags?facet=nonsense").then().statusCode(400);
        as(null).get("/tags?facet=nonsense").then().statusCode(400);
        as(null).get("/tags?facet=approach&q=semaph").then().statusCode(200).body(containsString("Semaphore alpha"));
        assertEquals(0, json(null, "/api/v1/tags?q=!!!").getList("items").size());
    }

    @Test
    void aProposedTopicIsMarkedAndShownToThoseWhoMayReadATextThatCarriesIt() {
        note("practitioner", "Something new", "Text.", "Zorbing for calm");
        assertTrue(json("erewash", "/api/v1/tags/zorbing-for-calm").getBoolean("proposed"));
        as(null).get("/tags/zorbing-for-calm").then().statusCode(404);
        publicCase("Zorbing", "Rolling.", "zorbing-for-calm");
        as(null).get("/tags/zorbing-for-calm").then().statusCode(200).body(containsString("Proposed"));
    }

    // ---------------------------------------------------------------- suggestions

    @Test
    void namesThatStandInATextAreSuggestedTheLongestOnly() {
        concept("bench-root", "Benches of all kinds", List.of("benching"), List.of(), List.of());
        concept("friendship-bench", "Friendship bench", List.of("buddy bench"), List.of("bench-root"), List.of());
        concept("bench", "Bench sitting", List.of("bench"), List.of("bench-root"), List.of());
        JsonPath found = suggest("practitioner", "The school put up two buddy benches, and the benching began.");
        assertEquals("friendship-bench", found.getString("items[0].slug"));
        assertEquals("“buddy bench” is another name of “Friendship bench”", found.getString("items[0].reason"));
        List<String> slugs = found.getList("items.slug");
        assertFalse(slugs.contains("bench"), "the longer name says it all: " + slugs);
        assertFalse(slugs.contains("bench-root"), "the root of a facet says nothing: " + slugs);
        assertFalse(suggest("practitioner", "A buddy bench.", "friendship-bench").getList("items.slug")
                .contains("friendship-bench"), "what is there already is not suggested");
    }

    @Test
    void whatTheNearestTextsCarryIsSuggestedWithTheirNumber() {
        for (int n = 0; n < 4; n++) {
            note("practitioner", "Ocarina " + n, "Ocarina lessons for lungs.", "wind-instruments");
        }
        JsonPath found = suggest("erewash", "We gave ocarina lessons.");
        String reason = found.getString("items.find { it.slug == 'wind-instruments' }.reason");
        assertTrue(reason.matches("on 4 of the \\d+ nearest texts"), reason);
        assertEquals(found.prettify(), suggest("erewash", "We gave ocarina lessons.").prettify());
    }

    @Test
    void topicsThatAreGivenAlreadyLeadToTextsThatHaveThem() {
        for (int n = 0; n < 3; n++) {
            note("practitioner", "Bagpipe circle " + n, "Pipers meet.", "bagpipe-circles", "breath-training");
        }
        String text = "Nobody ever wrote it in such words: zymurgy.";
        assertFalse(suggest("erewash", text).getList("items.slug").contains("breath-training"));
        assertTrue(suggest("erewash", text, "bagpipe-circles").getList("items.slug").contains("breath-training"));
    }

    @Test
    void theNameOfAHiddenTopicIsToldNobodyWhoKnowsItsAddress() {
        note("erewash", "For members", "Text.", "Quagga Été (Plan)");
        for (String list : List.of("/notes", "/case-studies", "/discussions")) {
            as(null).get(list + "?tag=quagga-ete-plan").then().statusCode(200).body(not(containsString("Été")))
                    .body(containsString("quagga-ete-plan"));
        }
        assertTrue(Web.of(Person.PRACTITIONER).get("/notes?tag=quagga-ete-plan").body().contains("Quagga Été (Plan)"));
    }

    @Test
    void aTopicHasALetterOrADigit() {
        for (String signs : List.of("///", "+", "&&", "& / +", "!!!")) {
            as("practitioner").contentType("application/json")
                    .body(Map.of("title", "Signs", "body", "Text.", "tags", List.of(signs)))
                    .post("/api/v1/notes").then().statusCode(422).body("errors[0].field", equalTo("tags"));
        }
        note("practitioner", "A language", "Text.", "C++");
    }

    @Test
    void suggestingNeedsATokenAndAText() {
        as(null).contentType("application/json").body(Map.of("text", "Any")).post("/api/v1/tags/suggest").then()
                .statusCode(401);
        for (Object body : List.of(Map.of("text", " "), Map.of("text", "x".repeat(TagSuggester.TEXT_MAX + 1)),
                Map.of("text", "a\u0000b"), Map.of())) {
            as("erewash").contentType("application/json").body(body).post("/api/v1/tags/suggest").then()
                    .statusCode(oneOf(400, 413, 422));
        }
        for (String odd : List.of("the of and", "!!!", "' OR 1=1 --", "%_\\", "🦆", "e\u0301", "a&e")) {
            suggest("erewash", odd);
        }
    }

    @Test
    void aFormOffersTopicsForItsTextAndSavesThoseThatAreTicked() {
        concept("ladder-golf", "Ladder golf", List.of(), List.of(), List.of());
        Web writer = Web.of(Person.PRACTITIONER);
        String body = "Ladder golf on the green, every Friday.";
        Answer offered = writer.post("/notes", Map.of("body", body, "tags", "fresh air", "suggest", "yes"));
        assertEquals(200, offered.status(), "a title can wait");
        assertTrue(offered.body().contains(body), "what was written is still there");
        assertTrue(offered.body().contains("value=\"fresh air\""), offered.body());
        assertTrue(offered.body().contains("The text speaks of “Ladder golf”"), offered.body());
        Answer asked = writer.post("/suggested-topics", Map.of("body", body, "topic", "Fresh fruit"));
        assertTrue(asked.body().contains("The text speaks of “Ladder golf”"), asked.body());
        assertTrue(asked.body().contains("value=\"Fresh fruit\" checked"), "what was ticked stays ticked: " + asked.body());
        assertFalse(asked.body().contains("<html"), "only this part of the form");
        assertFalse(writer.post("/suggested-topics", Map.of("body", body, "tags", "ladder golf")).body()
                .contains("The text speaks of"), "what was typed is not suggested");

        Answer saved = writer.post("/notes", Map.of("title", "On the green", "body", body, "tags", "fresh air, Ladder golf",
                "topic", "Ladder golf", "idempotencyKey", "ladder-golf-note"));
        assertEquals(303, saved.status(), saved.body());
        String page = writer.follow(saved).body();
        assertTrue(page.contains("/tags/ladder-golf") && page.contains("/tags/fresh-air"), page);
    }

    private void concept(String slug, String label, List<String> synonyms, List<String> broader, List<String> related) {
        concepts.record(new ConceptInput(null, slug, label, synonyms, "approach", broader, related, null, null, null),
                label + synonyms + broader + related, members.platform());
    }
}
