package network.vanguard.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

import nu.validator.htmlparser.dom.HtmlDocumentBuilder;

/**
 * Each vector against each defence with the other one off, read as a browser reads it. The third defence, the pages'
 * Content-Security-Policy, is tested where pages are.
 */
class ScriptsInMarkdownTest {

    private static final Set<String> HARMLESS = Set.of("html", "head", "body", "p", "br", "hr", "h1", "h2", "h3", "h4", "h5",
            "h6",
            "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "table", "thead", "tbody", "tr", "th", "td", "a");
    private static final Set<String> HARMLESS_ATTRIBUTES = Set.of("href", "rel", "title", "start", "class", "scope", "src",
            "alt");
    private static final int ROOM = 10_000_000;

    @ParameterizedTest
    @MethodSource("network.vanguard.text.ScriptVectors#all")
    void withoutTheSanitiserNothingActiveIsLeft(String vector) {
        assertHarmless(Markdown.escaped(Markdown.parse(vector), ROOM), vector);
    }

    @ParameterizedTest
    @MethodSource("network.vanguard.text.ScriptVectors#all")
    void withoutEscapingNothingActiveIsLeft(String vector) {
        assertHarmless(Sanitiser.sanitise(Markdown.raw(Markdown.parse(vector), ROOM), ROOM), vector);
        assertHarmless(Sanitiser.sanitise(vector, ROOM), vector);
    }

    @ParameterizedTest
    @MethodSource("network.vanguard.text.ScriptVectors#all")
    void nothingActiveIsLeftAndNoImageOrIdEither(String vector) {
        String html = Markdown.render(vector).html();
        assertHarmless(html, vector);
        assertFalse(html.matches("(?s).*<[^>]*\\s(?:id|src|name|style)=.*"), html);
    }

    @Test
    void everyKnownStringOfTheLargerCollectionsIsHarmless() throws IOException {
        Path folder = Path.of("../shared/corpora/xss-fuzzdb");
        Assumptions.assumeTrue(Files.isDirectory(folder),
                "the public collection xss-fuzzdb is not part of this project, whose own table stands above; where it lies in ../shared/corpora it is tried too");
        List<String> strings = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                strings.addAll(List.of(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1).split("\r?\n")));
            }
        }
        for (String string : strings) {
            assertHarmless(Markdown.escaped(Markdown.parse(string), ROOM), string);
            assertHarmless(Sanitiser.sanitise(Markdown.raw(Markdown.parse(string), ROOM), ROOM), string);
            assertHarmless(Markdown.render(string).html(), string);
        }
    }

    @Test
    void theCheckItselfSeesWhatIsActive() {
        for (String active : List.of("<script>1</script>", "<p onclick=x>y", "<a href=' java\tscript:x'>y</a>", "<svg></svg>",
                "<a href=data:x>y</a>")) {
            assertFalse(faults(active).isEmpty(), active);
        }
    }

    private static void assertHarmless(String html, String vector) {
        assertEquals(List.of(), faults(html), () -> vector + " became " + html);
    }

    private static List<String> faults(String html) {
        try {
            List<String> faults = new ArrayList<>();
            collect(new HtmlDocumentBuilder().parse(new InputSource(new StringReader("<!DOCTYPE html><body>" + html))), faults);
            return faults;
        } catch (IOException | SAXException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static void collect(Node node, List<String> faults) {
        if (node instanceof Element element) {
            String name = element.getLocalName();
            boolean image = name.equals("img") && isHarmlessAddress(element.getAttribute("src"));
            if (!HARMLESS.contains(name) && !image || !"http://www.w3.org/1999/xhtml".equals(element.getNamespaceURI())) {
                faults.add("<" + name + ">");
            }
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                String attribute = attributes.item(i).getNodeName();
                if (!HARMLESS_ATTRIBUTES.contains(attribute)
                        || attribute.equals("href") && !isHarmlessAddress(attributes.item(i).getNodeValue())) {
                    faults.add(attributes.item(i).toString());
                }
            }
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            collect(child, faults);
        }
    }

    /** As a browser reads an address: control characters and spaces in front go, tabs and line ends go anywhere. */
    private static boolean isHarmlessAddress(String address) {
        String read = address.replaceAll("[\\t\\n\\r]", "").replaceAll("^[\\x00-\\x20]+", "").toLowerCase(Locale.ROOT);
        return !read.matches("[a-z][a-z0-9+.-]*:.*") || read.matches("(?:https?|mailto):.*");
    }
}
