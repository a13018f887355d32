package network.vanguard.exchange;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;

import network.vanguard.text.Normal;

/** Reads the object of a line as the input record of its kind, as strictly as the API reads a body. */
@ApplicationScoped
class LineBinder {

    /** What the platform answers and nobody can set: taken and passed over, so that what was exported can be imported. */
    private static final Set<String> ANSWERED_ONLY = Set.of("id", "author", "url", "revision", "createdAt", "updatedAt",
            "publishedAt",
            "submittedAt", "entries", "coAuthors", "files", "running", "confirmedAt", "reviewBy", "unanswered",
            "openChallenges");

    private final ObjectMapper json;
    private final Validator validator;

    LineBinder(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** Reads the text of a line: one object, no field twice, nothing after its end. */
    ObjectReader lines() {
        return json.reader()
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    }

    /**
     * The record that the object describes.
     *
     * @param kind  as people call it, with its article
     * @param extra fields of the line that are not fields of the record; the caller reads them
     * @throws LineRefused for a field that there is not, or a value that cannot be stored
     * @throws ConstraintViolationException for a value that breaks a rule
     */
    <T> T bind(ObjectNode line, Class<T> type, String kind, Set<String> extra) {
        ObjectNode fields = line.deepCopy();
        fields.remove(extra);
        fields.remove("kind");
        Set<String> known = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).collect(Collectors.toSet());
        for (var names = fields.fieldNames(); names.hasNext();) {
            String name = names.next();
            if (!known.contains(name)) {
                if (!ANSWERED_ONLY.contains(name) && !fields.get(name).isNull()) {
                    throw new LineRefused(shown(name), kind + " has no field of this name.");
                }
                names.remove();
            }
        }
        findFault("", fields);
        try {
            T input = json.readerFor(type).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).readValue(fields);
            Set<ConstraintViolation<T>> broken = validator.validate(input);
            if (!broken.isEmpty()) {
                throw new ConstraintViolationException(broken);
            }
            return input;
        } catch (JsonProcessingException trouble) {
            throw LineTrouble.of(trouble);
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    /** The record as JSON again, to be compared. */
    ObjectNode unbind(Object input) {
        return json.valueToTree(input);
    }

    /** A text of the line; null when it is missing. */
    static String text(ObjectNode line, String field) {
        JsonNode value = line.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new LineRefused(field, "must be a text");
        }
        return value.asText().isBlank() ? null : value.asText().strip();
    }

    /** Refuses a text that cannot be stored, and what has such a text within. */
    static void findFault(String way, JsonNode node) {
        if (node.isTextual()) {
            Optional<String> fault = Normal.fault(node.asText());
            if (fault.isPresent()) {
                throw new LineRefused(way, fault.get());
            }
        }
        int index = 0;
        for (JsonNode element : node.isArray() ? node : List.<JsonNode>of()) {
            findFault(way + "[" + index++ + "]", element);
        }
        node.properties()
                .forEach(field -> findFault(way.isEmpty() ? field.getKey() : way + "." + field.getKey(), field.getValue()));
    }

    static String shown(String name) {
        String harmless = name.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
        return harmless.length() <= 100 ? harmless : harmless.substring(0, 100) + "…";
    }
}
