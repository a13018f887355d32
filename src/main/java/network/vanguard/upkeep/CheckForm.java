package network.vanguard.upkeep;

import org.jboss.resteasy.reactive.RestForm;

/** What a browser may send of whether an entry holds at another site. */
public class CheckForm {

    @RestForm
    public String site;
    /** yes or no */
    @RestForm
    public String holds;
    @RestForm
    public String place;
    @RestForm
    public String reason;
    @RestForm
    public String idempotencyKey;

    CheckInput toInput() {
        return new CheckInput(site, "yes".equals(holds) ? Boolean.TRUE : "no".equals(holds) ? Boolean.FALSE : null, place,
                reason);
    }
}
