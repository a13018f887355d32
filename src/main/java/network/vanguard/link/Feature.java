package network.vanguard.link;

import java.util.List;

/**
 * One thing that an entry or a text may share with others.
 *
 * @param id       of a concept its id; of a word a hash of its stem, below zero
 * @param amount   a concept's strength in 1/1024, 1024 for the entry's own tag; the number of times a word occurs
 * @param carriers how many entries had it when the epoch began
 * @param name     the concept's slug, or the word's stem
 * @param label    as people read it
 * @param stems    of the words of the label
 * @param below    ids of the entry's features that stand right below this concept
 */
record Feature(long id, int amount, long carriers, String name, String label, List<String> stems, List<Long> below) {

    boolean concept() {
        return id > 0;
    }

    boolean ownTag() {
        return concept() && amount == Similarity.OWN;
    }
}
