package network.vanguard.moderation;

import java.util.List;

import network.vanguard.page.Choice;
import network.vanguard.text.SafeHtml;

/**
 * What is about to be reported.
 *
 * @param title  of the entry, or of the entry that the comment is on
 * @param html   what the comment says; null for an entry
 * @param before what the viewer reported of it already, or null
 * @param own    whether the viewer wrote it, so that there is nothing to report
 */
public record Reporting(Subject subject, String title, String url, SafeHtml html, OwnReport before, boolean own) {

    /** "this comment" or "this". */
    public String what() {
        return subject.entryId() == null ? "this comment" : "this";
    }

    /** Where the form is sent. */
    public String action() {
        return "/reports/" + (subject.entryId() == null ? "comments/" : "entries/") + subject.id();
    }

    /** Whether a report of theirs waits already: it counts once. */
    public boolean waits() {
        return before != null && before.state().equals("open");
    }

    /** The rules, to choose from. */
    public List<Choice> rules() {
        return Rule.choices();
    }
}
