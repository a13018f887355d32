package network.vanguard.collection;

import java.util.List;

import jakarta.ws.rs.DefaultValue;

import org.jboss.resteasy.reactive.RestForm;

import network.vanguard.page.Choice;

/** What a browser may send of a collection. */
public class CollectionForm {

    @RestForm
    public String title;
    @RestForm
    public String body;
    @RestForm
    public String visibility;
    @RestForm
    @DefaultValue("0")
    public int revision;
    @RestForm
    public String idempotencyKey;

    static CollectionForm empty() {
        CollectionForm form = new CollectionForm();
        form.visibility = "network";
        return form;
    }

    static CollectionForm of(CollectionView view) {
        CollectionForm form = new CollectionForm();
        form.title = view.ref().title();
        form.body = view.body();
        form.visibility = view.visibility();
        form.revision = view.ref().revision();
        return form;
    }

    /** Who may read it. */
    public List<Choice> readers() {
        return List.of(new Choice("network", "Anyone who is signed in"), new Choice("public", "Anyone"));
    }

    CollectionInput toInput() {
        return new CollectionInput(title, body == null ? null : body.replace("\r\n", "\n"), visibility);
    }
}
