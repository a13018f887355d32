package network.vanguard.vocabulary;

import java.util.List;

/**
 * What happens to the vocabulary when one topic becomes part of another.
 *
 * @param names     names that the other one gets
 * @param narrower  what will stand below the other one
 * @param broader   what will stand above it
 * @param related   what will be related to it
 * @param leftOut   neighbours whose relation ends, because the other one would stand above itself, or is related already by rank
 * @param followers people who will follow the other one instead
 */
public record MergeEffect(List<String> names, List<TagRef> narrower, List<TagRef> broader, List<TagRef> related,
        List<TagRef> leftOut, long followers) {}
