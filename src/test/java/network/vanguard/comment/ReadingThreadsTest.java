package network.vanguard.comment;

import static io.restassured.RestAssured.given;
import static network.vanguard.comment.Discussed.as;
import static network.vanguard.comment.Discussed.number;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Web;
import network.vanguard.local.Tokens;

/** What readers make of comments, quotes, names, earlier texts, orders, branches, and new comments while one reads. */
@QuarkusTest
class ReadingThreadsTest {

    private static final int PATIENCE = 60;

    private static String page(Person person, String address) {
        Answer answer = Web.of(person).follow(Web.of(person).get(address));
        assertEquals(200, answer.status(), answer::body);
        return answer.body();
    }

    private static List<Long> ids(String body) {
        return Pattern.compile("<article class=\"[^\"]*\" id=\"comment-(\\d+)\"").matcher(body).results()
                .map(found -> Long.valueOf(found.group(1))).toList();
    }

    @Test
    void oneMakesSomethingOfACommentOnceAndTakesItBack() {
        Discussed note = Discussed.note("Reactions");
        long comment = note.post("stockport", "We gave out bread.", null);
        for (int twice = 0; twice < 2; twice++) {
            as("erewash").put("/api/v1/comments/" + comment + "/reactions/useful").then().statusCode(200)
                    .body("reactions.useful", equalTo(1)).body("reacted", hasItem("useful"));
        }
        Web.of(Person.PRACTITIONER).post("/comments/" + comment + "/reactions", Map.of("reaction", "doing"));
        String read = page(Person.PRACTITIONER, note.url());
        assertTrue(read.contains("value=\"doing\" aria-pressed=\"true\"")
                && read.contains("value=\"useful\" aria-pressed=\"false\""), read);
        as("curator").get("/api/v1/comments/" + comment + "/reactions").then().body("reaction", equalTo(List.of("doing")));
        assertTrue(page(Person.CURATOR, "/comments/" + comment + "/reactions").contains("does this too"));
        Web.of(Person.PRACTITIONER).post("/comments/" + comment + "/reactions?on=no", Map.of("reaction", "doing"));
        as("erewash").delete("/api/v1/comments/" + comment + "/reactions/useful").then().statusCode(200)
                .body("reactions.useful", equalTo(0)).body("reactions.doing", equalTo(0)).body("reacted.size()", equalTo(0));
        as("stockport").put("/api/v1/comments/" + comment + "/reactions/useful").then().statusCode(403);
        as("erewash").put("/api/v1/comments/" + comment + "/reactions/best").then().statusCode(404);
    }

    @Test
    void aQuoteIsWhatStandsThereAndGoesWithIt() {
        Discussed note = Discussed.note("Quotes");
        long first = note.post("stockport", "The hall was **free** of charge,\nand the tea was not.", null);
        Map<String, Object> reply = new java.util.HashMap<>(Map.of("body", "Who paid?", "parent", first));
        reply.put("quote", "free of charge, and  the tea");
        long second = note.send("erewash", reply).then().statusCode(201)
                .body("quote", equalTo("free of charge, and the tea")).extract().jsonPath().getLong("id");
        reply.put("quote", "free of all charge");
        note.send("erewash", reply).then().statusCode(422).body("errors[0].field", equalTo("quote"));
        note.send("erewash", Map.of("body", "To nobody", "quote", "free")).then().statusCode(422).body("errors[0].field",
                equalTo("quote"));
        assertTrue(page(Person.CURATOR, note.url()).contains("<bdi>free of charge, and the tea</bdi>"));
        reply.put("quote", "The hall was");
        long third = note.send("erewash", reply).then().statusCode(201).extract().jsonPath().getLong("id");
        as("stockport").body(Map.of("body", "The hall was free of charge.")).put("/api/v1/comments/" + first).then()
                .statusCode(200);
        as("curator").get("/api/v1/comments/" + second).then().body("quote", equalTo(""));
        as("curator").get("/api/v1/comments/" + third).then().body("quote", equalTo("The hall was"));
        as("stockport").delete("/api/v1/comments/" + first).then().statusCode(204);
        String after = page(Person.CURATOR, note.url());
        assertFalse(after.contains("free of charge"), after);
        assertTrue(after.contains("What was quoted here can no longer be read."), after);
        as("curator").get("/api/v1/comments/" + third).then().body("quote", equalTo(""));
        assertEquals(0, Cast.count("SELECT count(*) FROM comment WHERE parent_id = :id AND quote <> ''", Map.of("id", first)));
        String form = page(Person.AUTHOR, "/entries/" + note.id() + "/comments/new?parent=" + second + "&quote=Who%20paid");
        assertTrue(form.contains("name=\"quote\"") && form.contains("Who paid</textarea>"), form);
    }

    @Test
    void whoIsNamedIsToldWhenTheyMayReadIt() {
        page(Person.PRACTITIONER, "/me");
        Discussed open = Discussed.note("Names");
        String mine = Cast.viewer(Person.PRACTITIONER).handle();
        open.send("stockport", Map.of("body", "@" + mine + " knows this.")).then().statusCode(201)
                .body("html", containsString("href=\"/members/" + mine + "\""));
        assertTrue(page(Person.PRACTITIONER, "/me").contains("@" + mine + " knows this."));
        Discussed kept = Discussed.note("Kept names", "stockport", "circle");
        kept.send("stockport", Map.of("body", "@" + mine + " must not know.")).then().statusCode(201);
        assertFalse(page(Person.PRACTITIONER, "/me").contains("must not know"));
        as("curator").queryParam("q", mine.substring(0, 4)).get("/api/v1/members").then().statusCode(200)
                .body("handle", hasItem(mine));
        for (String nobody : List.of("%%", "p", "")) {
            as("curator").queryParam("q", nobody).get("/api/v1/members").then().statusCode(200).body("size()", equalTo(0));
        }
        given().queryParam("q", mine).get("/api/v1/members").then().statusCode(401);
    }

    @Test
    void whatACommentSaidBeforeIsForItsAuthorAndTheModerators() {
        Discussed note = Discussed.note("Earlier texts");
        long comment = note.post("stockport", "It cost ninety pounds.", null);
        as("stockport").body(Map.of("body", "It cost ninety-five pounds.")).put("/api/v1/comments/" + comment).then()
                .statusCode(200);
        // saved once more as it is: nothing was edited
        as("stockport").body(Map.of("body", "It cost ninety-five pounds.")).put("/api/v1/comments/" + comment).then()
                .statusCode(200);
        for (String account : List.of("stockport", "moderator")) {
            as(account).get("/api/v1/comments/" + comment + "/history").then().statusCode(200)
                    .body("body", equalTo(List.of("It cost ninety pounds.")));
        }
        assertTrue(
                page(Person.MODERATOR, "/comments/" + comment + "/history")
                        .contains("<del><bdi>ninety</bdi></del><ins><bdi>ninety-five</bdi></ins>"),
                () -> page(Person.MODERATOR, "/comments/" + comment + "/history"));
        for (String account : List.of("curator", "administrator", "erewash")) {
            as(account).get("/api/v1/comments/" + comment + "/history").then().statusCode(403)
                    .body(not(containsString("ninety")));
        }
        as("stockport").delete("/api/v1/comments/" + comment).then().statusCode(204);
        as("moderator").get("/api/v1/comments/" + comment + "/history").then().statusCode(403);
        assertEquals(0, Cast.count("SELECT count(*) FROM comment_revision WHERE comment_id = :id", Map.of("id", comment)));
    }

    @Test
    void aThreadIsReadFromTheOldestTheNewestOrTheMostUseful() {
        Discussed note = Discussed.note("Orders");
        long first = note.post("stockport", "First", null);
        long second = note.post("stockport", "Second", null);
        long reply = note.post("erewash", "To the first", first);
        long third = note.post("stockport", "Third", null);
        for (String account : List.of("erewash", "curator")) {
            as(account).put("/api/v1/comments/" + third + "/reactions/useful").then().statusCode(200);
        }
        as("curator").put("/api/v1/comments/" + first + "/reactions/useful").then().statusCode(200);
        assertEquals(List.of(first, reply, second, third), ids(page(Person.CURATOR, note.url())));
        assertEquals(List.of(third, reply, second, first), ids(page(Person.CURATOR, note.url() + "?order=newest")));
        assertEquals(List.of(third, first, reply, second), ids(page(Person.CURATOR, note.url() + "?order=useful")));
        for (String order : List.of("oldest", "newest", "useful")) {
            List<Long> read = new ArrayList<>();
            String after = null;
            do {
                var piece = as("curator").queryParam("order", order).queryParam("limit", 1)
                        .queryParam(after == null ? "unused" : "after", after == null ? "" : after).get(note.comments()).then()
                        .statusCode(200)
                        .extract().jsonPath();
                piece.getList("items.id").forEach(id -> read.add(number(id)));
                after = piece.getString("next");
            } while (after != null);
            assertEquals(ids(page(Person.CURATOR, note.url() + "?order=" + order)), read, order);
        }
        assertEquals(400, Web.of(Person.CURATOR).get(note.url() + "?order=best").status());
    }

    @Test
    void aLongOrDeepBranchIsFoldedAwayAndEveryLinkIntoItLeadsThere() {
        Discussed note = Discussed.note("Branches");
        long top = note.post("stockport", "Top", null);
        List<Long> replies = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            replies.add(note.post("erewash", "Reply " + i, top));
        }
        long deep = replies.get(0);
        List<Long> line = new ArrayList<>();
        for (int depth = 2; depth <= 10; depth++) {
            deep = note.post("erewash", "Deeper " + depth, deep);
            line.add(deep);
        }
        long last = note.post("stockport", "Last", null);

        String thread = page(Person.CURATOR, note.url());
        List<Long> shown = new ArrayList<>(List.of(top, replies.get(0)));
        shown.addAll(line.subList(0, 6));
        shown.addAll(replies.subList(1, 5));
        shown.add(last);
        assertEquals(shown, ids(thread));
        assertTrue(thread.contains("Show 3 more replies") && thread.contains("Go on with this branch: 1 reply"), thread);

        String branch = page(Person.CURATOR, "/comments/" + top + "/branch");
        assertTrue(ids(branch).containsAll(replies) && ids(branch).containsAll(line) && !ids(branch).contains(last), branch);
        for (long folded : List.of(replies.get(7), line.get(8))) {
            Answer link = Web.of(Person.CURATOR).get("/comments/" + folded);
            assertTrue(link.location().contains("/branch") && ids(page(Person.CURATOR, "/comments/" + folded)).contains(folded),
                    link.location());
        }
        as("curator").get("/api/v1/comments/" + top + "/branch").then().statusCode(200).body("items.id",
                hasItems((int) (long) replies.get(7), (int) (long) line.get(8)));
        assertEquals(19, note.all("curator").size());
    }

    @Test
    void newCommentsArriveWhereOneMayReadThemAndNowhereElse() throws Exception {
        Discussed open = Discussed.note("Live");
        Discussed closed = Discussed.note("Closed", "stockport", "circle");
        long before = open.post("stockport", "Before", null);
        HttpResponse<java.util.stream.Stream<String>> stream = listen(open.id(), before);
        assertEquals(200, stream.statusCode());
        LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
        Thread reader = new Thread(() -> stream.body().filter(line -> line.startsWith("data")).forEach(heard::add));
        reader.setDaemon(true);
        reader.start();
        closed.post("stockport", "Not for you", null);
        long first = open.post("stockport", "While you read", null);
        String event = heard.poll(PATIENCE, TimeUnit.SECONDS);
        assertTrue(event != null && event.contains("" + first), "heard " + event);
        Cast.put(open.id(), "circle");
        Cast.intoCircle(open.id(), Person.PRACTITIONER);
        Discussed still = open;
        long hidden = number(still.send("practitioner", Map.of("body", "After the door was closed")).jsonPath().get("id"));
        assertEquals(null, heard.poll(3, TimeUnit.SECONDS), "hears of " + hidden + " in an entry that is closed by now");
        assertEquals(404, listen(closed.id(), 0).statusCode());

        // who comes back is told what was missed
        Cast.put(open.id(), "network");
        as("curator").queryParam("after", before).queryParam("wait", 0).get("/api/v1/live/entries/" + open.id() + "/comments")
                .then()
                .statusCode(200).body(containsString("\"id\":" + first)).body(containsString("\"id\":" + hidden));
        as("curator").queryParam("wait", 9999).get("/api/v1/live/entries/" + open.id() + "/comments").then().statusCode(400);
        assertTrue(page(Person.CURATOR, "/comments/" + first + "/alone").contains("While you read"));
    }

    private static HttpResponse<java.util.stream.Stream<String>> listen(long entry, long after) throws Exception {
        HttpRequest request = HttpRequest
                .newBuilder(URI.create(Web.base() + "/api/v1/live/entries/" + entry + "/comments?after=" + after))
                .header("Authorization", "Bearer " + Tokens.of("curator")).header("Accept", "text/event-stream")
                .timeout(Duration.ofSeconds(PATIENCE)).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
    }
}
