package network.vanguard.link;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The reasons of a link that a sentence names: its largest, without what goes without saying.
 *
 * @param tags    that both carry
 * @param broader what tags of both come under, when nothing nearer is shared
 * @param words   that stand in both texts and are not in a name already given
 */
public record Why(List<Reason> tags, List<Reason> broader, List<Reason> words) {

    /** "Both: walking football, type 2 diabetes. Both are about mental health. The words “league”, “pitch” stand in both." */
    public String sentence() {
        List<String> sentences = new ArrayList<>();
        if (!tags.isEmpty()) {
            sentences.add("Both: " + tags.stream().map(Reason::inSentence).collect(Collectors.joining(", ")) + ".");
        }
        if (!broader.isEmpty()) {
            sentences.add("Both are about "
                    + broader.stream().map(Reason::inSentence).collect(Collectors.joining(" and about ")) + ".");
        }
        if (!words.isEmpty()) {
            sentences.add((words.size() == 1 ? "The word " : "The words ")
                    + words.stream().map(word -> "“" + word.label() + "”").collect(Collectors.joining(", "))
                    + (words.size() == 1 ? " stands in both." : " stand in both."));
        }
        return String.join(" ", sentences);
    }
}
