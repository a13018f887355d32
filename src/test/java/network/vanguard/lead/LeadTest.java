package network.vanguard.lead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.cast.Web;

/** Leads do not go cold: what a comment points to is kept, followed up, and credited. */
@QuarkusTest
class LeadTest {

    private static final String PAGE = "<html><head><title>Time &amp; credits\n in Wales</title></head><body>Hours.</body></html>";

    @Inject
    LeadUpkeep upkeep;
    @Inject
    Vertx vertx;

    @BeforeAll
    static void everybodyIsThere() {
        Cast.enters();
    }

    @Test
    void aCommentThatNamesAnUnknownInitiativeWithItsAddressIsOneLeadThatBecomesADraft() throws IOException {
        HttpServer elsewhere = server();
        boolean[] dead = {false};
        elsewhere.createContext("/", exchange -> {
            byte[] body = PAGE.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(dead[0] ? 404 : 200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        elsewhere.start();
        try {
            onlyThisMachine();
            String address = "http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/credits";
            Thing note = Cast.make("note:network");
            long first = comment(note, Person.PRACTITIONER, "See [time credits in Wales](" + address + "), they do it too.");
            long second = comment(note, Person.ELSEWHERE, "Also " + address + "/#top");
            JsonNode lead = lead(address);
            assertEquals(2, lead.get("mentions").size(), lead::toString);
            assertEquals("time credits in Wales", lead.get("name").asText());
            // only a few are looked at at once, and other tests have left some
            Cast.sql("UPDATE lead SET due_at = now() + interval '1 day' WHERE id <> :id",
                    Map.of("id", lead.get("id").asLong()));
            upkeep.lookAtThoseDue();
            lead = lead(address);
            assertEquals("Time & credits in Wales", lead.get("title").asText(), lead::toString);
            assertEquals(64, lead.get("hash").asText().length());

            Answer stub = Web.of(Person.CURATOR).post("/curation/leads/" + lead.get("id").asLong() + "/stub", Map.of());
            assertEquals(303, stub.status(), stub::body);
            String draft = page(Person.CURATOR, stub.location());
            for (String part : List.of("Time &amp; credits in Wales", address, "Pointed out by", "/members/practitioner",
                    "/comments/" + first, "/comments/" + second, "SHA-256 " + lead.get("hash").asText(), "Draft")) {
                assertTrue(draft.contains(part), part + " in " + draft);
            }
            assertEquals(409, Web.of(Person.CURATOR).api("POST", "/api/v1/curation/leads/" + lead.get("id").asLong() + "/stub",
                    "{}").status(), "one lead is one draft");
            String back = "This led to the case study";
            String notePage = "/notes/" + note.slug();
            assertFalse(page(Person.PRACTITIONER, notePage).contains(back), "nobody learns of a draft that is not theirs");
            assertTrue(page(Person.CURATOR, notePage).contains(back));
            assertTrue(page(Person.PRACTITIONER, "/me").contains("a curator is writing it up. You are credited"));

            dead[0] = true;
            Cast.sql("UPDATE lead SET due_at = now() WHERE id = :id", Map.of("id", lead.get("id").asLong()));
            upkeep.lookAtThoseDue();
            String inbox = page(Person.CURATOR, "/curation/leads");
            assertTrue(inbox.contains("Its title was “<bdi>Time &amp; credits in Wales</bdi>” when it was seen on <time"),
                    inbox);
            assertTrue(inbox.contains("It is gone:") && inbox.contains("the error 404"), inbox);

            long slug = Cast.count("SELECT stub_id FROM lead WHERE id = :id", Map.of("id", lead.get("id").asLong()));
            Cast.put(slug, "network");
            assertTrue(page(Person.PRACTITIONER, notePage).contains(back));
            assertTrue(page(Person.PRACTITIONER, "/me").contains("it became <a href=\"/case-studies/"));
            long third = comment(note, Person.PRACTITIONER, "Once more: " + address);
            assertEquals(0, Cast.count("SELECT count(*) FROM lead_mention WHERE comment_id = :id", Map.of("id", third)),
                    "what a published case study names is known");
        } finally {
            elsewhere.stop(0);
        }
    }

    @Test
    void aReaderPointsOutALeadAndTheSameNameOrAddressJoinsIt() {
        String name = "The " + Cast.unique("allotment") + " group";
        Thing one = Cast.make("comment:network");
        Thing other = Cast.make("comment:public");
        assertTrue(page(Person.PRACTITIONER, "/comments/" + one.id() + "/lead").contains("What is it called?"));
        Answer empty = Web.of(Person.PRACTITIONER).post("/comments/" + one.id() + "/lead", Map.of("address", "allotment"));
        assertEquals(422, empty.status());
        assertTrue(empty.body().contains("href=\"#name\"") && empty.body().contains("href=\"#address\"")
                && empty.body().contains("value=\"allotment\""), empty.body());
        assertEquals(303, Web.of(Person.PRACTITIONER).post("/comments/" + one.id() + "/lead", Map.of("name", name)).status());
        Answer same = Web.of(Person.ELSEWHERE).api("POST", "/api/v1/comments/" + other.id() + "/lead",
                "{\"name\":\"" + name.toUpperCase() + "\",\"address\":\"https://www.allotment.example/" + one.id() + "/\"}");
        assertEquals(201, same.status(), same::body);
        assertFalse(same.json().get("made").asBoolean());
        long id = same.json().get("id").asLong();
        Answer address = Web.of(Person.ELSEWHERE).api("POST", "/api/v1/comments/" + Cast.make("comment:network").id() + "/lead",
                "{\"name\":\"Another name\",\"address\":\"http://allotment.example/" + one.id() + "\"}");
        assertEquals(id, address.json().get("id").asLong());

        assertEquals(422, Web.of(Person.CURATOR).post("/curation/leads/" + id + "/dismiss", Map.of()).status());
        assertEquals(303, Web.of(Person.CURATOR).post("/curation/leads/" + id + "/dismiss",
                Map.of("reason", "It closed <b>in</b> 2015.")).status());
        assertTrue(page(Person.CURATOR, "/curation/leads").contains("It closed &lt;b&gt;in&lt;/b&gt; 2015."));
        assertTrue(page(Person.AUTHOR, "/me").contains("not followed up. “<bdi>It closed &lt;b&gt;in&lt;/b&gt; 2015."),
                "who wrote the comment reads why");
    }

    @Test
    void whatANoteNamesBecomesADraftToWhichTheNoteLeads() {
        Thing note = Cast.make("note:network");
        String name = "The " + Cast.unique("choir") + " for lungs";
        String address = "/entries/" + note.id() + "/lead";
        assertTrue(page(Person.PRACTITIONER, "/notes/" + note.slug()).contains("href=\"" + address + "\""));
        assertTrue(page(Person.PRACTITIONER, address).contains("Does this practice note name something"));
        assertEquals(422, Web.of(Person.PRACTITIONER).post(address, Map.of("name", " ")).status());
        assertEquals(303, Web.of(Person.PRACTITIONER).post(address, Map.of("name", name)).status());
        assertEquals(404, Web.of(Person.PRACTITIONER).get("/entries/" + Cast.make("case-study:network").id() + "/lead")
                .status(), "a case study tells of something itself");
        JsonNode lead = byName(name);
        assertEquals("/entries/" + note.id(), lead.at("/mentions/0/url").asText());
        assertTrue(page(Person.AUTHOR, "/me").contains(name), "who wrote the note hears of it");
        Answer stub = Web.of(Person.CURATOR).post("/curation/leads/" + lead.get("id").asLong() + "/stub", Map.of());
        assertEquals(303, stub.status(), stub::body);
        assertTrue(page(Person.CURATOR, stub.location()).contains("Pointed out by"));
        assertTrue(page(Person.CURATOR, stub.location()).contains("Cited by"));
        assertTrue(page(Person.CURATOR, "/notes/" + note.slug()).contains(name), "the note leads to the draft");
        assertFalse(page(Person.PRACTITIONER, "/notes/" + note.slug()).contains(name),
                "nobody learns of a draft that is not theirs");
        assertEquals(409, Web.of(Person.AUTHOR).api("POST", "/api/v1/entries/" + Cast.make("note:site").id() + "/lead",
                "{\"name\":\"Ours\"}").status());
    }

    @Test
    void whatTheNetworkCannotReadIsNoLeadAndWhatIsRemovedIsNoneAnyMore() {
        Thing kept = Cast.make("comment:site");
        assertEquals(409, Web.of(Person.AUTHOR).api("POST", "/api/v1/comments/" + kept.id() + "/lead",
                "{\"name\":\"Ours\"}").status());
        assertEquals(404, Web.of(Person.PRACTITIONER).get("/comments/" + kept.id() + "/lead").status());
        Thing note = Cast.make("note:site");
        long secret = comment(note, Person.AUTHOR, "See https://" + Cast.unique("secret") + ".example/a");
        assertEquals(0, Cast.count("SELECT count(*) FROM lead_mention WHERE comment_id = :id", Map.of("id", secret)));

        String host = Cast.unique("gone") + ".example";
        long removed = comment(Cast.make("note:network"), Person.AUTHOR, "See https://" + host);
        assertTrue(page(Person.CURATOR, "/api/v1/curation/leads?limit=100").contains(host));
        assertEquals(204, Web.of(Person.AUTHOR).api("DELETE", "/api/v1/comments/" + removed, (String) null).status());
        assertFalse(page(Person.CURATOR, "/api/v1/curation/leads?limit=100").contains(host));
        assertFalse(page(Person.CURATOR, "/curation/leads").contains(host));
    }

    @Test
    void onlyPublicMachinesAreAsked() throws IOException {
        PublicAddresses rule = new PublicAddresses();
        for (String kept : List.of("127.0.0.1", "10.1.2.3", "172.20.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
                "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fd00::1", "ff02::1", "::ffff:127.0.0.1",
                "64:ff9b::7f00:1", "2002:7f00:1::1", "2001:db8::1")) {
            assertFalse(rule.allows(InetAddress.getByName(kept), 443), kept);
        }
        for (String open : List.of("8.8.8.8", "172.32.0.1", "2606:4700::1111")) {
            assertTrue(rule.allows(InetAddress.getByName(open), 80), open);
            assertFalse(rule.allows(InetAddress.getByName(open), 8080), open);
        }
        HttpServer inside = server();
        int port = inside.getAddress().getPort();
        inside.createContext("/inside", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        inside.createContext("/on", exchange -> {
            exchange.getResponseHeaders().set("Location", "http://localhost:1/");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        inside.createContext("/round", exchange -> {
            exchange.getResponseHeaders().set("Location", "/round");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        inside.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] much = new byte[1 << 16];
            try (OutputStream out = exchange.getResponseBody()) {
                for (int n = 0; n < 64; n++) {
                    out.write(much);
                }
            } catch (IOException hungUp) {
                // as it should
            }
        });
        inside.start();
        try {
            PageCapture strict = new PageCapture(vertx, rule);
            assertEquals("It is not on the public web.", strict.look("http://localhost:" + port + "/inside").trouble());
            PageCapture here = new PageCapture(vertx, (address, asked) -> asked == port);
            assertTrue(here.look("http://localhost:" + port + "/inside").there());
            assertEquals("It is not on the public web.", here.look("http://localhost:" + port + "/on").trouble(),
                    "a redirect is checked like the first address");
            assertEquals("It leads on and on.", here.look("http://localhost:" + port + "/round").trouble());
            PageCapture.Looked endless = here.look("http://localhost:" + port + "/endless");
            assertEquals("It is long: only its first megabyte was looked at.", endless.trouble());
            for (String odd : List.of("ftp://a.example/", "file:///etc/passwd", "http://user:pw@a.example/", "nonsense")) {
                assertFalse(here.look(odd).there(), odd);
            }
        } finally {
            inside.stop(0);
        }
    }

    private static HttpServer server() throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    private static void onlyThisMachine() {
        QuarkusMock.installMockForType(new PublicAddresses() {
            @Override
            public boolean allows(InetAddress address, int port) {
                return address.isLoopbackAddress();
            }
        }, PublicAddresses.class);
    }

    private static long comment(Thing entry, Person author, String body) {
        Answer posted = Web.of(author).api("POST", "/api/v1/entries/" + entry.id() + "/comments",
                "{\"body\":\"" + body + "\"}");
        assertEquals(201, posted.status(), posted::body);
        return posted.json().get("id").asLong();
    }

    private static JsonNode byName(String name) {
        long id = Cast.count("SELECT lead_id FROM lead_mention WHERE name = :name", Map.of("name", name));
        Answer lead = Web.of(Person.CURATOR).api("GET", "/api/v1/curation/leads/" + id, (String) null);
        assertEquals(200, lead.status(), lead::body);
        return lead.json();
    }

    private static JsonNode lead(String address) {
        long id = Cast.count("SELECT id FROM lead WHERE address LIKE :start", Map.of("start", address + "%"));
        Answer lead = Web.of(Person.CURATOR).api("GET", "/api/v1/curation/leads/" + id, (String) null);
        assertEquals(200, lead.status(), lead::body);
        return lead.json();
    }

    private static String page(Person reader, String address) {
        String path = address.replaceFirst("^https?://[^/]+", "");
        Answer page = path.startsWith("/api/")
                ? Web.of(reader).api("GET", path, (String) null)
                : Web.of(reader).get(path);
        assertEquals(200, page.status(), () -> path + ": " + page.body());
        return page.body();
    }
}
