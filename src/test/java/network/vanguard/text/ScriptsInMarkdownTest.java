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

    static Stream<String> vectors() {
        return Stream.of(
                // elements that run or load something
                "<script>alert(1)</script>", "<SCRIPT SRC=//evil.example/x.js></SCRIPT>", "<scr<script>ipt>alert(1)</script>",
                "<script\n>alert(1)</script\n>", "<script/x>alert(1)</script>", "<svg><script>alert(1)</script></svg>",
                "<svg/onload=alert(1)>", "<img src=x onerror=alert(1)>", "<img src=x onerror\n=\nalert(1)>",
                "<img/src/onerror=alert(1)>", "<image src=x onerror=alert(1)>", "<body onload=alert(1)>",
                "<iframe src=javascript:alert(1)>", "<iframe srcdoc='<script>alert(1)</script>'>",
                "<object data=javascript:alert(1)>", "<embed src=javascript:alert(1)>", "<applet code=x>",
                "<base href=//evil.example/>", "<meta http-equiv=refresh content='0;javascript:alert(1)'>",
                "<link rel=stylesheet href=//evil.example/x.css>", "<style>@import '//evil.example/x.css'</style>",
                "<form action=javascript:alert(1)><button>x", "<button formaction=javascript:alert(1)>x",
                "<input autofocus onfocus=alert(1)>", "<select autofocus onfocus=alert(1)>", "<video><source onerror=alert(1)>",
                "<audio src=x onerror=alert(1)>", "<details open ontoggle=alert(1)>", "<marquee onstart=alert(1)>",
                "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
                "<math href=javascript:alert(1)>x", "<svg><a xlink:href=javascript:alert(1)><text y=9>x",
                "<svg><animate onbegin=alert(1) attributeName=x>", "<svg><use href='data:image/svg+xml,<svg/>#x'>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<template><script>alert(1)</script>",
                "<xmp><img src=x onerror=alert(1)></xmp>", "<plaintext><img src=x onerror=alert(1)>",
                "<textarea><img src=x onerror=alert(1)></textarea><img src=x onerror=alert(1)>",
                "<!--><img src=x onerror=alert(1)>-->", "<![CDATA[<img src=x onerror=alert(1)>]]>",
                "<?xml <img src=x onerror=alert(1)>?>", "<!DOCTYPE x [<!ENTITY y '<script>'>]>",
                "<a/href=javascript:alert(1)>x",
                "<p style=background:url(javascript:alert(1))>x", "<div id=x class=nhsuk-header name=y>x</div>",
                "<a href=\"javascript&colon;alert(1)\">x</a>", "<a href=\"jav\tascript:alert(1)\">x</a>",
                "<a href=' javascript:alert(1)'>x</a>", "<x onclick=alert(1)>x", "<p onclick=alert(1)//\n>x",
                // Markdown's own ways
                "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](<javascript:alert(1)>)",
                "[x](&#106;avascript:alert(1))", "[x](javascript&#58;alert(1))", "[x](java&Tab;script:alert(1))",
                "[x](java&NewLine;script:alert(1))", "[x](\\x01javascript:alert(1))", "[x](&#1;javascript:alert(1))",
                "[x](vbscript:msgbox(1))", "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "[x](data:text/html,<script>alert(1)</script>)",
                "![x](javascript:alert(1))", "![x](data:image/svg+xml,<svg/onload=alert(1)>)", "![x\" onerror=\"alert(1)](y)",
                "[x](y \"z\\\" onclick=\\\"alert(1)\")", "[x](y\"onclick=\"alert(1))", "<javascript:alert(1)>",
                "[x]: javascript:alert(1)\n\n[x]", "[x][y]\n\n[y]: <javascript:alert(1)> 'z'",
                "```x\" onclick=\"alert(1)\ny\n```", "```<script>\nalert(1)\n```",
                "| <img src=x onerror=alert(1)> |\n|-|\n| <b> |",
                "# <script>alert(1)</script>", "`<script>alert(1)</script>`", "    <script>alert(1)</script>",
                "http://a.uk/\"onmouseover=\"alert(1)", "http://a.uk/<script>alert(1)</script>", "www.a.uk/'onclick='alert(1)",
                "<http://a.uk/\"onclick=\"alert(1)>", "[![x](javascript:alert(1))](javascript:alert(2))",
                "[<img src=x onerror=alert(1)>](javascript:alert(2))", "\u003cscript\u003ealert(1)\u003c/script\u003e",
                "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;img src=x onerror=alert(1)&#62;",
                "{inject:x} {config:y} {{7*7}} ${7*7}");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void withoutTheSanitiserNothingActiveIsLeft(String vector) {
        assertHarmless(Markdown.escaped(Markdown.parse(vector), ROOM), vector);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void withoutEscapingNothingActiveIsLeft(String vector) {
        assertHarmless(Sanitiser.sanitise(Markdown.raw(Markdown.parse(vector), ROOM), ROOM), vector);
        assertHarmless(Sanitiser.sanitise(vector, ROOM), vector);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void nothingActiveIsLeftAndNoImageOrIdEither(String vector) {
        String html = Markdown.render(vector).html();
        assertHarmless(html, vector);
        assertFalse(html.matches("(?s).*<[^>]*\\s(?:id|src|name|style)=.*"), html);
    }

    @Test
    void everyKnownStringOfTheLargerCollectionsIsHarmless() throws IOException {
        Path folder = Path.of("../shared/corpora/xss-fuzzdb");
        Assumptions.assumeTrue(Files.isDirectory(folder), "skipped: no folder ../shared/corpora/xss-fuzzdb");
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
