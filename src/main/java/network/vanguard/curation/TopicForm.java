package network.vanguard.curation;

import java.util.Arrays;
import java.util.List;

import jakarta.ws.rs.DefaultValue;

import org.jboss.resteasy.reactive.RestForm;

import network.vanguard.page.Choice;
import network.vanguard.text.Normal;
import network.vanguard.vocabulary.ConceptView;
import network.vanguard.vocabulary.Facet;
import network.vanguard.vocabulary.TagRef;
import network.vanguard.vocabulary.TopicInput;

/** What a browser may send of a topic. Names stand each on a line of its own. */
public class TopicForm {

    @RestForm
    public String name;
    @RestForm
    public String otherNames;
    @RestForm
    public String facet;
    @RestForm
    public String broader;
    @RestForm
    public String related;
    @RestForm
    public String definition;
    @RestForm
    public String reason;
    @RestForm
    @DefaultValue("0")
    public int revision;
    @RestForm
    public String idempotencyKey;

    static TopicForm of(ConceptView concept) {
        TopicForm form = new TopicForm();
        form.name = concept.prefLabel();
        form.otherNames = String.join("\n", concept.altLabels());
        form.facet = concept.facet();
        form.broader = lines(concept.broader());
        form.related = lines(concept.related());
        form.definition = concept.definition();
        form.revision = concept.revision();
        return form;
    }

    private static String lines(List<TagRef> topics) {
        return String.join("\n", topics.stream().map(TagRef::label).toList());
    }

    /** The address of the topic's page. */
    public String back(String slug) {
        return "/tags/" + slug;
    }

    /** What there is to choose from as the kind of topic. */
    public List<Choice> facets() {
        return Arrays.stream(Facet.values()).map(one -> new Choice(one.code(), one.label())).toList();
    }

    TopicInput toInput() {
        return new TopicInput(Normal.line("name", name), names("otherNames", otherNames), facet, names("broader", broader),
                names("related", related), Normal.text("definition", definition));
    }

    private static List<String> names(String field, String typed) {
        return typed == null
                ? List.of()
                : Arrays.stream(Normal.text(field, typed).split("\n")).map(String::strip).filter(line -> !line.isEmpty())
                        .distinct().toList();
    }
}
