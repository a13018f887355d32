package network.vanguard.page;

import jakarta.enterprise.context.ApplicationScoped;

import network.vanguard.problem.Problem;
import network.vanguard.problem.ProblemPage;

/** Shows a problem in the frame of every other page. */
@ApplicationScoped
class ProblemPages implements ProblemPage {

    private final ErrorPages pages;

    ProblemPages(ErrorPages pages) {
        this.pages = pages;
    }

    @Override
    public String html(Problem problem) {
        return pages.render(problem.status(), null, problem.detail(), problem.requestId());
    }
}
