package network.vanguard.discussion;

import java.util.List;

import network.vanguard.site.SiteRef;
import network.vanguard.text.SafeHtml;

/**
 * What opens a discussion: what it is for, as typed and as shown.
 *
 * @param places in whose communities it stands, beside that of its own site
 */
public record DiscussionBody(String purpose, String body, SafeHtml html, List<SiteRef> places) {

    /** What it is, in words: the line above its title. */
    public String label() {
        return switch (purpose) {
            case "experience" -> "Experience";
            case "offer" -> "Offer";
            case "request" -> "Request";
            default -> "Question";
        };
    }
}
