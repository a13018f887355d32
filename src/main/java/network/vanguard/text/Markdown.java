package network.vanguard.text;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Markdown (CommonMark with tables and bare links) as HTML that can be put into a page.
 *
 * <p>Three things keep scripts out, each of them enough alone: HTML in the text is escaped and link addresses are checked
 * while rendering; a sanitiser keeps only a list of harmless elements; and the pages' Content-Security-Policy runs no
 * script but our own. The result is stored with the text, and never sanitised again: render again from the source when
 * {@link #RENDERER_VERSION} has grown.
 */
public final class Markdown {

    /** Grows whenever the same text comes out differently. Kept beside stored HTML. */
    public static final int RENDERER_VERSION = 1;
    /** The longest text that is formatted, in characters; a longer one is shown as typed. */
    public static final int MAX_LENGTH = 200_000;
    /** Begins every text that was not formatted. */
    static final String NOTICE = "This text was too complex to format, so it is shown as typed.";

    /** Nobody nests lists and quotes deeper by hand (a list in a list is four); deeper ones would fill a phone with margins. */
    private static final int MAX_OPEN_BLOCKS = 12;

    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create(), AutolinkExtension.create());
    private static final Parser PARSER = Parser.builder().maxOpenBlockParsers(MAX_OPEN_BLOCKS).inlineParserFactory(Budget::new)
            .postProcessor(Depth::check).extensions(EXTENSIONS).postProcessor(new Tidy()).build();
    private static final HtmlRenderer ESCAPING = renderer().escapeHtml(true).sanitizeUrls(true)
            .urlSanitizer(new DefaultUrlSanitizer(SCHEMES)).build();

    private Markdown() {}

    /**
     * The text as block elements; headings begin at h3, links carry {@code rel="nofollow ugc noopener"}, an image is a
     * link to it. A text that is too long, or that would be too much work or too much HTML, is shown as typed under a
     * sentence that says so.
     */
    public static SafeHtml render(String markdown) {
        return render(markdown, Map.of());
    }

    /**
     * The same, with a link for each person whom the text names as {@code @handle}.
     *
     * @param people the addresses of their pages by handle; who is not in it stays a word
     */
    public static SafeHtml render(String markdown, Map<String, String> people) {
        try {
            if (markdown.length() > MAX_LENGTH) {
                throw new TooComplex("too long");
            }
            int room = 8 * markdown.length() + (64 << 10);
            Node document = parse(markdown);
            Mentions.link(document, people);
            return new SafeHtml(Sanitiser.sanitise(escaped(document, room), room));
        } catch (TooComplex | StackOverflowError tooMuch) {
            // the parser's pattern for <e-mail@addresses> runs out of stack on an address of thousands of dots
            return asTyped(markdown);
        }
    }

    static Node parse(String markdown) {
        Budget.checkLines(markdown);
        return PARSER.parse(markdown);
    }

    /** The first defence alone. */
    static String escaped(Node document, int room) {
        return html(ESCAPING, document, room);
    }

    /** No defence at all; only tests ask for it. */
    static String raw(Node document, int room) {
        return html(renderer().build(), document, room);
    }

    private static String html(HtmlRenderer renderer, Node document, int room) {
        Sheet sheet = new Sheet(room);
        renderer.render(document, sheet);
        return sheet.toString();
    }

    private static HtmlRenderer.Builder renderer() {
        return HtmlRenderer.builder().extensions(EXTENSIONS).attributeProviderFactory(context -> Tidy::attributes);
    }

    private static SafeHtml asTyped(String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return new SafeHtml("<p><em>" + NOTICE + "</em></p>\n<pre>" + escaped + "</pre>\n");
    }
}
