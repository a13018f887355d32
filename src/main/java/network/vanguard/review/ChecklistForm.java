package network.vanguard.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.validation.ConstraintViolation;

import org.jboss.resteasy.reactive.RestForm;

import network.vanguard.entry.EntryVersion;
import network.vanguard.page.Choice;
import network.vanguard.page.FormErrors;

/** What a browser may send of a checklist: an outcome and a note for each criterion, in their order. */
public class ChecklistForm {

    private static final Pattern PLACE = Pattern.compile("marks\\[(\\d+)\\]\\.(\\w+)");

    @RestForm
    public List<String> outcome;
    @RestForm
    public List<String> note;
    @RestForm
    public Long after;
    @RestForm
    public EntryVersion revision;
    @RestForm
    public String idempotencyKey;

    /**
     * One question of the form.
     *
     * @param before what was found last time, or null
     */
    public record Row(Criterion criterion, String outcome, String note, Mark before) {

        /** The id of a field of this row. */
        public String id(String field) {
            return field + "-" + criterion.code();
        }
    }

    /**
     * Prepared for a curator: what was met, or did not apply, is chosen already when the last checklist says so; what was not met yet has to
     * be looked at again.
     */
    static ChecklistForm prepared(Advice advice) {
        ChecklistForm form = new ChecklistForm();
        form.outcome = new ArrayList<>();
        form.note = new ArrayList<>();
        boolean same = advice.any() && !advice.outdated();
        for (Criterion criterion : Criterion.values()) {
            Mark mark = advice.any() ? advice.newest().mark(criterion).orElse(null) : null;
            boolean keep = mark != null && (same || !mark.open());
            form.outcome.add(keep ? mark.outcome() : "");
            form.note.add(keep && mark.note() != null ? mark.note() : "");
        }
        form.seen(advice);
        return form;
    }

    /** From now on it is about what stands there. */
    void seen(Advice advice) {
        after = advice.any() ? advice.newest().id() : null;
        revision = advice.entry().version();
    }

    /** The questions with what was typed. */
    List<Row> rows(Advice advice) {
        return Arrays.stream(Criterion.values()).map(criterion -> new Row(criterion, at(outcome, criterion.ordinal()),
                at(note, criterion.ordinal()), advice.any() ? advice.newest().mark(criterion).orElse(null) : null)).toList();
    }

    /** What can be found. */
    public List<Choice> outcomes() {
        return Outcome.choices();
    }

    ChecklistInput toInput() {
        List<Mark> marks = new ArrayList<>();
        for (Criterion criterion : Criterion.values()) {
            String found = at(outcome, criterion.ordinal());
            String said = at(note, criterion.ordinal());
            if (!found.isEmpty() || !said.isBlank()) {
                marks.add(new Mark(criterion.code(), found.isEmpty() ? null : found, said.replace("\r\n", "\n")));
            }
        }
        return new ChecklistInput(marks, after);
    }

    /** What is wrong, at the fields of the form. */
    static FormErrors errors(ChecklistInput input, Set<ConstraintViolation<ChecklistInput>> violations) {
        FormErrors errors = FormErrors.none();
        for (ConstraintViolation<ChecklistInput> violation : violations.stream()
                .sorted((one, other) -> one.getPropertyPath().toString().compareTo(other.getPropertyPath().toString()))
                .toList()) {
            Matcher place = PLACE.matcher(violation.getPropertyPath().toString());
            errors = place.find()
                    ? errors.and(place.group(2) + "-" + input.marks().get(Integer.parseInt(place.group(1))).criterion(),
                            violation.getMessage())
                    : errors.and("outcome-" + Criterion.DONE.code(), violation.getMessage());
        }
        return errors;
    }

    private static String at(List<String> values, int index) {
        return values == null || index >= values.size() ? "" : values.get(index);
    }
}
