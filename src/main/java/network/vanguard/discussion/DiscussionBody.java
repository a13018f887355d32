package network.vanguard.discussion;

import network.vanguard.text.SafeHtml;

/** What opens a discussion: what it is for, as typed and as shown. */
public record DiscussionBody(String purpose, String body, SafeHtml html) {

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
