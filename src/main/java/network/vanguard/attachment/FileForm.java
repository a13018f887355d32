package network.vanguard.attachment;

import java.util.List;

import org.jboss.resteasy.reactive.RestForm;

import network.vanguard.page.Choice;

/** What a browser or a program may send of a file beside the file itself. */
public class FileForm {

    private static final List<Choice> PEOPLE = List.of(
            new Choice("nobody", "Nobody can be recognised"),
            new Choice("agreed", "Somebody can, and they agreed to be shown here",
                    "Everybody who can be recognised has agreed, and knows who will see it. For a child, a parent has agreed"));
    private static final List<Choice> DECORATION = List
            .of(new Choice("yes", "It is decoration: it shows nothing that matters"));

    @RestForm
    public String alt;
    /** Anything when the box is ticked. */
    @RestForm
    public String decoration;
    @RestForm
    public String caption;
    @RestForm
    public String people;

    static FileForm of(Attachment file) {
        FileForm form = new FileForm();
        form.alt = file.alt();
        form.decoration = file.picture() && file.alt() == null ? "yes" : null;
        form.caption = file.caption();
        form.people = file.people();
        return form;
    }

    FileTexts toTexts() {
        return new FileTexts(typed(alt), decoration != null && !decoration.isBlank(), typed(caption), people);
    }

    /** Browsers send \r\n; counted as typed, or a form would take less than it says. */
    private static String typed(String text) {
        return text == null ? null : text.replace("\r\n", "\n");
    }

    /** What can be said of the people in a picture. */
    public List<Choice> peopleChoices() {
        return PEOPLE;
    }

    /** The box for what needs no description. */
    public List<Choice> decorationChoices() {
        return DECORATION;
    }

    /** What is ticked of it. */
    public List<String> decorations() {
        return decoration == null || decoration.isBlank() ? List.of() : List.of("yes");
    }
}
