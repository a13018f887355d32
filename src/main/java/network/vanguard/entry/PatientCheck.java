package network.vanguard.entry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import network.vanguard.problem.FieldError;
import network.vanguard.problem.Invalid;
import network.vanguard.text.PatientDetails;
import network.vanguard.text.PatientDetails.Finding;

/**
 * What is asked before a text goes out: whether a patient may be known by it. Its writer is told what was found and why, and changes it; or,
 * where it is about no patient, sends it to a moderator, until whom nobody else reads it. What readers have already is not asked again.
 */
public final class PatientCheck {

    /** The field of a form, and the query parameter of a call, by which the writer asks for a moderator. */
    public static final String ASK = "askModerator";

    private static final int MOST = PatientDetails.MOST;

    private final Set<Finding> stood;
    private final List<Finding> found = new ArrayList<>();
    private final List<FieldError> errors = new ArrayList<>();

    private PatientCheck(Set<Finding> stood) {
        this.stood = stood;
    }

    /** Of a new text. */
    public static PatientCheck ofNew() {
        return new PatientCheck(Set.of());
    }

    /** Of a change, with what readers have already; null where there is none. */
    public static PatientCheck ofChange(Collection<String> stood) {
        return new PatientCheck(stood.stream().filter(Objects::nonNull).flatMap(text -> PatientDetails.all(text).stream())
                .collect(Collectors.toSet()));
    }

    /**
     * Looks at a text.
     *
     * @param field where its writer can change it
     * @param text  what would be read; null for nothing
     */
    public PatientCheck look(String field, String text) {
        List<Finding> here = text == null
                ? List.of()
                : PatientDetails.all(text).stream().filter(one -> !stood.contains(one)).limit(MOST).toList();
        if (!here.isEmpty()) {
            found.addAll(here);
            errors.add(new FieldError(field, here.stream().map(Finding::sentence).collect(Collectors.joining(" "))));
        }
        return this;
    }

    /** The same for several that are changed in one place. */
    public PatientCheck look(String field, Stream<String> texts) {
        return look(field, texts.filter(Objects::nonNull).collect(Collectors.joining("\n\n")));
    }

    /** What is wrong where; empty when nothing was found. */
    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /**
     * Lets it pass.
     *
     * @param askModerator whether the writer asks a moderator to look at it
     * @param circle       whether it is for a safe circle, of which no moderator reads anything
     * @return what a moderator is to look at before anybody reads it; null when there is nothing
     * @throws Invalid at the fields, and at {@link #ASK} when a moderator can be asked
     */
    public Hold hold(boolean askModerator, boolean circle) {
        if (found.isEmpty()) {
            return null;
        }
        if (circle) {
            throw new Invalid(errors.stream().map(error -> new FieldError(error.field(), error.message()
                    + " No moderator reads what stands in a safe circle, so write it in another way.")).toList());
        }
        if (!askModerator) {
            List<FieldError> all = new ArrayList<>(errors);
            all.add(new FieldError(ASK, "If it is about no patient, you can send it to a moderator as it is. "
                    + "Nobody else reads it before they have looked."));
            throw new Invalid(all);
        }
        return new Hold(Hold.Cause.PATIENT, found.stream().map(one -> one.sort().label()).distinct()
                .collect(Collectors.joining(", ", "It may hold ", ". Its author asks a moderator to look at it.")));
    }
}
