package network.vanguard.moderation;

import org.jboss.resteasy.reactive.RestForm;

/** What a browser may send of a report. */
public class ReportForm {

    @RestForm
    public String rule;
    @RestForm
    public String words;
    @RestForm
    public String idempotencyKey;

    ReportInput toInput() {
        return new ReportInput(rule, words);
    }
}
