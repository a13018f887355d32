package network.vanguard.casestudy;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import jakarta.ws.rs.DefaultValue;

import org.jboss.resteasy.reactive.RestForm;

import network.vanguard.page.Choice;
import network.vanguard.problem.Invalid;

/** What a browser may send of an ending. */
public class EndingForm {

    /** 1 to 12, or empty when it is not known. */
    @RestForm
    @DefaultValue("")
    public String month = "";
    @RestForm
    public String year;
    @RestForm
    public String why;
    @RestForm
    public String how;
    @RestForm
    public String lesson;
    /** Sent by the button "Send it to a moderator" only. */
    @RestForm
    public String askModerator;
    @RestForm
    public String idempotencyKey;

    /** The form of what stands there; empty for null. */
    static EndingForm of(Ending ending) {
        EndingForm form = new EndingForm();
        if (ending != null) {
            form.year = ending.when().substring(0, 4);
            form.month = ending.when().length() == 4 ? "" : String.valueOf(Integer.parseInt(ending.when().substring(5)));
            form.why = ending.why().code();
            form.how = ending.how();
            form.lesson = ending.lesson();
        }
        return form;
    }

    boolean asksModerator() {
        return askModerator != null;
    }

    /** @throws Invalid for what was never a choice */
    Ending toInput() {
        if (!month.isBlank() && !month.matches("[1-9]|1[0-2]")) {
            throw new Invalid("month", "Choose a month, or “Not sure”.");
        }
        if (why != null && !why.isBlank() && Ending.Why.of(why).isEmpty()) {
            throw new Invalid("why", "Choose one of the reasons.");
        }
        boolean dated = year != null && !year.isBlank();
        return new Ending(
                dated ? year.strip() + (month.isBlank() ? "" : "-" + (month.length() == 1 ? "0" : "") + month) : null,
                Ending.Why.of(why).orElse(null), how, lesson);
    }

    /** The months to choose from. */
    public List<Choice> months() {
        List<Choice> months = new ArrayList<>(List.of(new Choice("", "Not sure")));
        Arrays.stream(Month.values()).forEach(one -> months
                .add(new Choice(String.valueOf(one.getValue()), one.getDisplayName(TextStyle.FULL, Locale.UK))));
        return months;
    }

    /** The reasons to choose from. */
    public List<Choice> reasons() {
        return Ending.Why.choices();
    }
}
