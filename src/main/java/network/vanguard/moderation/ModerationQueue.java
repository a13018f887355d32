package network.vanguard.moderation;

import java.util.Arrays;
import java.util.List;

import network.vanguard.paging.Slice;

/** A page of the moderators' cases, as people read it. */
public record ModerationQueue(QueuePart part, QueueOrder order, Slice<CaseLine> page) {

    /** A way of looking at the cases. */
    public record Way(String label, String url, boolean shown) {}

    /** The parts. */
    public List<Way> parts() {
        return Arrays.stream(QueuePart.values()).map(one -> new Way(one.label(), url(one, order), one == part)).toList();
    }

    /** The orders. */
    public List<Way> orders() {
        return Arrays.stream(QueueOrder.values()).map(one -> new Way(one.label(), url(part, one), one == order)).toList();
    }

    /** The address of the next page, or null. */
    public String next() {
        return page.next() == null ? null : url(part, order) + "&after=" + page.next();
    }

    private static String url(QueuePart part, QueueOrder order) {
        return "/moderation?show=" + part.code() + "&order=" + order.code();
    }
}
