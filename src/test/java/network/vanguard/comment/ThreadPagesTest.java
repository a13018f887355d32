package network.vanguard.comment;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Web;

/** Comments as people read and write them, without scripts. */
@QuarkusTest
class ThreadPagesTest {

    private static final int MANY = 50;

    private static String form(Discussed note) {
        return "/entries/" + note.id() + "/comments";
    }

    private static Answer see(Person person, String address) {
        return Web.of(person).follow(Web.of(person).get(address));
    }

    private static void shows(Answer answer, int status, String... texts) {
        assertEquals(status, answer.status(), answer.body());
        for (String text : texts) {
            assertTrue(answer.body().contains(text), () -> text + " is not in " + answer.body());
        }
    }

    private static void hides(Answer answer, String text) {
        assertFalse(answer.body().contains(text), () -> text + " is in " + answer.body());
    }

    @Test
    void aPostedCommentIsWhereTheBrowserGoesNext() {
        Discussed note = Discussed.note("Posted in a browser");
        Web author = Web.newSession(Person.AUTHOR);
        Answer posted = author.post(form(note), Map.of("body", "We tried this.\r\n\r\nIt worked.", "kind", "experience"));
        Map<String, Object> comment = note.all("curator").get(0);
        assertEquals(303, posted.status(), posted.body());
        assertTrue(posted.location().endsWith(note.url() + "#comment-" + comment.get("id")), posted.location());
        assertEquals("We tried this.\n\nIt worked.", comment.get("body"));
        assertEquals("experience", comment.get("kind"));
        shows(author.follow(posted), 200, "Your comment is posted.", "1 comment<",
                "<article class=\"vn-comment vn-comment-1\" id=\"comment-" + comment.get("id"), "<span>Experience</span>");
    }

    @Test
    void aPreviewShowsTheTextAndPostsNothing() {
        Discussed note = Discussed.note("Preview");
        shows(Web.of(Person.AUTHOR).post(form(note), Map.of("body", "A **bold** claim", "kind", "challenge", "preview", "yes")),
                200, "<strong>bold</strong>", "A **bold** claim</textarea>", "value=\"challenge\" selected", "not saved yet");
        assertEquals(List.of(), note.all("curator"));
    }

    @Test
    void aMistakeComesBackWithTheText() {
        Discussed note = Discussed.note("Mistakes");
        long parent = note.post("stockport", "What do you think?", null);
        Web author = Web.of(Person.AUTHOR);
        shows(author.get(form(note) + "/new?parent=" + parent), 200, "What do you think?",
                "name=\"parent\" value=\"" + parent + "\"");
        shows(author.post(form(note), Map.of("body", "word ".repeat(5_000), "parent", "" + parent)), 422, "20 kB", "word word",
                "<title>Error: ", "name=\"parent\" value=\"" + parent + "\"");
        shows(author.post(form(note), Map.of("body", "", "kind", "question")), 422, "Write a comment.", "href=\"#body\"",
                "value=\"question\" selected");
        shows(author.post(form(note), Map.of("body", "Kept", "parent", "999999999")), 422, "Kept</textarea>");
        shows(author.post(form(note), Map.of("body", "Kept too", "parent", "57; DROP")), 422, "Kept too</textarea>");
        shows(author.post(form(note), Map.of("body", "Kept as well", "site", "a-site-of-others")), 422,
                "Kept as well</textarea>");
        assertEquals(1, note.all("curator").size());
    }

    @Test
    void aReplyStandsBelowWhatItAnswers() {
        Discussed note = Discussed.note("Replies");
        long first = note.post("stockport", "First", null);
        long second = note.post("stockport", "Second", null);
        Answer answer = Web.of(Person.AUTHOR).post(form(note), Map.of("body", "To the first", "parent", "" + first));
        assertEquals(303, answer.status(), answer.body());
        List<Map<String, Object>> read = note.all("curator");
        assertEquals(first, Discussed.number(read.get(1).get("parent")));
        assertEquals(second, Discussed.number(read.get(2).get("id")));
        shows(see(Person.AUTHOR, note.url()), 200, "3 comments", "vn-comment-2\" id=\"comment-" + read.get(1).get("id"));
    }

    @Test
    void aFormSentManyTimesAtOnceCountsOnce() throws Exception {
        Discussed note = Discussed.note("Double click");
        Web author = Web.of(Person.AUTHOR);
        Map<String, String> fields = Map.of("body", "Once", "idempotencyKey", key(author.get(form(note) + "/new")),
                "csrf-token",
                author.formToken());
        ExecutorService clicks = Executors.newFixedThreadPool(MANY);
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int n = 0; n < MANY; n++) {
            calls.add(() -> author.postAsIs(form(note), fields));
        }
        List<String> places = new ArrayList<>();
        for (Future<Answer> answer : clicks.invokeAll(calls)) {
            assertEquals(303, answer.get().status(), answer.get().body());
            places.add(answer.get().location());
        }
        clicks.shutdown();
        assertEquals(1, places.stream().distinct().count());
        assertEquals(1, note.all("curator").size());
    }

    @Test
    void anotherTextFromTheSameFormIsNotLost() {
        Discussed note = Discussed.note("Back button");
        Web author = Web.of(Person.AUTHOR);
        String key = key(author.get(form(note) + "/new"));
        assertEquals(303, author.post(form(note), Map.of("body", "First text", "idempotencyKey", key)).status());
        Answer second = author.post(form(note), Map.of("body", "Another text", "idempotencyKey", key));
        shows(second, 422, "Another text</textarea>", "sent before");
        assertEquals(303, author.post(form(note), Map.of("body", "Another text", "idempotencyKey", key(second))).status());
        assertEquals(2, note.all("curator").size());
    }

    private static String key(Answer page) {
        Matcher key = Pattern.compile("name=\"idempotencyKey\" value=\"([^\"]+)\"").matcher(page.body());
        assertTrue(key.find(), page.body());
        return key.group(1);
    }

    @Test
    void aLinkLeadsToItsCommentHoweverLongTheThread() {
        Discussed note = Discussed.note("A long thread");
        List<Long> posted = new ArrayList<>();
        for (int n = 0; n < 130; n++) {
            posted.add(note.post("erewash", "Number " + n, n % 2 == 0 ? null : posted.get(n - 1)));
        }
        Web reader = Web.of(Person.COLLEAGUE);
        for (int n : List.of(0, 49, 50, 51, 99, 129)) {
            Answer link = reader.get("/comments/" + posted.get(n));
            assertEquals(303, link.status(), link.body());
            assertTrue(link.location().endsWith("#comment-" + posted.get(n)), link.location());
            assertEquals(n >= CommentFinder.PAGE, link.location().contains("?comments="), link.location());
            shows(reader.follow(link), 200, "id=\"comment-" + posted.get(n) + "\"");
        }
        Answer first = reader.get(note.url());
        shows(first, 200, "130 comments", "id=\"comment-" + posted.get(49) + "\"");
        hides(first, "id=\"comment-" + posted.get(50) + "\"");
        Matcher more = Pattern.compile("<a href=\"([^\"]+)\">Show more comments</a>").matcher(first.body());
        assertTrue(more.find());
        Answer second = reader.get(more.group(1));
        shows(second, 200, "id=\"comment-" + posted.get(50) + "\"", "Show the comments from the first");
        hides(second, "id=\"comment-" + posted.get(49) + "\"");
    }

    @Test
    void aDeepReplyIsSetInNoFurtherAndSaysWhomItAnswers() {
        Discussed note = Discussed.note("Deep on a page");
        Long parent = null;
        for (int n = 0; n < 6; n++) {
            parent = note.post(n % 2 == 0 ? "erewash" : "stockport", "Level " + n, parent);
        }
        Answer page = see(Person.COLLEAGUE, note.url());
        shows(page, 200, "vn-comment-3\" id=\"comment-" + parent, "In reply to <a href=\"/comments/");
        hides(page, "vn-comment-4");
    }

    @Test
    void anAuthorChangesAndRemovesACommentAndNobodyElseDoes() {
        Discussed note = Discussed.note("Changed in a browser");
        long id = note.post("erewash", "First thoughts", null);
        String edit = "/comments/" + id + "/edit";
        String remove = "/comments/" + id + "/remove";
        Web author = Web.of(Person.AUTHOR);
        shows(author.get(edit), 200, "First thoughts</textarea>");
        shows(author.post(edit, Map.of("body", "")), 422, "Write a comment.");
        shows(author.post(edit, Map.of("body", "Third *thoughts*", "preview", "yes")), 200, "<em>thoughts</em>");
        assertEquals(303, author.post(edit, Map.of("body", "Later words", "kind", "comment")).status());
        assertEquals("Later words", note.all("curator").get(0).get("body"));
        Web other = Web.of(Person.COLLEAGUE);
        hides(other.get(note.url()), edit);
        shows(other.get(edit), 403);
        shows(other.post(edit, Map.of("body", "Mine now")), 403);
        shows(other.get(remove), 403);
        shows(other.post(remove, Map.of()), 403);
        shows(author.get(note.url()), 200, edit, remove);
        shows(author.get(remove), 200, "Later words");
        assertEquals(303, author.post(remove, Map.of()).status());
        Answer page = author.get(note.url());
        shows(page, 200, "removed by its author");
        hides(page, "Later words");
    }

    @Test
    void whoMayNotReadTheEntryFindsNoForm() {
        Discussed circle = Discussed.note("Not for others", "practitioner", "circle");
        long comment = circle.post("practitioner", "Hidden words", null);
        Web other = Web.of(Person.COLLEAGUE);
        for (String address : List.of(form(circle) + "/new", form(circle), "/comments/" + comment,
                "/comments/" + comment + "/edit", "/comments/" + comment + "/remove")) {
            Answer answer = other.get(address);
            shows(answer, 404);
            hides(answer, "Hidden words");
        }
        hides(other.get(form(Discussed.note("Open to all")) + "/new?parent=" + comment), "Hidden words");
        shows(other.post(form(circle), Map.of("body", "Let me in")), 404);
        assertEquals(1, circle.all("practitioner").size());
    }

    @Test
    void aVisitorReadsWhatIsPublicAndIsAskedToSignIn() {
        Discussed note = Discussed.note("For visitors");
        Cast.put(note.id(), "public");
        note.post("erewash", "<b>Hello</b> & welcome", null);
        Answer page = see(Person.ANONYMOUS, note.url());
        shows(page, 200, "Sign in to comment", "&lt;b&gt;Hello");
        hides(page, "<textarea");
        hides(page, "Reply to");
        assertTrue(Web.of(Person.ANONYMOUS).get(form(note) + "/new").toSignIn());
    }
}
