package network.vanguard.relation;

import org.jboss.resteasy.reactive.RestForm;

import network.vanguard.page.FormErrors;
import network.vanguard.problem.Invalid;

/** What a browser may send of a link. */
public class RelationForm {

    private static final String LEADS_NOWHERE = "There is nothing at that address that you may read. Open the page that you mean, "
            + "and copy its address from the top of your browser.";

    @RestForm
    public String type;
    /** An address or a number, as typed. */
    @RestForm
    public String other;
    @RestForm
    public String note;
    @RestForm
    public String idempotencyKey;

    /** @param meant the number of the entry that the address leads to, or null */
    RelationInput toInput(Long meant) {
        return new RelationInput(type, meant, note);
    }

    /** The same, but where something was typed that leads nowhere, it says so. */
    FormErrors errors(FormErrors found) {
        FormErrors errors = FormErrors.none();
        for (FormErrors.Item item : found.items()) {
            errors = errors.and(item.field(),
                    item.field().equals("other") && other != null && !other.isBlank() ? LEADS_NOWHERE : item.message());
        }
        return errors;
    }

    /** What a service refused, at the fields of the form. The form's key is no field that people see. */
    static FormErrors errorsOf(Invalid invalid) {
        return FormErrors.of(invalid, "other", "This form was sent before with something else in it, and that link is made. "
                + "To make this one too, send it again.");
    }
}
