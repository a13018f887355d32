package network.vanguard.casestudy;

/**
 * Which part of the form of a case study its page shows. What it does not show is sent with it all the same.
 *
 * @param now  the one question that is asked, or null for the whole form
 * @param form the address of the form
 * @param done where it leads when nothing is left to ask
 */
public record QuestionStep(Question now, String form, String done) {

    /** Whether the fields of that question are shown. */
    public boolean shows(String code) {
        return now == null || now.code().equals(code);
    }

    /** Whether one question is asked at a time. */
    public boolean one() {
        return now != null;
    }

    /** How many there are. */
    public int total() {
        return Question.values().length;
    }

    /** The title of the page. */
    public String title(String heading) {
        return now == null ? heading : now.heading();
    }

    /** What the button says. */
    public String save() {
        return last() ? "Save" : "Save and go on";
    }

    /** Whether it can be passed over: without the first there is no case study yet. */
    public boolean skips() {
        return now != Question.BASICS;
    }

    /** Whether it is the last. */
    public boolean last() {
        return now.next().isEmpty();
    }

    /** Where the next question is asked. */
    public String skip() {
        return now.next().map(next -> form + "?question=" + next.number()).orElse(done);
    }
}
