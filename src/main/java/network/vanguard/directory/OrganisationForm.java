package network.vanguard.directory;

import java.util.List;

import jakarta.ws.rs.DefaultValue;

import org.jboss.resteasy.reactive.RestForm;

import network.vanguard.organisation.OrganisationInput;
import network.vanguard.organisation.OrganisationKind;
import network.vanguard.organisation.OrganisationView;
import network.vanguard.page.Choice;

/** What a browser may send of an organisation. */
public class OrganisationForm {

    @RestForm
    public String name;
    @RestForm
    public String type;
    @RestForm
    public String web;
    @RestForm
    public String place;
    @RestForm
    public String description;
    @RestForm
    public String site;
    @RestForm
    @DefaultValue("0")
    public int revision;
    @RestForm
    public String idempotencyKey;

    static OrganisationForm of(OrganisationView view) {
        OrganisationInput now = view.input();
        OrganisationForm form = new OrganisationForm();
        form.name = now.name();
        form.type = now.type();
        form.web = now.web();
        form.place = now.place();
        form.description = now.description();
        form.site = now.site();
        form.revision = view.revision();
        return form;
    }

    /** To choose a kind from. */
    public List<Choice> kinds() {
        return OrganisationKind.choices("Not said");
    }

    OrganisationInput toInput() {
        return new OrganisationInput(name, type, web, place, description == null ? null : description.replace("\r\n", "\n"),
                site);
    }
}
