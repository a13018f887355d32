package network.vanguard.introduction;

import java.time.Instant;
import java.util.List;

import network.vanguard.entry.EntryJson;
import network.vanguard.link.Reason;

/**
 * A pair in the API.
 *
 * @param topics     slugs of what both are about
 * @param introduced null when they were not introduced
 */
public record IntroductionJson(EntryJson one, EntryJson other, double score, String why, List<String> topics, boolean inTouch,
        Meeting introduced, String url) {

    /** When they were introduced, the handle of who did it, and the address of the thread. */
    public record Meeting(Instant at, String by, String url) {}

    static IntroductionJson of(IntroductionView pair) {
        return new IntroductionJson(EntryJson.of(pair.one()), EntryJson.of(pair.other()), pair.score(), pair.why().sentence(),
                pair.why().tags().stream().map(Reason::name).toList(), pair.inTouch(),
                pair.introduced() == null
                        ? null
                        : new Meeting(pair.introduced().at(), pair.introduced().by().handle(), pair.introduced().url()),
                pair.url());
    }
}
