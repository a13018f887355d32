package network.vanguard.text;

import java.util.regex.Pattern;

import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamRenderer;
import org.owasp.html.PolicyFactory;

/** The list of what may be in a text. It knows nothing of Markdown and trusts nothing that comes before it. */
final class Sanitiser {

    /** Somewhere on the web, an e-mail address, a place on this platform or on this page; nothing a browser reads otherwise. */
    private static final Pattern ADDRESS = Pattern.compile("(?i)(?:https?://|mailto:)\\S+|/(?![/\\\\])[^\\s\\\\]*|#\\S*");

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "br", "hr", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "em",
                    "strong", "table", "thead", "tbody", "tr", "th", "td", "a")
            .allowAttributes("start").matching(Pattern.compile("\\d{1,9}")).onElements("ol")
            .allowAttributes("class").matching(Pattern.compile("align-(?:left|center|right)")).onElements("th", "td")
            .allowAttributes("scope").matching(Pattern.compile("col")).onElements("th")
            .allowUrlProtocols("http", "https", "mailto")
            .allowAttributes("href").matching(ADDRESS).onElements("a")
            .requireRelsOnLinks("nofollow", "ugc", "noopener")
            .toFactory();

    private Sanitiser() {}

    static String sanitise(String html, int room) {
        Sheet sheet = new Sheet(room);
        HtmlSanitizer.sanitize(html, POLICY.apply(HtmlStreamRenderer.create(sheet, impossible -> {
            throw new IllegalStateException(impossible);
        }, badHtml -> {})));
        return sheet.toString();
    }
}
