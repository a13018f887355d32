package network.vanguard.text;

import static network.vanguard.text.Diff.Change.ADDED;
import static network.vanguard.text.Diff.Change.KEPT;
import static network.vanguard.text.Diff.Change.REMOVED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.qute.Engine;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Variant;

import network.vanguard.problem.FieldError;
import network.vanguard.problem.Invalid;

class TextTest {

    @ParameterizedTest
    @CsvSource({"Time credits: what works?, time-credits-what-works", "Ŵyn & Straße, wyn-and-strasse", "日本語, untitled",
            "'  ---  ', untitled", "a_b--c, a-b-c", "Søren's Ærø, soren-s-aero"})
    void anAddressIsReadable(String title, String slug) {
        assertEquals(slug, Slugs.of(title));
    }

    @Test
    void aLongAddressEndsWithAWord() {
        assertEquals("word" + "-word".repeat(15), Slugs.of("word ".repeat(40)));
        assertEquals(Slugs.MAX_LENGTH, Slugs.of("x".repeat(200)).length());
    }

    @Test
    void anExcerptHasWordsAndNoMarks() {
        assertEquals("Title Some bold words and a link.",
                PlainText.excerpt("# Title\n\nSome **bold** words\nand [a link](https://a.uk).", 100));
        assertEquals("Some bold words and…", PlainText.excerpt("Some **bold** words and [a link](https://a.uk).", 20));
        assertEquals("x".repeat(19) + "…", PlainText.excerpt("x".repeat(3_000), 20));
        assertEquals("😀".repeat(9) + "…", PlainText.excerpt("😀".repeat(300), 20));
        assertEquals("", PlainText.excerpt("", 20));
        assertTrue(PlainText.excerpt("![[]()".repeat(20_000), 280).length() <= 280);
    }

    @Test
    void textsComeInTheSameWhateverMachineTheyWereTypedOn() {
        assertEquals("caf\u00e9\nb\nc ", Normal.text("body", "cafe\u0301\r\nb\rc "));
        assertEquals("a b c", Normal.line("title", "  a\r\nb\tc \n"));
        assertEquals("\u202Eabc", Normal.line("title", "\u202Eabc"));
        assertNull(Normal.line("title", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\u0007", "\u001b[0m", "\u0085", "\ud83d", "\ude00", "x\ude00\ud83d", "\uffff", "\ufdd0"})
    void aCharacterThatCouldNotComeBackIsRefused(String sent) {
        Invalid refused = assertThrows(Invalid.class, () -> Normal.text("title", sent));
        assertEquals("title", refused.errors().get(0).field());
        assertTrue(refused.errors().get(0).message().startsWith("contains "), refused.getMessage());
    }

    @Test
    void aRefusalSaysWhatAndWhere() {
        assertEquals(List.of(new FieldError("title", "contains a NUL character")),
                assertThrows(Invalid.class, () -> Normal.line("title", "a\0b")).errors());
    }

    @Test
    void naughtyStringsComeBackAsTheyWentInOrAreRefused() throws IOException {
        Path file = Path.of("../shared/corpora/naughty-strings.json");
        Assumptions.assumeTrue(Files.isRegularFile(file),
                "the public collection naughty-strings.json is not part of this project, whose own table stands above; where it lies in ../shared/corpora it is tried too");
        for (String string : new ObjectMapper().readValue(file.toFile(), String[].class)) {
            if (Normal.fault(string).isEmpty()) {
                assertEquals(Normalizer.normalize(string, Normalizer.Form.NFC), Normal.text("body", string));
                Markdown.render(string);
                PlainText.excerpt(string, 280);
                assertTrue(Slugs.of(string).matches("[a-z0-9]+(?:-[a-z0-9]+)*"), string);
            }
        }
    }

    @Test
    void aChangeIsShownWordByWord() {
        assertEquals(List.of(new Diff.Piece(KEPT, "the "), new Diff.Piece(REMOVED, "cat"), new Diff.Piece(ADDED, "dog"),
                new Diff.Piece(KEPT, " sat")), Diff.words("the cat sat", "the dog sat"));
        assertEquals(List.of(new Diff.Piece(KEPT, "a"), new Diff.Piece(REMOVED, "b"), new Diff.Piece(ADDED, "c"),
                new Diff.Piece(KEPT, "d")), Diff.lines("a\nb\nd", "a\nc\nd"));
        assertEquals(List.of(), Diff.words("", ""));
        assertEquals(List.of(new Diff.Piece(ADDED, "new text")), Diff.words("", "new text"));
    }

    @Test
    void twoLongTextsWithNothingInCommonAreComparedAtOnce() {
        List<Diff.Piece> pieces = Diff.words("a b c d ".repeat(20_000) + "x", "e f g h ".repeat(20_000) + "y");
        assertEquals(List.of(REMOVED, ADDED), pieces.stream().map(Diff.Piece::change).toList());
    }

    @Test
    void aTemplatePrintsSafeHtmlAsItIsAndEscapesAllElse() {
        EngineBuilder builder = Engine.builder().addDefaults().addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of("text/html")));
        new SafeHtmlInTemplates().register(builder);
        String page = builder.build().parse("{body} {body.html}", Variant.forContentType(Variant.TEXT_HTML))
                .data("body", Markdown.render("*a*")).render();
        assertEquals("<p><em>a</em></p>\n &lt;p&gt;&lt;em&gt;a&lt;/em&gt;&lt;/p&gt;\n", page);
    }
}
