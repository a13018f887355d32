package network.vanguard.exchange;

import java.util.List;

/**
 * What a file of topics did, or would do.
 *
 * @param dryRun    whether nothing was saved
 * @param created   how many topics are new
 * @param changed   how many are there already and get something new
 * @param unchanged how many say nothing new
 * @param changes   each new or changed topic
 * @param refused   what was not taken, each with its reason
 */
public record VocabularyReport(boolean dryRun, int created, int changed, int unchanged, List<Change> changes,
        List<Refused> refused) {

    /** A topic and what is new of it, in words. */
    public record Change(String slug, String name, boolean created, List<String> says) {}

    /** A topic, or a part of one, that was not taken. */
    public record Refused(String name, String reason) {}
}
