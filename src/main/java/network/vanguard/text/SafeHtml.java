package network.vanguard.text;

import com.fasterxml.jackson.annotation.JsonValue;

/** HTML that is safe to put into a page as it stands. Only this package makes it out of what people wrote. */
public final class SafeHtml {

    private final String html;

    SafeHtml(String html) {
        this.html = html;
    }

    /**
     * HTML that {@link Markdown#render} made before, read back from the column in which an entity keeps it. For nothing
     * else: what is passed here is trusted.
     */
    public static SafeHtml stored(String html) {
        return new SafeHtml(html);
    }

    /** The HTML: a sequence of block elements. */
    @JsonValue
    public String html() {
        return html;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SafeHtml that && that.html.equals(html);
    }

    @Override
    public int hashCode() {
        return html.hashCode();
    }

    /** The HTML, as {@link #html()}. */
    @Override
    public String toString() {
        return html;
    }
}
