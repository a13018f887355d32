package network.vanguard.casestudy;

import java.util.ArrayList;
import java.util.List;

import network.vanguard.entry.EntrySummary;

/**
 * How complete a case study is: a ladder of three rungs. Each asks for what a reader needs next: to try it, for which nine things are
 * enough; to do it as it was done; to judge it. Nothing of it is needed to save or to submit.
 *
 * @param rung  the highest rung of which nothing is missing, and of no rung below it; 0 to 3
 * @param items all that the ladder asks for, from the bottom
 */
public record Completeness(int rung, List<Item> items) {

    /** Where a case study stands that has not reached the first rung, and what each rung lets a reader do. */
    private static final List<String> RUNGS = List.of("First facts", "Ready to try", "Ready to repeat", "Ready to judge");

    /**
     * One thing that the ladder asks for.
     *
     * @param field the id of its field in the form
     */
    public record Item(int rung, String field, String label, boolean there) {}

    static Completeness of(EntrySummary entry, CaseStudyBody body) {
        return of(body.input(entry));
    }

    static Completeness of(CaseStudyInput input) {
        List<Item> items = new ArrayList<>();
        CaseStudyRecord record = input.record();
        CaseStudyRecord.Context context = record.context();
        add(items, 1, "title", "A title", said(input.title()));
        add(items, 1, "summary", "A summary of a sentence or two", said(input.summary()));
        add(items, 1, "site", "The site", said(input.site()) || input.vanguardLink() != null);
        add(items, 1, "whatWasDone", "What was done", said(input.whatWasDone()) || !record.parts().isEmpty());
        add(items, 1, "population", "Who it is for", !input.population().isEmpty());
        add(items, 1, "tags", "Topics", !input.tags().isEmpty());
        add(items, 1, "place", "The place", said(input.place()));
        add(items, 1, "results", "What changed: a figure or a result", !input.results().isEmpty());
        add(items, 1, "firstStep", "A first step for somebody elsewhere", said(record.firstStep().action()));
        add(items, 2, "background", "The background", said(input.background()));
        add(items, 2, "period", "When it was", said(input.period()));
        add(items, 2, "parts", "The parts of it, in order", !record.parts().isEmpty());
        add(items, 2, "setting", "The setting", said(context.setting()));
        add(items, 2, "partners", "Partners", !context.partners().isEmpty());
        add(items, 2, "alreadyThere", "What was already there", said(context.alreadyThere()));
        add(items, 2, "cost", "What it cost", said(context.cost()));
        add(items, 2, "staffTime", "Staff time", said(context.staffTime()));
        add(items, 2, "barriers", "What got in the way", !input.barriers().isEmpty());
        add(items, 3, "results", "Where each figure and result comes from",
                !input.results().isEmpty() && input.results().stream().allMatch(result -> said(result.source())));
        add(items, 3, "outcome", "How it came out", said(record.outcome()));
        add(items, 3, "timeline", "What was planned and what changed", !record.timeline().isEmpty());
        add(items, 3, "storyExists", "Somebody’s own story", input.story() != null && input.story().exists()
                || input.results().stream().anyMatch(result -> result.story() != null));
        add(items, 3, "lessons", "What was learnt", said(record.lessons()));
        add(items, 3, "source", "Sources", !input.source().isEmpty());
        add(items, 3, "interests", "Interests: who paid", said(record.interests()));
        return new Completeness(rung(items), List.copyOf(items));
    }

    private static int rung(List<Item> items) {
        int missing = items.stream().filter(item -> !item.there()).mapToInt(Item::rung).min().orElse(RUNGS.size());
        return missing - 1;
    }

    private static void add(List<Item> items, int rung, String field, String label, boolean there) {
        items.add(new Item(rung, field, label, there));
    }

    private static boolean said(String text) {
        return text != null && !text.isBlank();
    }

    /** The highest rung there is. */
    public int top() {
        return RUNGS.size() - 1;
    }

    /** What the rung that it stands on lets a reader do. */
    public String label() {
        return RUNGS.get(rung);
    }

    /** What the next rung would let a reader do; empty at the top. */
    public String nextLabel() {
        return rung == top() ? "" : RUNGS.get(rung + 1);
    }

    /** What the next rung asks for and is not there. */
    public List<Item> missingNext() {
        return items.stream().filter(item -> item.rung() == rung + 1 && !item.there()).toList();
    }

    /** What later rungs ask for and is not there. */
    public List<Item> missingLater() {
        return items.stream().filter(item -> item.rung() > rung + 1 && !item.there()).toList();
    }
}
