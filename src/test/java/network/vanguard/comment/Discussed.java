package network.vanguard.comment;

import static io.restassured.RestAssured.given;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import network.vanguard.cast.Cast;
import network.vanguard.local.Tokens;

/** An entry that people comment on, through the API and with real tokens. */
record Discussed(long id, String url) {

    /** A practice note, open to everybody who is signed in. */
    static Discussed note(String title) {
        return note(title, "practitioner", "network");
    }

    static Discussed note(String title, String author, String visibility) {
        boolean circle = visibility.equals("circle");
        long id = as(author)
                .body(Map.of("title", title, "body", "What we learnt.", "visibility", circle ? "network" : visibility))
                .post("/api/v1/notes").then().statusCode(201).extract().jsonPath().getLong("id");
        if (circle) {
            Cast.put(id, visibility);
            Cast.sql("INSERT INTO entry_circle (entry_id, member_id) SELECT id, author_id FROM entry WHERE id = :id",
                    Map.of("id", id));
        }
        return new Discussed(id, as(author).get("/api/v1/entries/" + id).jsonPath().getString("url"));
    }

    static RequestSpecification as(String account) {
        return given().auth().oauth2(Tokens.of(account)).contentType(ContentType.JSON);
    }

    String comments() {
        return "/api/v1/entries/" + id + "/comments";
    }

    Response send(String account, Map<String, ?> comment) {
        return as(account).body(comment).post(comments());
    }

    /** Posts a comment and answers its number. */
    long post(String account, String body, Long parent) {
        Map<String, Object> comment = new HashMap<>(Map.of("body", body));
        if (parent != null) {
            comment.put("parent", parent);
        }
        return send(account, comment).then().statusCode(201).extract().jsonPath().getLong("id");
    }

    Response page(String account, String after, int limit) {
        RequestSpecification request = as(account).queryParam("limit", limit);
        return (after == null ? request : request.queryParam("after", after)).get(comments());
    }

    /** All comments in reading order, read in pages of a hundred. */
    List<Map<String, Object>> all(String account) {
        List<Map<String, Object>> all = new java.util.ArrayList<>();
        String after = null;
        do {
            Response page = page(account, after, 100);
            page.then().statusCode(200);
            all.addAll(page.jsonPath().getList("items"));
            after = page.jsonPath().getString("next");
        } while (after != null);
        return all;
    }

    static long number(Object id) {
        return ((Number) id).longValue();
    }
}
