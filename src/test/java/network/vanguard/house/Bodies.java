package network.vanguard.house;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

import network.vanguard.attachment.Samples;
import network.vanguard.cast.Answer;
import network.vanguard.cast.Cast;
import network.vanguard.cast.Thing;
import network.vanguard.cast.Web;

/** What the routes of {@link RightsTest} are sent when somebody means it, by the name that its table has for it. */
final class Bodies {

    private static final Set<String> NO_JSON = Set.of("lines", "skos", "upload", "none");
    /** A topic that is there already. */
    private static final String TURTLE = """
            @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
            <http://a.example/tags/%s> a skos:Concept ; skos:prefLabel "Zz kept topic"@en .
            """.formatted(Cast.TOPIC);

    private Bodies() {}

    static boolean isApi(RightsTest.Row row) {
        return row.path().startsWith("/api/");
    }

    static boolean isJson(RightsTest.Row row) {
        return isApi(row) && !NO_JSON.contains(row.body());
    }

    /** Whether its body is no JSON and no form of fields alone. */
    static boolean isRaw(RightsTest.Row row) {
        return isApi(row) && !isJson(row) && !row.body().equals("none");
    }

    /** Whether its page sends a file. */
    static boolean isFile(RightsTest.Row row) {
        return !isApi(row) && List.of("file", "skos", "upload").contains(row.body());
    }

    static String fileName(RightsTest.Row row) {
        return row.body().equals("skos") ? "topics.ttl" : row.body().equals("upload") ? "notes.txt" : "lines.ndjson";
    }

    /** What stands in the file. */
    static String file(RightsTest.Row row) {
        return file(row, "");
    }

    /** The same with a text more in it. */
    static String file(RightsTest.Row row, String more) {
        if (row.body().equals("upload")) {
            String text = "What we learnt." + more + "\n";
            return isApi(row)
                    ? new String(Samples.form(fileName(row), Samples.bytes(text), Map.of()), StandardCharsets.UTF_8)
                    : text;
        }
        return (row.body().equals("skos") ? TURTLE : "{}\n") + (more.isEmpty() ? "" : "# " + more);
    }

    /** The content type of the file, where it is sent as it is. */
    static String type(RightsTest.Row row) {
        return row.body().equals("upload")
                ? "multipart/form-data; boundary=cut"
                : row.body().equals("skos") ? "text/turtle" : "application/x-ndjson";
    }

    /** Sends the row's request as it is meant. */
    static Answer send(Web web, RightsTest.Row row, Thing thing) {
        String path = thing.in(row.path());
        if (!isApi(row)) {
            return isFile(row)
                    ? web.postFile(path, "file", fileName(row), file(row), Map.of())
                    : web.post(path, form(row.body(), thing));
        }
        return switch (row.body()) {
            case "lines", "skos", "upload" -> web.api(row.method(), path, BodyPublishers.ofString(file(row)), type(row));
            case "none" -> web.api(row.method(), path, (String) null);
            default -> web.api(row.method(), path, json(row.body()).replace("{slug}", thing.parts().getOrDefault("slug", "")),
                    "If-Match", "\"1\"");
        };
    }

    static String json(String body) {
        return switch (body) {
            case "case" ->
                "{\"title\":\"Cast\",\"summary\":\"In a sentence.\",\"story\":{\"exists\":false},\"parts\":[{\"name\":\"Asking\"}],"
                        + "\"timeline\":[{\"when\":\"2016\",\"kind\":\"planned\",\"what\":\"A pilot\"}],"
                        + "\"ending\":" + json("ending") + ",\"support\":[" + json("support") + "],\"informal\":"
                        + json("informal")
                        + ",\"movement\":[{\"of\":\"choice\",\"text\":\"We saw it.\"}],\"results\":[{\"text\":\"Fewer\",\"story\":{\"text\":\"I sleep.\",\"teller\":\"A neighbour\",\"covers\":\"public\",\"agreedOn\":\"2026-03-31\",\"unidentifiable\":true},\"series\":[{\"period\":\"2016\",\"value\":1}]}],\"site\":\""
                        + Cast.SITE + "\"}";
            case "step" -> "{\"reason\":\"Because.\"}";
            case "ending" ->
                "{\"when\":\"2019-03\",\"why\":\"taken-over\",\"how\":\"The library runs it.\",\"lesson\":\"Ask early.\"}";
            case "support" ->
                "{\"kind\":\"time\",\"what\":\"A nurse.\",\"organisation\":\"A council\",\"since\":\"2024-01-01\",\"until\":\"2030-01-01\",\"pounds\":5,\"hours\":4}";
            case "informal" ->
                "{\"permission\":{\"by\":\"The organiser.\",\"how\":\"At a meeting.\",\"on\":\"2026-03-03\"},\"totals\":{\"by\":\"All of them.\",\"on\":\"2026-04-04\"}}";
            case "report" -> "{\"rule\":\"respect\",\"words\":\"It insults us.\"}";
            case "ruling" -> "{\"verb\":\"keep\",\"rule\":\"respect\",\"reason\":\"It does not.\"}";
            case "granting" -> "{\"granted\":true,\"reason\":\"It was a quotation.\"}";
            case "appeal" -> "{\"words\":\"It was a quotation.\"}";
            case "note" -> "{\"title\":\"Cast\",\"body\":\"What we learnt.\"}";
            case "unclear" -> "{\"question\":\"Who do I ask?\"}";
            case "check" -> "{\"holds\":true,\"reason\":\"We saw the same.\",\"site\":\"" + Cast.OTHER_SITE + "\"}";
            case "comment" -> "{\"body\":\"What we saw.\"}";
            case "link" -> "{\"type\":\"cites\",\"other\":" + Cast.shared("note:public").id()
                    + ",\"note\":\"They built on it.\"}";
            case "video" -> "{\"url\":\"https://films.example/walk\",\"title\":\"Cast\",\"transcript\":\"We walk.\"}";
            case "about" -> "{\"alt\":\"A canal\",\"decoration\":false,\"caption\":\"By the canal.\",\"people\":\"nobody\"}";
            case "meet" -> "{\"title\":\"Cast\",\"message\":\"You two should meet.\"}";
            case "person" -> "{\"person\":\"stockport\"}";
            case "invited" -> "{\"person\":\"lead\"}";
            case "circle" -> "{\"name\":\"Cast\",\"purpose\":\"To talk.\",\"days\":90}";
            case "leaving" -> "{\"takeTexts\":true}";
            case "proposed" -> "{\"site\":null}";
            case "answer" -> "{\"accepted\":true}";
            case "checklist" -> "{\"marks\":[{\"criterion\":\"done\",\"outcome\":\"not-yet\",\"note\":\"Who did it?.\"}]}";
            case "judgement" -> "{\"claim\":1,\"evidence\":\"fair\",\"equity\":\"same\",\"reason\":\"It was counted.\"}";
            case "reply" -> "{\"message\":\"We counted.\"}";
            case "collection" -> "{\"title\":\"Cast\",\"body\":\"Alike.\",\"visibility\":\"network\"}";
            case "item" -> "{\"entry\":" + Cast.shared("note:public").id() + ",\"note\":\"It is short.\"}";
            case "holder" -> "{\"organisation\":\"Cast group\",\"held\":\"community\",\"since\":\"2016\"}";
            case "change" ->
                "{\"organisation\":\"Cast trust\",\"held\":\"institution\",\"since\":\"2017\",\"answersTo\":\"the group\","
                        + "\"answersFor\":\"the money\",\"giver\":\"erewash\",\"taker\":\"stockport\",\"reason\":\"They asked.\"}";
            case "decide" -> "{\"confirmed\":false,\"reason\":\"Not yet.\"}";
            case "organisation" -> "{\"name\":\"{slug}\",\"type\":\"charity\",\"description\":\"They cook.\"}";
            case "join" -> "{\"into\":\"" + Cast.KEPT_ORGANISATION + "\",\"reason\":\"Because.\"}";
            case "lead" -> "{\"name\":\"The elsewhere group.\"}";
            case "answered" -> "{\"answer\":null}";
            case "unknown" -> "{\"sentence\":\"Nobody has counted.\"}";
            case "pass" -> "{\"person\":\"stockport\",\"reason\":\"They know.\"}";
            case "asking" -> "{\"people\":[\"administrator\"],\"sentence\":\"You know.\"}";
            case "not-me" -> "{\"instead\":\"The library.\"}";
            case "wish" -> "{\"asked\":true}";
            case "tension" ->
                "{\"title\":\"Cast?\",\"leftWord\":\"Left\",\"leftText\":\"This.\",\"rightWord\":\"Right\",\"rightText\":\"That.\","
                        + "\"tags\":[\"" + Cast.TOPIC + "\"]}";
            case "place" -> "{\"entry\":" + Cast.shared("note:public").id() + ",\"step\":3,\"sentence\":\"It grew.\"}";
            case "stub" -> "{\"title\":\"The elsewhere group.\"}";
            case "text" -> "{\"text\":\"Walking football for older people.\"}";
            default -> throw new IllegalArgumentException(body);
        };
    }

    /** The form about that thing: what must have a name of its own has the thing's. */
    static Map<String, String> form(String body, Thing thing) {
        Map<String, String> form = new java.util.TreeMap<>(form(body));
        form.computeIfPresent("name", (field, name) -> thing.parts().getOrDefault("slug", name));
        return form;
    }

    static Map<String, String> form(String body) {
        return switch (body) {
            case "case" -> Map.of("title", "Cast", "summary", "In a sentence.", "site", Cast.SITE, "revision", "1");
            case "step" -> Map.of("reason", "Because.");
            case "forget" -> Map.of("confirm", "forget");
            case "ending" -> Map.of("month", "3", "year", "2019", "why", "taken-over", "how", "The library runs it.", "lesson",
                    "Ask early.");
            case "support" -> Map.of("kind", "time", "what", "A nurse.", "organisation", "A council", "since", "2024-01-01",
                    "until", "2030-01-01", "pounds", "5", "hours", "4");
            case "informal" -> Map.of("permissionBy", "The organiser.", "permissionHow", "At a meeting.", "permissionOn",
                    "2026-03-03", "totalsBy", "All of them.", "totalsOn", "2026-04-04");
            case "report" -> Map.of("rule", "respect", "words", "It insults us.");
            case "ruling" -> Map.of("verb", "keep", "rule", "respect", "reason", "It does not.");
            case "granting" -> Map.of("granted", "yes", "reason", "It was a quotation.");
            case "appeal" -> Map.of("words", "It was a quotation.");
            case "note" -> Map.of("title", "Cast", "body", "What we learnt.", "purpose", "question", "revision", "1");
            case "unclear" -> Map.of("question", "Who do I ask?");
            case "check" -> Map.of("holds", "yes", "reason", "We saw the same.", "site", Cast.OTHER_SITE);
            case "comment" -> Map.of("body", "What we saw.", "kind", "comment");
            case "reaction" -> Map.of("reaction", "useful");
            case "link" -> Map.of("type", "cites", "other", "/notes/" + Cast.shared("note:public").slug(), "note",
                    "They built on it.");
            case "meet" -> Map.of("title", "Cast", "message", "You two should meet.");
            case "topic" -> Map.of("name", "Cast", "facet", "approach", "reason", "Because.", "revision", "2");
            case "checklist" -> Map.of("outcome", "not-yet", "note", "Who did it?", "revision", "1");
            case "judgement" -> Map.of("claim", "1", "evidence", "fair", "equity", "same", "reason", "It was counted.");
            case "reply" -> Map.of("message", "We counted.");
            case "collection" -> Map.of("title", "Cast", "body", "Alike.", "visibility", "network", "revision", "1");
            case "item" -> Map.of("other", String.valueOf(Cast.shared("note:public").id()), "note", "It is short.");
            case "direction" -> Map.of("direction", "down", "revision", "1");
            case "lead", "stub" -> Map.of("name", "The elsewhere group", "title", "The elsewhere group");
            case "holder" -> Map.of("organisation", "Cast group", "held", "community", "since", "2016");
            case "change" ->
                Map.of("organisation", "Cast trust", "held", "institution", "since", "2017", "answersTo", "the group",
                        "answersFor", "the money", "giver", "erewash", "taker", "stockport", "reason", "They asked.");
            case "decide" -> Map.of("answer", "no", "reason", "Not yet.");
            case "organisation" -> Map.of("name", "Cast", "type", "charity", "description", "They cook.", "revision", "1");
            case "join" -> Map.of("into", Cast.KEPT_ORGANISATION, "reason", "Because.");
            case "answered" -> Map.of("answer", "");
            case "unknown" -> Map.of("sentence", "Nobody has counted.");
            case "pass" -> Map.of("person", "stockport", "reason", "They know.");
            case "asking" -> Map.of("person", "administrator", "sentence", "You know.");
            case "not-me" -> Map.of("instead", "The library.");
            case "wish" -> Map.of("asked", "yes");
            case "tension" ->
                Map.of("title", "Cast?", "leftWord", "Left", "leftText", "This.", "rightWord", "Right", "rightText",
                        "That.", "revision", "1");
            case "place" ->
                Map.of("entry", String.valueOf(Cast.shared("note:public").id()), "step", "3", "sentence", "It grew.");
            case "site" -> Map.of("site", Cast.SITE);
            case "revision" -> Map.of("revision", "1");
            case "first" -> Map.of("first", "stories");
            case "person" -> Map.of("person", "stockport");
            case "invited" -> Map.of("person", "lead");
            case "circle" -> Map.of("name", "Cast", "purpose", "To talk.", "days", "90");
            case "leaving" -> Map.of("texts", "take");
            case "proposed" -> Map.of();
            case "answer" -> Map.of("answer", "yes");
            case "draft" -> Map.of("draft", java.util.UUID.randomUUID().toString(), "draftAddress", "/notes/new", "title",
                    "Cast", "body", "What we learnt.");
            case "merge" -> Map.of("into", Cast.TOPIC, "reason", "Because.");
            case "video" -> Map.of("url", "https://films.example/walk", "title", "Cast", "transcript", "We walk.");
            case "about" -> Map.of("caption", "By the canal.");
            case "move" -> Map.of("direction", "up");
            case "none", "file", "skos", "upload" -> Map.of();
            default -> throw new IllegalArgumentException(body);
        };
    }
}
