package network.vanguard.moderation;

import org.jboss.resteasy.reactive.RestForm;

/** What a browser may send of the answer to an appeal. */
public class AnswerForm {

    @RestForm
    public String granted;
    @RestForm
    public String reason;
    @RestForm
    public String idempotencyKey;

    AnswerInput toInput() {
        return new AnswerInput("yes".equals(granted) ? Boolean.TRUE : "no".equals(granted) ? Boolean.FALSE : null, reason);
    }
}
