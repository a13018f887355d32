package network.vanguard.page;

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Assertions;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;

/** The rules of WCAG 2.2 A and AA that a machine can check. */
public final class Accessibility {

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private Accessibility() {}

    /** Fails when the page as it stands breaks a rule, and names the elements. */
    public static void check(Page page) {
        // The checker puts style sheets together in its own way, in which the page's fonts are fetched: not the page's doing.
        AxeResults results = Browser.aside(page, () -> new AxeBuilder(page).withTags(RULES).analyze());
        List<Rule> broken = results.getViolations();
        Assertions.assertTrue(broken.isEmpty(), () -> page.url() + " is not accessible:\n"
                + broken.stream().map(Accessibility::describe).collect(Collectors.joining("\n")));
    }

    private static String describe(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + rule.getNodes().stream()
                .map(node -> "\n    " + node.getTarget() + " " + node.getHtml()).collect(Collectors.joining());
    }
}
