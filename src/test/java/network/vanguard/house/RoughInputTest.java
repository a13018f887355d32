package network.vanguard.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.lang.reflect.Method;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.TextNode;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Person;
import network.vanguard.cast.Thing;
import network.vanguard.cast.Web;
import network.vanguard.house.RightsTest.Row;
import network.vanguard.local.Tokens;

/**
 * What no route may let in, sent to every route that takes something: the rows of {@link RightsTest}, by somebody who may. Whatever is
 * sent, it is refused in words, nothing is changed, and nothing of the inside is told. The fields come from the endpoints' own types
 * ({@link Fields}), so that a new one is tried too.
 */
@QuarkusTest
class RoughInputTest {

    /** What an answer must not tell about the inside. */
    private static final List<String> INSIDE = List.of("network.vanguard", "java.lang", "java.util", "jakarta.", "Exception",
            "fasterxml", "hibernate", "SELECT ", "INSERT ", "UPDATE ", "org.postgresql", "\tat ");
    /** What a row or a token has and a request must not bring. */
    private static final List<String> NOT_THEIRS = List.of("id", "siteId", "authorId", "author", "state", "revision", "role",
            "roles",
            "publishedAt", "slug", "memberId", "createdAt");
    /** Odd values for a part of an address, percent-encoded. */
    private static final List<String> ODD = List.of("%00", "%ff", "%ED%A0%80", "%27", "%27%20OR%201%3D1--", "%25_%25", "-1",
            "0",
            "99999999999999999999", "%F0%9F%98%80", "a".repeat(3_000), "%3Cscript%3Ealert%281%29%3C%2Fscript%3E",
            "%26%7C!%28%29%3A*",
            "%27%3A*%20%3C-%3E%20%21%21%5C", "..%2F..%2Fetc", "%5B%5D", "+", "%22");
    private static final Set<Integer> REFUSED = Set.of(400, 422);
    /** Without a token of ours, or in a format that the page does not take, whichever is looked at first. */
    private static final Set<Integer> NOT_OURS = Set.of(400, 415);
    /** Buttons and boxes: they were pressed and ticked, or they were not. */
    private static final Set<String> ANYTHING_GOES = Set.of("preview", "suggest", "storyExists", "decoration", "askModerator");
    /**
     * A change to a comment is the same however often it is sent, so it needs no key. A version that is brought back is named in the
     * address: there is no other text that could come with the same key.
     */
    private static final Set<String> UNREAD = Set.of("POST /comments/{id}/edit idempotencyKey",
            "POST /case-studies/{slug}/history/{number}/restore idempotencyKey",
            "POST /notes/{slug}/history/{number}/restore idempotencyKey",
            "POST /discussions/{slug}/history/{number}/restore idempotencyKey",
            "POST /case-studies/{slug}/ending/undo idempotencyKey", "POST /entries/{id}/still-right idempotencyKey",
            "POST /api/v1/entries/{id}/reviews idempotencyKey",
            // what comes with the key is the number of a reply, or nothing
            "POST /challenges/{id}/answered idempotencyKey", "POST /api/v1/challenges/{id}/answered idempotencyKey",
            // or the one word that has to be typed
            "POST /members/{handle}/erasure idempotencyKey",
            // or the name of a site
            "POST /circles/{key}/releases/{entry} idempotencyKey",
            "POST /api/v1/circles/{key}/releases/{entry} idempotencyKey");
    /**
     * Bodies, and fields of bodies, that may hold what a patient might be known by: drafts, whose publisher is asked; what curators and moderators
     * say of others' texts, or hear of them; what is nowhere shown or has to name something; and a first step, which is looked at as a whole.
     */
    private static final Set<String> MAY_TELL = Set.of("case", "step", "ending", "stub title", "report", "ruling", "granting",
            "appeal", "checklist marks[0].note", "lookup", "text", "judgement digest", "support site", "check site",
            "note firstStep.action", "note firstStep.who",
            "note firstStep.cost", "note firstStep.permission");
    /** Saves nothing, so nothing is too long for it: the form says so when it is to be saved. */
    private static final String SAVES_NOTHING = "POST /suggested-topics";
    private static final List<String> TABLES = List.of("member", "site", "site_membership", "concept", "concept_label", "entry",
            "entry_tag", "entry_circle", "entry_event", "entry_revision", "case_study", "practice_note", "discussion",
            "comment", "relation", "introduction", "idempotency", "import_job", "concept_redirect", "concept_event",
            "concept_follow",
            "site_follow", "entry_deed", "attachment", "attachment_piece", "entry_review", "unclear_press", "local_check",
            "checklist", "judgement", "collection", "collection_entry", "collection_deed", "lead", "lead_mention",
            "organisation",
            "moderation_case", "report", "decision", "appeal", "moderation_news", "circle", "circle_member",
            "circle_invitation", "circle_release",
            "circle_release_yes", "comment_reaction", "comment_mention", "comment_revision", "entry_place",
            "challenge", "challenge_event", "accepted_answer", "ask", "tension", "tension_tag", "placement",
            "organisation_name",
            "organisation_address", "case_study_partner", "member_session", "holding", "support_line", "informal_practice");
    private static final String TOKEN = "csrf-token";
    private static final String TOKEN_HEADER = "X-CSRF-TOKEN";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int AT_ONCE = 50;
    private static final int PATIENCE = 100;
    private static final int LARGE = 10_000_000;

    @Inject
    Routes routes;

    private final List<String> wrong = new ArrayList<>();
    private final Map<String, Thing> things = new TreeMap<>();
    private Map<String, Long> before;

    @BeforeEach
    void setTheStage() {
        Cast.enters();
        Row.all().forEach(row -> things.put(row.thing(), row.thing().equals("-") ? row.newThing() : Cast.shared(row.thing())));
        // a first page of a new session is noted, and would count as a change
        Stream.of(Person.values()).filter(Person::signedIn).forEach(person -> Web.of(person).get("/me"));
        before = rows();
    }

    /** TH2. */
    @Test
    void aFieldThatIsNotAskedForIsRefusedByItsName() {
        // a comment may be spoken as a role: there the word means that
        everyJson(row -> NOT_THEIRS.stream().filter(field -> !(field.equals("role") && row.body().equals("comment")))
                .forEach(field -> refusedAt(row, field, Set.of(400), "with " + field,
                        new Fields.Place(field, String.class).in(Bodies.json(row.body()), Fields.json("\"1\"")).toString())));
    }

    @Test
    void whatFollowsTheEndOfTheJsonIsRefused() {
        everyJson(row -> List.of(" {}", " 1", "x", "]", "\u0000")
                .forEach(more -> refused(row, Set.of(400), "followed by " + more, Bodies.json(row.body()) + more)));
    }

    @Test
    void jsonThatIsTooDeepIsRefused() {
        String deep = "[".repeat(100_000);
        everyJson(row -> {
            refused(row, Set.of(400), "100,000 levels deep", deep);
            String field = Fields.json(endpoint(row)).get(0).name();
            refused(row, Set.of(400), "deep in " + field, "{\"" + field + "\":" + "{\"a\":".repeat(80_000));
            refused(row, Set.of(400), "deep in an unknown field", "{\"x\":" + deep + "]".repeat(100_000) + "}");
        });
    }

    @Test
    void aTextThatCannotBeStoredIsRefusedByTheNameOfItsField() {
        Map<String, String> letters = Map.of("a NUL", "a\\u0000b", "half a character", "a\\ud800b", "the other half",
                "\\udc00");
        everyJson(row -> Fields.json(endpoint(row)).stream().filter(Fields.Place::isText)
                .forEach(place -> letters
                        .forEach((name, escaped) -> refusedAt(row, place.name(), REFUSED, name + " in " + place.name(),
                                place.in(Bodies.json(row.body()), new TextNode("@@")).toString().replace("@@", escaped)))));
    }

    @Test
    void aTextThatIsTooLongIsRefusedByTheNameOfItsField() {
        // longer than any text that is kept, and still a body that is read
        String longest = "a".repeat(300_000);
        everyJson(row -> Fields.json(endpoint(row)).stream().filter(Fields.Place::isText)
                .forEach(place -> refusedAt(row, place.name(), REFUSED, place.name() + " of 300,000 letters",
                        place.in(Bodies.json(row.body()), new TextNode(longest)).toString())));
    }

    @Test
    void aTextByWhichAPatientMayBeKnownIsRefusedByTheNameOfItsField() {
        everyJson(row -> Fields.json(endpoint(row)).stream().filter(Fields.Place::isText)
                .filter(place -> !MAY_TELL.contains(row.body()) && !MAY_TELL.contains(row.body() + " " + place.name()))
                .forEach(place -> refusedAt(row, place.name(), REFUSED, "an NHS number in " + place.name(),
                        place.in(Bodies.json(row.body()), new TextNode("Ask about 943 476 5919.")).toString())));
    }

    @Test
    void aValueOfAnotherTypeIsRefusedByTheNameOfItsField() {
        everyJson(row -> {
            for (Fields.Place place : Fields.json(endpoint(row))) {
                for (String value : List.of("{\"x\":1}", "[[1]]", "true", "1.5", "7", "\"text\"", "1e999",
                        "99999999999999999999")) {
                    if (!fits(place.type(), value)) {
                        refusedAt(row, place.name(), Set.of(400), place.name() + " as " + value,
                                place.in(Bodies.json(row.body()), Fields.json("\"@@\"")).toString().replace("\"@@\"", value));
                    }
                }
                if (place.name().endsWith("[0]")) {
                    String list = place.name().substring(0, place.name().length() - "[0]".length());
                    refusedAt(row, list, REFUSED, list + " with a null",
                            place.in(Bodies.json(row.body()), Fields.json("null")).toString());
                }
            }
            for (String body : List.of("[]", "7", "true", "\"text\"", "null", "", " ", "{")) {
                refused(row, Set.of(400), "“" + body + "” as the body", body);
            }
        });
    }

    private static boolean fits(Class<?> type, String value) {
        return type == String.class && value.startsWith("\"")
                || (type == Long.class || type == Integer.class) && value.equals("7")
                // a number that is too large is refused, but as a number
                || type == Double.class && value.matches("[0-9.e]+")
                || (type == boolean.class || type == Boolean.class) && value.equals("true");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        everyJson(row -> {
            for (Fields.Place place : Fields.json(endpoint(row))) {
                if (place.isText()) {
                    byte[] latin = place.in(Bodies.json(row.body()), new TextNode("\u00e9t\u00e9")).toString()
                            .getBytes(StandardCharsets.ISO_8859_1);
                    check(row.route() + ", " + place.name() + " in another encoding", Set.of(400), send(row,
                            BodyPublishers.ofByteArray(latin), "application/json"));
                }
            }
            check(row.route() + ", in UTF-16", Set.of(400), send(row,
                    BodyPublishers.ofByteArray(Bodies.json(row.body()).getBytes(StandardCharsets.UTF_16)), "application/json"));
        });
    }

    @Test
    void whatIsNoJsonIsRefused() {
        everyJson(row -> {
            for (String type : List.of("text/plain", FORM, "multipart/form-data; boundary=x", "application/xml",
                    "application/octet-stream", "nonsense")) {
                check(row.route() + ", as " + type, type.equals("nonsense") ? Set.of(400, 415) : Set.of(415),
                        send(row, BodyPublishers.ofString(Bodies.json(row.body())), type));
            }
        });
        Row.all().stream().filter(row -> Bodies.isApi(row) && List.of("lines", "skos").contains(row.body())).forEach(row -> {
            for (String type : List.of("text/plain", FORM, "multipart/form-data; boundary=x", "application/json")) {
                check(row.route() + ", as " + type, Set.of(415), send(row, BodyPublishers.ofString("{}"), type));
            }
        });
        assertAllRefused();
    }

    @Test
    void tenMegabytesAreRefused() {
        byte[] large = ("{\"title\":\"" + "a".repeat(LARGE) + "\"}").getBytes(StandardCharsets.US_ASCII);
        everyJson(row -> {
            check(row.route() + ", 10 MB", Set.of(413), send(row, BodyPublishers.ofByteArray(large), "application/json"));
            check(row.route() + ", 10 MB of unknown length", Set.of(413),
                    send(row, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)), "application/json"));
        });
        byte[] form = ("title=" + "a".repeat(LARGE)).getBytes(StandardCharsets.US_ASCII);
        // a file may be as large as that
        everyForm(row -> {
            if (!Bodies.isFile(row)) {
                page(row, Set.of(413), "10 MB", Web.of(row.doer()).post(address(row), BodyPublishers.ofByteArray(form), FORM));
            }
        });
    }

    /** TH5, for the API: no other site can make a browser send a token. */
    @Test
    void theApiKnowsNobodyWithoutAToken() {
        Web nobody = Web.newToken(Person.ANONYMOUS);
        Row.all().stream().filter(Bodies::isApi).forEach(row -> {
            boolean file = Bodies.isRaw(row);
            String body = row.body().equals("none") || file ? "{}" : Bodies.json(row.body());
            String type = file ? Bodies.type(row) : "application/json";
            check(row.route() + ", without a token", Set.of(401), Bodies.send(nobody, row, thing(row)));
            check(row.route() + ", with a session only", Set.of(401),
                    Web.of(row.doer()).apiWithCookies(row.method(), address(row), BodyPublishers.ofString(body), type));
            for (String simple : List.of(FORM, "text/plain", "multipart/form-data; boundary=cut")) {
                check(row.route() + ", with a session only, as " + simple, Set.of(401, 415), Web.of(row.doer())
                        .apiWithCookies(row.method(), address(row), BodyPublishers.ofString(body), simple));
            }
            String another = Tokens.of(row.doer().account()).replaceFirst("[.][^.]+[.]", ".e30.");
            for (String none : List.of("Bearer not-a-token", "Bearer " + another, "Bearer ", "Basic ZXJld2FzaDplcmV3YXNo")) {
                check(row.route() + ", with " + shortened(none, 20), Set.of(401),
                        nobody.api(row.method(), address(row), BodyPublishers.ofString(body), type, "Authorization", none));
            }
        });
        assertAllRefused();
    }

    /** TH5, for pages. */
    @Test
    void aFormThatIsNotOursChangesNothing() {
        everyForm(row -> {
            Web web = Web.of(row.doer());
            Web other = Web.of(row.doer() == Person.AUTHOR ? Person.COLLEAGUE : Person.AUTHOR);
            Map<String, String> form = Bodies.form(row.body());
            Map<String, String> ours = with(form, TOKEN, web.formToken());
            page(row, Set.of(400), "without a token", sendForm(row, form));
            page(row, Set.of(400), "with a wrong token", sendForm(row, with(form, TOKEN, "x".repeat(86))));
            page(row, Set.of(400), "with an empty token", sendForm(row, with(form, TOKEN, "")));
            page(row, Set.of(400), "with somebody else's token", sendForm(row, with(form, TOKEN, other.formToken())));
            page(row, Set.of(400), "with somebody else's token in a header",
                    sendForm(row, form, TOKEN_HEADER, other.formToken()));
            page(row, NOT_OURS, "in parts without a token", sendForm(row, true, form));
            page(row, NOT_OURS, "in parts with a wrong token", sendForm(row, true, with(form, TOKEN, "x".repeat(86))));
            page(row, NOT_OURS, "in parts with somebody else's token",
                    sendForm(row, true, with(form, TOKEN, other.formToken())));
            page(row, NOT_OURS, "as JSON that calls itself a form", web.post(address(row),
                    BodyPublishers.ofString("{\"" + TOKEN + "\": \"" + web.formToken() + "\"}"), FORM));
            // a link or a picture of another site can make a browser do no more than this
            neverOurs(row.route() + ", by reading", web.get(address(row) + "?" + TOKEN + "=" + web.formToken()
                    + ours.entrySet().stream().map(field -> "&" + field.getKey() + "="
                            + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining())));
            for (String site : List.of("cross-site", "same-site", "nonsense")) {
                page(row, Set.of(403), "sent from " + site, sendForm(row, ours, "Sec-Fetch-Site", site));
            }
            for (String origin : List.of("https://elsewhere.example", "null", Web.base() + "0", "nonsense%")) {
                page(row, Set.of(403), "sent by " + origin, sendForm(row, ours, "Origin", origin));
            }
            for (String type : List.of("text/plain", "application/json", "application/xml")) {
                page(row, Set.of(415), "as " + type,
                        web.post(address(row), BodyPublishers.ofString(TOKEN + "=" + web.formToken()), type));
            }
        });
    }

    @Test
    void aTextInAFormThatCannotBeStoredIsRefused() {
        Map<String, String> texts = Map.of("a NUL", "a\0b", "a control character", "\u0001", "a byte that is none in UTF-8",
                "\u00ff",
                "half a character", "\u00ed\u00a0\u0080", "a NUL in disguise", "\u00c0\u0080", "another encoding", "caf\u00e9");
        everyForm(row -> {
            for (String field : Fields.form(endpoint(row))) {
                texts.forEach((what, text) -> {
                    Map<String, String> form = with(ours(row), field, text);
                    if (!Bodies.isFile(row)) {
                        page(row, REFUSED, what + " in " + field, sendForm(row, false, form));
                    }
                    page(row, REFUSED, what + " in the part " + field, sendForm(row, true, form));
                });
            }
        });
    }

    @Test
    void aTextInAFormThatIsTooLongIsRefused() {
        everyForm(row -> {
            for (String field : Fields.form(endpoint(row))) {
                if (!ANYTHING_GOES.contains(field) && !UNREAD.contains(row.route() + " " + field)
                        && !SAVES_NOTHING.equals(row.route())) {
                    page(row, REFUSED, field + " of 100,000 letters",
                            sendForm(row, with(ours(row), field, "a".repeat(100_000))));
                }
            }
        });
    }

    @Test
    void aFormThatIsBrokenIsRefused() {
        String parts = "multipart/form-data; boundary=cut";
        String part = "--cut\r\nContent-Disposition: form-data";
        List<Map.Entry<String, String>> broken = List.of(Map.entry(FORM, "a=%ZZ"), Map.entry(FORM, "a=%"),
                Map.entry(FORM, "%=1"),
                Map.entry(FORM, "a=1&".repeat(5_000)), Map.entry(FORM, "=&=&&"),
                Map.entry(FORM + "; charset=nonsense", "a=%e9"),
                Map.entry(FORM + "; charset=UTF-16", "a=%e9"), Map.entry("multipart/form-data", part), Map.entry(parts, ""),
                Map.entry(parts, "--cut"), Map.entry(parts, "--cut--"), Map.entry(parts, part),
                Map.entry(parts, part + "\r\n\r\n1\r\n--cut--"),
                Map.entry(parts, part + "; name=\"a\"\r\n\r\n1"), Map.entry(parts, part + "; name=\"a"),
                Map.entry(parts, part + "; name=\"a\"\r\nContent-Type: text/plain; charset=nonsense\r\n\r\n1\r\n--cut--"),
                Map.entry(parts, part + "; name=\"a\"\r\nContent-Transfer-Encoding: base64\r\n\r\n%\r\n--cut--"),
                Map.entry(parts, (part + "; name=\"a\"\r\n\r\n1\r\n").repeat(3_000) + "--cut--"),
                Map.entry(parts, "--cut\r\n" + "X: y\r\n".repeat(5_000) + "\r\n1\r\n--cut--"));
        everyForm(row -> broken.forEach(sent -> page(row, Set.of(400, 413, 415),
                sent.getKey() + " “" + shortened(sent.getValue().replace("\r\n", " "), 80) + "”",
                Web.of(row.doer()).post(address(row), BodyPublishers.ofString(sent.getValue()), sent.getKey()))));
    }

    /** TH23. */
    @Test
    void aHeaderOfAnyKindIsNeverAFaultOfOurs() {
        List<String> odd = List.of("nonsense", "*", "\"", "W/\"1", "\"-1\"", "99999999999999999999", ",;=", "%00", "\u00ff",
                "a".repeat(3_000));
        everyJson(row -> {
            // refused anyway, so that whatever reads a header before the body can be tried without a change
            String nothing = "{\"x\":1}";
            for (String value : odd) {
                for (String name : List.of("If-Match", "Idempotency-Key", "Accept", "Accept-Language", "X-Request-Id",
                        "Range")) {
                    check(row.route() + ", " + name + ": " + shortened(value, 30), Set.of(400, 406),
                            Web.of(row.doer()).api(row.method(),
                                    address(row), BodyPublishers.ofString(nothing), "application/json", name, value));
                }
            }
            if (Fields.hasKey(endpoint(row))) {
                check(row.route() + ", a key of 300 letters", Set.of(422), Web.of(row.doer()).api(row.method(), address(row),
                        BodyPublishers.ofString(Bodies.json(row.body())), "application/json", "Idempotency-Key",
                        "a".repeat(300)));
            }
            if (row.method().equals("PUT") && List.of("case", "note").contains(row.body())) {
                for (String value : odd) {
                    check(row.route() + ", If-Match: " + shortened(value, 30), Set.of(400, 412, 428),
                            Web.of(row.doer()).api(row.method(),
                                    address(row), BodyPublishers.ofString(Bodies.json(row.body())), "application/json",
                                    "If-Match",
                                    value));
                }
                check(row.route() + ", without If-Match", Set.of(428), Web.of(row.doer()).api(row.method(), address(row),
                        BodyPublishers.ofString(Bodies.json(row.body())), "application/json"));
            }
        });
    }

    /** TH23; and nothing is changed by reading (TH5). */
    @Test
    void anAddressOfAnyKindIsNeverAFaultOfOurs() {
        routes.endpoints().forEach((route, method) -> {
            if (!route.startsWith("GET ") || route.equals("GET /sign-out")) {
                return;
            }
            String path = route.substring("GET ".length());
            for (String value : ODD) {
                if (path.contains("{")) {
                    ask(path.replaceAll("\\{\\w+}", value));
                }
                for (String parameter : Fields.query(method.orElseThrow())) {
                    ask(readable(path) + "?" + parameter + "=" + value);
                }
            }
        });
        for (String value : ODD) {
            ask("/" + value);
            ask("/sign-in/return?code=" + value + "&state=" + value);
            ask("/assets/" + value);
            ask("/api/v1/" + value);
        }
        for (Row row : Row.all()) {
            for (String value : row.path().contains("{") ? ODD : List.<String>of()) {
                Map<String, String> parts = new TreeMap<>();
                thing(row).parts().keySet().forEach(part -> parts.put(part, value));
                neverOurs(row.route() + " at " + value, Bodies.send(Web.of(row.doer()), row, new Thing("odd", parts)));
            }
        }
        assertAllRefused();
    }

    private void ask(String address) {
        neverOurs("GET " + shortened(address, 100), address.startsWith("/api/")
                ? Web.newToken(Person.CURATOR).api("GET", address, (String) null)
                : address.startsWith("/sign-in")
                        ? Web.newSession(Person.ANONYMOUS).get(address)
                        : Web.of(Person.CURATOR).get(address));
    }

    private void neverOurs(String what, Answer answer) {
        if (answer.status() >= 500) {
            wrong.add(what + ": " + answer.status());
        }
        if (answer.status() >= 400) {
            tellsNothing(what, answer);
        }
        if (answer.header("Content-Type").startsWith("text/html") && answer.body().contains("<script>alert")) {
            wrong.add(what + ": comes back as it was sent");
        }
    }

    /** An address of the route that there is something at. */
    private String readable(String path) {
        String kind = path.replaceFirst("^/api/v1", "").split("/")[1];
        return switch (path.contains("{") ? kind : "-") {
            case "-" -> path;
            case "case-studies" -> things.get("case-study:network").in(path);
            case "notes", "entries" -> things.get("note:network").in(path);
            case "discussions" -> things.get("discussion:network").in(path);
            case "comments" -> things.get("comment:network").in(path);
            case "tags" -> things.get("topic:accepted").in(path);
            case "sites" -> new Thing("site", Map.of("slug", Cast.SITE)).in(path);
            case "challenges" -> things.get("challenge:network").in(path);
            case "tensions" -> things.get("tension").in(path);
            case "collections" -> things.get("collection").in(path);
            case "organisations" -> things.get("organisation").in(path);
            case "members" -> new Thing("member", Map.of("handle", Person.AUTHOR.account())).in(path);
            default -> Cast.missing().in(path);
        };
    }

    /** Fifty make as much as one makes, and all are told the same; another request with the same key is refused. */
    @Test
    void aRequestThatIsSentFiftyTimesAtOnceIsCarriedOutOnce() throws Exception {
        // A session that became due in the middle would be renewed fifty times with one token, as no browser does
        Stream.of(Person.values()).filter(Person::signedIn).map(Web::of).forEach(Web::signInAgain);
        for (Row row : Row.all()) {
            if (!Fields.hasKey(endpoint(row))) {
                continue;
            }
            sendWithKey(row, row.newThing(), Cast.unique("warm-up"), "");
            Thing one = row.newThing();
            Map<String, Long> start = rows();
            Answer once = sendWithKey(row, one, Cast.unique("one"), "");
            Map<String, Long> changes = difference(start, rows());

            Thing fifty = row.newThing();
            String key = Cast.unique("fifty");
            start = rows();
            Map<String, Integer> told = new TreeMap<>();
            for (Answer answer : atOnce(() -> sendWithKey(row, fifty, key, ""))) {
                // how far an import has come is another thing each time
                told.merge(answer.status() + " " + answer.location() + (answer.status() == 202 ? "" : answer.body()), 1,
                        Integer::sum);
            }
            if (told.size() != 1 || !told.keySet().iterator().next().startsWith(once.status() + " ") || once.status() >= 400) {
                wrong.add(row.route() + ": " + once.status() + " once, fifty times " + told);
            }
            Map<String, Long> changesOfFifty = difference(start, rows());
            if (!changes.equals(changesOfFifty)) {
                wrong.add(row.route() + ": one changes " + changes + ", fifty change " + changesOfFifty);
            }
            if (!UNREAD.contains(row.route() + " idempotencyKey")) {
                start = rows();
                Answer other = sendWithKey(row, fifty, key, "Another text.");
                if (Bodies.isApi(row)) {
                    check(row.route() + ", another text with the same key", Set.of(422), other);
                } else {
                    page(row, Set.of(422), "another text with the same key", other);
                }
                if (!start.equals(rows())) {
                    wrong.add(row.route() + ", another text with the same key: changed " + difference(start, rows()));
                }
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    private static Answer sendWithKey(Row row, Thing thing, String key, String more) {
        Web web = Web.of(row.doer());
        String path = thing.in(row.path());
        if (Bodies.isFile(row)) {
            return web.postFile(path, "file", Bodies.fileName(row), Bodies.file(row, more),
                    Map.of("dryRun", "true", "idempotencyKey", key));
        }
        if (Bodies.isRaw(row)) {
            return web.api("POST", path + (row.body().equals("upload") ? "" : "?dryRun=true"),
                    BodyPublishers.ofString(Bodies.file(row, more)), Bodies.type(row),
                    "Idempotency-Key", key);
        }
        if (!Bodies.isApi(row)) {
            Map<String, String> form = with(Bodies.form(row.body(), thing), "idempotencyKey", key);
            // a topic with another name would have another address; the same text with another key would be the same form, sent again after going back
            Stream.of("body", "summary", "reason", "note", "message", "transcript", "name", "title", "lesson", "what", "words",
                    "sentence",
                    "permissionHow")
                    .filter(field -> !(field.equals("name") && row.body().equals("topic")))
                    .forEach(field -> form.computeIfPresent(field,
                            (name, text) -> text + " %08x".formatted(key.hashCode()) + more));
            return web.post(path, form);
        }
        String body = row.body().equals("none") ? null : Bodies.json(row.body()).replace(".\"", "." + more + "\"");
        return web.api(row.method(), path, body, "If-Match", "\"1\"", "Idempotency-Key", key);
    }

    /** Sends it fifty times in the same moment. Whoever is told to come back later comes back, as a good client does. */
    private static List<Answer> atOnce(Callable<Answer> request) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE);
        try {
            Callable<Answer> patient = () -> {
                Answer answer = request.call();
                for (int again = 0; again < PATIENCE && answer.status() == 503
                        && !answer.header("Retry-After").isEmpty(); again++) {
                    Thread.sleep(200);
                    answer = request.call();
                }
                return answer;
            };
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : clients.invokeAll(Stream.generate(() -> patient).limit(AT_ONCE).toList())) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            clients.shutdownNow();
        }
    }

    private void everyJson(Consumer<Row> attempt) {
        Row.all().stream().filter(Bodies::isJson).forEach(attempt);
        assertAllRefused();
    }

    private void everyForm(Consumer<Row> attempt) {
        Row.all().stream().filter(row -> !Bodies.isApi(row)).forEach(attempt);
        assertAllRefused();
    }

    private void refused(Row row, Set<Integer> statuses, String what, String body) {
        check(row.route() + ", " + what, statuses, send(row, BodyPublishers.ofString(body), "application/json"));
    }

    /** The first error names the field, something in it, or the list that it stands in. */
    private void refusedAt(Row row, String field, Set<Integer> statuses, String what, String body) {
        Answer answer = send(row, BodyPublishers.ofString(body), "application/json");
        if (check(row.route() + ", " + what, statuses, answer)) {
            String named = answer.json().at("/errors/0/field").asText();
            if (!named.startsWith(field) && !field.equals(named + "[0]")) {
                wrong.add(row.route() + ", " + what + ": not named: " + shortened(answer.body(), 300));
            }
        }
    }

    private Answer send(Row row, BodyPublisher body, String type) {
        return Web.of(row.doer()).api(row.method(), address(row), body, type, "If-Match", "\"1\"");
    }

    /** The fields in the way that the row's page sends them. */
    private Answer sendForm(Row row, Map<String, String> fields, String... headers) {
        return sendForm(row, Bodies.isFile(row), fields, headers);
    }

    /** A letter of a value is a byte. */
    private Answer sendForm(Row row, boolean inParts, Map<String, String> fields, String... headers) {
        StringBuilder sent = new StringBuilder();
        fields.forEach((name, value) -> sent.append(inParts
                ? "--cut\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n"
                : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.ISO_8859_1)));
        if (Bodies.isFile(row)) {
            sent.append("--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + Bodies.fileName(row) + "\"\r\n"
                    + "Content-Type: application/octet-stream\r\n\r\n" + Bodies.file(row) + "\r\n");
        }
        String body = inParts ? sent + "--cut--\r\n" : sent.substring(Math.min(1, sent.length()));
        return Web.of(row.doer()).post(address(row), BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.ISO_8859_1)),
                inParts ? "multipart/form-data; boundary=cut" : FORM, headers);
    }

    /** What the route takes, with the token of a page of ours. */
    private static Map<String, String> ours(Row row) {
        return with(Bodies.form(row.body()), TOKEN, Web.of(row.doer()).formToken());
    }

    private static Map<String, String> with(Map<String, String> form, String field, String value) {
        Map<String, String> changed = new TreeMap<>(form);
        changed.put(field, value);
        return changed;
    }

    /** The API's answer has the right status, is a problem in words, and tells nothing. */
    private boolean check(String what, Set<Integer> statuses, Answer answer) {
        boolean right = statuses.contains(answer.status());
        if (!right) {
            wrong.add(what + ": " + answer.status() + " " + shortened(answer.body(), 300));
        } else if (!answer.header("Content-Type").startsWith("application/problem+json")) {
            wrong.add(what + ": answered as " + answer.header("Content-Type"));
            right = false;
        } else if (answer.json().path("title").asText().isBlank() || answer.json().path("detail").asText().isBlank()) {
            wrong.add(what + ": without words: " + answer.body());
        }
        tellsNothing(what, answer);
        return right;
    }

    /** The same for a page. */
    private void page(Row row, Set<Integer> statuses, String what, Answer answer) {
        String tried = row.route() + ", " + what;
        if (!statuses.contains(answer.status())) {
            wrong.add(tried + ": " + answer.status() + " " + answer.location());
        } else if (!answer.header("Content-Type").startsWith("text/html") || !answer.body().contains("<h1")) {
            wrong.add(tried + ": no page: " + answer.header("Content-Type") + " " + shortened(answer.body(), 100));
        }
        tellsNothing(tried, answer);
    }

    private void tellsNothing(String what, Answer answer) {
        INSIDE.stream().filter(answer.body()::contains)
                .forEach(word -> wrong.add(what + ": tells “" + word + "”: " + shortened(answer.body(), 300)));
    }

    private void assertAllRefused() {
        assertEquals("", String.join("\n", wrong));
        assertEquals(before, rows(), "What was refused has changed something");
    }

    /** What there is in the tables: rows, and what grows when one is written. */
    private static Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : TABLES) {
            rows.put(table, Cast.count("SELECT count(*) FROM " + table));
        }
        rows.put("revisions of entries", Cast.count("SELECT coalesce(sum(revision), 0) FROM entry"));
        rows.put("letters of comments", Cast.count("SELECT coalesce(sum(length(body)), 0) FROM comment"));
        return rows;
    }

    private static Map<String, Long> difference(Map<String, Long> start, Map<String, Long> end) {
        Map<String, Long> difference = new TreeMap<>();
        end.forEach((name, count) -> difference.put(name, count - start.get(name)));
        difference.values().removeIf(count -> count == 0);
        return difference;
    }

    private Method endpoint(Row row) {
        return routes.endpoints().get(row.route()).orElseThrow();
    }

    private Thing thing(Row row) {
        return things.get(row.thing());
    }

    private String address(Row row) {
        return thing(row).in(row.path());
    }

    private static String shortened(String text, int length) {
        return text.length() > length ? text.substring(0, length) + "…" : text;
    }
}
