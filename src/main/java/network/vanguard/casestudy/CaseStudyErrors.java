package network.vanguard.casestudy;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;

import network.vanguard.casestudy.CaseStudyRecord.Evidence;
import network.vanguard.page.FormErrors;
import network.vanguard.problem.FieldError;
import network.vanguard.problem.Invalid;

/** What is wrong with a case study, under the ids of the form's fields, from top to bottom. */
final class CaseStudyErrors {

    private static final List<String> ORDER = List.of("title", "summary", "site", "tags", "whatWasDone", "background",
            "parts", "population", "place", "region", "period", "community", "context", "results", "outcome", "firstStep",
            "timeline",
            "barriers", "facilitators", "unexpected", "lessons", "differently", "story", "source", "interests", "movement",
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

    /** What a service refused, under the same ids. */
    static Invalid inForm(Invalid refused) {
        return new Invalid(refused.errors().stream().map(error -> new FieldError(
                error.field().equals("story.pointer") ? "storyPointer" : error.field().replaceFirst("^context[.]", ""),
                error.message())).toList());
    }

    private record Found(int place, int index, String field, String message) {

        static Found of(ConstraintViolation<CaseStudyInput> violation) {
            String part = null;
            String leaf = null;
            boolean story = false;
            Integer index = null;
            for (Path.Node node : violation.getPropertyPath()) {
                part = part == null ? node.getName() : part;
                story |= "story".equals(node.getName());
                // What stands in a list within a row is told at the row: the values of a series, the names of partners.
                leaf = leaf == null || !Set.of("series", "partners").contains(leaf) ? node.getName() : leaf;
                index = index == null ? node.getIndex() : index;
            }
            index = index == null ? 0 : index;
            int place = ORDER.indexOf(part);
            String named = story && part.equals("results")
                    ? "story-" + leaf + "-" + (index + 1)
                    : violation.getLeafBean() instanceof Evidence evidence && evidence.of() != null
                            ? "movement-" + evidence.of().code()
                            : field(part, leaf, index + 1);
            return new Found(place < 0 ? ORDER.size() : place, index, named, violation.getMessage());
        }

        private static String field(String part, String leaf, int row) {
            return switch (part) {
                case "results" -> leaf.equals("results")
                        ? part
                        : switch (leaf) {
                            case "text" -> "result-" + row;
                            case "level" -> "reach-" + row;
                            default -> leaf + "-" + row;
                        };
                case "parts" -> leaf.equals("parts") ? part : "part-" + leaf + "-" + row;
                case "timeline" -> leaf.equals("timeline") ? part : "moment-" + leaf + "-" + row;
                case "context" -> leaf;
                case "firstStep" -> leaf.equals("action") || leaf.equals("firstStep")
                        ? part
                        : part + Character.toUpperCase(leaf.charAt(0)) + leaf.substring(1);
                case "story" -> "storyPointer";
                default -> part;
            };
        }
    }
}
