package network.vanguard.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import network.vanguard.problem.FieldError;
import network.vanguard.problem.Invalid;
import network.vanguard.text.PatientDetails;
import network.vanguard.text.PatientDetails.Finding;

/**
 * What is asked before a text goes out: whether a patient may be known by it. Its writer is told what was found and why, and changes it; or,
 * where it is about no patient, sends it to a moderator, until whom nobody else reads it.
 */
public final class PatientCheck {

    /** The field of a form, and the query parameter of a call, by which the writer asks for a moderator. */
    public static final String ASK = "askModerator";

    private PatientCheck() {}

    /**
     * Lets a text pass.
     *
     * @param field        where its writer can change it
     * @param askModerator whether they ask a moderator to look at it
     * @param circle       whether it is for a safe circle, of which no moderator reads anything
     * @param texts        all that would be read; null where there is none
     * @return what a moderator is to look at before anybody reads it; null when there is nothing
     * @throws Invalid at the field, and at {@link #ASK} when a moderator can be asked
     */
    public static String pass(String field, boolean askModerator, boolean circle, String... texts) {
        List<Finding> found = PatientDetails
                .in(Arrays.stream(texts).filter(Objects::nonNull).collect(Collectors.joining("\n\n")));
        if (found.isEmpty()) {
            return null;
        }
        if (askModerator && !circle) {
            return found.stream().map(one -> one.sort().label()).distinct()
                    .collect(Collectors.joining(", ", "It may hold ", "."));
        }
        List<FieldError> errors = new ArrayList<>();
        errors.add(new FieldError(field, found.stream().map(Finding::sentence).collect(Collectors.joining(" "))));
        errors.add(new FieldError(ASK, circle
                ? "What stands in a safe circle is read by no moderator, who could say that it is about no patient. Write it in another way."
                : "If it is about no patient, you can send it to a moderator as it is. Nobody else reads it before they have looked."));
        throw new Invalid(errors);
    }
}
