package network.vanguard.page;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

import network.vanguard.problem.Problem;
import network.vanguard.problem.ProblemPage;

/** Shows a problem in the frame of every other page. */
@ApplicationScoped
class ProblemPages implements ProblemPage {

    private final ErrorPages pages;
    private final SignedOutForms forms;

    ProblemPages(ErrorPages pages, SignedOutForms forms) {
        this.pages = pages;
        this.forms = forms;
    }

    @Override
    public String html(Problem problem) {
        return pages.render(problem.status(), null, problem.detail(), problem.requestId());
    }

    @Override
    public Uni<Optional<String>> signInFirst(RoutingContext request) {
        return forms.giveBack(request);
    }
}
