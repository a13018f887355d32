package network.vanguard.draft;

import java.time.Instant;
import java.util.UUID;

/**
 * A form that somebody typed in and has not sent.
 *
 * @param address of the page with the form
 * @param title   what was typed as its title; may be empty
 */
public record Draft(UUID id, String address, String title, Instant savedAt) {

    /** Where it is continued. */
    public String url() {
        return address + "?draft=" + id;
    }

    /** What it is called in a list. */
    public String label() {
        return title.isBlank() ? "Without a title yet" : title;
    }

    /** What it will be. */
    public String kind() {
        String what = address.startsWith("/case-studies/")
                ? "case study"
                : address.startsWith("/notes/") ? "practice note" : "discussion";
        return address.endsWith("/new") ? "New " + what : "Changes to a " + what;
    }
}
