package network.vanguard.moderation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

import network.vanguard.page.Choice;

/**
 * A rule that everybody here has agreed to; reports and decisions cite one. Our own words. Codes and numbers stay as they are: what was
 * decided once must be found again, so a rule is added at the end and never taken out.
 */
public enum Rule {
    NO_PATIENT("no-patient", "No patient can be recognised",
            "Nothing here tells who somebody in care is: no names, numbers or dates of birth, and no story that neighbours would recognise. Name people by their role."),
    RESPECT("respect", "Respect for people",
            "We disagree about practice, never by belittling, insulting or threatening the people who do it or receive it."),
    NO_SELLING("no-selling", "Nothing is sold here",
            "No advertising, no links planted to be found by search engines, no offers for money. Say so when you are paid by somebody you write of."),
    OWN_WORDS("own-words", "Your own words, and your sources",
            "Write it yourself, say where facts come from, and put up only files and pictures that you may share."),
    HONEST("honest", "Told as it happened",
            "What did not work is told too. Figures are real ones, and nobody writes in the name of somebody else."),
    IN_PLACE("in-place", "For this network",
            "It is about practice in health and care, for the people who are here. The same thing is not posted again and again."),
    IN_CONFIDENCE("in-confidence", "What was told in confidence stays so",
            "Nobody passes on what colleagues said in trust or what an employer keeps for itself. A story is told with the consent of whose it is.");

    private final String code;
    private final String title;
    private final String text;

    Rule(String code, String title, String text) {
        this.code = code;
        this.title = title;
        this.text = text;
    }

    /** The name in JSON, addresses and the database. */
    @JsonValue
    public String code() {
        return code;
    }

    /** What it is called. */
    public String title() {
        return title;
    }

    /** What it says. */
    public String text() {
        return text;
    }

    /** Its number on the page of the rules, from 1. */
    public int number() {
        return ordinal() + 1;
    }

    /** "Rule 2: Respect for people". */
    public String label() {
        return "Rule " + number() + ": " + title;
    }

    /** Where it can be read. */
    public String url() {
        return "/rules#" + code;
    }

    /** The rule of that code. */
    public static Optional<Rule> of(String code) {
        return Arrays.stream(values()).filter(rule -> rule.code.equals(code)).findFirst();
    }

    /** All of them, for a form to choose from. */
    static List<Choice> choices() {
        return Arrays.stream(values()).map(rule -> new Choice(rule.code, rule.number() + ". " + rule.title, rule.text))
                .toList();
    }
}
