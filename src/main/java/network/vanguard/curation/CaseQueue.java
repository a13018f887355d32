package network.vanguard.curation;

import java.util.Arrays;
import java.util.List;

import network.vanguard.entry.QueueCounts;
import network.vanguard.entry.QueueFilter;
import network.vanguard.entry.Queued;
import network.vanguard.paging.Slice;

/**
 * The page of the queue of the curators.
 *
 * @param answerWithin so many working days are promised
 */
public record CaseQueue(QueueFilter filter, Slice<Queued> page, QueueCounts counts, int answerWithin) {

    /** One way to look at the queue: a link with a number, or the one that is shown. */
    public record Part(String label, String url, long count, boolean shown) {}

    /** The ways to look at it. */
    public List<Part> parts() {
        return Arrays.stream(QueueFilter.values())
                .map(one -> new Part(one.label(), url(one), counts.of(one), one == filter)).toList();
    }

    /** The address of the next page, or null. */
    public String next() {
        return page.next() == null ? null : url(filter) + (filter == QueueFilter.ALL ? "?" : "&") + "after=" + page.next();
    }

    private static String url(QueueFilter filter) {
        return filter == QueueFilter.ALL ? "/curation" : "/curation?show=" + filter.code();
    }
}
