package network.vanguard.support;

import java.util.List;

import network.vanguard.entry.EntrySummary;

/**
 * What the formal side gave, as this reader may see it.
 *
 * @param informal null for what is done formally; its roles and ways are null for who does not look after it
 * @param totals   null when there is nothing to add up, and without the consent of an informal group
 * @param keep     whether this reader may change it
 * @param takeBack whether this reader may take the group's consent back
 */
public record Support(EntrySummary entry, List<SupportLine> lines, InformalInput informal, Totals totals, boolean keep,
        boolean takeBack) {

    /** Most lines of one case study. */
    public static final int MAX = 100;

    /** Whether it cannot go out yet: an informal group has not been asked. */
    public boolean lacksPermission() {
        return informal != null && informal.permission() == null;
    }

    /** Whether the group agreed that totals are shown. */
    public boolean agreed() {
        return informal != null && informal.totals() != null;
    }

    /** Whether there is something to read. */
    public boolean any() {
        return !lines.isEmpty() || informal != null;
    }

    /** Whether there is room for one more. */
    public boolean room() {
        return lines.size() < MAX;
    }

    /** The page on which it is looked after. */
    public String url() {
        return entry.url() + "/support";
    }
}
