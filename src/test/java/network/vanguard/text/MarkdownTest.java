package network.vanguard.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MarkdownTest {

    @Test
    void whatPeopleWriteLooksAsTheyMeantIt() {
        assertEquals("""
                <h3>Time credits</h3>
                <p>People <em>earn</em> an hour, and <strong>spend</strong> it<br />
                on <code>anything</code>.</p>
                <ol start="3"><li>Ask</li><li>Listen
                <ul><li>and write down</li></ul>
                </li></ol>
                <blockquote>
                <p>It gave me a reason to get up.</p>
                </blockquote>
                <table><thead><tr><th scope="col">Year</th><th class="align-right" scope="col">Visits</th></tr></thead>\
                <tbody><tr><td>2016</td><td class="align-right">1,200</td></tr></tbody></table>
                """, Markdown.render("""
                Time credits
                ============
                People *earn* an hour, and **spend** it\\
                on `anything`.

                3. Ask
                4. Listen
                   - and write down

                > It gave me a reason to get up.

                Year | Visits
                -----|------:
                2016 | 1,200
                """).html());
    }

    @Test
    void headingsBeginBelowThoseOfThePageAndSkipNoLevel() {
        assertEquals("<h3>A</h3>\n<h4>B</h4>\n<h4>C</h4>\n<h5>D</h5>\n<h3>E</h3>\n",
                Markdown.render("# A\n\n### B\n\n### C\n\n###### D\n\n# E").html());
        assertEquals("<h3>Deep first</h3>\n<h3>Then high</h3>\n", Markdown.render("#### Deep first\n\n## Then high").html());
    }

    static Stream<Arguments> links() {
        String rel = "\" rel=\"nofollow ugc noopener\">";
        return Stream.of(
                Arguments.of("[x](https://a.uk/b)", "<a href=\"https://a.uk/b" + rel + "x</a>"),
                Arguments.of("[x](/tags/falls)", "<a href=\"/tags/falls" + rel + "x</a>"),
                Arguments.of("[x](#comment-5)", "<a href=\"#comment-5" + rel + "x</a>"),
                Arguments.of("https://a.uk/b_c", "<a href=\"https://a.uk/b_c" + rel + "https://a.uk/b_c</a>"),
                Arguments.of("[x](//evil.example)", "x"),
                Arguments.of("[x](/\\\\evil.example)", "x"),
                Arguments.of("[x](/&Tab;/evil.example)", "<a href=\"/%09/evil.example" + rel + "x</a>"),
                Arguments.of("[x](ftp://a.uk)", "x"),
                Arguments.of("[](https://a.uk)", "<a href=\"https://a.uk" + rel + "https://a.uk</a>"),
                Arguments.of("[https://nhs.uk](https://evil.example/nhs.uk)",
                        "<a href=\"https://evil.example/nhs.uk" + rel + "https://nhs.uk</a> (evil.example)"),
                Arguments.of("[www.nhs.uk](https://nhs.uk)", "<a href=\"https://nhs.uk" + rel + "www.nhs.uk</a>"),
                Arguments.of("![A chart](https://a.uk/c.png)",
                        "<a href=\"https://a.uk/c.png" + rel + "Image: A chart</a>"),
                Arguments.of("[![Logo](https://a.uk/l.png)](https://b.uk)",
                        "<a href=\"https://b.uk" + rel + "Image: Logo</a>"));
    }

    @ParameterizedTest
    @MethodSource("links")
    void aLinkGoesWhereItSaysOrNowhere(String markdown, String html) {
        assertEquals("<p>" + html + "</p>\n", Markdown.render(markdown).html());
    }

    @Test
    void aLongOrdinaryTextIsFormatted() {
        String paragraph = "The team *met* weekly with [the council](https://example.org/a_b) and **agreed** `x`. "
                + "It went well, people said. ".repeat(12) + "\n\n";
        String text = paragraph.repeat(Markdown.MAX_LENGTH / paragraph.length());
        assertTrue(text.length() > 199_000);
        assertFalse(Markdown.render(text).html().contains(Markdown.NOTICE));
        String lines = "- one point of many, said in some words\n".repeat(4_900);
        assertFalse(Markdown.render(lines).html().contains(Markdown.NOTICE));
    }

    @Test
    void aTextThatIsTooLongIsShownAsTyped() {
        String html = Markdown.render("<b>*a*\n".repeat(30_000)).html();
        assertTrue(html.startsWith("<p><em>This text was too complex to format, so it is shown as typed.</em></p>\n"
                + "<pre>&lt;b&gt;*a*\n&lt;b&gt;*a*\n"), html.substring(0, 100));
    }

    /** Each cost seconds or more, or megabytes, before the work was counted. */
    static Stream<Arguments> bombs() {
        return Stream.of(
                Arguments.of("brackets", "![[]()".repeat(20_000)),
                Arguments.of("one definition", "[a]: /" + "x".repeat(40_000) + "\n\n" + "[a]".repeat(13_600)),
                Arguments.of("definition, many blocks", "[a]: /" + "x".repeat(40_000) + "\n\n" + "[a]\n\n".repeat(20_000)),
                Arguments.of("open links", "[a](<b".repeat(33_000)),
                Arguments.of("nested images", "![".repeat(30_000) + "a" + "](b)".repeat(30_000)),
                Arguments.of("nested emphasis", "*a **a ".repeat(18_000) + "b" + " a** a*".repeat(10_000)),
                Arguments.of("backticks",
                        IntStream.range(1, 600).mapToObj(n -> "e" + "`".repeat(n)).reduce("", String::concat)),
                Arguments.of("open tags", "<a href='".repeat(22_000)),
                Arguments.of("table of empty cells", "|a".repeat(300) + "\n" + "|-".repeat(300) + "\n" + "a|\n".repeat(60_000)),
                Arguments.of("lines of pipes", "|\n".repeat(100_000)),
                Arguments.of("lines of labels", "[a]\n".repeat(50_000)),
                Arguments.of("an address of dots", "<a@a" + ".a".repeat(90_000) + ">"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void aTextMadeToCostMuchCostsLittleAndIsShownAsTyped(String name, String bomb) {
        long before = cpuMillis();
        String html = Markdown.render(bomb).html();
        long spent = cpuMillis() - before;
        assertTrue(html.contains(Markdown.NOTICE), "formatted");
        assertTrue(spent < 2_000, spent + " ms");
    }

    static Stream<String> repeated() {
        return Stream.of("[", "]", "[]", "![", "*", "_", "*a_ ", "`", "`a", "\\", "&amp;", "<", "<?", "<![CDATA[", "<a href='",
                "a@", "www.", "http://a ", "x@y.z ", "|", "|\n|-\n", "> ", "- ", "1. ", "\t", "# ", "#\n", "===\n", "a\n=\n",
                "---\n", "- a\n", "- a\n  - b\n", "```\n", "[a]: b\n", "[a]: b 'c\n", "a ![b](c \"", "a  \n", "\"", "\u0130");
    }

    @ParameterizedTest
    @MethodSource("repeated")
    void noConstructRepeatedCostsMuchOrGrows(String construct) {
        String text = construct.repeat(Markdown.MAX_LENGTH / construct.length());
        long before = cpuMillis();
        int length = Markdown.render(text).html().length();
        long spent = cpuMillis() - before;
        assertTrue(length <= 8 * text.length() + (64 << 10), length + " characters");
        assertTrue(spent < 2_000, spent + " ms");
    }

    private static long cpuMillis() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000;
    }
}
