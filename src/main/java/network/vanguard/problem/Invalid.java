package network.vanguard.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Something that was sent breaks a rule: 422 for a form or body that was understood, 400 for one that was not. */
public final class Invalid extends ProblemException {

    private static final long serialVersionUID = 1;

    private Invalid(Problem problem) {
        super(problem);
    }

    /** 422 for one field. */
    public Invalid(String field, String message) {
        this(List.of(new FieldError(field, message)));
    }

    /** 422 for several fields; the list is in the order of the form and not empty. */
    public Invalid(List<FieldError> errors) {
        this(Problem.of(Kind.INVALID, sentence(errors)).withErrors(errors));
    }

    /** 400 for a query parameter, a path, a header, or a body that is not even well formed. */
    public static Invalid request(String field, String message) {
        List<FieldError> errors = List.of(new FieldError(field, message));
        return new Invalid(Problem.of(Kind.BAD_REQUEST, sentence(errors)).withErrors(errors));
    }

    /** What is wrong, in order. */
    public List<FieldError> errors() {
        return problem().errors();
    }

    /** The messages of each field, in order, as a form shows them. */
    public Map<String, List<String>> byField() {
        Map<String, List<String>> byField = new LinkedHashMap<>();
        for (FieldError error : errors()) {
            byField.computeIfAbsent(error.field(), any -> new ArrayList<>()).add(error.message());
        }
        return byField;
    }

    static String sentence(List<FieldError> errors) {
        if (errors.size() == 1) {
            return errors.get(0).field() + ": " + errors.get(0).message();
        }
        return errors.size() + " fields need correcting.";
    }
}
