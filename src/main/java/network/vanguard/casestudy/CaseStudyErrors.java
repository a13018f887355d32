package network.vanguard.casestudy;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;

import network.vanguard.page.FormErrors;

/** What is wrong with a case study, under the ids of the form's fields, from top to bottom. */
final class CaseStudyErrors {

    private static final List<String> ORDER = List.of("title", "summary", "site", "tags", "whatWasDone", "background",
            "population", "place", "region", "period", "community", "results", "barriers", "facilitators", "story", "source",
            "visibility");

    private CaseStudyErrors() {}

    /** What validation found. */
    static FormErrors of(Set<ConstraintViolation<CaseStudyInput>> violations) {
        FormErrors errors = FormErrors.none();
        for (Found one : violations.stream().map(Found::of)
                .sorted(Comparator.comparingInt(Found::place).thenComparingInt(Found::index).thenComparing(Found::field)
                        .thenComparing(Found::message))
                .toList()) {
            errors = errors.and(one.field(), one.message());
        }
        return errors;
    }

    private record Found(int place, int index, String field, String message) {

        static Found of(ConstraintViolation<CaseStudyInput> violation) {
            String part = null;
            String leaf = null;
            int index = 0;
            for (Path.Node node : violation.getPropertyPath()) {
                part = part == null ? node.getName() : part;
                leaf = node.getName();
                index = node.getIndex() == null ? index : node.getIndex();
            }
            int place = ORDER.indexOf(part);
            return new Found(place < 0 ? ORDER.size() : place, index, field(part, leaf, index + 1), violation.getMessage());
        }

        private static String field(String part, String leaf, int row) {
            return switch (part) {
                case "results" -> leaf.equals("results")
                        ? part
                        : (leaf.equals("figure") || leaf.equals("source") ? leaf : "result") + "-" + row;
                case "story" -> "storyPointer";
                default -> part;
            };
        }
    }
}
