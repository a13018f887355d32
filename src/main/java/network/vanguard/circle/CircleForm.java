package network.vanguard.circle;

import java.util.List;

import org.jboss.resteasy.reactive.RestForm;

import network.vanguard.page.Choice;

/** What a browser may send of a safe circle. */
public class CircleForm {

    @RestForm
    public String name;
    @RestForm
    public String purpose;
    @RestForm
    public String days;
    @RestForm
    public String idempotencyKey;

    static CircleForm empty() {
        CircleForm form = new CircleForm();
        form.days = "90";
        return form;
    }

    /** For how long it can keep what is written. */
    public List<Choice> choices() {
        return List.of(new Choice("30", "30 days"), new Choice("90", "90 days"), new Choice("180", "180 days"),
                new Choice("365", "365 days"));
    }

    CircleInput toInput() {
        return new CircleInput(name, purpose, number());
    }

    private Integer number() {
        return days != null && days.matches("\\d{1,4}") ? Integer.valueOf(days) : null;
    }
}
