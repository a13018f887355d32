package network.vanguard.collection;

import org.jboss.resteasy.reactive.RestForm;

import network.vanguard.page.FormErrors;

/** What a browser may send of an entry that is put into a collection. */
public class ItemForm {

    /** An address or a number, as typed. */
    @RestForm
    public String other;
    @RestForm
    public String note;
    @RestForm
    public String idempotencyKey;

    /** @param meant the number of the entry that the address leads to, or null */
    ItemInput toInput(Long meant) {
        return new ItemInput(meant, note);
    }

    /** The same at the fields of the form; where something was typed that leads nowhere, it says so. */
    FormErrors errors(FormErrors found) {
        FormErrors errors = FormErrors.none();
        for (FormErrors.Item item : found.items()) {
            boolean address = !item.field().equals("note");
            errors = errors.and(address ? "other" : "note", address && item.field().equals("entry") && leadsNowhere(item)
                    ? "There is nothing at that address that you may read. Open the page that you mean, and copy its address from "
                            + "the top of your browser."
                    : item.message());
        }
        return errors;
    }

    private boolean leadsNowhere(FormErrors.Item item) {
        return other != null && !other.isBlank() && item.message().startsWith("Say which");
    }
}
