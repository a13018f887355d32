package network.vanguard.casestudy;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What of a case study others can speak of: its sections, by the ids that they have on its page, and the parts of the intervention, by their
 * keys. A section is there as long as it says something; figures and stories
 * have their place on every page, so they always are.
 */
final class CaseStudySections {

    private CaseStudySections() {}

    /** By key, in the order of the page, what each is called now. */
    static Map<String, String> of(CaseStudyBody body) {
        CaseStudyRecord record = body.record();
        Map<String, String> sections = new LinkedHashMap<>();
        add(sections, "background", "Background", !body.background().isBlank());
        add(sections, "what-was-done", "What was done", !body.whatWasDone().isBlank() || !record.parts().isEmpty());
        record.parts().forEach(part -> sections.put(part.anchor(), part.name()));
        add(sections, "first-step", "A first step", record.firstStep().known());
        add(sections, "results", "Figures and stories", true);
        add(sections, "barriers", "What got in the way", !body.barriers().isEmpty());
        add(sections, "facilitators", "What helped", !body.facilitators().isEmpty());
        add(sections, "context", "Context and cost", record.context().known());
        add(sections, "timeline", "What was planned and what changed", !record.timeline().isEmpty());
        add(sections, "learnt", "What was learnt", record.reflects());
        return sections;
    }

    private static void add(Map<String, String> sections, String key, String name, boolean there) {
        if (there) {
            sections.put(key, name);
        }
    }
}
