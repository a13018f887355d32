package network.vanguard.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;

import io.quarkus.qute.TemplateData;

import network.vanguard.problem.FieldError;
import network.vanguard.problem.Invalid;

/**
 * What is wrong with a form: at most one sentence for each field, in the order of the form. A field's name is also the id
 * of its input, which the error summary links to.
 */
@TemplateData
public final class FormErrors {

    private final Map<String, String> messages;

    private FormErrors(Map<String, String> messages) {
        this.messages = messages;
    }

    /** One line of the error summary. */
    @TemplateData
    public record Item(String field, String message) {}

    /** Nothing is wrong: what a form shows the first time. */
    public static FormErrors none() {
        return new FormErrors(Map.of());
    }

    /** One thing is wrong. */
    public static FormErrors of(String field, String message) {
        return none().and(field, message);
    }

    /** What a service refused. */
    public static FormErrors of(Invalid invalid) {
        FormErrors errors = none();
        for (FieldError error : invalid.errors()) {
            errors = errors.and(error.field(), error.message());
        }
        return errors;
    }

    /**
     * The same for a form that was sent before with something else in it: its key is no field that people see.
     *
     * @param first      the field at which that is said
     * @param sentBefore how it is said
     */
    public static FormErrors of(Invalid invalid, String first, String sentBefore) {
        FormErrors errors = none();
        for (FieldError error : invalid.errors()) {
            errors = error.field().equals("Idempotency-Key")
                    ? errors.and(first, sentBefore)
                    : errors.and(error.field(), error.message());
        }
        return errors;
    }

    /**
     * What Jakarta Validation found. Of several messages for one field the alphabetically first is kept, so that the page is
     * the same each time; the fields come in the order given.
     *
     * @param violations
     *        as the validator returns them
     * @param order
     *        the names of the form's fields from top to bottom; others follow in alphabetical order
     */
    public static FormErrors from(Set<? extends ConstraintViolation<?>> violations, String... order) {
        List<String> fields = List.of(order);
        Map<String, String> messages = new LinkedHashMap<>();
        violations.stream().map(violation -> new Item(lastName(violation.getPropertyPath()), violation.getMessage()))
                .sorted((one, other) -> {
                    int byForm = Integer.compare(place(fields, one.field()), place(fields, other.field()));
                    int byName = one.field().compareTo(other.field());
                    return byForm != 0 ? byForm : byName != 0 ? byName : one.message().compareTo(other.message());
                }).forEach(item -> messages.putIfAbsent(item.field(), item.message()));
        return new FormErrors(messages);
    }

    /** The same errors and one more; a field that has one already keeps it. */
    public FormErrors and(String field, String message) {
        Map<String, String> more = new LinkedHashMap<>(messages);
        more.putIfAbsent(field, message);
        return new FormErrors(more);
    }

    /** Whether anything is wrong. */
    public boolean any() {
        return !messages.isEmpty();
    }

    /** What is wrong with a field; null when nothing is. */
    public String at(String field) {
        return messages.get(field);
    }

    /** Every error, for the summary at the top of the page. */
    public List<Item> items() {
        return messages.entrySet().stream().map(entry -> new Item(entry.getKey(), entry.getValue())).toList();
    }

    private static int place(List<String> fields, String field) {
        int index = fields.indexOf(field);
        return index < 0 ? fields.size() : index;
    }

    // A violation of a bean parameter is called "post.form.title"; the form knows the field as "title".
    private static String lastName(Path path) {
        String name = "";
        for (Path.Node node : path) {
            if (node.getName() != null) {
                name = node.getName();
            }
        }
        return name;
    }
}
