package network.vanguard.casestudy;

import static java.util.stream.Collectors.joining;
import static network.vanguard.casestudy.FormText.orEmpty;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import network.vanguard.casestudy.CaseStudyInput.Point;
import network.vanguard.casestudy.CaseStudyInput.Result;
import network.vanguard.casestudy.CaseStudyRecord.Context;
import network.vanguard.page.Choice;

/** All that a case study says, each field as one text under its name in the form: to see in words what differs between two. */
final class CaseStudyTexts {

    private CaseStudyTexts() {}

    /** @param sites to call a site by its name; one that is not among them is called by its slug */
    static Map<String, String> of(CaseStudyInput input, List<Choice> sites) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("Title", orEmpty(input.title()));
        texts.put("Summary", orEmpty(input.summary()));
        texts.put("Site", named(sites, input.site()));
        texts.put("Topics", String.join("\n", input.tags()));
        texts.put("How it ended", input.ending() == null ? "" : input.ending().told());
        texts.put("What was done", input.whatWasDone());
        texts.put("Parts", lines(input.parts().stream()
                .map(part -> line(part.name(), part.what(), part.who(), part.how(), part.when()))));
        texts.put("Who it is for", String.join("\n", input.population()));
        texts.put("Place", orEmpty(input.place()));
        texts.put("Region", orEmpty(input.region()));
        texts.put("When", orEmpty(input.period()));
        texts.put("Place or condition", named(CaseStudyForm.COMMUNITIES, input.community()));
        texts.put("Figures and results", lines(input.results().stream().map(CaseStudyTexts::result)));
        texts.put("How it came out", input.record().outcomeLabel());
        texts.put("First step", input.record().firstStep().inALine());
        texts.put("Background", input.background());
        Context context = input.record().context();
        texts.put("What was already there", orEmpty(context.alreadyThere()));
        texts.put("Partners", String.join("\n", context.partners()));
        texts.put("Setting", line(context.setting(), context.areaLabel(), context.deprivation()));
        texts.put("What it took", line(context.cost(), context.staffTime(), context.skills()));
        texts.put("What got in the way", String.join("\n", input.barriers()));
        texts.put("What helped", String.join("\n", input.facilitators()));
        texts.put("What was planned and what changed", lines(input.timeline().stream()
                .map(moment -> line(moment.when(), moment.kind(), moment.what()))));
        texts.put("What was learnt", orEmpty(input.lessons()));
        texts.put("What nobody expected", orEmpty(input.unexpected()));
        texts.put("What one would do differently", orEmpty(input.differently()));
        texts.put("A personal story", input.story() == null || !input.story().exists()
                ? ""
                : line("Somebody tells it", input.story().pointer()));
        texts.put("What shows that it is a movement", lines(input.movement().stream()
                .map(line -> line(line.of().label(), line.text()))));
        texts.put("Sources", String.join("\n", input.source()));
        texts.put("Interests", orEmpty(input.interests()));
        texts.put("Who may read it", input.visibility() == null ? "" : input.visibility().label());
        texts.replaceAll((label, text) -> text.replace("\r\n", "\n").strip());
        return texts;
    }

    private static String result(Result result) {
        return line(result.figure(), result.text(), result.source(), result.more(),
                result.series().stream().map(CaseStudyTexts::point).collect(joining("; ")),
                result.level() == null ? "" : result.level().label(),
                result.story() == null ? "" : line(result.story().teller() + ":", result.story().text()));
    }

    /** A value at a time, as it is written in the form. */
    static String point(Point point) {
        return orEmpty(point.period()) + ": " + (point.value() == null ? "" : FigureChart.plain(point.value()));
    }

    private static String named(List<Choice> choices, String value) {
        return choices.stream().filter(choice -> choice.value().equals(orEmpty(value))).map(Choice::text).findFirst()
                .orElse(orEmpty(value));
    }

    private static String line(String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isBlank()).collect(joining(" · "));
    }

    private static String lines(Stream<String> lines) {
        return lines.collect(joining("\n"));
    }
}
