package network.vanguard.comment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.Test;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Comments as people read and write them, without scripts. */
@QuarkusTest
class ThreadPagesTest {

    private static final int MANY = 50;

    @Inject
    EntityManager database;

    private static String form(Discussed note) {
        return "/entries/" + note.id() + "/comments";
    }

    private static SignedInBrowser writing(Discussed note, String account) {
        return SignedInBrowser.at(form(note) + "/new", account);
    }

    @Test
    void aPostedCommentIsWhereTheBrowserGoesNext() {
        Discussed note = Discussed.note("Posted in a browser");
        SignedInBrowser browser = writing(note, "erewash");
        Response answer = browser.send(form(note), Map.of("body", "We tried this.\r\n\r\nIt worked.", "kind", "experience"));
        Map<String, Object> comment = note.all("curator").get(0);
        answer.then().statusCode(303).header("Location", containsString(note.url() + "#comment-" + comment.get("id")));
        assertEquals("We tried this.\n\nIt worked.", comment.get("body"));
        assertEquals("experience", comment.get("kind"));
        browser.get("/demo-thread/" + note.id());
        assertTrue(browser.page().contains("Your comment is posted."), browser.page());
        assertTrue(browser.page().contains("<article class=\"vn-comment vn-comment-1\" id=\"comment-" + comment.get("id")));
        assertTrue(browser.page().contains("1 comment<"));
    }

    @Test
    void aPreviewShowsTheTextAndPostsNothing() {
        Discussed note = Discussed.note("Preview");
        SignedInBrowser browser = writing(note, "erewash");
        browser.send(form(note), Map.of("body", "A **bold** claim", "kind", "challenge", "preview", "yes")).then()
                .statusCode(200)
                .body(containsString("<strong>bold</strong>")).body(containsString("A **bold** claim</textarea>"))
                .body(containsString("value=\"challenge\" selected"));
        assertEquals(List.of(), note.all("curator"));
    }

    @Test
    void aMistakeComesBackWithTheText() {
        Discussed note = Discussed.note("Mistakes");
        long parent = note.post("stockport", "What do you think?", null);
        SignedInBrowser browser = SignedInBrowser.at(form(note) + "/new?parent=" + parent, "erewash");
        assertTrue(browser.page().contains("What do you think?"), "the comment that is answered is quoted");
        String tooLong = "word ".repeat(5_000);
        browser.send(form(note), Map.of("body", tooLong, "kind", "question")).then().statusCode(422)
                .body(containsString("20 kB")).body(containsString("word word")).body(containsString("<title>Error: "))
                .body(containsString("name=\"parent\" value=\"" + parent + "\""));
        browser.send(form(note), Map.of("body", "", "kind", "question")).then().statusCode(422)
                .body(containsString("Write a comment.")).body(containsString("href=\"#body\""));
        browser.send(form(note), Map.of("body", "Kept", "parent", "999999999")).then().statusCode(422)
                .body(containsString("Kept</textarea>"));
        assertEquals(1, note.all("curator").size());
    }

    @Test
    void aReplyStandsBelowWhatItAnswers() {
        Discussed note = Discussed.note("Replies");
        long first = note.post("stockport", "First", null);
        long second = note.post("stockport", "Second", null);
        SignedInBrowser browser = SignedInBrowser.at(form(note) + "/new?parent=" + first, "erewash");
        browser.send(form(note), Map.of("body", "To the first")).then().statusCode(303);
        List<Map<String, Object>> read = note.all("curator");
        assertEquals(first, Discussed.number(read.get(1).get("parent")));
        assertEquals(second, Discussed.number(read.get(2).get("id")));
        browser.get("/demo-thread/" + note.id());
        assertTrue(browser.page().contains("vn-comment-2\" id=\"comment-" + read.get(1).get("id")), browser.page());
    }

    @Test
    void aFormSentManyTimesAtOnceCountsOnce() throws Exception {
        Discussed note = Discussed.note("Double click");
        SignedInBrowser browser = writing(note, "erewash");
        ExecutorService clicks = Executors.newFixedThreadPool(MANY);
        List<Callable<Response>> calls = new ArrayList<>();
        for (int n = 0; n < MANY; n++) {
            RequestSpecification form = browser.prepare(Map.of("body", "Once"));
            calls.add(() -> form.post(form(note)));
        }
        List<String> places = new ArrayList<>();
        for (Future<Response> answer : clicks.invokeAll(calls)) {
            assertEquals(303, answer.get().statusCode(), answer.get().asString());
            places.add(answer.get().header("Location"));
        }
        clicks.shutdown();
        assertEquals(1, places.stream().distinct().count());
        assertEquals(1, note.all("curator").size());
    }

    @Test
    void anotherTextFromTheSameFormIsNotLost() {
        Discussed note = Discussed.note("Back button");
        SignedInBrowser browser = writing(note, "erewash");
        browser.send(form(note), Map.of("body", "First text")).then().statusCode(303);
        browser.send(form(note), Map.of("body", "Another text")).then().statusCode(422)
                .body(containsString("Another text</textarea>")).body(containsString("sent before"));
    }

    @Test
    void aLinkLeadsToItsCommentHoweverLongTheThread() {
        Discussed note = Discussed.note("A long thread");
        List<Long> posted = new ArrayList<>();
        for (int n = 0; n < 130; n++) {
            posted.add(note.post("erewash", "Number " + n, n % 2 == 0 ? null : posted.get(n - 1)));
        }
        for (int n : List.of(0, 49, 50, 51, 99, 129)) {
            SignedInBrowser browser = SignedInBrowser.at(form(note) + "/new", "stockport");
            String place = given().auth().none().cookies(browser.cookies()).redirects().follow(false)
                    .get("/comments/" + posted.get(n)).then().statusCode(303).extract().header("Location");
            assertTrue(place.endsWith("#comment-" + posted.get(n)), place);
            assertEquals(n >= CommentFinder.PAGE, place.contains("?comments="), place);
            browser.get(place.replaceFirst("^.*" + note.url(), "/demo-thread/" + note.id()).replaceFirst("#.*", ""));
            assertTrue(browser.page().contains("id=\"comment-" + posted.get(n) + "\""), "comment " + n + " is on that page");
        }
        SignedInBrowser browser = SignedInBrowser.at("/entries/" + note.id() + "/comments/new", "stockport");
        browser.get("/demo-thread/" + note.id());
        assertTrue(browser.page().contains("130 comments"));
        assertTrue(browser.page().contains("Show more comments"));
        assertFalse(browser.page().contains("id=\"comment-" + posted.get(50) + "\""));
    }

    @Test
    void aDeepReplyIsSetInNoFurtherAndSaysWhomItAnswers() {
        Discussed note = Discussed.note("Deep on a page");
        Long parent = null;
        for (int n = 0; n < 6; n++) {
            parent = note.post(n % 2 == 0 ? "erewash" : "stockport", "Level " + n, parent);
        }
        String page = SignedInBrowser.at("/entries/" + note.id() + "/comments/new", "stockport")
                .get("/demo-thread/" + note.id())
                .asString();
        assertTrue(page.contains("vn-comment-3\" id=\"comment-" + parent));
        assertFalse(page.contains("vn-comment-4"));
        assertTrue(page.contains("In reply to <a href=\"/comments/"));
    }

    @Test
    void anAuthorChangesAndRemovesACommentAndNobodyElseDoes() {
        Discussed note = Discussed.note("Changed in a browser");
        long id = note.post("erewash", "First thoughts", null);
        SignedInBrowser author = SignedInBrowser.at("/comments/" + id + "/edit", "erewash");
        assertTrue(author.page().contains("First thoughts</textarea>"), author.page());
        author.send("/comments/" + id + "/edit", Map.of("body", "")).then().statusCode(422);
        author.send("/comments/" + id + "/edit", Map.of("body", "Second thoughts", "kind", "comment")).then().statusCode(303);
        assertEquals("Second thoughts", note.all("curator").get(0).get("body"));
        SignedInBrowser other = SignedInBrowser.at("/entries/" + note.id() + "/comments/new", "stockport");
        other.get("/comments/" + id + "/edit").then().statusCode(403);
        other.send("/comments/" + id + "/remove", Map.of()).then().statusCode(403);
        author.get("/comments/" + id + "/remove").then().statusCode(200).body(containsString("Second thoughts"));
        author.send("/comments/" + id + "/remove", Map.of()).then().statusCode(303);
        author.get("/demo-thread/" + note.id());
        assertTrue(author.page().contains("removed by its author"), author.page());
        assertFalse(author.page().contains("Second thoughts"));
    }

    @Test
    void whoMayNotReadTheEntryFindsNoForm() {
        Discussed circle = Discussed.note("Not for others", "practitioner", "circle");
        long comment = circle.post("practitioner", "Hidden words", null);
        SignedInBrowser other = SignedInBrowser.at(form(Discussed.note("For all")) + "/new", "stockport");
        for (String address : List.of(form(circle) + "/new", form(circle), "/comments/" + comment,
                "/comments/" + comment + "/edit")) {
            other.get(address).then().statusCode(404).body(not(containsString("Hidden words")));
        }
        Discussed open = Discussed.note("Open to all");
        other.get(form(open) + "/new?parent=" + comment).then().statusCode(200).body(not(containsString("Hidden words")));
        other.send(form(circle), Map.of("body", "Let me in")).then().statusCode(404);
        assertEquals(1, circle.all("practitioner").size());
    }

    @Test
    void aVisitorIsAskedToSignIn() {
        Discussed note = Discussed.note("For visitors");
        QuarkusTransaction.requiringNew().run(() -> database
                .createNativeQuery("UPDATE entry SET visibility = 'public' WHERE id = :id").setParameter("id", note.id())
                .executeUpdate());
        note.post("erewash", "<b>Hello</b> & welcome", null);
        given().get("/demo-thread/" + note.id()).then().statusCode(200).body(containsString("Sign in to comment"))
                .body(containsString("&lt;b&gt;Hello")).body(not(containsString("<textarea")))
                .body(not(containsString("Reply to")));
        given().redirects().follow(false).get(form(note) + "/new").then().statusCode(is(302));
    }
}
