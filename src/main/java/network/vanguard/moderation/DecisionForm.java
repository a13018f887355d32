package network.vanguard.moderation;

import org.jboss.resteasy.reactive.RestForm;

/** What a browser may send of a decision on reports. */
public class DecisionForm {

    @RestForm
    public String verb;
    @RestForm
    public String rule;
    @RestForm
    public String reason;
    @RestForm
    public String idempotencyKey;

    DecisionInput toInput() {
        return new DecisionInput(verb, rule, reason);
    }
}
