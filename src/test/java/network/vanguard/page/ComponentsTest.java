package network.vanguard.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Each of our tags makes the HTML that the design system shows for the same options. The options and the HTML come with
 * the design system itself; a new version of it that changes a component makes this fail.
 */
class ComponentsTest {

    private static final Path COMPONENTS = Path.of("target/nhsuk-frontend/package/dist/nhsuk/components");
    private static final Path COVERED = Path.of("src/test/resources/page/covered-fixtures.txt");

    /**
     * A block of HTML from the caller is not among the options; a class that overrules an option, a tag that has no colour
     * on purpose and a counter without a limit are nothing that we write.
     */
    private static final Pattern LEFT_OUT = Pattern
            .compile("call block|overriding|without colour|to configure in JavaScript|neither maxlength");

    /** A fixture that our tags can make: what it is called, what we write in a template, what must come out. */
    private record Example(String component, String name, Call call, String expected) {}

    /** A tag as a template calls it. */
    private record Call(String template, Map<String, Object> data) {}

    @TestFactory
    Stream<DynamicTest> aTagMakesTheHtmlOfTheDesignSystem() throws IOException {
        TagEngine engine = new TagEngine();
        return examples().stream()
                .map(example -> DynamicTest.dynamicTest(example.component() + ": " + example.name(),
                        () -> assertEquals(HtmlShape.of(example.expected()),
                                HtmlShape.of(engine.render(example.call().template(), example.call().data())),
                                example.name())));
    }

    @Test
    void everyExampleThatWeCanMakeIsListed() throws IOException {
        String covered = examples().stream().map(example -> example.component() + ": " + example.name())
                .collect(Collectors.joining("\n", "", "\n"));
        if (Boolean.getBoolean("vanguard.write-covered")) {
            Files.createDirectories(COVERED.getParent());
            Files.writeString(COVERED, covered);
        }
        assertEquals(Files.readString(COVERED), covered, "To accept the new list, run with -Dvanguard.write-covered=true");
    }

    private static List<Example> examples() throws IOException {
        Map<String, Translation> translations = new TreeMap<>(Map.ofEntries(Map.entry("back-link", ComponentsTest::backLink),
                Map.entry("breadcrumb", ComponentsTest::breadcrumbs), Map.entry("button", ComponentsTest::button),
                Map.entry("character-count", ComponentsTest::textarea), Map.entry("checkboxes", ComponentsTest::checkboxes),
                Map.entry("details", ComponentsTest::details), Map.entry("error-summary", ComponentsTest::errorSummary),
                Map.entry("fieldset", ComponentsTest::fieldset), Map.entry("input", ComponentsTest::input),
                Map.entry("inset-text", ComponentsTest::insetText),
                Map.entry("notification-banner", ComponentsTest::notificationBanner),
                Map.entry("pagination", ComponentsTest::pagination), Map.entry("radios", ComponentsTest::radios),
                Map.entry("select", ComponentsTest::select), Map.entry("summary-list", ComponentsTest::summaryList),
                Map.entry("tag", ComponentsTest::tag), Map.entry("textarea", ComponentsTest::textarea)));
        List<Example> examples = new ArrayList<>();
        for (Map.Entry<String, Translation> translation : translations.entrySet()) {
            String component = translation.getKey();
            for (JsonNode fixture : new ObjectMapper().readTree(COMPONENTS.resolve(component + "/fixtures.json").toFile())
                    .get("fixtures")) {
                Options options = new Options(fixture.get("context"));
                String name = fixture.get("name").asText()
                        + (fixture.hasNonNull("description") ? ", " + fixture.get("description").asText() : "");
                try {
                    Call call = translation.getValue().call(options);
                    if (options.allUsed() && !LEFT_OUT.matcher(name).find()) {
                        examples.add(new Example(component, name, call, fixture.get("html").asText()));
                    }
                } catch (NotOurs leftOut) {
                    // This component can do more than our tag.
                }
            }
        }
        return examples;
    }

    private interface Translation {
        Call call(Options options) throws NotOurs;
    }

    private static final class NotOurs extends Exception {
        private static final long serialVersionUID = 1;
    }

    /** The options of a fixture; remembers which were looked at, so that none is passed over in silence. */
    private static final class Options {

        private final Map<String, JsonNode> left = new LinkedHashMap<>();

        Options(JsonNode context) {
            context.properties().forEach(field -> {
                if (!field.getValue().isNull()) {
                    left.put(field.getKey(), field.getValue());
                }
            });
        }

        boolean allUsed() {
            return left.isEmpty();
        }

        Optional<JsonNode> take(String name) {
            return Optional.ofNullable(left.remove(name));
        }

        Options within(String name) throws NotOurs {
            JsonNode node = left.remove(name);
            if (node == null || !node.isObject()) {
                throw new NotOurs();
            }
            return new Options(node);
        }

        List<JsonNode> list(String name) throws NotOurs {
            JsonNode node = left.remove(name);
            if (node == null) {
                throw new NotOurs();
            }
            List<JsonNode> items = new ArrayList<>();
            node.forEach(items::add);
            return items;
        }

        void done() throws NotOurs {
            if (!allUsed()) {
                throw new NotOurs();
            }
        }

        /** A text given as "x" or as text: "x". */
        Optional<String> text(String name) throws NotOurs {
            JsonNode node = left.remove(name);
            if (node == null) {
                return Optional.empty();
            }
            if (node.isObject()) {
                Options inner = new Options(node);
                Optional<String> text = inner.text("text");
                if (text.isEmpty()) {
                    throw new NotOurs();
                }
                inner.done();
                return text;
            }
            if (!node.isTextual()) {
                throw new NotOurs();
            }
            return Optional.of(node.asText());
        }
    }

    /** Collects what is written between {@code {#tag} and {@code /}}. */
    private static final class Writer {

        private final String tag;
        private final Map<String, Object> data = new LinkedHashMap<>();
        private Optional<String> content = Optional.empty();

        Writer(String tag) {
            this.tag = tag;
        }

        Writer put(String name, Object value) {
            data.put(name, value);
            return this;
        }

        Writer put(String name, Optional<?> value) {
            value.ifPresent(present -> data.put(name, present));
            return this;
        }

        Writer same(Options options, String... names) throws NotOurs {
            for (String name : names) {
                Optional<JsonNode> node = options.take(name);
                if (node.isPresent() && node.get().isContainerNode()) {
                    throw new NotOurs();
                }
                node.ifPresent(value -> data.put(name,
                        value.isBoolean()
                                ? (Object) value.asBoolean()
                                : value.isInt() ? (Object) value.asInt() : value.asText()));
            }
            return this;
        }

        Writer content(Optional<String> html) {
            content = html;
            return this;
        }

        Call call() {
            String parameters = data.keySet().stream().map(name -> " " + name + "=" + name).collect(Collectors.joining());
            return new Call("{#" + tag + parameters + content.map(html -> "}" + html + "{/" + tag + "}").orElse(" /}"), data);
        }
    }

    private static Call button(Options options) throws NotOurs {
        return new Writer("button").same(options, "text", "href", "variant", "small", "type", "name", "value", "id", "classes",
                "ariaLabel").put("preventDoubleClick", flag(options, "preventDoubleClick", true)).call();
    }

    private static Call input(Options options) throws NotOurs {
        return field("input", options, "type", "width", "autocomplete", "inputmode", "spellcheck").call();
    }

    private static Call textarea(Options options) throws NotOurs {
        return field("textarea", options, "rows", "autocomplete", "spellcheck", "maxlength").call();
    }

    private static Call select(Options options) throws NotOurs {
        return field("select", options).put("items", choices(options)).call();
    }

    private static Writer field(String tag, Options options, String... more) throws NotOurs {
        Writer writer = new Writer(tag);
        label(writer, "label", options);
        return writer.same(options, "name", "id", "value", "classes").same(options, more).put("hint", options.text("hint"))
                .put("error", options.text("errorMessage"));
    }

    private static void label(Writer writer, String name, Options options) throws NotOurs {
        JsonNode node = options.take(name).orElseThrow(NotOurs::new);
        if (node.isTextual()) {
            writer.put(name, node.asText());
            return;
        }
        Options label = new Options(node);
        Optional<String> heading = label.text("heading");
        if (heading.isPresent()) {
            writer.put(name, heading).put(name + "IsHeading", true);
        } else {
            writer.put(name, label.text("text").orElseThrow(NotOurs::new));
        }
        writer.put(name + "Size", label.text("size")).put(name + "Classes", label.text("classes"));
        label.done();
    }

    private static List<Choice> choices(Options options) throws NotOurs {
        List<Choice> choices = new ArrayList<>();
        for (JsonNode node : options.list("items")) {
            Options item = new Options(node);
            choices.add(new Choice(item.text("value").orElseThrow(NotOurs::new), item.text("text").orElseThrow(NotOurs::new),
                    item.text("hint").orElse(null)));
            item.done();
        }
        return choices;
    }

    private static Call radios(Options options) throws NotOurs {
        return group("radios", options).same(options, "value").call();
    }

    private static Call checkboxes(Options options) throws NotOurs {
        Writer writer = group("checkboxes", options);
        Optional<JsonNode> values = options.take("values");
        if (values.isPresent()) {
            List<String> chosen = new ArrayList<>();
            values.get().forEach(value -> chosen.add(value.asText()));
            writer.put("values", chosen);
        }
        return writer.call();
    }

    private static Writer group(String tag, Options options) throws NotOurs {
        Writer writer = new Writer(tag);
        Options fieldset = options.within("fieldset");
        label(writer, "legend", fieldset);
        fieldset.done();
        return writer.put("id", options.text("idPrefix")).same(options, "name", "small", "inline", "classes")
                .put("hint", options.text("hint")).put("error", options.text("errorMessage")).put("items", choices(options));
    }

    private static Call fieldset(Options options) throws NotOurs {
        Writer writer = new Writer("fieldset");
        label(writer, "legend", options);
        return writer.same(options, "id", "classes").content(Optional.of(options.text("html").orElse("\n"))).call();
    }

    private static Call errorSummary(Options options) throws NotOurs {
        FormErrors errors = FormErrors.none();
        if (!options.text("heading").equals(Optional.of("There is a problem"))) {
            throw new NotOurs();
        }
        for (JsonNode node : options.list("errorList")) {
            Options item = new Options(node);
            String href = item.text("href").orElseThrow(NotOurs::new);
            errors = errors.and(href.substring(1), item.text("text").orElseThrow(NotOurs::new));
            item.done();
        }
        return new Writer("error-summary").put("errors", errors).call();
    }

    private static Call pagination(Options options) throws NotOurs {
        Writer writer = new Writer("pagination");
        for (String way : List.of("previous", "next")) {
            Optional<JsonNode> node = options.take(way);
            if (node.isPresent()) {
                Options link = new Options(node.get());
                writer.put(way, link.text("href")).put(way + "Label", link.text("label"));
                link.done();
            }
        }
        Optional<JsonNode> items = options.take("items");
        if (items.isPresent()) {
            List<PageLink> links = new ArrayList<>();
            for (JsonNode item : items.get()) {
                if (!item.isObject()) {
                    throw new NotOurs();
                }
                links.add(new PageLink(item.path("number").asInt(), item.path("href").textValue(),
                        item.path("current").asBoolean(), item.path("ellipsis").asBoolean()));
            }
            writer.put("items", links);
        }
        return writer.call();
    }

    private static Call tag(Options options) throws NotOurs {
        return new Writer("tag").same(options, "text", "colour", "classes").put("noBorder", flag(options, "border", false))
                .call();
    }

    private static Call details(Options options) throws NotOurs {
        Writer writer = new Writer("details").put("summary", options.text("summary").orElseThrow(NotOurs::new))
                .put("text", options.text("text")).put("open", flag(options, "open", true)).same(options, "id");
        if (options.text("classes").filter("nhsuk-expander"::equals).isPresent()) {
            writer.put("expander", true);
        }
        return writer.content(options.text("html")).call();
    }

    private static Call insetText(Options options) throws NotOurs {
        return new Writer("inset-text").same(options, "text").content(options.text("html")).call();
    }

    private static Call notificationBanner(Options options) throws NotOurs {
        Writer writer = new Writer("notification-banner").same(options, "text", "role").put("title", options.text("title"));
        if (options.text("variant").filter("success"::equals).isPresent()) {
            writer.put("success", true);
        }
        return writer.call();
    }

    private static Call breadcrumbs(Options options) throws NotOurs {
        List<Crumb> crumbs = new ArrayList<>();
        for (JsonNode node : options.list("items")) {
            Options item = new Options(node);
            crumbs.add(new Crumb(item.text("text").orElseThrow(NotOurs::new), item.text("href").orElseThrow(NotOurs::new)));
            item.done();
        }
        return new Writer("breadcrumbs").put("items", crumbs).call();
    }

    private static Call backLink(Options options) throws NotOurs {
        return new Writer("back-link").put("href", options.text("href").orElseThrow(NotOurs::new)).same(options, "text").call();
    }

    private static Call summaryList(Options options) throws NotOurs {
        Writer list = new Writer("summary-list").put("noBorder", flag(options, "border", false));
        StringBuilder rows = new StringBuilder();
        int number = 0;
        for (JsonNode node : options.list("rows")) {
            Options row = new Options(node);
            Writer writer = new Writer("summary-row").put("key", row.text("key").orElseThrow(NotOurs::new));
            JsonNode value = row.take("value").orElseThrow(NotOurs::new);
            if (value.hasNonNull("html")) {
                writer.content(Optional.of(value.get("html").asText()));
            } else {
                writer.put("value", value.isTextual() ? value.asText() : value.get("text").asText());
            }
            Optional<JsonNode> actions = row.take("actions");
            if (actions.isPresent()) {
                JsonNode items = actions.get().isArray() ? actions.get() : actions.get().get("items");
                if (items.size() != 1) {
                    throw new NotOurs();
                }
                Options action = new Options(items.get(0));
                writer.put("href", action.text("href").orElseThrow(NotOurs::new)).put("action", action.text("text"))
                        .put("what", action.text("visuallyHiddenText"));
                action.done();
            }
            row.done();
            Call call = writer.call();
            String prefix = "row" + number++ + "_";
            rows.append(call.template().replaceAll("([a-z]+)=([a-z]+)", "$1=" + prefix + "$2"));
            call.data().forEach((name, data) -> list.data.put(prefix + name, data));
        }
        String parameters = list.data.containsKey("noBorder") ? " noBorder=noBorder" : "";
        return new Call("{#summary-list" + parameters + "}" + rows + "{/summary-list}", list.data);
    }

    private static Optional<Boolean> flag(Options options, String name, boolean expected) throws NotOurs {
        Optional<JsonNode> node = options.take(name);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        return node.get().asBoolean() == expected ? Optional.of(true) : unlessDefault(name);
    }

    // "open: false" is what happens without it; "preventDoubleClick: false" is written out, which our tag does not do.
    private static Optional<Boolean> unlessDefault(String name) throws NotOurs {
        if (name.equals("preventDoubleClick")) {
            throw new NotOurs();
        }
        return Optional.empty();
    }
}
