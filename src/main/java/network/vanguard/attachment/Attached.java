package network.vanguard.attachment;

import java.util.List;

import network.vanguard.entry.EntrySummary;

/**
 * What is on an entry beside its text, in order: what the fragment {@code attachment/attached} shows.
 *
 * @param mayAdd    whether the reader may add to it and change it
 * @param mayRemove whether the reader may remove something
 */
public record Attached(EntrySummary entry, List<Attachment> all, boolean mayAdd, boolean mayRemove) {

    /** Most on one entry. */
    public static final int MAX = 30;

    public List<Attachment> pictures() {
        return all.stream().filter(Attachment::picture).toList();
    }

    public List<Attachment> files() {
        return all.stream().filter(Attachment::file).toList();
    }

    public List<Attachment> videos() {
        return all.stream().filter(Attachment::video).toList();
    }

    /** Whether there is room for one more. */
    public boolean room() {
        return all.size() < MAX;
    }

    /** The page on which they are looked after. */
    public String url() {
        return "/entries/" + entry.id() + "/files";
    }

    /** "Files and pictures: Walking for health". */
    public String title() {
        return "Files and pictures: " + entry.title();
    }
}
