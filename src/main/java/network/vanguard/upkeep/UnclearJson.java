package network.vanguard.upkeep;

import java.time.Instant;
import java.util.List;

/**
 * Whether readers know what to do after an entry.
 *
 * @param mine      whether you have said that you do not
 * @param flagged   whether readers of three sites have said so; told to those who may change the entry, and so is the rest
 * @param sites     of how many sites readers said so; those of no site count as one
 * @param questions what they would have to know, newest first
 */
public record UnclearJson(boolean mine, boolean flagged, int sites, List<QuestionJson> questions) {

    /** A reader's question, the slug of their site if they have one, and when it was asked. */
    public record QuestionJson(String question, String site, Instant at) {}

    static UnclearJson of(Unclear unclear) {
        return new UnclearJson(unclear.pressed(), unclear.flagged(), unclear.sites(), unclear.questions().stream()
                .map(one -> new QuestionJson(one.question(), one.site() == null ? null : one.site().slug(), one.at()))
                .toList());
    }
}
