package network.vanguard.note;

import java.util.List;

import network.vanguard.entry.EntryConflict;
import network.vanguard.entry.EntrySummary;
import network.vanguard.link.SuggestedTopics;
import network.vanguard.page.Choice;

/**
 * What the form of a note shows beside what was typed.
 *
 * @param entry     that is edited, or null for a new one
 * @param subject   the entry that it will be about, or null
 * @param part      what of that entry, by its name; null for the whole
 * @param conflict  what somebody else has changed in the meantime, or null
 * @param preview   how it will look, or null
 * @param names     in whose name it can be written
 * @param readers   who may read it, as far as the writer may choose
 * @param topicsOpen whether the part about topics is open; the rest the same
 */
public record NoteFormView(EntrySummary entry, EntrySummary subject, String part, EntryConflict conflict, NoteBody preview,
        List<Choice> names, List<Choice> readers, SuggestedTopics suggested, boolean topicsOpen, boolean stepOpen,
        boolean readersOpen) {

    /** The heading of the page. */
    public String heading() {
        return entry == null ? "Write a practice note" : "Edit the practice note";
    }

    /** Where the form is sent. */
    public String action() {
        return entry == null ? "/notes" : entry.url() + "/edit";
    }

    /** Where one goes who does not save. */
    public String cancel() {
        return entry == null ? "/notes" : entry.url();
    }
}
