package network.vanguard.note;

import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.validation.ConstraintViolation;

import network.vanguard.page.FormErrors;

/** What is wrong with a note, under the ids of the form's fields, from top to bottom. */
final class NoteErrors {

    private static final Map<String, String> STEP = Map.of("action", "firstStep", "who", "firstStepWho", "minutes",
            "firstStepMinutes", "cost", "firstStepCost", "permission", "firstStepPermission");
    private static final List<String> READERS_FIELDS = List.of("site", "visibility", "interests", "reviewBy");

    private NoteErrors() {}

    /** What validation found. */
    static FormErrors of(Set<ConstraintViolation<NoteInput>> violations) {
        FormErrors found = FormErrors.from(violations, "title", "body", "tags", "action", "who", "minutes", "cost",
                "permission", "interests", "reviewBy");
        FormErrors errors = FormErrors.none();
        for (FormErrors.Item item : found.items()) {
            errors = errors.and(STEP.getOrDefault(item.field(), item.field()), item.message());
        }
        return errors;
    }

    /** Whether anything is wrong in the part of the form about the first step, which is then open. */
    static boolean inStep(FormErrors errors) {
        return STEP.values().stream().anyMatch(field -> errors.at(field) != null);
    }

    /** The same for the part about readers. */
    static boolean inReaders(FormErrors errors) {
        return READERS_FIELDS.stream().anyMatch(field -> errors.at(field) != null);
    }
}
