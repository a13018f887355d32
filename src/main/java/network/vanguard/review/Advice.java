package network.vanguard.review;

import java.util.List;

import network.vanguard.entry.EntrySummary;

/**
 * What the curators have said to the authors of an entry, for those who may change it: what the fragments {@code review/advice} and
 * {@code review/beside} show.
 *
 * @param entry  as it stands now; null for what has not been written yet
 * @param rounds the last checklist of each version, the newest first
 */
public record Advice(EntrySummary entry, List<Checklist> rounds) {

    /** For readers who may not change the entry, and for what nobody has looked at. */
    public static final Advice NONE = new Advice(null, List.of());

    /** Whether there is any. */
    public boolean any() {
        return !rounds.isEmpty();
    }

    /** The newest. */
    public Checklist newest() {
        return rounds.get(0);
    }

    /** Those before it. */
    public List<Checklist> earlier() {
        return rounds.subList(1, rounds.size());
    }

    /** Whether it is about an earlier version than the one that stands there now. */
    public boolean outdated() {
        return any() && newest().revision() < entry.revision();
    }

    /** What the newest asks of the field of that id. */
    public List<Mark> at(String field) {
        return any() ? newest().open().stream().filter(mark -> mark.about().field().equals(field)).toList() : List.of();
    }
}
