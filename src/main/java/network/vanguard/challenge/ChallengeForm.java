package network.vanguard.challenge;

import org.jboss.resteasy.reactive.RestForm;

/** What a browser may send of who should answer a challenge instead. */
public class ChallengeForm {

    @RestForm
    public String person;
    @RestForm
    public String reason;
    @RestForm
    public String idempotencyKey;

    PassInput toInput() {
        return new PassInput(person, reason);
    }
}
