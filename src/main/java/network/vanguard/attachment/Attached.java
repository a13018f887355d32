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
    /** Largest file, in bytes. */
    public static final long FILE_MAX = 20L << 20;

    public List<Attachment> pictures() {
        return ofKind(AttachmentKind.PICTURE);
    }

    public List<Attachment> files() {
        return ofKind(AttachmentKind.FILE);
    }

    public List<Attachment> videos() {
        return ofKind(AttachmentKind.VIDEO);
    }

    /** Whether none of its kind stands before it. */
    public boolean first(Attachment file) {
        return ofKind(file.kind()).get(0).id() == file.id();
    }

    /** Whether none of its kind stands after it. */
    public boolean last(Attachment file) {
        List<Attachment> sort = ofKind(file.kind());
        return sort.get(sort.size() - 1).id() == file.id();
    }

    private List<Attachment> ofKind(AttachmentKind kind) {
        return all.stream().filter(file -> file.kind() == kind).toList();
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
