package network.vanguard.casestudy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The questions of the form of a case study, for writers who prefer one a page. */
public enum Question {
    BASICS("What is it, and where?"),
    DONE("What was done?"),
    WHO("Who is it for?"),
    TOPICS("Which topics is it about?"),
    PLACE("Where and when was it?"),
    CHANGED("What changed?"),
    FIRST_STEP("What could somebody elsewhere do first?"),
    BACKGROUND("Why was it done, and what was already there?"),
    TOOK("What did it take?"),
    HINDERED("What got in the way, and what helped?"),
    TIMELINE("What was planned, and what changed on the way?"),
    LEARNT("What did you learn?"),
    STORY("Does somebody tell it in their own words?"),
    SOURCES("Where can readers check it?"),
    READERS("Who may read it?");

    private final String heading;

    Question(String heading) {
        this.heading = heading;
    }

    /** The question as it is asked. */
    public String heading() {
        return heading;
    }

    /** Its number, from 1 on. */
    public int number() {
        return ordinal() + 1;
    }

    /** The name in templates. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The question of that number; empty for anything else. */
    static Optional<Question> of(Integer number) {
        return Arrays.stream(values()).filter(question -> number != null && question.number() == number).findFirst();
    }

    /** The one after it, if any. */
    Optional<Question> next() {
        return of(number() + 1);
    }
}
