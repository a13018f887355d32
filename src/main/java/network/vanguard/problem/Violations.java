package network.vanguard.problem;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;

/**
 * What Bean Validation says, with each field named as its sender wrote it: 422 for a form or a body, 400 for a query
 * parameter, a part of the path or a header.
 */
final class Violations {

    private Violations() {}

    /** Empty when the fault is ours: a broken rule between our own classes, or about what a method returned. */
    static Optional<Problem> problem(ConstraintViolationException broken) {
        boolean atEndpoint = broken instanceof ResteasyReactiveViolationException;
        List<FieldError> errors = new ArrayList<>();
        boolean understood = true;
        for (ConstraintViolation<?> violation : broken.getConstraintViolations()) {
            Place place = place(violation);
            if (place.ours || place.ofCall && !atEndpoint) {
                return Optional.empty();
            }
            understood &= place.inBody;
            errors.add(new FieldError(Shown.name(place.field), violation.getMessage()));
        }
        // Bean Validation reports in no order; the same request gets the same answer
        errors.sort(Comparator.comparing(FieldError::field).thenComparing(FieldError::message));
        Kind kind = understood ? Kind.INVALID : Kind.BAD_REQUEST;
        return Optional.of(Problem.of(kind, Invalid.sentence(errors)).withErrors(errors));
    }

    private record Place(String field, boolean inBody, boolean ofCall, boolean ours) {}

    private static Place place(ConstraintViolation<?> violation) {
        Iterator<Path.Node> nodes = violation.getPropertyPath().iterator();
        Path.Node first = nodes.hasNext() ? nodes.next() : null;
        if (first == null || first.getKind() != ElementKind.METHOD) {
            return new Place(violation.getPropertyPath().toString(), true, false, false);
        }
        Path.Node second = nodes.next();
        if (second.getKind() != ElementKind.PARAMETER) {
            return new Place("", true, true, second.getKind() == ElementKind.RETURN_VALUE);
        }
        int index = second.as(Path.ParameterNode.class).getParameterIndex();
        Parameter parameter = method(violation.getRootBeanClass(), first.as(Path.MethodNode.class)).getParameters()[index];
        StringBuilder rest = new StringBuilder();
        String property = null;
        while (nodes.hasNext()) {
            Path.Node node = nodes.next();
            property = property == null ? node.getName() : property;
            rest.append(rest.isEmpty() || node.toString().startsWith("[") ? "" : ".").append(node);
        }
        if (parameter.isAnnotationPresent(BeanParam.class) && property != null) {
            AnnotatedElement field = field(parameter.getType(), property);
            return new Place(sentAs(field, rest.toString()), !isOutsideBody(field), true, false);
        }
        boolean named = Stream.of(parameter.getAnnotations()).anyMatch(any -> name(any) != null);
        String field = named || rest.isEmpty() ? sentAs(parameter, parameter.getName()) : rest.toString();
        return new Place(field, !isOutsideBody(parameter), true, false);
    }

    /** The method as it was written: what is called is a subclass made by the container, without our annotations. */
    private static Method method(Class<?> bean, Path.MethodNode node) {
        Class<?>[] types = node.getParameterTypes().toArray(Class<?>[]::new);
        for (Class<?> type = bean; type != null; type = type.getSuperclass()) {
            try {
                Method method = type.getDeclaredMethod(node.getName(), types);
                if (!method.isSynthetic() && !type.isSynthetic() && !type.getSimpleName().contains("_Subclass")) {
                    return method;
                }
            } catch (NoSuchMethodException upwards) {
                continue;
            }
        }
        throw new IllegalStateException("no method " + node.getName() + " in " + bean);
    }

    private static AnnotatedElement field(Class<?> type, String name) {
        try {
            return type.getDeclaredField(name);
        } catch (NoSuchFieldException inherited) {
            return type;
        }
    }

    private static boolean isOutsideBody(AnnotatedElement element) {
        return Stream
                .of(RestQuery.class, QueryParam.class, RestPath.class, PathParam.class, RestHeader.class, HeaderParam.class)
                .anyMatch(element::isAnnotationPresent);
    }

    private static String sentAs(AnnotatedElement element, String otherwise) {
        return Stream.of(element.getAnnotations()).map(Violations::name).filter(name -> name != null && !name.isEmpty())
                .findFirst().orElse(otherwise);
    }

    /** The name that the annotation gives, empty when it leaves it to the parameter, null for other annotations. */
    private static String name(Annotation annotation) {
        if (annotation instanceof RestQuery query) {
            return query.value();
        }
        if (annotation instanceof QueryParam query) {
            return query.value();
        }
        if (annotation instanceof RestPath path) {
            return path.value();
        }
        if (annotation instanceof PathParam path) {
            return path.value();
        }
        if (annotation instanceof RestHeader header) {
            return header.value();
        }
        if (annotation instanceof HeaderParam header) {
            return header.value();
        }
        if (annotation instanceof RestForm form) {
            return form.value();
        }
        return annotation instanceof FormParam form ? form.value() : null;
    }
}
