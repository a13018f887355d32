package network.vanguard.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Web;

/** TH14: expressions and sections of templates, typed into the texts of what people write, are shown as they were typed and work nothing out. */
@QuarkusTest
class TemplatesInFieldsTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** Those with quotation marks first: wherever a mark of its own is added after them, they are a whole expression still. */
    private static final List<String> EXPRESSIONS = List.of("{str:eval('{7*191}')}", "{inject:memberService}",
            "{config:property('quarkus.datasource.password')}", "{#include base}{/include}", "{#if true}shown{/if}",
            "{cdi:memberService.toString}", "{#eval '{7*191}' /}", "{! a remark !}", "{|as it is|}", "${7*191}", "{{7*191}}",
            "{page.title.raw}");

    private final Map<String, String> typed = new LinkedHashMap<>();
    private int next;

    @BeforeEach
    void nothingTyped() {
        Cast.enters();
        typed.clear();
    }

    @Test
    void expressionsInACaseStudyAreShownAsTyped() throws Exception {
        for (int round = 0; round < EXPRESSIONS.size(); round++) {
            next = round;
            typed.clear();
            Map<String, Object> body = new LinkedHashMap<>();
            for (String field : List.of("title", "summary", "place", "region", "period", "background", "whatWasDone",
                    "unexpected", "lessons", "differently", "interests")) {
                body.put(field, text(field));
            }
            body.put("site", Cast.SITE);
            body.put("population", List.of(text("population")));
            body.put("barriers", List.of(text("barriers")));
            body.put("facilitators", List.of(text("facilitators")));
            body.put("source", List.of(text("source")));
            body.put("results", List.of(Map.of("text", text("results.text"), "figure", text("results.figure"))));
            body.put("parts", List.of(Map.of("name", text("parts.name"), "what", text("parts.what"), "who", text("parts.who"),
                    "how", text("parts.how"), "when", text("parts.when"))));
            body.put("firstStep", Map.of("action", text("firstStep.action"), "who", text("firstStep.who"), "minutes", 5));
            body.put("timeline", List.of(Map.of("when", "2016", "kind", "changed", "what", text("timeline.what"))));
            shown("/api/v1/case-studies", body);
        }
    }

    @Test
    void expressionsInANoteAndInADiscussionAreShownAsTyped() throws Exception {
        for (int round = 0; round < EXPRESSIONS.size(); round++) {
            next = round;
            for (String kind : List.of("notes", "discussions")) {
                typed.clear();
                Map<String, Object> body = new LinkedHashMap<>();
                body.put("title", text("title"));
                body.put("summary", text("summary"));
                body.put("body", text("body"));
                body.put("site", Cast.SITE);
                body.put("source", List.of(text("source")));
                if (kind.equals("notes")) {
                    body.put("interests", text("interests"));
                    body.put("firstStep", Map.of("action", text("firstStep.action"), "who", text("firstStep.who"), "minutes", 5,
                            "cost", text("firstStep.cost"), "permission", text("firstStep.permission")));
                } else {
                    body.put("purpose", "question");
                }
                shown("/api/v1/" + kind, body);
            }
        }
    }

    @Test
    void anExpressionThatIsLookedForIsShownAsTyped() {
        for (String expression : EXPRESSIONS) {
            Answer found = Web.of(Person.AUTHOR).get("/search?q=" + java.net.URLEncoder.encode(expression,
                    java.nio.charset.StandardCharsets.UTF_8));
            assertEquals(200, found.status(), expression);
            assertEquals(true, unescaped(found.body()).contains(expression), expression);
        }
    }

    /** The next expression, with a mark of its own by which it is known again. */
    private String text(String field) {
        String text = EXPRESSIONS.get(next++ % EXPRESSIONS.size()) + " " + Cast.unique("zztyped");
        typed.put(field, text);
        return text;
    }

    /** Written and commented on, and read by its author on its page, in its form and in its history. */
    private void shown(String path, Map<String, Object> body) throws JsonProcessingException {
        Web web = Web.of(Person.AUTHOR);
        Answer made = web.api("POST", path, MAPPER.writeValueAsString(body));
        assertEquals(201, made.status(), made::body);
        String place = made.json().get("url").asText().replaceFirst("^https?://[^/]+", "");
        String comment = text("comment");
        // a draft has no comments yet
        if (!path.endsWith("case-studies")) {
            Answer said = web.api("POST", "/api/v1/entries/" + made.json().get("id").asText() + "/comments",
                    MAPPER.writeValueAsString(Map.of("body", comment)));
            assertEquals(201, said.status(), said::body);
        } else {
            typed.remove("comment");
        }
        List<String> missing = new ArrayList<>();
        String form = unescaped(web.get(place + "/edit").body());
        String page = unescaped(web.get(place).body());
        typed.forEach((field, text) -> {
            // a summary is for lists; which a draft is not in
            boolean onPage = !field.equals("summary");
            if (onPage && !page.contains(text)) {
                missing.add(place + " " + field + ": " + text + " is " + around(page, text));
            }
            String mark = text.substring(text.lastIndexOf(' ') + 1);
            if (Pattern.compile(mark + "(?!\\d)").matcher(form).find() && !form.contains(text)) {
                missing.add(place + "/edit " + field + ": " + text + " is " + around(form, text));
            }
        });
        assertEquals(List.of(), missing, "not shown as it was typed");
    }

    private static String around(String page, String text) {
        int at = page.indexOf(text.substring(text.lastIndexOf(' ') + 1));
        return at < 0 ? "nowhere" : page.substring(Math.max(0, at - 60), at);
    }

    private static String unescaped(String html) {
        // the sanitiser puts an empty comment between two braces
        return html.replace("<!-- -->", "").replaceAll("</?(?:wbr|bdi|span)[^>]*>", "").replace("&#39;", "'")
                .replace("&#039;", "'")
                .replace("&quot;", "\"").replace("&#123;", "{").replace("&#125;", "}").replace("&#36;", "$")
                .replace("&#64;", "@").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
