package network.vanguard.casestudy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import network.vanguard.page.FormErrors;
import network.vanguard.review.Advice;

/**
 * What most writers leave for later, in groups that are folded away: each says how much of it is filled. A group opens by itself when
 * something in it is wrong, when a curator asks about it, and when its question is the one that is asked. What is folded away is sent all the
 * same.
 *
 * @param one whether one question is asked at a time
 */
public record FormGroups(CaseStudyForm form, FormErrors errors, Advice advice, boolean one) {

    /**
     * One of them.
     *
     * @param summary its name and how many of its fields are filled
     */
    public record Group(String summary, boolean open) {}

    public Group parts() {
        return rows("The parts of it, in order", form.parts(), "part-", "parts");
    }

    public Group setting() {
        return fields("When it was, and what kind of place",
                List.of("region", "period", "community", "setting", "area", "deprivation"),
                form.region, form.period, form.community, form.setting, form.area, form.deprivation);
    }

    public Group trying() {
        return fields("What the first step takes",
                List.of("firstStepWho", "firstStepMinutes", "firstStepCost", "firstStepPermission"), form.firstStepWho,
                form.firstStepMinutes, form.firstStepCost, form.firstStepPermission);
    }

    public Group background() {
        return fields("Why it was done, and what was already there", List.of("background", "alreadyThere", "partners"),
                form.background, form.alreadyThere, form.partners);
    }

    public Group took() {
        return fields("What it took", List.of("cost", "staffTime", "skills"), form.cost, form.staffTime, form.skills);
    }

    public Group hindered() {
        return fields("What got in the way, and what helped", List.of("barriers", "facilitators"), form.barriers,
                form.facilitators);
    }

    public Group timeline() {
        return rows("What was planned, and what changed", form.moments(), "moment-", "timeline");
    }

    public Group learnt() {
        return fields("What was learnt", List.of("lessons", "unexpected", "differently"), form.lessons, form.unexpected,
                form.differently);
    }

    public Group story() {
        return fields("A personal story", List.of("storyExists", "storyPointer"), form.storyExists ? "true" : "",
                form.storyPointer);
    }

    public Group movement() {
        return rows("Is it a movement?",
                (int) form.movementRows().stream().filter(row -> !row.text().isBlank()).count(), "movement");
    }

    public Group sources() {
        return fields("Sources and interests", List.of("source", "interests"), form.source, form.interests);
    }

    private Group fields(String name, List<String> fields, String... values) {
        int filled = (int) Arrays.stream(values).filter(value -> value != null && !value.isBlank()).count();
        return group(name, filled, Set.copyOf(fields)::contains);
    }

    /** @param prefixes of the ids of their fields */
    private Group rows(String name, int filled, String... prefixes) {
        return group(name, filled, field -> Stream.of(prefixes).anyMatch(field::startsWith));
    }

    private Group group(String name, int filled, Predicate<String> within) {
        boolean wrong = errors.items().stream().map(FormErrors.Item::field).anyMatch(within);
        boolean asked = advice.any() && advice.newest().open().stream().map(mark -> mark.about().field()).anyMatch(within);
        return new Group(name + (filled == 0 ? " (optional)" : ": " + filled + " filled"), one || wrong || asked);
    }
}
