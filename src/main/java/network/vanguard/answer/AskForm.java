package network.vanguard.answer;

import java.util.List;

import org.jboss.resteasy.reactive.RestForm;

/** What a browser may send of who is asked: a name that was typed, and those who were ticked. */
public class AskForm {

    @RestForm
    public String person;
    @RestForm
    public List<String> knows;
    @RestForm
    public Long comment;
    @RestForm
    public String sentence;
    @RestForm
    public String idempotencyKey;

    static AskForm of(Long comment) {
        AskForm form = new AskForm();
        form.comment = comment;
        return form;
    }

    AskInput toInput() {
        List<String> people = new java.util.ArrayList<>(knows == null ? List.of() : knows);
        if (person != null && !person.isBlank()) {
            people.add(person);
        }
        return new AskInput(people, comment, sentence);
    }
}
