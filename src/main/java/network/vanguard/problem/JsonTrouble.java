package network.vanguard.problem;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;

/** What Jackson says about a body, without its class names and with the field as the sender wrote it. Always 400. */
final class JsonTrouble {

    private static final ObjectMapper NAMES = new ObjectMapper();

    private JsonTrouble() {}

    static Problem problem(JsonProcessingException trouble) {
        JsonProcessingException root = trouble;
        while (root.getCause() instanceof JsonProcessingException deeper) {
            root = deeper;
        }
        String field = root instanceof StreamReadException read ? field(read) : field(trouble);
        String message = message(root);
        if (field.isEmpty()) {
            return Problem.of(Kind.BAD_REQUEST, "The body " + message + ".");
        }
        return Invalid.request(field, message).problem();
    }

    private static String message(JsonProcessingException trouble) {
        String said = String.valueOf(trouble.getOriginalMessage());
        if (trouble instanceof RefusedText) {
            return said;
        }
        if (trouble instanceof PropertyBindingException) {
            return "is not a field of this request";
        }
        if (trouble instanceof InvalidNullException) {
            return "must not be null";
        }
        if (trouble instanceof MismatchedInputException mismatch) {
            return said.startsWith("Trailing token") ? "goes on after its end" : expected(mismatch.getTargetType());
        }
        if (trouble instanceof DatabindException) {
            return "is not valid";
        }
        if (trouble instanceof StreamConstraintsException) {
            return constraint(said);
        }
        if (trouble instanceof InputCoercionException) {
            return "is too large a number";
        }
        return said.startsWith("Duplicate field") ? "appears twice" : "is not valid JSON" + place(trouble.getLocation());
    }

    private static String expected(Class<?> type) {
        if (type == null) {
            return "is not valid";
        }
        if (type.isEnum()) {
            return "must be one of: " + Arrays.stream(type.getEnumConstants()).map(JsonTrouble::name)
                    .collect(Collectors.joining(", "));
        }
        if (type == LocalDate.class) {
            return "must be a date such as 2026-01-31";
        }
        if (type == Instant.class || TemporalAccessor.class.isAssignableFrom(type)) {
            return "must be a time such as 2026-01-31T09:30:00Z";
        }
        if (type == UUID.class) {
            return "must be a UUID";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "must be true or false";
        }
        if (List.of(int.class, long.class, Integer.class, Long.class, short.class, Short.class).contains(type)) {
            return "must be a whole number";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "must be a number";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "must be a text";
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "must be a list";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type) ? "must be an object" : "is not valid";
    }

    private static String name(Object constant) {
        return NAMES.convertValue(constant, String.class);
    }

    private static String constraint(String said) {
        if (said.contains("nesting depth")) {
            return "is nested too deep";
        }
        return said.startsWith("Number") ? "has a number with too many digits" : "has a text that is too long";
    }

    private static String place(JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    /** The way to the field as in {@code results[2].figure}; empty at the top. */
    private static String field(JsonProcessingException trouble) {
        StringBuilder way = new StringBuilder();
        if (trouble instanceof JsonMappingException mapping) {
            mapping.getPath().forEach(step -> append(way, step.getFieldName(), step.getIndex()));
        } else if (trouble.getProcessor() instanceof JsonParser parser) {
            // a hundred steps at most: the depth is limited while reading
            Deque<JsonStreamContext> steps = new ArrayDeque<>();
            for (JsonStreamContext step = parser.getParsingContext(); step != null && !step.inRoot(); step = step.getParent()) {
                steps.push(step);
            }
            for (JsonStreamContext step : steps) {
                if (step.hasCurrentName() || step.hasCurrentIndex()) {
                    append(way, step.getCurrentName(), step.getCurrentIndex());
                }
            }
        }
        return way.toString();
    }

    private static void append(StringBuilder way, String name, int index) {
        if (name == null) {
            way.append('[').append(index).append(']');
        } else {
            way.append(way.isEmpty() ? "" : ".").append(Shown.name(name));
        }
    }
}
