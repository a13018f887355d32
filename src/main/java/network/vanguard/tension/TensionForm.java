package network.vanguard.tension;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.ws.rs.DefaultValue;

import org.jboss.resteasy.reactive.RestForm;

import network.vanguard.vocabulary.TagRef;

/** What a browser may send of a tension. */
public class TensionForm {

    @RestForm
    public String title;
    @RestForm
    public String leftWord;
    @RestForm
    public String leftText;
    @RestForm
    public String rightWord;
    @RestForm
    public String rightText;
    @RestForm
    public String tags;
    @RestForm
    @DefaultValue("0")
    public int revision;
    @RestForm
    public String idempotencyKey;

    static TensionForm of(TensionView view) {
        TensionForm form = new TensionForm();
        form.title = view.ref().title();
        form.leftWord = view.leftWord();
        form.leftText = view.leftText();
        form.rightWord = view.rightWord();
        form.rightText = view.rightText();
        form.tags = view.tags().stream().map(TagRef::label).collect(Collectors.joining(", "));
        form.revision = view.ref().revision();
        return form;
    }

    TensionInput toInput() {
        List<String> topics = tags == null
                ? List.of()
                : Stream.of(tags.split("[,\n]")).map(String::strip).filter(one -> !one.isEmpty()).toList();
        return new TensionInput(title, leftWord, leftText, rightWord, rightText, topics);
    }
}
