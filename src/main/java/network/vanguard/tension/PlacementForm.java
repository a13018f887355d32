package network.vanguard.tension;

import org.jboss.resteasy.reactive.RestForm;

/** What a browser may send of where something stands. */
public class PlacementForm {

    private static final int NONE = 0;

    @RestForm
    public Long entry;
    @RestForm
    public Long comment;
    @RestForm
    public String step;
    @RestForm
    public String sentence;
    @RestForm
    public String idempotencyKey;

    static PlacementForm of(long entry, Long comment, PlacementView now) {
        PlacementForm form = new PlacementForm();
        form.entry = entry;
        form.comment = comment;
        form.step = now == null ? null : String.valueOf(now.step());
        form.sentence = now == null ? null : now.sentence();
        return form;
    }

    /** A step that was never a choice stands for one that there is not. */
    PlacementInput toInput() {
        Integer chosen = null;
        if (step != null && !step.isBlank()) {
            chosen = step.matches("[1-7]") ? Integer.valueOf(step) : NONE;
        }
        return new PlacementInput(entry, comment, chosen, sentence);
    }
}
