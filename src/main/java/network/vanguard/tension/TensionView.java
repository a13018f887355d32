package network.vanguard.tension;

import java.util.ArrayList;
import java.util.List;

import network.vanguard.page.Choice;
import network.vanguard.vocabulary.TagRef;

/** A tension: the question, and its two poles with a word and a sentence each. */
public record TensionView(TensionRef ref, String leftWord, String leftText, String rightWord, String rightText,
        List<TagRef> tags) {

    /** Steps between the poles. */
    public static final int STEPS = 7;

    /** A step in words: 1 is wholly left, 4 in the middle, 7 wholly right. */
    public String step(int step) {
        return switch (step) {
            case 1 -> "Wholly " + lower(leftWord);
            case 2 -> "Mostly " + lower(leftWord);
            case 3 -> "A little more " + lower(leftWord);
            case 4 -> "As much the one as the other";
            case 5 -> "A little more " + lower(rightWord);
            case 6 -> "Mostly " + lower(rightWord);
            default -> "Wholly " + lower(rightWord);
        };
    }

    /** The steps to choose from, from left to right. */
    public List<Choice> steps() {
        List<Choice> choices = new ArrayList<>();
        for (int step = 1; step <= STEPS; step++) {
            choices.add(new Choice(String.valueOf(step), step(step)));
        }
        return choices;
    }

    private static String lower(String word) {
        return word.isEmpty() ? word : Character.toLowerCase(word.charAt(0)) + word.substring(1);
    }
}
