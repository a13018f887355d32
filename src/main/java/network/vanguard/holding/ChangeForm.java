package network.vanguard.holding;

import org.jboss.resteasy.reactive.RestForm;

/** What a browser may send of a change of holder. */
public class ChangeForm extends HolderForm {

    @RestForm
    public String giver;
    @RestForm
    public String taker;
    @RestForm
    public String reason;
    @RestForm
    public String idempotencyKey;

    ChangeInput toChange() {
        return new ChangeInput(organisation, held, since, answersTo, answersFor, giver, taker, reason);
    }
}
