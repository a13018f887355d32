package network.vanguard.support;

import org.jboss.resteasy.reactive.RestForm;

import network.vanguard.problem.Invalid;
import network.vanguard.support.InformalInput.Consent;
import network.vanguard.support.InformalInput.Permission;

/** What a browser may send of an informal practice. What is left empty as a whole is not recorded. */
public class InformalForm {

    @RestForm
    public String permissionBy;
    @RestForm
    public String permissionHow;
    @RestForm
    public String permissionOn;
    @RestForm
    public String totalsBy;
    @RestForm
    public String totalsOn;
    @RestForm
    public String idempotencyKey;

    /** The form of what stands there; empty for null. */
    static InformalForm of(InformalInput informal) {
        InformalForm form = new InformalForm();
        if (informal != null && informal.permission() != null) {
            form.permissionBy = informal.permission().by();
            form.permissionHow = informal.permission().how();
            form.permissionOn = informal.permission().on().toString();
        }
        if (informal != null && informal.totals() != null) {
            form.totalsBy = informal.totals().by();
            form.totalsOn = informal.totals().on().toString();
        }
        return form;
    }

    /** @throws Invalid for what is no day */
    InformalInput toInput() {
        Permission permission = new Permission(permissionBy, permissionHow, SupportForm.day("permissionOn", permissionOn));
        Consent totals = new Consent(totalsBy, SupportForm.day("totalsOn", totalsOn));
        return new InformalInput(
                permission.by() == null && permission.how() == null && permission.on() == null ? null : permission,
                totals.by() == null && totals.on() == null ? null : totals);
    }
}
