package network.vanguard.pace;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Web;
import network.vanguard.problem.TooMany;

/** With the limits of a real platform: whoever is too quick waits and loses nothing, and nobody waits for somebody else. */
@QuarkusTest
@TestProfile(PaceTest.RealLimits.class)
class PaceTest {

    public static class RealLimits implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("vanguard.pace.posts", "10", "vanguard.pace.searches", "30", "vanguard.pace.reports", "10",
                    "vanguard.pace.exports", "5", "vanguard.pace.uploads", "30", "vanguard.pace.sign-ins", "150");
        }
    }

    @Inject
    PaceService pace;
    @Inject
    PaceSettings settings;
    @Inject
    Session database;

    @BeforeEach
    void everybodyIsForgiven() {
        Cast.enters();
        Cast.sql("DELETE FROM pace", Map.of());
    }

    @Test
    void theEleventhCommentOfAMinuteWaitsAndTheFormComesBackWithItsText() {
        long note = Cast.make("note:network").id();
        Web web = Web.of(Person.PRACTITIONER);
        long before = Cast.count("SELECT count(*) FROM comment WHERE entry_id = :id", Map.of("id", note));
        Answer last = null;
        for (int n = 0; n < 14 && (last == null || last.status() != 429); n++) {
            last = web.post("/entries/" + note + "/comments",
                    Map.of("body", "Thought number " + n + " of the day.", "kind", "comment"));
        }
        long posted = Cast.count("SELECT count(*) FROM comment WHERE entry_id = :id", Map.of("id", note)) - before;
        assertTrue(posted >= 10, "ten at once are nothing: " + posted);
        assertEquals(429, last.status());
        assertThat(last.body(), containsString("Thought number " + posted + " of the day."));
        assertThat(last.body(), containsString("You can post 10 times in a minute."));
        int wait = Integer.parseInt(last.header("Retry-After"));
        assertTrue(wait >= 1 && wait <= 6, "one comes back every six seconds: " + wait);

        Answer call = web.api("POST", "/api/v1/entries/" + note + "/comments", "{\"body\":\"Through the other door.\"}");
        assertEquals(429, call.status());
        assertEquals("application/problem+json", call.header("Content-Type").split(";")[0]);
        assertEquals(201, Web.of(Person.ELSEWHERE).api("POST", "/api/v1/entries/" + note + "/comments", "{\"body\":\"I may.\"}")
                .status(), "somebody else at the same address");
        // a minute later
        Cast.sql("UPDATE pace SET free_at = free_at - interval '1 minute'", Map.of());
        assertEquals(201, web.api("POST", "/api/v1/entries/" + note + "/comments", "{\"body\":\"Now.\"}").status());
    }

    @Test
    void exportsSearchesAndReportsHaveTheirOwn() {
        Web web = Web.of(Person.PRACTITIONER);
        assertEquals(429, firstRefusal(web, "/api/v1/exports/collections.ndjson", 6).status());
        assertEquals(200, web.api("GET", "/api/v1/search?q=walking", (String) null).status());
        assertEquals(429, firstRefusal(web, "/api/v1/search?q=walking", 40).status());
        assertEquals(429, web.get("/search?q=walking").status());
        assertEquals(200, web.get("/notes").status(), "what is not limited goes on");
    }

    @Test
    void whatPeopleWroteCountsWhateverTheFileAndWhatEverybodyMayKnowDoesNot() {
        Web web = Web.of(Person.ELSEWHERE);
        for (String file : List.of("entries.ndjson", "collections.ndjson", "entries.zip")) {
            everybodyIsForgiven();
            assertEquals(200, web.api("GET", "/api/v1/exports/" + file, (String) null).status(), file);
            assertEquals(429, firstRefusal(web, "/api/v1/exports/collections.ndjson", 5).status(),
                    file + " and four of another");
        }
        for (String file : List.of("sites.ndjson", "concepts.ndjson", "organisations.ndjson", "vocabulary.ttl",
                "vocabulary.jsonld", "graph.graphml", "graph.gexf")) {
            assertEquals(200, web.api("GET", "/api/v1/exports/" + file, (String) null).status(), file);
        }
    }

    @Test
    void fiftyPeopleOfAConferencePostAtOnceBehindOneAddress() {
        for (int person = 1; person <= 50; person++) {
            for (int post = 0; post < 10; post++) {
                pace.take(Doing.POST, 900_000 + person, "203.0.113.7");
            }
        }
    }

    @Test
    void oneAddressWithManyAccountsOrManyAddressesOfOneNetworkIsHeldUpAtLast() {
        assertThrows(TooMany.class, () -> {
            for (int call = 0; call < 700; call++) {
                pace.take(Doing.POST, 0, "2001:db8:1:2::" + Integer.toHexString(call + 1));
            }
        });
        pace.take(Doing.POST, 0, "2001:db8:1:3::1");
        assertEquals("20010db800010002/64", PaceService.network("2001:db8:1:2:ffff::9"));
        assertEquals("203.0.113.7", PaceService.network("203.0.113.7"));
    }

    @Test
    void thoseWhoComeAtTheSameMomentAreCountedOneByOne() throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(8);
        List<Future<Boolean>> calls = new ArrayList<>();
        for (int call = 0; call < 40; call++) {
            calls.add(nodes.submit(() -> {
                try {
                    pace.take(Doing.EXPORT, 800_001, null);
                    return true;
                } catch (TooMany tooMany) {
                    return false;
                }
            }));
        }
        int taken = 0;
        for (Future<Boolean> call : calls) {
            taken += call.get() ? 1 : 0;
        }
        nodes.shutdown();
        assertEquals(5, taken);
    }

    @Test
    void whatIsLeftIsToldInEachAnswer() {
        Web web = Web.of(Person.PRACTITIONER);
        for (int left = 4; left >= 0; left--) {
            Answer answer = web.api("GET", "/api/v1/exports/collections.ndjson", (String) null);
            assertEquals(200, answer.status());
            assertEquals("\"export\";q=5;w=3600", answer.header("RateLimit-Policy"));
            assertThat(answer.header("RateLimit"), startsWith("\"export\";r=" + left + ";t="));
        }
        Answer refused = web.api("GET", "/api/v1/exports/collections.ndjson", (String) null);
        assertEquals(429, refused.status());
        assertEquals("\"export\";r=0;t=" + refused.header("Retry-After"), refused.header("RateLimit"));
        assertThat(web.get("/notes").header("RateLimit"), emptyString());
    }

    @Test
    void twoNodesShareOneCount() {
        List<PaceService> nodes = List.of(new PaceService(new Paces(database), settings),
                new PaceService(new Paces(database), settings));
        for (int call = 0; call < 5; call++) {
            PaceService node = nodes.get(call % 2);
            Standing standing = QuarkusTransaction.requiringNew()
                    .call(() -> node.count(Doing.EXPORT, 800_002, "203.0.113.8").orElseThrow());
            assertTrue(standing.refusedFor().isEmpty(), "call " + call);
            assertEquals(4 - call, standing.left());
        }
        for (PaceService node : nodes) {
            assertTrue(QuarkusTransaction.requiringNew()
                    .call(() -> node.count(Doing.EXPORT, 800_002, "203.0.113.8").orElseThrow()).refusedFor().isPresent());
        }
    }

    @Test
    void aConferenceSignsInAndWhoBeginsSignInsWithoutEndWaits() {
        Web.of(Person.PRACTITIONER);
        everybodyIsForgiven();
        Web visitor = Web.newSession(Person.ANONYMOUS);
        for (int start = 0; start < 150; start++) {
            Answer sent = visitor.copy().get(start % 2 == 0 ? "/sign-in" : "/me");
            assertTrue(sent.toSignIn(), "start " + start + ": " + sent.status());
        }
        for (String page : List.of("/sign-in", "/me")) {
            Answer refused = refusedAtLast(() -> visitor.copy().get(page));
            assertThat(refused.body(), containsString("Signing in can be begun 150 times in five minutes"));
            assertTrue(Integer.parseInt(refused.header("Retry-After")) >= 1);
            assertThat(refused.location(), emptyString());
        }
        Web spoilt = visitor.copy();
        spoilt.keep("q_session", "nothing");
        Answer refused = refusedAtLast(() -> spoilt.copy().get("/me"));
        assertThat("with a session that cannot be read", refused.location(), emptyString());
        assertEquals(200, visitor.get("/").status(), "what is public goes on");
        assertEquals(200, Web.of(Person.PRACTITIONER).get("/me").status(), "whoever is signed in stays so");
    }

    /** One start comes back every two seconds, so that the first after the last may be let through. */
    private static Answer refusedAtLast(Supplier<Answer> call) {
        Answer answer = call.get();
        for (int n = 0; n < 50 && answer.status() != 429; n++) {
            answer = call.get();
        }
        assertEquals(429, answer.status());
        return answer;
    }

    private static Answer firstRefusal(Web web, String address, int most) {
        Answer answer = null;
        for (int n = 0; n < most && (answer == null || answer.status() != 429); n++) {
            answer = web.api("GET", address, (String) null);
        }
        return answer;
    }
}
