package network.vanguard.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every template keeps to, read from its source. */
class TemplatesTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern COMMENT = Pattern.compile("\\{!.*?!\\}", Pattern.DOTALL);
    /** Qute's own sections, such as {@code {#if x}}; quotes inside them may hold anything but a brace. */
    private static final Pattern SECTION = Pattern.compile("\\{[#/|@][^{}]*\\}");
    private static final Pattern HTML_TAG = Pattern.compile("<[a-zA-Z](?:\"[^\"]*\"|'[^']*'|[^>\"'])*>");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");
    private static final Pattern FORM = Pattern.compile("<form\\b.*?(?:</form>|\\z)",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern METHOD = Pattern.compile("^<form\\b[^>]*\\bmethod=\"(get|post)\"", Pattern.CASE_INSENSITIVE);

    @Test
    void everyTemplateKeepsTheRules() throws IOException {
        List<String> faults = new ArrayList<>();
        int templates = 0;
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                templates++;
                String name = TEMPLATES.relativize(file).toString();
                faults(Files.readString(file)).forEach(fault -> faults.add(name + ": " + fault));
            }
        }
        assertTrue(templates > 20, "Only " + templates + " templates were found");
        assertEquals(List.of(), faults);
    }

    @Test
    void noCodeMakesUnescapedText() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertEquals(List.of(), files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> read(file).contains("RawString")).map(Path::toString).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<p>{x.raw}</p>", "<p>{x.orEmpty.raw}</p>", "{x.safe}",
            "<form method=\"post\" action=\"/a\"></form>",
            "<form action=\"/a\">{#form-guard /}</form>", "<form method=\"{m}\">{#form-guard /}</form>",
            "<script>go()</script>",
            "<script src=\"/a.js\">go()</script>", "<style>p { }</style>", "<p style=\"color: red\">a</p>",
            "<a href=\"/a\" onclick=\"go()\">a</a>", "<a href=\"/a\" hx-on:click=\"go()\">a</a>",
            "<a href=\"javascript:go()\">a</a>",
            "<a href={x}>a</a>", "<a href=/a/{x}>a</a>", "<a {x}>a</a>", "<option value=\"a\" {x}>",
            "<a href={#if x}{x}{/if}>a</a>",
            "<p>{#eval x /}</p>", "<p>{str:eval(x)}</p>"})
    void aBadTemplateIsNoticed(String template) {
        assertFalse(faults(template).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <a href="/a/{x}" title='{y}'>{z}</a>
            <form action="/a" method="get"><input name="q"></form>
            <form action="/a" method="post">{#form-guard /}<input name="q" value="{q}"></form>
            <option value="{x}"{#if y} selected{/if}>{z}</option>
            <a class="b{#if c} d{/if}" href="{e}">f</a>
            {! <p style="a">{x.raw} !}
            <script src="/a.js" defer></script>
            <p>Based on = {x}</p>
            """)
    void aGoodTemplatePasses(String template) {
        assertEquals(List.of(), faults(template));
    }

    private static List<String> faults(String source) {
        List<String> faults = new ArrayList<>();
        String template = COMMENT.matcher(source).replaceAll("");
        // HTML that needs no escaping is known by its type, network.vanguard.text.SafeHtml, and by nothing else.
        if (Pattern.compile("\\.(raw|safe)\\b").matcher(template).find()) {
            faults.add("prints text unescaped");
        }
        if (template.contains("{#eval") || template.contains("str:eval")) {
            faults.add("makes a template from a text");
        }
        forms(template, faults);
        // Sections go, and leave a mark where an attribute's value would be without quotes.
        String html = SECTION.matcher(template.replaceAll("=\\{#", "={x}{#")).replaceAll("");
        if (Pattern.compile("<style\\b", Pattern.CASE_INSENSITIVE).matcher(html).find()) {
            faults.add("has a style element");
        }
        Matcher script = Pattern.compile("<script\\b([^>]*)>(.*?)</script>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE)
                .matcher(html);
        while (script.find()) {
            if (!script.group(1).contains("src=\"") || !script.group(2).isBlank()) {
                faults.add("has an inline script");
            }
        }
        Matcher tag = HTML_TAG.matcher(html);
        while (tag.find()) {
            attributes(tag.group(), faults);
        }
        return faults;
    }

    private static void forms(String template, List<String> faults) {
        Matcher form = FORM.matcher(template);
        while (form.find()) {
            Matcher method = METHOD.matcher(form.group());
            if (!method.find()) {
                faults.add("has a form without method=\"get\" or method=\"post\"");
            } else if (method.group(1).equalsIgnoreCase("post") && !form.group().contains("{#form-guard")) {
                faults.add("has a form that posts without {#form-guard /}");
            }
        }
    }

    private static void attributes(String tag, List<String> faults) {
        String names = QUOTED.matcher(tag).replaceAll("\"\"");
        if (names.contains("{")) {
            faults.add("has an expression outside quotes in " + tag);
        }
        if (Pattern.compile("\\s(on[a-z]+|hx-on[^=\\s]*|style)\\s*=", Pattern.CASE_INSENSITIVE).matcher(names).find()) {
            faults.add("has an inline script or style in " + tag);
        }
        if (tag.toLowerCase().contains("javascript:")) {
            faults.add("has a script in an address in " + tag);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
