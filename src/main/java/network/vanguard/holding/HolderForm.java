package network.vanguard.holding;

import org.jboss.resteasy.reactive.RestForm;

/** What a browser may send of who started something. */
public class HolderForm {

    @RestForm
    public String organisation;
    @RestForm
    public String held;
    @RestForm
    public String since;
    @RestForm
    public String answersTo;
    @RestForm
    public String answersFor;

    static HolderForm of(HoldingView view) {
        HolderForm form = new HolderForm();
        if (view.line().size() == 1) {
            Holder first = view.line().get(0);
            form.organisation = first.organisation().name();
            form.held = first.held().code();
            form.since = first.since().label();
            form.answersTo = first.answersTo();
            form.answersFor = first.answersFor();
        }
        return form;
    }

    HolderInput toInput() {
        return new HolderInput(organisation, held, since, answersTo, answersFor);
    }
}
