package network.vanguard.introduction;

import org.jboss.resteasy.reactive.RestForm;

import network.vanguard.entry.EntryInput;
import network.vanguard.entry.EntrySummary;
import network.vanguard.page.FormErrors;
import network.vanguard.problem.Invalid;

/** What a browser may send of an introduction. */
public class IntroductionForm {

    @RestForm
    public String title;
    @RestForm
    public String message;
    @RestForm
    public String idempotencyKey;

    /** A message that could go out as it is. */
    static IntroductionForm prepared(IntroductionView pair) {
        IntroductionForm form = new IntroductionForm();
        form.title = shortened("Introducing " + pair.one().site().name() + " and " + pair.other().site().name());
        form.message = """
                %s and %s are working on something alike, and it seems that you have not met here yet.

                * %s
                * %s

                %s

                What did you try, and what would you do differently? What would you like to ask each other?"""
                .formatted(plain(pair.one().site().name()), plain(pair.other().site().name()), line(pair.one()),
                        line(pair.other()), plain(pair.why().sentence()));
        return form;
    }

    private static String line(EntrySummary entry) {
        return "[" + plain(entry.title()) + "](" + entry.url() + "), " + plain(entry.site().name());
    }

    /** A text that Markdown leaves as it is. */
    private static String plain(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]<>&#|~])", "\\\\$1");
    }

    private static String shortened(String text) {
        return text.length() <= EntryInput.TITLE_MAX ? text : text.substring(0, EntryInput.TITLE_MAX - 1) + "…";
    }

    /** What a service refused, at the fields of the form. The form's key is no field that people see. */
    static FormErrors errorsOf(Invalid invalid) {
        FormErrors errors = FormErrors.none();
        for (var error : invalid.errors()) {
            errors = error.field().equals("title")
                    ? errors.and("title", error.message())
                    : errors.and("message", error.field().equals("Idempotency-Key")
                            ? "This form was sent before, with another text. To send this one, send it again."
                            : error.message());
        }
        return errors;
    }

    IntroductionInput toInput() {
        return new IntroductionInput(title, message);
    }
}
