package network.vanguard.discussion;

import network.vanguard.text.SafeHtml;

/** What opens a discussion: what it is for, as typed and as shown. */
public record DiscussionBody(String purpose, String body, SafeHtml html) {}
