package network.vanguard.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.cast.Web;
import network.vanguard.member.MemberService;
import network.vanguard.vocabulary.ConceptInput;
import network.vanguard.vocabulary.ConceptService;

import javax.xml.parsers.DocumentBuilderFactory;

/** The map: which topics are used together and which entries are linked, for each reader as far as they may read. */
@QuarkusTest
class MapTest {

    @Inject
    ConceptService concepts;
    @Inject
    MemberService members;
    @Inject
    MapUpkeep upkeep;
    @Inject
    ThemeService themes;

    /** Topics of each test's own. */
    private String ox;
    private String plough;
    private String barn;

    @BeforeEach
    void topics() {
        Cast.enters();
        ox = topic("ox", "approach");
        plough = topic("plough", "setting");
        barn = topic("barn", "outcome");
    }

    private String topic(String word, String facet) {
        String slug = Cast.unique(word) + "-map";
        concepts.record(
                new ConceptInput(null, slug, "The <" + slug + ">", List.of(), facet, List.of(), List.of(), null, null, null),
                slug, members.platform());
        return slug;
    }

    private static Thing entry(String kind, String standing, String... tags) {
        return Cast.entry(kind, standing, "Field " + Cast.unique("work"), Cast.SITE, List.of(tags));
    }

    private static JsonNode graph(Person reader, String asked) {
        Answer answer = Web.of(reader).api("GET", "/api/v1/graph?" + asked, (String) null);
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    /** How many entries carry both, as that reader is told; 0 when there is no link. */
    private static int together(Person reader, String tag, String other, String more) {
        for (JsonNode edge : graph(reader, "tag=" + tag + more).get("edges")) {
            if (List.of(edge.get("source").asText(), edge.get("target").asText())
                    .containsAll(List.of("tag:" + tag, "tag:" + other))) {
                return edge.get("shared").asInt();
            }
        }
        return 0;
    }

    private int together(Person reader) {
        return together(reader, ox, plough, "");
    }

    @Test
    void everybodyIsToldOnlyOfWhatTheyMayRead() {
        for (String standing : List.of("public", "network", "site", "draft", "submitted", "circle", "archived")) {
            entry("note", standing, ox, plough);
        }
        for (int round = 0; round < 2; round++) {
            assertEquals(1, together(Person.ANONYMOUS));
            assertEquals(2, together(Person.PRACTITIONER));
            assertEquals(2, together(Person.ELSEWHERE));
            assertEquals(3, together(Person.COLLEAGUE));
            assertEquals(3, together(Person.AUTHOR), "what is in a circle is never counted");
            assertEquals(3, together(Person.CURATOR), "the one for the site was submitted to them");
            // The same again when the background has counted.
            upkeep.countAll();
        }
        JsonNode node = graph(Person.PRACTITIONER, "tag=" + ox).get("nodes").get(0);
        assertEquals("tag:" + ox, node.get("id").asText());
        assertEquals("tag", node.get("kind").asText());
        assertEquals("approach", node.get("facet").asText());
        assertEquals("The <" + ox + ">", node.get("label").asText());
        assertEquals(2, node.get("count").asInt());
        assertEquals("/tags/" + ox, node.get("url").asText());
    }

    @Test
    void whatIsHiddenIsGoneFromTheMapAtOnceWhetherItWasCountedOrNot() {
        Thing counted = entry("note", "public", ox, plough);
        Thing second = entry("note", "public", ox, plough);
        upkeep.countAll();
        assertEquals(2, together(Person.ANONYMOUS));
        Cast.put(counted.id(), "network");
        assertEquals(1, together(Person.ANONYMOUS));
        assertEquals(2, together(Person.PRACTITIONER));
        Cast.put(second.id(), "site");
        assertEquals(0, together(Person.ANONYMOUS));
        assertEquals(1, together(Person.PRACTITIONER));
        assertEquals(2, together(Person.COLLEAGUE));
        upkeep.countAll();
        assertEquals(0, together(Person.ANONYMOUS));
        assertEquals(1, together(Person.PRACTITIONER));
        assertEquals(2, together(Person.COLLEAGUE));
        Cast.put(counted.id(), "archived");
        assertEquals(0, together(Person.PRACTITIONER));
    }

    @Test
    void theNightlyCheckFindsWhatNobodyToldIt() {
        Thing note = entry("note", "public", ox, plough);
        upkeep.countAll();
        Cast.sql("UPDATE entry SET visibility = 'site' WHERE id = :id", Map.of("id", note.id()));
        assertEquals(1, together(Person.ANONYMOUS));
        upkeep.checkAll();
        assertEquals(0, together(Person.ANONYMOUS));
    }

    @Test
    void aProposedTopicIsNobodysNeighbourUntilACuratorHasAcceptedIt() {
        String proposed = Cast.unique("harrow");
        Thing note = entry("note", "network", ox, proposed);
        assertEquals(0, together(Person.CURATOR, ox, proposed, ""));
        assertEquals(1, together(Person.PRACTITIONER, proposed, ox, ""), "whoever may read it may ask what is around it");
        Answer unknown = Web.of(Person.ANONYMOUS).api("GET", "/api/v1/graph?tag=" + proposed, (String) null);
        assertEquals(400, unknown.status(), "others are not told that somebody wrote it");
        Cast.put(note.id(), "public");
        concepts.record(
                new ConceptInput(null, proposed, "Harrow", List.of(), "approach", List.of(), List.of(), null, null, null),
                proposed, members.platform());
        assertEquals(1, together(Person.ANONYMOUS, ox, proposed, ""));
    }

    @Test
    void aTopicThatASiteKeepsForItselfIsOnNobodysMap() {
        Cast.sql("UPDATE concept SET site_id = (SELECT id FROM site WHERE slug = :site) WHERE slug = :slug",
                Map.of("site", Cast.SITE, "slug", plough));
        entry("note", "public", ox, plough, barn);
        for (Person reader : List.of(Person.ANONYMOUS, Person.COLLEAGUE, Person.CURATOR)) {
            assertFalse(graph(reader, "tag=" + ox + "&depth=3&backbone=false").toString().contains(plough));
            assertEquals(1, together(reader, ox, barn, ""));
            assertEquals(400, Web.of(reader).api("GET", "/api/v1/graph?tag=" + plough, (String) null).status());
        }
    }

    @Test
    void filtersLeaveWhatTheySay() {
        entry("note", "public", ox, plough);
        Thing old = entry("discussion", "public", ox, plough, barn);
        Cast.sql("UPDATE entry SET published_at = '2019-06-15T12:00:00Z' WHERE id = :id", Map.of("id", old.id()));
        assertEquals(2, together(Person.ANONYMOUS));
        assertEquals(1, together(Person.ANONYMOUS, ox, plough, "&kind=discussion"));
        assertEquals(1, together(Person.ANONYMOUS, ox, plough, "&since=2020-01-01"));
        assertEquals(1, together(Person.ANONYMOUS, ox, plough, "&since=2019-06-15&until=2019-06-15"));
        assertEquals(2, together(Person.ANONYMOUS, ox, plough, "&site=" + Cast.SITE));
        assertEquals(0, together(Person.ANONYMOUS, ox, plough, "&site=" + Cast.OTHER_SITE));
        assertEquals(1, together(Person.ANONYMOUS, ox, barn, "&facet=outcome"));
        assertEquals(0, together(Person.ANONYMOUS, ox, plough, "&facet=outcome"));
        JsonNode two = graph(Person.ANONYMOUS, "tag=" + ox + "&limit=2");
        assertEquals(2, two.get("nodes").size());
        assertEquals(3, two.get("total").asInt());
        assertTrue(two.get("cut").asBoolean());
        // named as people name it
        assertEquals(1, together(Person.ANONYMOUS, ox, barn, "&minWeight=0.1&depth=2"));
        Answer named = Web.of(Person.ANONYMOUS).api("GET", "/api/v1/graph?tag=the+%3C" + ox + "%3E", (String) null);
        assertEquals("tag:" + ox, named.json().get("nodes").get(0).get("id").asText());
    }

    @Test
    void whatIsNotUnderstoodIsSaidWithItsField() {
        for (String bad : List.of("tag=no-such-topic-anywhere", "site=no-such-site", "kind=poem", "facet=weather", "theme=x",
                "theme=999999999", "since=yesterday", "until=2020-13-01", "minWeight=2", "minWeight=NaN", "alpha=0", "depth=4",
                "depth=0", "limit=501", "backbone=maybe", "entry=abc")) {
            Answer answer = Web.of(Person.ANONYMOUS).api("GET", "/api/v1/graph?" + bad, (String) null);
            assertEquals(400, answer.status(), bad);
            assertEquals(bad.substring(0, bad.indexOf('=')), answer.json().get("errors").get(0).get("field").asText());
        }
        Answer page = Web.of(Person.ANONYMOUS).get("/map?since=yesterday&tag=no-such-topic-anywhere");
        assertEquals(422, page.status());
        assertTrue(page.body().contains("There is no such topic on the map") && page.body().contains("value=\"yesterday\""));
        for (String bad : List.of("of=nonsense", "entry=x", "depth=99", "of=content&facet=zz", "limit=0")) {
            String shown = Web.of(Person.ANONYMOUS).get("/map?" + bad).body();
            assertTrue(shown.contains("href=\"#filters\"") && shown.contains("id=\"filters\""), bad);
        }
        assertEquals(404, Web.of(Person.ANONYMOUS).api("GET", "/api/v1/graph?entry=999999999", (String) null).status());
    }

    @Test
    void entriesAreLinkedByWhatPeopleLinkedAndWhatSpeaksOfWhat() {
        Thing one = entry("note", "public", ox);
        Thing other = entry("note", "network", ox, plough);
        Thing kept = entry("note", "site", ox);
        relate(one, "adapts", other);
        relate(kept, "cites", one);
        Cast.sql("UPDATE entry SET about_id = :about WHERE id = :id", Map.of("about", one.id(), "id", kept.id()));
        String asked = "entry=" + one.id();
        assertEquals(List.of(), made(Person.ANONYMOUS, asked));
        assertEquals(List.of(one.id() + " adapts " + other.id() + " 1"), made(Person.PRACTITIONER, asked));
        assertEquals(Stream.of(one.id() + " adapts " + other.id() + " 1", kept.id() + " about " + one.id() + " 1",
                kept.id() + " cites " + one.id() + " 1").sorted().toList(), made(Person.COLLEAGUE, asked));
        assertFalse(graph(Person.PRACTITIONER, asked + "&depth=3").toString().contains("entry:" + kept.id() + "\""));
        assertEquals("entry:" + one.id(), graph(Person.PRACTITIONER, asked).get("nodes").get(0).get("id").asText());
        assertEquals(2, graph(Person.PRACTITIONER, "of=content&tag=" + ox).get("nodes").size());
        assertEquals(1, graph(Person.PRACTITIONER, "of=content&limit=1&tag=" + ox).get("nodes").size());
        assertEquals(2, graph(Person.PRACTITIONER, "of=content&limit=1&tag=" + ox).get("total").asInt(),
                "all, not the next one only");
        assertEquals(3, graph(Person.COLLEAGUE, "of=content&limit=1&tag=" + ox).get("total").asInt());
        assertEquals(400, Web.of(Person.PRACTITIONER).api("GET", "/api/v1/graph?of=nonsense", (String) null).status());
        assertEquals(404,
                Web.of(Person.PRACTITIONER).api("GET", "/api/v1/graph?entry=" + kept.id(), (String) null).status());
        assertTrue(Web.of(Person.COLLEAGUE).get("/map?entry=" + one.id()).body().contains("cited by"));
        Cast.sql("UPDATE relation SET undone_at = now() WHERE other_id = :id", Map.of("id", other.id()));
        assertEquals(List.of(), made(Person.PRACTITIONER, asked));
    }

    /** The links that are no likeness: who, what, whom, and how many topics both carry. */
    private static List<String> made(Person reader, String asked) {
        List<String> made = new ArrayList<>();
        graph(reader, asked).get("edges")
                .forEach(edge -> made.add((edge.get("source").asText() + " " + edge.get("kind").asText() + " "
                        + edge.get("target").asText() + " " + edge.get("shared")).replace("entry:", "")));
        return made.stream().filter(link -> !link.contains(" similar ")).sorted().toList();
    }

    private static void relate(Thing one, String type, Thing other) {
        Cast.sql(
                "INSERT INTO relation (entry_id, other_id, type, origin, made_at) VALUES (:one, :other, :type, 'person', now())",
                Map.of("one", one.id(), "other", other.id(), "type", type));
    }

    @Test
    void theWholeMapIsAFileForOtherPrograms() throws Exception {
        entry("note", "public", ox, plough);
        entry("note", "network", ox, barn);
        for (Person reader : List.of(Person.ANONYMOUS, Person.PRACTITIONER)) {
            for (String format : List.of("graphml", "gexf")) {
                Answer answer = Web.of(reader).api("GET", "/api/v1/exports/graph." + format + "?tag=" + ox, (String) null);
                assertEquals(200, answer.status(), answer.body());
                DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
                factory.setNamespaceAware(true);
                Document file = factory.newDocumentBuilder()
                        .parse(new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)));
                NodeList nodes = file.getElementsByTagNameNS("*", "node");
                assertEquals(reader == Person.ANONYMOUS ? 2 : 3, nodes.getLength(), format);
                assertEquals("tag:" + ox, ((Element) nodes.item(0)).getAttribute("id"));
                assertTrue(answer.body().contains("The &lt;" + ox), answer.body());
                assertEquals(reader == Person.ANONYMOUS ? 1 : 2, file.getElementsByTagNameNS("*", "edge").getLength(), format);
            }
        }
        assertEquals(400, Web.of(Person.ANONYMOUS).api("GET", "/api/v1/exports/graph.gexf?kind=poem", (String) null).status());
        assertEquals(404, Web.of(Person.ANONYMOUS).api("GET", "/api/v1/exports/graph.svg", (String) null).status());
    }

    @Test
    void thePageHasATableAPictureOfLinksAndTheSameBytesEachTime() {
        entry("note", "public", ox, plough);
        entry("note", "public", ox, plough, barn);
        Web visitor = Web.of(Person.ANONYMOUS);
        String page = visitor.get("/map?tag=" + ox).body();
        assertTrue(page.contains("<bdi>The &lt;" + plough + "&gt;</bdi></a> (2)"), page);
        assertTrue(page.contains("<a href=\"/map?tag=" + barn + "\" aria-label=\"The &lt;" + barn + "&gt;: 1 entry\""), page);
        String svg = page.substring(page.indexOf("<svg class=\"vn-map\""),
                page.indexOf("</svg>", page.indexOf("<svg class=\"vn-map\"")));
        assertTrue(visitor.get("/map?tag=" + ox).body().contains(svg));
        assertTrue(page.indexOf("<table") < page.indexOf("<svg class=\"vn-map\""), "the table first");
        assertTrue(visitor.get("/tags/" + ox).body().contains("href=\"/map?tag=" + ox + "\""));
        assertEquals(200, visitor.get("/map?sort=name&page=999").status());
        assertEquals(200, visitor.get("/map?sort=theme&backbone=false&alpha=0.5").status());
        assertEquals(200, visitor.get("/map/graph.json?tag=" + ox).status());
    }

    @Test
    void themesAreFoundInWhatTheNetworkMayReadAndKeepTheirNumbers() {
        String[] four = {ox, plough, barn, topic("yoke", "approach")};
        for (int i = 0; i < 6; i++) {
            entry("note", "network", four);
        }
        String[] secret = {topic("spy", "approach"), topic("cipher", "approach"), topic("mask", "approach"),
                topic("cloak", "approach")};
        for (int i = 0; i < 6; i++) {
            entry("note", "site", secret);
        }
        themes.find();
        JsonNode found = graph(Person.PRACTITIONER, "tag=" + ox);
        long theme = found.get("nodes").get(0).get("theme").asLong();
        for (JsonNode node : found.get("nodes")) {
            assertEquals(theme, node.get("theme").asLong());
        }
        assertNull(graph(Person.COLLEAGUE, "tag=" + secret[0]).get("nodes").get(0).get("theme"),
                "what only a site may read makes no theme");
        entry("note", "network", ox, plough, secret[1]);
        themes.find();
        assertEquals(theme, graph(Person.PRACTITIONER, "tag=" + ox).get("nodes").get(0).get("theme").asLong());
        String page = Web.of(Person.PRACTITIONER).get("/map?theme=" + theme).body();
        assertTrue(page.contains("The &lt;" + ox + "&gt;"), page);
        assertFalse(Web.of(Person.ANONYMOUS).get("/map?sort=name").body().contains(ox), "nothing of it is public");
        assertTrue(graph(Person.PRACTITIONER, "theme=" + theme).get("nodes").findValuesAsText("id")
                .containsAll(List.of("tag:" + ox, "tag:" + plough, "tag:" + barn)));
    }
}
