package network.vanguard.casestudy;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

import network.vanguard.entry.Mark;
import network.vanguard.page.Choice;

/** For whom a result was found: how far the evidence reaches, from single people to how services work together. */
public enum Reach {
    INDIVIDUAL("individual", "Single people", Mark.REACHES_INDIVIDUAL),
    GROUP("group", "A group", Mark.REACHES_GROUP),
    POPULATION("population", "A whole population", Mark.REACHES_POPULATION),
    SYSTEM("system", "How services work together", Mark.REACHES_SYSTEM);

    private final String code;
    private final String label;
    private final Mark mark;

    Reach(String code, String label, Mark mark) {
        this.code = code;
        this.label = label;
        this.mark = mark;
    }

    /** The name in JSON and the database. */
    @JsonValue
    public String code() {
        return code;
    }

    /** Who that is, in words. */
    public String label() {
        return label;
    }

    /** What lists are filtered by when nothing reaches further. */
    Mark mark() {
        return mark;
    }

    /** The reach of that code. */
    static Optional<Reach> of(String code) {
        return Arrays.stream(values()).filter(reach -> reach.code.equals(code)).findFirst();
    }

    /** To choose from. */
    static List<Choice> choices() {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(new Choice("", "Not said")),
                Arrays.stream(values()).map(reach -> new Choice(reach.code, reach.label))).toList();
    }

    /**
     * Where the evidence of these results stops.
     *
     * @param reached  for whom something was found, narrowest first
     * @param notYet   the next wider one for which nothing was found; null at the widest
     */
    public record Stop(List<Reach> reached, Reach notYet) {

        /** As a sentence. */
        public String sentence() {
            String so = "Results are told for: " + String.join(", ",
                    reached.stream().map(reach -> reach.label.toLowerCase(java.util.Locale.ROOT)).toList()) + ".";
            return notYet == null ? so : so + " No evidence yet " + notYet.levelWords() + ".";
        }

        /** The widest for whom something was found. */
        Reach widest() {
            return reached.get(reached.size() - 1);
        }
    }

    private String levelWords() {
        return switch (this) {
            case INDIVIDUAL -> "for single people";
            case GROUP -> "at group level";
            case POPULATION -> "at population level";
            case SYSTEM -> "at the level of services working together";
        };
    }

    /** Where the evidence stops; empty when no result says for whom it was found. */
    static Optional<Stop> stop(Collection<Reach> found) {
        List<Reach> reached = Arrays.stream(values()).filter(found::contains).toList();
        if (reached.isEmpty()) {
            return Optional.empty();
        }
        int next = reached.get(reached.size() - 1).ordinal() + 1;
        return Optional.of(new Stop(reached, next < values().length ? values()[next] : null));
    }
}
