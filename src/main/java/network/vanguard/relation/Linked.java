package network.vanguard.relation;

import java.util.List;

import network.vanguard.entry.EntrySummary;
import network.vanguard.page.Choice;
import network.vanguard.paging.Slice;

/**
 * What an entry is linked to, and the form to link it to more: what the fragment {@code relation/linked} shows.
 *
 * @param page    newest first
 * @param later   whether this is not the first page
 * @param mayLink whether the reader may link it
 */
public record Linked(EntrySummary entry, Slice<RelationView> page, boolean later, boolean mayLink) {

    /** "Links: Walking for health". */
    public String title() {
        return "Links: " + entry.title();
    }

    /** An empty form. */
    public RelationForm form() {
        return new RelationForm();
    }

    /** What a link can say. */
    public List<Choice> types() {
        return RelationType.choices();
    }

    /** The address of all links of the entry. */
    public String url() {
        return "/entries/" + entry.id() + "/links";
    }

    /** The address of the next page, or null. */
    public String next() {
        return page.next() == null ? null : url() + "?after=" + page.next();
    }
}
