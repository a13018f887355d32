package network.vanguard.moderation;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import network.vanguard.page.Choice;
import network.vanguard.text.Markdown;
import network.vanguard.text.SafeHtml;

/**
 * A case as a moderator sees it. Nobody is told who reported it.
 *
 * @param said      what the thing says; null in a safe circle
 * @param reports   the first hundred
 * @param decisions oldest first
 * @param partial   whether it concerns the viewer, so that somebody else has to decide
 */
public record CaseView(CaseLine line, Said said, List<Report> reports, List<DecisionView> decisions, boolean partial,
        boolean mayTake, boolean mayDecide, boolean mayAnswer) {

    /** A report: the rule that it names and the reporter's own words. */
    public record Report(Rule rule, String words, Instant at) {}

    /** What was reported: as typed, with a summary where it has one; 20,000 characters at most of an entry. */
    public record Said(String summary, String body) {

        /** As people read it. */
        public SafeHtml html() {
            return Markdown.render(body);
        }
    }

    /** What can be decided now. */
    public List<Choice> verbs() {
        return line.state().equals("open")
                ? List.of(new Choice("keep", line.hidden() ? "Show it again: it breaks no rule" : "Keep it: it breaks no rule"),
                        new Choice("hide", line.hidden() ? "It stays hidden" : "Hide it"))
                : List.of(new Choice("restore", "Show it again"));
    }

    /** The appeal that waits, or null. */
    public DecisionView.Appeal appeal() {
        return decisions.stream().map(DecisionView::appeal).filter(one -> one != null && one.granted() == null).findFirst()
                .orElse(null);
    }

    /** The rules, to be cited. */
    public List<Choice> rulesToChoose() {
        return Stream.concat(Stream.of(new Choice("", "Choose a rule")),
                Rule.choices().stream().map(one -> new Choice(one.value(), one.text()))).toList();
    }

    /** How an appeal can be answered. */
    public List<Choice> answers() {
        return List.of(new Choice("yes", "Show it again"), new Choice("no", "It stays hidden"));
    }
}
