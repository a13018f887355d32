package network.vanguard.draft;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;

import org.jboss.resteasy.reactive.RestForm;

/** Puts saved fields into a form again, as if they had been sent. */
final class FormFields {

    private FormFields() {}

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
