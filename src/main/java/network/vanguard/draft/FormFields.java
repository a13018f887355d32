package network.vanguard.draft;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jboss.resteasy.reactive.RestForm;

/** The fields of a form: what was saved is put into them again as if it had been sent, and what was sent can be sent along. */
public final class FormFields {

    /** What every form brings along by itself, and what its buttons send. */
    private static final Set<String> GUARDED = Set.of("idempotencyKey", "draft", "preview", "suggest", "askModerator");

    private FormFields() {}

    /** A value of a field; a list has several of one name. */
    public record Typed(String name, String value) {}

    /** All that a form holds, to be sent again unseen, in the order in which it came. Without the number under which it is saved. */
    public static List<Typed> typed(Object form) {
        List<Typed> typed = new ArrayList<>();
        for (Field field : form.getClass().getFields()) {
            if (field.isAnnotationPresent(RestForm.class) && !GUARDED.contains(field.getName())) {
                try {
                    Object value = field.get(form);
                    List<?> values = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
                    values.forEach(one -> typed.add(new Typed(field.getName(), one == null ? "" : one.toString())));
                } catch (IllegalAccessException impossible) {
                    throw new IllegalStateException("The fields of a form are public", impossible);
                }
            }
        }
        return typed;
    }

    static void fill(Object form, Map<String, List<String>> saved) {
        for (Field field : form.getClass().getFields()) {
            List<String> values = saved.get(field.getName());
            if (field.isAnnotationPresent(RestForm.class) && values != null && !values.isEmpty()) {
                try {
                    field.set(form, value(field.getType(), values));
                } catch (IllegalAccessException impossible) {
                    throw new IllegalStateException("The fields of a form are public", impossible);
                } catch (IllegalArgumentException notOfThisType) {
                    // a number that is none: what the form has by itself stays
                }
            }
        }
    }

    private static Object value(Class<?> type, List<String> values) {
        String first = values.get(0);
        if (type == List.class) {
            return values;
        }
        if (type == String.class) {
            return first;
        }
        if (type == boolean.class) {
            return Boolean.valueOf(first);
        }
        if (type == int.class || type == Integer.class) {
            return Integer.valueOf(first);
        }
        if (type == Long.class) {
            return Long.valueOf(first);
        }
        try {
            return type.getMethod("valueOf", String.class).invoke(null, first);
        } catch (ReflectiveOperationException notOne) {
            throw new IllegalArgumentException(notOne);
        }
    }
}
