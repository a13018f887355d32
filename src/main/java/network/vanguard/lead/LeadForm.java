package network.vanguard.lead;

import org.jboss.resteasy.reactive.RestForm;

/** What a browser may send of a lead. */
public class LeadForm {

    @RestForm
    public String name;
    @RestForm
    public String address;
    @RestForm
    public String idempotencyKey;

    static LeadForm prepared(String address) {
        LeadForm form = new LeadForm();
        form.address = address;
        return form;
    }

    LeadInput toInput() {
        return new LeadInput(name, address);
    }
}
