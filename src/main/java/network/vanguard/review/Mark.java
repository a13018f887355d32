package network.vanguard.review;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What a curator found about one criterion.
 *
 * @param criterion code of a {@link Criterion}
 * @param outcome   code of an {@link Outcome}
 * @param note      to the authors; optional
 */
public record Mark(
        @NotNull(message = CRITERION) @Pattern(regexp = "done|who-and-where|figures|consent|shortfalls|interests|rights|first-step", message = CRITERION) String criterion,
        @NotNull(message = OUTCOME) @Pattern(regexp = "met|not-yet|does-not-apply", message = OUTCOME) String outcome,
        @Size(max = NOTE_MAX, message = "A note can be 2,000 characters at most.") String note) {

    /** Longest note, in characters. */
    public static final int NOTE_MAX = 2000;
    static final String CRITERION = "This is done, who-and-where, figures, consent, shortfalls, interests, rights or first-step.";
    static final String OUTCOME = "Say what you found: met, not yet (not-yet) or does not apply (does-not-apply).";

    public Mark {
        note = note == null || note.isBlank() ? null : note.strip();
    }

    /** What was looked at. */
    @JsonIgnore
    public Criterion about() {
        return Criterion.of(criterion).orElseThrow();
    }

    /** What was found. */
    @JsonIgnore
    public Outcome found() {
        return Outcome.of(outcome).orElseThrow();
    }

    /** Whether something is to be done. */
    @JsonIgnore
    public boolean open() {
        return found() == Outcome.NOT_YET;
    }
}
