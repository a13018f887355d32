package network.vanguard.comment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

import network.vanguard.entry.EntryService;
import network.vanguard.member.MemberFinder;
import network.vanguard.member.Viewer;
import network.vanguard.note.NoteInput;
import network.vanguard.note.NoteService;

/** Comments as a script reads and writes them. */
@QuarkusTest
class ThreadApiTest {

    private static final int MANY = 50;

    @Inject
    CommentFinder comments;
    @Inject
    EntryService entries;
    @Inject
    NoteService notes;
    @Inject
    MemberFinder members;
    @Inject
    EntityManager database;

    @Test
    void aCommentHasAllThatTheContractPromises() {
        Discussed note = Discussed.note("Comments in full");
        Response posted = note.send("erewash", Map.of("body", "We tried **this**.", "kind", "experience"));
        long id = posted.jsonPath().getLong("id");
        posted.then().statusCode(201).header("Location", containsString("/api/v1/comments/" + id)).body("parent", nullValue())
                .body("depth", is(0)).body("kind", is("experience")).body("author", is("erewash")).body("site", nullValue())
                .body("body", is("We tried **this**.")).body("html", containsString("<strong>this</strong>"))
                .body("postedAt", containsString("T")).body("editedAt", nullValue()).body("state", is("visible"))
                .body("url", is("/comments/" + id));
        Discussed.as("practitioner").get("/api/v1/comments/" + id).then().statusCode(200).body("id", is((int) id));
        assertEquals(List.of(posted.jsonPath().getMap("")), note.all("practitioner"));
    }

    @Test
    void aTreeIsReadAsItWouldBeToldBranchByBranch() {
        Discussed note = Discussed.note("A random tree");
        Random random = new Random(17);
        Map<Long, List<Long>> replies = new LinkedHashMap<>(Map.of(0L, new ArrayList<>()));
        List<Long> posted = new ArrayList<>(List.of(0L));
        for (int n = 0; n < 80; n++) {
            long parent = posted.get(random.nextInt(posted.size()));
            long id = note.post(n % 2 == 0 ? "erewash" : "stockport", "Comment " + n, parent == 0 ? null : parent);
            replies.get(parent).add(id);
            replies.put(id, new ArrayList<>());
            posted.add(id);
        }
        List<Long> told = new ArrayList<>();
        tell(0, replies, told);
        List<Map<String, Object>> read = note.all("curator");
        assertEquals(told, read.stream().map(comment -> Discussed.number(comment.get("id"))).toList());
        Map<Long, Integer> depths = new LinkedHashMap<>();
        for (Map<String, Object> comment : read) {
            Object parent = comment.get("parent");
            int depth = parent == null ? 0 : depths.get(Discussed.number(parent)) + 1;
            assertEquals(depth, comment.get("depth"));
            depths.put(Discussed.number(comment.get("id")), depth);
        }
        assertEquals(Map.of(note.id(), 80), comments.counts(List.of(note.id())));
    }

    private static void tell(long parent, Map<Long, List<Long>> replies, List<Long> into) {
        for (long reply : replies.get(parent)) {
            into.add(reply);
            tell(reply, replies, into);
        }
    }

    @Test
    void pagingGivesEveryCommentOnceWhileOthersAreWriting() throws Exception {
        Discussed note = Discussed.note("A busy thread");
        List<Long> before = new ArrayList<>();
        for (int n = 0; n < 30; n++) {
            before.add(note.post("erewash", "Before " + n, n % 3 == 0 ? null : before.get(n / 2)));
        }
        AtomicBoolean reading = new AtomicBoolean(true);
        ExecutorService writer = Executors.newSingleThreadExecutor();
        Future<Integer> written = writer.submit(() -> {
            int n = 0;
            while (reading.get() && n < 500) {
                note.post("stockport", "Meanwhile " + n, n % 4 == 0 ? null : before.get(n % before.size()));
                n++;
            }
            return n;
        });
        List<Long> read = new ArrayList<>();
        try {
            for (int round = 0; round < 3; round++) {
                List<Long> once = new ArrayList<>();
                String after = null;
                do {
                    Response page = note.page("curator", after, 4);
                    page.then().statusCode(200);
                    page.jsonPath().getList("items.id", Long.class).forEach(once::add);
                    after = page.jsonPath().getString("next");
                } while (after != null && once.size() < 2_000);
                assertEquals(new HashSet<>(once).size(), once.size(), "nothing twice");
                assertTrue(once.containsAll(before), "nothing left out");
                read = once;
            }
        } finally {
            reading.set(false);
            writer.shutdown();
        }
        assertTrue(written.get() > 0 && read.size() > before.size(), "others were writing meanwhile");
        assertEquals(30 + written.get(), note.all("curator").size());
        assertEquals(Map.of(note.id(), 30 + written.get()), comments.counts(List.of(note.id())));
    }

    @Test
    void manyPeopleMayReplyToTheSameCommentAtOnce() throws Exception {
        Discussed note = Discussed.note("A popular question");
        long question = note.post("practitioner", "Who has tried this?", null);
        List<Response> answers = atOnce(MANY, n -> note.send("erewash", n % 5 == 0
                ? Map.of("body", "On the note " + n)
                : Map.of("body", "An answer " + n, "parent", question)));
        answers.forEach(answer -> assertEquals(201, answer.statusCode(), answer.asString()));
        assertEquals(MANY + 1, note.all("curator").size());
        assertEquals(Map.of(note.id(), MANY + 1), comments.counts(List.of(note.id())));
    }

    @Test
    void aDoubleSubmitMakesOneCommentAndEverySenderGetsTheSameAnswer() throws Exception {
        Discussed note = Discussed.note("Sent fifty times");
        note.post("erewash", "So that the token's owner is known", null);
        List<Response> answers = atOnce(MANY, n -> Discussed.as("erewash").header("Idempotency-Key", "fifty-" + note.id())
                .body(Map.of("body", "Only once, please")).post(note.comments()));
        answers.forEach(answer -> assertEquals(201, answer.statusCode(), answer.asString()));
        assertEquals(1, answers.stream().map(Response::asString).distinct().count());
        assertEquals(1, answers.stream().map(answer -> answer.header("Location")).distinct().count());
        assertEquals(2, note.all("curator").size());
        assertEquals(Map.of(note.id(), 2), comments.counts(List.of(note.id())));
    }

    @Test
    void aKeyIsNotTakenForAnotherText() {
        Discussed note = Discussed.note("One key, two texts");
        Discussed.as("erewash").header("Idempotency-Key", "two-texts-" + note.id()).body(Map.of("body", "First"))
                .post(note.comments()).then().statusCode(201);
        Discussed.as("erewash").header("Idempotency-Key", "two-texts-" + note.id()).body(Map.of("body", "Second"))
                .post(note.comments()).then().statusCode(422);
        assertEquals(1, note.all("curator").size());
    }

    @Test
    void whoMayNotReadTheEntryFindsNothingToReadOrToAnswer() {
        Discussed circle = Discussed.note("Between the two of us", "practitioner", "circle");
        long comment = circle.post("practitioner", "A secret phrase", null);
        for (String other : List.of("erewash", "curator", "administrator")) {
            Discussed.as(other).get(circle.comments()).then().statusCode(404).body(not(containsString("secret")));
            circle.send(other, Map.of("body", "Let me in")).then().statusCode(404);
            Discussed.as(other).get("/api/v1/comments/" + comment).then().statusCode(404);
            Discussed.as(other).body(Map.of("body", "Mine now")).put("/api/v1/comments/" + comment).then().statusCode(404);
            Discussed.as(other).delete("/api/v1/comments/" + comment).then().statusCode(404);
        }
        given().get(circle.comments()).then().statusCode(404);
        given().get(Discussed.note("For the signed in").comments()).then().statusCode(404);
        assertEquals(1, circle.all("practitioner").size());
        Discussed.as("practitioner").get("/api/v1/entries/999999999/comments").then().statusCode(404);
    }

    @Test
    void aDraftIsDiscussedByThoseWhoMayReadIt() {
        Discussed.note("So that the practitioner is known");
        Viewer author = members.byHandle("practitioner").orElseThrow();
        long id = notes.draft(new NoteInput("A draft", null, null, List.of(), network.vanguard.entry.Visibility.NETWORK,
                "Not ready", null, List.of(), null), null, "", author).id();
        Discussed draft = new Discussed(id, "");
        draft.post("practitioner", "A thought for later", null);
        draft.send("erewash", Map.of("body", "Too early")).then().statusCode(404);
    }

    @Test
    void anArchivedEntryCanBeReadButNotCommentedOn() {
        Discussed note = Discussed.note("Out of use");
        long comment = note.post("erewash", "While it was in use", null);
        entries.archive(note.id(), "Something better is there now.", members.byHandle("practitioner").orElseThrow());
        note.send("erewash", Map.of("body", "Too late")).then().statusCode(409).body("detail", containsString("archived"));
        Discussed.as("erewash").body(Map.of("body", "Too late")).put("/api/v1/comments/" + comment).then().statusCode(409);
        assertEquals(1, note.all("curator").size());
        Discussed.as("erewash").delete("/api/v1/comments/" + comment).then().statusCode(204);
    }

    @Test
    void withoutATokenNothingIsPosted() {
        given().contentType(ContentType.JSON).body(Map.of("body", "Hello")).post(Discussed.note("Signed in only").comments())
                .then().statusCode(401);
    }

    @Test
    void aThreadDeeperThanItsLimitGoesOnBesideTheDeepestComment() {
        Discussed note = Discussed.note("Very deep");
        List<Long> chain = new ArrayList<>();
        for (int n = 0; n < 70; n++) {
            chain.add(note.post("erewash", "Reply " + n, chain.isEmpty() ? null : chain.get(n - 1)));
        }
        List<Map<String, Object>> read = note.all("curator");
        assertEquals(chain, read.stream().map(comment -> Discussed.number(comment.get("id"))).toList());
        for (int n = 0; n < 70; n++) {
            assertEquals(Math.min(n, CommentPath.MAX_DEPTH), read.get(n).get("depth"));
            if (n > 0) {
                assertEquals(chain.get(n - 1), Discussed.number(read.get(n).get("parent")), "it says whom it answers");
            }
        }
    }

    @Test
    void aScriptInACommentIsShownAsText() {
        Discussed note = Discussed.note("Scripts");
        note.send("erewash", Map.of("body", "<script>alert(1)</script> <img src=x onerror=alert(2)> [x](javascript:alert(3))"))
                .then().statusCode(201).body("html", not(containsString("<script"))).body("html", not(containsString("<img")))
                .body("html", not(containsString("href=\"javascript"))).body("html", containsString("&lt;script"));
    }

    @Test
    void whatIsWrongWithACommentIsSaidAtItsField() {
        Discussed note = Discussed.note("Wrong in many ways");
        long elsewhere = Discussed.note("Another thread").post("erewash", "Over there", null);
        refused(note, Map.of("body", "  \n "), "body", "Write");
        refused(note, Map.of("kind", "question"), "body", "Write");
        refused(note, Map.of("body", "Hello", "kind", "shout"), "kind", "question");
        refused(note, Map.of("body", "Hello", "parent", elsewhere), "parent", "no such comment");
        refused(note, Map.of("body", "Hello", "parent", 999_999_999), "parent", "no such comment");
        refused(note, Map.of("body", "Hello", "site", "a-site-of-others"), "site", "belong");
        note.page("erewash", "an-invented-cursor", 20).then().statusCode(400).body("errors[0].field", is("after"));
        assertEquals(List.of(), note.all("curator"));
    }

    @Test
    void aCommentHasTwentyKilobytesAndNoMore() {
        Discussed note = Discussed.note("Long comments");
        note.send("erewash", Map.of("body", "x".repeat(CommentInput.BODY_MAX))).then().statusCode(201);
        note.send("erewash", Map.of("body", "é".repeat(CommentInput.BODY_MAX / 2))).then().statusCode(201);
        refused(note, Map.of("body", "x".repeat(CommentInput.BODY_MAX + 1)), "body", "20 kB");
        refused(note, Map.of("body", "é".repeat(CommentInput.BODY_MAX / 2) + "x"), "body", "20 kB");
        assertEquals(2, note.all("curator").size());
    }

    private static void refused(Discussed note, Map<String, ?> comment, String field, String message) {
        note.send("erewash", comment).then().statusCode(422).body("errors[0].field", is(field)).body("errors[0].message",
                containsString(message));
    }

    @Test
    void anAuthorSpeaksFromASiteOfTheirOwn() {
        Discussed note = Discussed.note("Who is speaking");
        Discussed.as("morecambe").get(note.comments()).then().statusCode(200);
        long member = members.byHandle("morecambe").orElseThrow().memberId();
        QuarkusTransaction.requiringNew().run(() -> {
            database.createNativeQuery(
                    "INSERT INTO site (slug, name, created_at) VALUES ('site-of-comments', 'Site of comments', now()) "
                            + "ON CONFLICT DO NOTHING")
                    .executeUpdate();
            database.createNativeQuery("INSERT INTO site_membership (site_id, member_id, role, origin, since) "
                    + "SELECT id, :member, 'contributor', 'granted', now() FROM site WHERE slug = 'site-of-comments' "
                    + "ON CONFLICT DO NOTHING").setParameter("member", member).executeUpdate();
        });
        note.send("morecambe", Map.of("body", "From us", "site", "site-of-comments")).then().statusCode(201).body("site",
                is("site-of-comments"));
        note.send("stockport", Map.of("body", "From them", "site", "site-of-comments")).then().statusCode(422);
        assertEquals("site-of-comments", note.all("curator").get(0).get("site"));
    }

    @Test
    void theAuthorAndNobodyElseChangesAComment() {
        Discussed note = Discussed.note("Second thoughts");
        long id = note.post("erewash", "First thoughts", null);
        Discussed.as("curator").body(Map.of("body", "Better")).put("/api/v1/comments/" + id).then().statusCode(403);
        Discussed.as("erewash").body(Map.of("body", "Second *thoughts*", "kind", "question")).put("/api/v1/comments/" + id)
                .then()
                .statusCode(200).body("body", is("Second *thoughts*")).body("html", containsString("<em>thoughts</em>"))
                .body("kind", is("question")).body("editedAt", not(nullValue()));
        refusedChange(id, Map.of("body", ""), 422);
        assertEquals("Second *thoughts*", note.all("curator").get(0).get("body"));
    }

    private static void refusedChange(long id, Map<String, ?> comment, int status) {
        Discussed.as("erewash").body(comment).put("/api/v1/comments/" + id).then().statusCode(status);
    }

    @Test
    void aRemovedCommentLeavesItsPlaceAndNoneOfItsText() {
        Discussed note = Discussed.note("Taken back");
        long first = note.post("erewash", "A phrase to regret", null);
        long reply = note.post("stockport", "An answer to it", first);
        long second = note.post("stockport", "Something else", null);
        Discussed.as("stockport").delete("/api/v1/comments/" + first).then().statusCode(403);
        Discussed.as("erewash").delete("/api/v1/comments/" + first).then().statusCode(204);
        Discussed.as("erewash").delete("/api/v1/comments/" + first).then().statusCode(409);
        refusedChange(first, Map.of("body", "Back again"), 409);
        List<Map<String, Object>> read = note.all("curator");
        assertEquals(List.of(first, reply, second),
                read.stream().map(comment -> Discussed.number(comment.get("id"))).toList());
        assertEquals("removed", read.get(0).get("state"));
        assertEquals("", read.get(0).get("body"));
        assertEquals("", read.get(0).get("html"));
        assertNull(read.get(0).get("author"));
        Object kept = QuarkusTransaction.requiringNew().call(() -> database
                .createNativeQuery("SELECT body || html FROM comment WHERE id = :id").setParameter("id", first)
                .getSingleResult());
        assertEquals("", kept, "nothing of the text is kept");
        assertEquals(Map.of(note.id(), 2), comments.counts(List.of(note.id())));
        note.send("stockport", Map.of("body", "To what was there", "parent", first)).then().statusCode(201).body("depth",
                equalTo(1));
    }

    private interface Sender {
        Response send(int n);
    }

    private static List<Response> atOnce(int times, Sender sender) throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(times);
        try {
            List<Callable<Response>> calls = new ArrayList<>();
            IntStream.range(0, times).forEach(n -> calls.add(() -> sender.send(n)));
            List<Response> answers = new ArrayList<>();
            for (Future<Response> answer : senders.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            senders.shutdown();
        }
    }
}
