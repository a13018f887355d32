package network.vanguard.curation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.cast.Web;

/** Curators keep the topics: nothing that carried a topic, led to it or followed it is lost when it is renamed or merged. */
@QuarkusTest
class KeptVocabularyTest {

    @Inject
    TopicPairService pairs;

    private final Web curator = Web.of(Person.CURATOR);
    private final Web reader = Web.of(Person.PRACTITIONER);

    @BeforeEach
    void theCast() {
        Cast.enters();
    }

    @Test
    void aRenamedTopicIsFoundUnderItsOldNameAndAddress() {
        Cast.topic("kv-old-name", "Kv old name");
        Thing note = Cast.entry("note", "network", "Kv a note", Cast.SITE, List.of("kv-old-name"));
        Answer saved = edit("kv-old-name", Map.of("name", "Kv new name", "definition", "What it is.", "reason", "Clearer."));
        assertEquals(303, saved.status(), saved.body());
        assertTrue(saved.location().endsWith("/tags/kv-new-name"), saved.location());

        Answer old = reader.get("/tags/kv-old-name");
        assertEquals(301, old.status());
        assertTrue(old.location().endsWith("/tags/kv-new-name"), old.location());
        String page = reader.get("/tags/kv-new-name").body();
        assertTrue(page.contains("Also called: <bdi>Kv old name</bdi>."), page);
        assertTrue(page.contains("“<bdi>Kv old name</bdi>” became “<bdi>Kv new name</bdi>”"), page);
        assertTrue(page.contains("Reason: “<bdi>Clearer.</bdi>”"), page);
        assertEquals("kv-new-name", api("/api/v1/tags/kv-old-name").get("slug").asText());
        assertEquals(List.of(note.id()), ids(api("/api/v1/entries?tag=kv-old-name")));
        assertEquals(List.of(note.id()), ids(api("/api/v1/search?q=Kv&tag=kv-old-name")));
        assertEquals(List.of("kv-new-name"), tags(note));
        assertTrue(reader.get("/notes?tag=kv-old-name").body().contains("Kv a note"));

        Thing second = Cast.entry("note", "network", "Kv another", Cast.SITE, List.of("KV OLD-NAME", "kv-old-name"));
        assertEquals(List.of("kv-new-name"), tags(second), "who writes the old name means the topic, once");

        assertTrue(edit("kv-new-name", Map.of("name", "Kv old name")).location().endsWith("/tags/kv-old-name"));
        assertEquals(200, reader.get("/tags/kv-old-name").status(), "named back, the old address is the address again");
        assertEquals(301, reader.get("/tags/kv-new-name").status());
    }

    @Test
    void aNameByWhichAnotherTopicIsMeantIsNoOtherName() {
        Cast.topic("kv-green-yoga", "Kv green yoga");
        Cast.topic("kv-yoga", "Kv yoga");
        refused("kv-yoga", "otherNames", "kv Green  Yoga", "“Kv green yoga” is a topic already");
    }

    @Test
    void aMergeThatIsRefusedComesBackWithItsReason() {
        Cast.topic("kv-merge-one", "Kv merge one");
        Cast.topic("kv-merge-two", "Kv merge two");
        String reason = "Kv long reason " + "x".repeat(500);
        Answer refused = curator.post("/tags/kv-merge-one/merge", Map.of("into", "kv-merge-two", "reason", reason));
        assertEquals(422, refused.status());
        assertTrue(refused.body().contains(reason) && refused.body().contains("id=\"reason\"")
                && refused.body().contains("Merge them"), refused.body());
    }

    @Test
    void whatIsWrittenInOnesOwnNameDoesNotKeepATopicFromTheSite() {
        Web.of(Person.AUTHOR).api("POST", "/api/v1/notes",
                "{\"title\":\"Kv own\",\"body\":\"Text.\",\"tags\":[\"Kv own words\"]}");
        Answer kept = Web.of(Person.AUTHOR).post("/tags/kv-own-words/site", Map.of("site", Cast.SITE));
        assertEquals(303, kept.status(), kept.body());
    }

    @Test
    void ofTwoWhoEditTheSecondIsToldAndKeepsTheText() {
        Cast.topic("kv-both-edit", "Kv both edit");
        Map<String, String> late = form("kv-both-edit", Map.of("definition", "Late words."));
        assertEquals(303, edit("kv-both-edit", Map.of("definition", "Early words.")).status());
        Answer answer = curator.post("/tags/kv-both-edit/edit", late);
        assertEquals(422, answer.status());
        assertTrue(answer.body().contains("Late words."), answer.body());
        assertTrue(answer.body().contains("<p class=\"vn-typed\"><bdi>Early words.</bdi></p>"), answer.body());
    }

    @Test
    void whatCannotBeIsRefusedAtItsField() {
        Cast.topic("kv-above", "Kv above");
        Cast.topic("kv-below", "Kv below", "kv-above");
        refused("kv-above", "broader", "Kv below", "stands below this topic");
        refused("kv-above", "broader", "Kv above", "cannot be its own neighbour");
        refused("kv-above", "broader", "Kv nowhere", "There is no accepted topic “Kv nowhere”");
        refused("kv-above", "related", "Kv below", "stands above or below this topic");
        refused("kv-above", "name", "KV-Below", "“Kv below” is a topic already");
        refused("kv-above", "name", " ", "Give the topic a name.");
        refused("kv-above", "name", "!!!", "at least one letter or digit");
        refused("kv-above", "facet", "nonsense", "There is no such kind of topic.");
        refused("kv-above", "otherNames", "x".repeat(101), "A name is 100 characters at most.");
        assertEquals("Kv above", api("/api/v1/tags/kv-above").get("label").asText());
    }

    @Test
    void aMergeTakesEverythingAlong() {
        Cast.topic("kv-sports", "Kv sports");
        Cast.topic("kv-walks", "Kv walks");
        Cast.topic("kv-strolls", "Kv strolls", "kv-sports");
        Cast.topic("kv-night-strolls", "Kv night strolls", "kv-strolls");
        Cast.topic("kv-shoes", "Kv shoes");
        edit("kv-strolls", Map.of("otherNames", "Kv ambles", "related", "Kv shoes\nKv walks"));
        Thing both = Cast.entry("note", "network", "Kv with both", Cast.SITE, List.of("kv-strolls", "kv-shoes", "kv-walks"));
        Thing one = Cast.entry("note", "network", "Kv with one", Cast.SITE, List.of("kv-shoes", "kv-strolls"));
        Thing below = Cast.entry("note", "network", "Kv at night", Cast.SITE, List.of("kv-night-strolls"));
        Thing hidden = Cast.entry("note", "draft", "Kv unseen", Cast.SITE, List.of("kv-strolls"));
        assertEquals(303, reader.post("/tags/kv-strolls/follow", Map.of()).status());
        assertEquals(303, edit("kv-strolls", Map.of("name", "Kv wanders")).status());

        String asked = curator.get("/tags/kv-wanders/merge?into=Kv+walks").body();
        for (String told : List.of("2 that you may read carry", "1 of them carries both", "<bdi>Kv ambles</bdi>",
                "<bdi>Kv strolls</bdi>", "<bdi>Kv night strolls</bdi>", "<bdi>Kv sports</bdi>", "<bdi>Kv shoes</bdi>",
                "1, who will follow “<bdi>Kv walks</bdi>”")) {
            assertTrue(asked.contains(told), told + " in " + asked);
        }
        assertEquals(3, api("/api/v1/tags/kv-wanders").get("count").asInt(), "nothing is done yet");
        Answer done = curator.post("/tags/kv-wanders/merge", Map.of("into", "kv-walks", "reason", "One thing."));
        assertEquals(303, done.status(), done.body());
        assertTrue(done.location().endsWith("/tags/kv-walks"), done.location());

        assertEquals(List.of("kv-walks", "kv-shoes"), tags(both), "once, and at the better place");
        assertEquals(List.of("kv-shoes", "kv-walks"), tags(one));
        assertEquals(List.of("kv-walks"),
                slugs(Web.of(Person.AUTHOR).api("GET", "/api/v1/entries/" + hidden.id(), (String) null)
                        .json().get("tags")));
        JsonNode walks = api("/api/v1/tags/kv-walks");
        assertEquals(3, walks.get("count").asInt(), "with what stands below");
        assertEquals(List.of("Kv ambles", "Kv strolls", "Kv wanders"), texts(walks.get("synonyms")));
        assertEquals(List.of("kv-sports"), slugs(walks.get("broader")));
        assertEquals(List.of("kv-night-strolls"), slugs(walks.get("narrower")));
        assertEquals(List.of("kv-shoes"), slugs(walks.get("related")), "not to itself");
        for (String old : List.of("kv-wanders", "kv-strolls", "kv-ambles", "Kv wanders")) {
            Answer moved = reader.get("/tags/" + old.replace(" ", "%20"));
            assertTrue(moved.status() == 301 && moved.location().endsWith("/tags/kv-walks"),
                    old + ": " + moved.status() + " " + moved.location());
        }
        assertEquals(List.of(below.id(), one.id(), both.id()), ids(api("/api/v1/entries?tag=kv-strolls")));
        assertEquals(List.of("kv-walks"), slugs(api("/api/v1/tags?q=kv+wander").get("items"), "slug"),
                "it is in no list any more");
        String me = reader.get("/me").body();
        assertTrue(me.contains("<a href=\"/tags/kv-walks\"><bdi>Kv walks</bdi></a>"), me);
        String history = reader.get("/tags/kv-walks").body();
        assertTrue(history.contains("Merged into it “<bdi>Kv wanders</bdi>”"), history);
        assertTrue(history.contains("“<bdi>Kv strolls</bdi>” became “<bdi>Kv wanders</bdi>”"), "its history goes along");
    }

    @Test
    void aMergeMakesNoCircle() {
        Cast.topic("kv-top", "Kv top");
        Cast.topic("kv-middle", "Kv middle", "kv-top");
        Cast.topic("kv-bottom", "Kv bottom", "kv-middle");
        String asked = curator.get("/tags/kv-top/merge?into=kv-bottom").body();
        assertTrue(asked.contains("Left as they are"), asked);
        assertEquals(303, curator.post("/tags/kv-top/merge", Map.of("into", "kv-bottom")).status());
        assertEquals(List.of("kv-middle"), slugs(api("/api/v1/tags/kv-bottom").get("broader")));
        assertEquals(List.of(), slugs(api("/api/v1/tags/kv-middle").get("broader")));
        assertEquals(422, curator.post("/tags/kv-middle/merge", Map.of("into", "kv-middle")).status());
        assertEquals(422, curator.post("/tags/kv-middle/merge", Map.of("into", "nowhere at all")).status());
        assertEquals(422, curator.get("/tags/kv-middle/merge?into=nowhere").status());
    }

    @Test
    void anImportDoesNotBringBackWhatWasMerged() {
        Cast.topic("kv-twin", "Kv twin");
        Cast.topic("kv-other-twin", "Kv other twin");
        assertEquals(303, curator.post("/tags/kv-other-twin/merge", Map.of("into", "kv-twin")).status());
        Cast.topic("kv-other-twin", "Kv other twin");
        Cast.topic("kv-other-twin", "Kv other twin, changed");
        assertEquals(301, reader.get("/tags/kv-other-twin").status());
        assertEquals("Kv twin", api("/api/v1/tags/kv-twin").get("label").asText());
        Cast.topic("kv-child", "Kv child", "kv-other-twin");
        assertEquals(List.of("kv-twin"), slugs(api("/api/v1/tags/kv-child").get("broader")), "a line may name the old one");
    }

    @Test
    void aProposedTopicIsDecidedOnWithAnAnswer() {
        Cast.topic("kv-tea-parties", "Kv tea parties");
        Cast.topic("kv-cakes", "Kv cakes");
        Cast.entry("note", "network", "Kv first with tea", Cast.SITE, List.of("Kv tea party", "kv-cakes"));
        Cast.entry("note", "draft", "Kv nobody sees", Cast.SITE, List.of("Kv hidden proposal"));
        assertEquals(303, reader.post("/tags/kv-tea-party/reason", Map.of("reason", "People say it so.")).status());
        String queue = everything();
        String one = queue.substring(queue.indexOf("Kv tea party"));
        one = one.substring(0, one.indexOf("</li>"));
        for (String told : List.of("Kv first with tea", "People say it so.", "href=\"/tags/kv-tea-parties\"",
                "href=\"/tags/kv-tea-party/merge?into=kv-tea-parties\"", "href=\"/tags/kv-cakes\"")) {
            assertTrue(one.contains(told), told + " in " + one);
        }
        assertFalse(queue.contains("Kv hidden proposal"), "what a curator may not read is no matter of theirs");
        assertEquals(404, curator.get("/tags/kv-hidden-proposal/edit").status());
        Answer accepted = edit("kv-tea-party",
                Map.of("name", "Kv tea afternoon", "facet", "setting", "broader", "Kv tea parties",
                        "reason", "Yes, and shorter."));
        assertTrue(accepted.location().endsWith("/tags/kv-tea-afternoon"), accepted.status() + accepted.body());
        String page = reader.get("/tags/kv-tea-afternoon").body();
        assertFalse(page.contains("Proposed</strong>"), page);
        assertTrue(page.contains("Accepted as “<bdi>Kv tea afternoon</bdi>”<br>Reason: “<bdi>Yes, and shorter.</bdi>”"), page);
        assertFalse(everything().contains("Kv tea party"));
        for (Person other : List.of(Person.PRACTITIONER, Person.LEAD, Person.MODERATOR)) {
            assertEquals(403, Web.of(other).get("/curation/topics").status(), other.toString());
        }
    }

    @Test
    void aSiteKeepsATopicForItselfUntilTheNetworkNeedsIt() {
        Cast.entry("note", "site", "Kv inside", Cast.SITE, List.of("Kv house rules"));
        Cast.entry("note", "network", "Kv shared", Cast.SITE, List.of("Kv shared words"));
        Cast.sql("UPDATE entry SET submitted_at = NULL WHERE title = 'Kv inside'", Map.of());
        Web author = Web.of(Person.AUTHOR);
        assertEquals(303, author.post("/tags/kv-house-rules/site", Map.of("site", Cast.SITE)).status());
        assertTrue(author.get("/tags/kv-house-rules").body().contains("not yet one of the whole network"));
        assertEquals(404, reader.get("/tags/kv-house-rules").status());
        assertEquals(404, curator.get("/tags/kv-house-rules").status(), "a site's own matter");
        assertTrue(slugs(author.api("GET", "/api/v1/tags?q=kv+house", (String) null).json().get("items"), "slug")
                .contains("kv-house-rules"), "it is offered to the site");

        Thing inside = Cast.entry("note", "network", "Kv second inside", Cast.SITE, List.of("Kv house rules"));
        assertEquals(List.of("kv-house-rules"), tags(inside));
        Thing elsewhere = new Thing("note", Map.of("id", String.valueOf(Web.of(Person.ELSEWHERE).api("POST", "/api/v1/notes",
                "{\"title\":\"Kv other house\",\"body\":\"Text.\",\"tags\":[\"Kv house rules\"]}").json().get("id").asLong())));
        assertEquals(List.of("kv-house-rules-2"), tags(elsewhere), "another site's words are its own");
        assertEquals(200, reader.get("/tags/kv-house-rules").status(), "with an entry that one may read comes its name");

        Answer shared = Web.of(Person.ELSEWHERE).post("/tags/kv-shared-words/site", Map.of("site", Cast.OTHER_SITE));
        assertEquals(422, shared.status());
        assertTrue(shared.body().contains("Others use this topic too"), shared.body());

        Web lead = Web.of(Person.LEAD);
        assertEquals(403, author.post("/tags/kv-house-rules/promotion", Map.of("reason", "Please.")).status());
        assertEquals(422, lead.post("/tags/kv-house-rules/promotion", Map.of("reason", " ")).status());
        assertFalse(lead.get("/tags/kv-house-rules").body().contains("The curators were asked"));
        assertEquals(303, lead.post("/tags/kv-house-rules/promotion", Map.of("reason", "Others ask for it.")).status());
        assertTrue(curator.get("/curation/topics").body().contains("“<bdi>Others ask for it.</bdi>”"));
        assertEquals(422, curator.post("/tags/kv-house-rules-2/merge", Map.of("into", "kv-shared-words")).status(),
                "a topic that is only proposed cannot be the one that is left");
        assertTrue(edit("kv-house-rules", Map.of("name", "Kv house rules")).location().endsWith("/tags/kv-house-rules"));
        assertEquals(200, Web.newSession(Person.ANONYMOUS).get("/tags/kv-house-rules").status());
        assertEquals(303, curator.post("/tags/kv-house-rules-2/merge", Map.of("into", "kv-house-rules")).status());
        assertEquals(List.of("kv-house-rules"), tags(elsewhere));
    }

    @Test
    void likelySynonymsAreProposedWithTheirReasonAndNeverMerged() {
        Cast.topic("kv-choir-rehearsal", "Kv choir rehearsal");
        Cast.topic("kv-choir-rehearsals", "Kv choir rehearsals");
        for (String company : List.of("kv-drums", "kv-flutes", "kv-horns", "kv-jam-session", "kv-open-mic")) {
            Cast.topic(company, company.replace("kv-", "Kv ").replace('-', ' '));
        }
        for (String name : List.of("kv-jam-session", "kv-open-mic")) {
            for (int n = 0; n < 4; n++) {
                Cast.entry("note", "network", "Kv music " + name + n, Cast.SITE,
                        List.of(name, "kv-drums", "kv-flutes", "kv-horns"));
            }
        }
        pairs.find();
        String queue = curator.get("/curation/topics").body();
        assertTrue(queue.contains("The names “<bdi>Kv choir rehearsal</bdi>” and “<bdi>Kv choir rehearsals</bdi>” are alike."),
                queue);
        String company = between(queue, "<bdi>Kv jam session</bdi></a> and", "</form>");
        assertTrue(company.contains(
                "Both are used beside <bdi>Kv drums</bdi>, <bdi>Kv flutes</bdi>, <bdi>Kv horns</bdi>, and hardly ever together."),
                company);
        assertEquals(200, reader.get("/tags/kv-open-mic").status());

        String address = company.replaceFirst("(?s).*action=\"([^\"]*/different)\".*", "$1");
        assertEquals(403, reader.post(address, Map.of()).status());
        assertEquals(303, curator.post(address, Map.of()).status());
        pairs.find();
        String decided = curator.get("/curation/topics").body();
        assertFalse(decided.contains("<bdi>Kv jam session</bdi></a> and"), "it is not proposed again");
        assertTrue(decided.contains("<bdi>Kv jam session</bdi> and <bdi>Kv open mic</bdi>: not the same"), decided);
        assertEquals(303, curator.post(address.replace("different", "undecided"), Map.of()).status());
        assertTrue(curator.get("/curation/topics").body().contains("<bdi>Kv jam session</bdi></a> and"));
    }

    @Test
    void aCrossingShowsOnlyWhatIsOnBothAndAnEmptyOneOffersTheNearest() {
        for (String site : List.of("zz-kv-here", "zz-kv-near", "zz-kv-far")) {
            Cast.site(site, "Zz " + site);
        }
        Cast.sql("UPDATE site SET region = CASE WHEN slug = 'zz-kv-far' THEN 'Elsewhere' ELSE 'Kv region' END "
                + "WHERE slug LIKE 'zz-kv-%'", Map.of());
        Cast.topic("kv-illness", "Kv illness");
        Cast.topic("kv-fever", "Kv fever", "kv-illness");
        Cast.topic("kv-cold", "Kv cold", "kv-illness");
        Cast.topic("kv-garden", "Kv garden");
        at("zz-kv-here", "Kv fever here", "public", "kv-fever");
        at("zz-kv-here", "Kv fever for members", "network", "kv-fever");
        at("zz-kv-here", "Kv garden here", "public", "kv-garden");
        at("zz-kv-here", "Kv garden again", "public", "kv-garden");
        at("zz-kv-far", "Kv cold far away", "public", "kv-cold");
        at("zz-kv-far", "Kv cold farther", "public", "kv-cold");
        at("zz-kv-near", "Kv cold near", "public", "kv-cold");
        Web visitor = Web.newSession(Person.ANONYMOUS);

        String both = visitor.get("/tags/kv-illness/at/zz-kv-here").body();
        assertTrue(both.contains("Kv fever here") && both.contains("1 case study"), both);
        assertFalse(both.contains("Kv fever for members") || both.contains("Kv garden") || both.contains("Kv cold"), both);
        assertTrue(reader.get("/tags/kv-illness/at/zz-kv-here").body().contains("2 case studies"));

        String empty = visitor.get("/tags/kv-cold/at/zz-kv-here").body();
        List<String> offered = new ArrayList<>();
        var links = java.util.regex.Pattern.compile("href=\"/tags/([a-z-]+/at/[a-z-]+)\"").matcher(empty);
        while (links.find()) {
            offered.add(links.group(1));
        }
        assertEquals(
                List.of("kv-cold/at/zz-kv-near", "kv-cold/at/zz-kv-far", "kv-illness/at/zz-kv-here", "kv-fever/at/zz-kv-here",
                        "kv-garden/at/zz-kv-here"),
                withoutHeads(offered), empty);
        assertEquals(303, reader.post("/tags/kv-cold/at/zz-kv-here/follow", Map.of()).status());
        String me = reader.get("/me").body();
        assertTrue(me.contains("href=\"/tags/kv-cold\"") && me.contains("href=\"/sites/zz-kv-here\""), me);
        assertTrue(reader.get("/tags/kv-cold/at/zz-kv-here").body().contains("You follow the topic and the site."));
        assertEquals(303, reader.post("/sites/zz-kv-here/unfollow", Map.of()).status());
        assertEquals(303, reader.post("/tags/kv-cold/unfollow", Map.of()).status());
        assertFalse(reader.get("/me").body().contains("kv-cold"));

        assertTrue(reader.get("/sites/zz-kv-here").body().contains("href=\"/tags/kv-garden/at/zz-kv-here\""));
        String page = visitor.get("/tags/kv-cold").body();
        assertTrue(page.contains("<a href=\"/tags/kv-cold/at/zz-kv-far\"><bdi>Zz zz-kv-far</bdi></a> (2)"), page);
        assertEquals(404, visitor.get("/tags/kv-cold/at/nowhere").status());
        assertEquals(404, visitor.get("/tags/nothing/at/zz-kv-here").status());
    }

    /** The head of a branch is nearly everything, so it is offered only if it says something. */
    private static List<String> withoutHeads(List<String> offered) {
        List<String> expected = new ArrayList<>(offered);
        if (!offered.contains("kv-illness/at/zz-kv-here")) {
            expected.add(2, "kv-illness/at/zz-kv-here");
        }
        return expected;
    }

    private static void at(String site, String title, String standing, String tag) {
        Thing entry = Cast.entry("case-study", standing, title, Cast.SITE, List.of(tag));
        Cast.sql("UPDATE entry SET site_id = (SELECT id FROM site WHERE slug = :site) WHERE id = :id",
                Map.of("site", site, "id", entry.id()));
    }

    /** The form of a topic as it stands, with these fields changed. */
    private Map<String, String> form(String slug, Map<String, String> changes) {
        Answer page = curator.get("/tags/" + slug + "/edit");
        assertEquals(200, page.status(), page.body());
        JsonNode now = curator.api("GET", "/api/v1/tags/" + slug, (String) null).json();
        Map<String, String> form = new HashMap<>(Map.of("revision", page.field("revision"), "name", now.get("label").asText(),
                "facet", now.get("facet").asText(), "otherNames", String.join("\n", texts(now.get("synonyms"))), "broader",
                String.join("\n", slugs(now.get("broader"))), "related", String.join("\n", slugs(now.get("related")))));
        form.putAll(changes);
        return form;
    }

    private Answer edit(String slug, Map<String, String> changes) {
        return curator.post("/tags/" + slug + "/edit", form(slug, changes));
    }

    private void refused(String slug, String field, String value, String why) {
        Answer answer = edit(slug, Map.of(field, value));
        assertEquals(422, answer.status(), field + " " + value);
        assertTrue(answer.body().contains("<a href=\"#" + field + "\">") && answer.body().contains(why),
                why + ": " + answer.body());
    }

    /** All pages of the queue. */
    private String everything() {
        StringBuilder all = new StringBuilder();
        for (String next = "/curation/topics"; next != null;) {
            String body = curator.get(next).body();
            all.append(body);
            next = body.contains("?after=")
                    ? body.replaceFirst("(?s).*href=\"(/curation/topics\\?after=[^\"]*)\".*", "$1")
                    : null;
        }
        return all.toString();
    }

    private JsonNode api(String path) {
        Answer answer = reader.api("GET", path, (String) null);
        for (int hop = 0; hop < 3 && answer.status() == 301; hop++) {
            answer = reader.api("GET", answer.location().replaceFirst("^https?://[^/]+", ""), (String) null);
        }
        assertEquals(200, answer.status(), path + ": " + answer.body());
        return answer.json();
    }

    private List<String> tags(Thing entry) {
        return slugs(Web.of(Person.AUTHOR).api("GET", "/api/v1/entries/" + entry.id(), (String) null).json().get("tags"));
    }

    private static List<Long> ids(JsonNode page) {
        List<Long> ids = new ArrayList<>();
        page.get("items").forEach(item -> ids.add((item.has("entry") ? item.get("entry") : item).get("id").asLong()));
        return ids;
    }

    private static List<String> slugs(JsonNode list) {
        return texts(list);
    }

    private static List<String> slugs(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false).map(one -> one.get(field).asText()).toList();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start);
        assertTrue(from >= 0, start + " in " + text);
        return text.substring(from, text.indexOf(end, from));
    }
}
