package network.vanguard.lead;

import network.vanguard.text.SafeHtml;

/**
 * A text that names something elsewhere, as a reader sees it who points that out.
 *
 * @param url     of its page
 * @param what    comment, practice note or discussion
 * @param by      who wrote it; null when it is gone
 * @param html    its text
 * @param network whether the whole network can read it, so that curators can follow it up
 */
public record Naming(String url, String what, String by, SafeHtml html, boolean network) {}
