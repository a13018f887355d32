package network.vanguard.review;

import java.util.List;

import org.jboss.resteasy.reactive.RestForm;

import network.vanguard.page.Choice;

/** What a browser may send of a judgement. */
public class JudgementForm {

    @RestForm
    public Integer claim;
    @RestForm
    public String digest;
    @RestForm
    public String evidence;
    @RestForm
    public String equity;
    @RestForm
    public String reason;
    @RestForm
    public String idempotencyKey;

    /** Empty, about that claim. */
    static JudgementForm about(Claim claim) {
        JudgementForm form = new JudgementForm();
        form.seen(claim);
        return form;
    }

    /** From now on it is about this claim, as it stands. */
    void seen(Claim now) {
        claim = now.number();
        digest = now.digest();
    }

    public List<Choice> evidences() {
        return Evidence.choices();
    }

    public List<Choice> equities() {
        return Equity.choices();
    }

    JudgementInput toInput() {
        return new JudgementInput(claim, digest, evidence, equity, reason == null ? null : reason.replace("\r\n", "\n"));
    }
}
