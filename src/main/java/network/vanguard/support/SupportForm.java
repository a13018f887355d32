package network.vanguard.support;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

import org.jboss.resteasy.reactive.RestForm;

import network.vanguard.page.Choice;
import network.vanguard.problem.Invalid;

/** What a browser may send of a line. */
public class SupportForm {

    @RestForm
    public String kind;
    @RestForm
    public String what;
    @RestForm
    public String site;
    @RestForm
    public String organisation;
    @RestForm
    public String since;
    @RestForm
    public String until;
    @RestForm
    public String pounds;
    @RestForm
    public String hours;
    @RestForm
    public String idempotencyKey;

    /** The form of what stands there. */
    static SupportForm of(SupportLine line) {
        SupportForm form = new SupportForm();
        form.kind = line.kind().code();
        form.what = line.what();
        form.site = line.site();
        form.organisation = line.organisation();
        form.since = line.since().toString();
        form.until = line.until() == null ? null : line.until().toString();
        form.pounds = line.pounds() == null ? null : line.pounds().toString();
        form.hours = line.hours() == null ? null : line.hours().toString();
        return form;
    }

    /** @throws Invalid for what was never a choice, and for what is no day or no number */
    SupportInput toInput() {
        String code = SupportInput.stripped(kind);
        if (code != null && SupportKind.of(code).isEmpty()) {
            throw new Invalid("kind", "Choose one of the kinds of support.");
        }
        return new SupportInput(SupportKind.of(code).orElse(null), what, site, organisation, day("since", since),
                day("until", until), number("pounds", pounds, SupportInput.POUNDS), number("hours", hours, SupportInput.HOURS));
    }

    static LocalDate day(String field, String typed) {
        String text = SupportInput.stripped(typed);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException wrong) {
            throw new Invalid(field, "Choose a day, or write it as 2026-03-31.");
        }
    }

    private static Long number(String field, String typed, String wrong) {
        String text = SupportInput.stripped(typed);
        if (text == null) {
            return null;
        }
        String digits = text.replaceAll("[£, ]", "");
        if (!digits.matches("\\d{1,12}")) {
            throw new Invalid(field, wrong);
        }
        return Long.valueOf(digits);
    }

    /** The kinds to choose from. */
    public List<Choice> kinds() {
        return SupportKind.choices();
    }
}
