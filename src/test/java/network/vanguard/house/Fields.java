package network.vanguard.house;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;

import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What an endpoint takes, read from its Java types, so that no field can be forgotten. */
final class Fields {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Fields() {}

    /**
     * A place in a JSON body.
     *
     * @param name as answers call it: {@code results[0].figure}
     * @param type what may stand there
     */
    record Place(String name, Class<?> type) {

        /** A text, or what is written as one. */
        boolean isText() {
            return type == String.class || type.isEnum();
        }

        /** The body with that value in this place; a list has nothing else in it, and a row of it what it had beside. */
        ObjectNode in(String body, JsonNode value) {
            ObjectNode root = (ObjectNode) json(body);
            ObjectNode at = root;
            String[] steps = name.split("\\.");
            for (int i = 0; i < steps.length; i++) {
                boolean last = i == steps.length - 1;
                String step = steps[i].replace("[0]", "");
                JsonNode there = at.path(step).isArray() && !last ? at.path(step).path(0) : at.path(step);
                JsonNode next = last ? value : there.isObject() ? there : MAPPER.createObjectNode();
                at.set(step, step.equals(steps[i]) ? next : MAPPER.createArrayNode().add(next));
                at = last ? at : (ObjectNode) next;
            }
            return root;
        }
    }

    /** Every place in the JSON body that the endpoint takes. */
    static List<Place> json(Method endpoint) {
        List<Place> places = new ArrayList<>();
        for (Class<?> type : endpoint.getParameterTypes()) {
            if (type.isRecord()) {
                collect(type, "", places);
            }
        }
        if (places.isEmpty()) {
            throw new IllegalArgumentException(endpoint + " takes no record; tell this class how its body is made");
        }
        return places;
    }

    private static void collect(Class<?> record, String before, List<Place> places) {
        for (RecordComponent component : record.getRecordComponents()) {
            String name = before + component.getName();
            places.add(new Place(name, component.getType()));
            if (component.getType().isRecord()) {
                collect(component.getType(), name + ".", places);
            } else if (component.getGenericType() instanceof ParameterizedType list
                    && list.getActualTypeArguments()[0] instanceof Class<?> element) {
                places.add(new Place(name + "[0]", element));
                if (element.isRecord()) {
                    collect(element, name + "[0].", places);
                }
            }
        }
    }

    /** Every field of the form that the endpoint takes, without files. */
    static Set<String> form(Method endpoint) {
        Set<String> names = new TreeSet<>();
        for (Parameter parameter : endpoint.getParameters()) {
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Class<?> type = parameter.getType(); type != null; type = type.getSuperclass()) {
                    Stream.of(type.getDeclaredFields()).filter(field -> field.isAnnotationPresent(RestForm.class))
                            .map(Field::getName).forEach(names::add);
                }
            } else if (parameter.isAnnotationPresent(RestForm.class)
                    && !parameter.getType().getSimpleName().equals("FileUpload")) {
                names.add(parameter.getName());
            }
        }
        return names;
    }

    /** Every parameter in the address, by its name. */
    static Set<String> query(Method endpoint) {
        Set<String> names = new TreeSet<>();
        Stream.of(endpoint.getParameters()).filter(parameter -> parameter.isAnnotationPresent(RestQuery.class))
                .map(Parameter::getName).forEach(names::add);
        return names;
    }

    /** Whether the endpoint knows a request again by a key that its sender chose. */
    static boolean hasKey(Method endpoint) {
        return form(endpoint).contains("idempotencyKey") || Stream.of(endpoint.getParameters())
                .anyMatch(parameter -> parameter.isAnnotationPresent(HeaderParam.class)
                        && parameter.getAnnotation(HeaderParam.class).value().equals("Idempotency-Key"));
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
