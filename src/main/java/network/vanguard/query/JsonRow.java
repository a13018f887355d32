package network.vanguard.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;

import jakarta.persistence.Tuple;
import jakarta.persistence.TupleElement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A row that PostgreSQL wrote as JSON, to be read like any other. */
final class JsonRow implements Tuple {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final Map<Class<?>, Function<JsonNode, Object>> TYPES = Map.ofEntries(
            Map.entry(String.class, node -> node.isContainerNode() ? node.toString() : node.asText()),
            Map.entry(Long.class, JsonNode::longValue), Map.entry(Integer.class, JsonNode::intValue),
            Map.entry(Short.class, JsonNode::shortValue), Map.entry(Double.class, JsonNode::doubleValue),
            Map.entry(BigDecimal.class, JsonNode::decimalValue), Map.entry(Number.class, JsonNode::numberValue),
            Map.entry(Boolean.class, JsonNode::booleanValue),
            Map.entry(Instant.class, node -> OffsetDateTime.parse(node.textValue()).toInstant()),
            Map.entry(LocalDate.class, node -> LocalDate.parse(node.textValue())),
            // bytea stands there as \x and two digits a byte
            Map.entry(byte[].class, node -> HexFormat.of().parseHex(node.textValue().substring(2))),
            Map.entry(String[].class, node -> elements(node, JsonNode::textValue).toArray(String[]::new)),
            Map.entry(Long[].class, node -> elements(node, JsonNode::longValue).toArray(Long[]::new)));

    private final Map<String, JsonNode> columns = new LinkedHashMap<>();

    private JsonRow(JsonNode row) {
        row.properties().forEach(column -> columns.put(column.getKey(), column.getValue()));
    }

    /** @param list of rows, or null for none */
    static List<Tuple> rows(String list) {
        if (list == null) {
            return List.of();
        }
        try {
            List<Tuple> rows = new ArrayList<>();
            JSON.readTree(list).forEach(row -> rows.add(new JsonRow(row)));
            return rows;
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("PostgreSQL wrote no JSON", broken);
        }
    }

    private static <T> List<T> elements(JsonNode array, Function<JsonNode, T> each) {
        return StreamSupport.stream(array.spliterator(), false).map(each).toList();
    }

    private JsonNode node(String column) {
        JsonNode node = columns.get(column);
        if (node == null) {
            throw new IllegalArgumentException("No column " + column + " in " + columns.keySet());
        }
        return node;
    }

    private JsonNode node(int column) {
        return List.copyOf(columns.values()).get(column);
    }

    private static <X> X read(JsonNode node, Class<X> type) {
        if (!TYPES.containsKey(type)) {
            throw new IllegalArgumentException("A row that came as JSON cannot be read as " + type);
        }
        return node.isNull() ? null : type.cast(TYPES.get(type).apply(node));
    }

    /** Text, a number or a truth value; of other types only whether it is there can be told so. */
    private static Object read(JsonNode node) {
        return node.isNull()
                ? null
                : node.isNumber() ? node.numberValue() : node.isBoolean() ? node.booleanValue() : node.asText();
    }

    @Override
    public <X> X get(String column, Class<X> type) {
        return read(node(column), type);
    }

    @Override
    public Object get(String column) {
        return read(node(column));
    }

    @Override
    public <X> X get(int column, Class<X> type) {
        return read(node(column), type);
    }

    @Override
    public Object get(int column) {
        return read(node(column));
    }

    @Override
    public <X> X get(TupleElement<X> column) {
        return get(column.getAlias(), column.getJavaType());
    }

    @Override
    public Object[] toArray() {
        return Arrays.stream(columns.values().toArray(JsonNode[]::new)).map(JsonRow::read).toArray();
    }

    @Override
    public List<TupleElement<?>> getElements() {
        throw new UnsupportedOperationException("The types of columns are not told");
    }
}
