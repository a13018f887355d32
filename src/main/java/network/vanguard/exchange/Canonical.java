package network.vanguard.exchange;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The one spelling of an object: fields in alphabetical order, without those that say nothing (null, false, empty). */
final class Canonical {

    private Canonical() {}

    static String digest(ObjectNode object) {
        try {
            byte[] spelling = of(object).toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(spelling));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    static JsonNode of(JsonNode node) {
        if (node instanceof ObjectNode object) {
            TreeMap<String, JsonNode> fields = new TreeMap<>();
            object.properties().forEach(field -> {
                JsonNode value = of(field.getValue());
                if (!saysNothing(value)) {
                    fields.put(field.getKey(), value);
                }
            });
            ObjectNode sorted = JsonNodeFactory.instance.objectNode();
            fields.forEach(sorted::set);
            return sorted;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode same = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> same.add(of(element)));
            return same;
        }
        return node;
    }

    private static boolean saysNothing(JsonNode value) {
        return value.isNull() || value.isContainerNode() && value.isEmpty() || value.isTextual() && value.asText().isEmpty()
                || value.isBoolean() && !value.asBoolean();
    }
}
