package network.vanguard.casestudy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import network.vanguard.casestudy.CaseStudyRecord.Evidence;
import network.vanguard.entry.PatientCheck;

/** All that readers of a case study read, by the field in which it is changed, in the order of the form. */
final class CaseStudyWords {

    private final Map<String, String> byField = new LinkedHashMap<>();

    private CaseStudyWords() {}

    static CaseStudyWords of(CaseStudyInput input) {
        CaseStudyRecord record = input.record();
        CaseStudyWords words = new CaseStudyWords();
        words.add("title", Stream.of(input.title()));
        words.add("summary", Stream.of(input.summary()));
        words.add("whatWasDone", Stream.of(input.whatWasDone()));
        words.add("parts", record.parts().stream()
                .flatMap(part -> Stream.of(part.name(), part.what(), part.who(), part.how(), part.when())));
        words.add("place", Stream.of(input.place()));
        words.add("region", Stream.of(input.region()));
        words.add("period", Stream.of(input.period()));
        words.add("population", input.population().stream());
        words.add("results", input.results().stream().flatMap(result -> Stream.of(result.text(), result.figure(),
                result.source(), result.baseline(), result.denominator(), result.comparator(),
                result.story() == null ? null : result.story().text(),
                result.story() == null ? null : result.story().teller())));
        words.add("firstStep", record.firstStep().texts());
        words.add("background", Stream.of(input.background()));
        words.add("context.setting", Stream.of(record.context().setting()));
        words.add("context.deprivation", Stream.of(record.context().deprivation()));
        words.add("context.alreadyThere", Stream.of(record.context().alreadyThere()));
        words.add("context.partners", record.context().partners().stream());
        words.add("context.cost", Stream.of(record.context().cost()));
        words.add("context.staffTime", Stream.of(record.context().staffTime()));
        words.add("context.skills", Stream.of(record.context().skills()));
        words.add("barriers", input.barriers().stream());
        words.add("facilitators", input.facilitators().stream());
        words.add("timeline", record.timeline().stream().map(CaseStudyRecord.Moment::what));
        words.add("lessons", Stream.of(record.lessons()));
        words.add("unexpected", Stream.of(record.unexpected()));
        words.add("differently", Stream.of(record.differently()));
        words.add("story.pointer", input.story() == null ? Stream.empty() : Stream.of(input.story().pointer()));
        words.add("checking", input.checking() == null
                ? Stream.empty()
                : Stream.concat(Stream.of(input.checking().level(), input.checking().how()),
                        input.checking().unverifiedParts().stream()));
        words.add("movement", record.movement().stream().map(Evidence::text));
        words.add("source", input.source().stream());
        words.add("interests", Stream.of(record.interests()));
        words.add("ending", record.ending() == null ? Stream.empty() : record.ending().texts());
        return words;
    }

    private void add(String field, Stream<String> texts) {
        byField.put(field, texts.filter(Objects::nonNull).collect(Collectors.joining("\n\n")));
    }

    /** All of them. */
    List<String> texts() {
        return List.copyOf(byField.values());
    }

    /** Has them looked at, each under its field. */
    PatientCheck lookedAt(PatientCheck check) {
        byField.forEach(check::look);
        return check;
    }
}
