package network.vanguard.page;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;

import network.vanguard.problem.OwnAddress;

/** The pages people see when something did not work. They wait for nothing, so they can be made on any thread. */
@ApplicationScoped
public class ErrorPages {

    @CheckedTemplate(basePath = "page")
    static class Templates {

        private Templates() {}

        static native TemplateInstance sessionEnded(String title, String detail, String requestId);

        static native TemplateInstance forbidden(String title, String detail, String requestId);

        static native TemplateInstance notFound(String title, String detail, String requestId);

        static native TemplateInstance refused(String title, String detail, String requestId);

        static native TemplateInstance failed(String title, String detail, String requestId);

        static native TemplateInstance unavailable(String title, String detail, String requestId);

        static native TemplateInstance openTooLong(String action, List<PostedField> fields, boolean filesLost,
                String requestId);

        static native TemplateInstance tooSoon(String action, String detail, List<PostedField> fields, boolean filesLost,
                String requestId);

        static native TemplateInstance signInFirst(String action, List<PostedField> fields, boolean filesLost,
                String requestId);
    }

    ErrorPages() {}

    /**
     * The whole page for a failure.
     *
     * @param status
     *        the HTTP status, which chooses the page: 401 and 499 (session ended), 403, 404 and 410, 503, other 5xx, other 4xx
     * @param title
     *        the heading; null or empty for the page's own
     * @param detail
     *        what happened here and what to do, in plain English; null or empty for the page's own
     * @param requestId
     *        what to quote when asking for help; null or empty when there is none
     */
    public String render(int status, String title, String detail, String requestId) {
        return render(page(status, text(title), text(detail), text(requestId)));
    }

    private static TemplateInstance page(int status, String title, String detail, String requestId) {
        return switch (status) {
            case 401, 499 -> Templates.sessionEnded(or(title, "Sign in to continue"), detail, requestId);
            case 403 -> Templates.forbidden(or(title, "You cannot open this page"), detail, requestId);
            case 404, 410 -> Templates.notFound(or(title, "Page not found"), detail, requestId);
            case 502, 503, 504 ->
                Templates.unavailable(or(title, "The platform is not available right now"), detail, requestId);
            default -> status >= 500
                    ? Templates.failed(or(title, "There is a problem with the platform"), detail, requestId)
                    : Templates.refused(or(title, "That did not work"), detail, requestId);
        };
    }

    /** The page that gives a form back whose token had run out: nothing was saved, and nothing that was typed is lost. */
    String openTooLong(String action, List<PostedField> fields, boolean filesLost, String requestId) {
        return render(Templates.openTooLong(action, fields, filesLost, requestId));
    }

    /** The page that gives a form back that came too soon after others. */
    String tooSoon(String action, String detail, List<PostedField> fields, boolean filesLost, String requestId) {
        return render(Templates.tooSoon(action, detail, fields, filesLost, requestId));
    }

    /** The page that gives a form back to somebody who is not signed in any more. */
    String signInFirst(RoutingContext request, List<PostedField> fields, boolean filesLost) {
        return render(Templates.signInFirst(OwnAddress.of(request), fields, filesLost, RequestId.of(request)), request);
    }

    private static String render(TemplateInstance page) {
        return render(page, null);
    }

    // A failure outside a request to an endpoint, such as an address that does not exist, has no request context.
    private static String render(TemplateInstance page, RoutingContext request) {
        ManagedContext context = Arc.container().requestContext();
        if (context.isActive()) {
            return page.render();
        }
        context.activate();
        try {
            if (request != null) {
                Arc.container().instance(CurrentVertxRequest.class).get().setCurrent(request);
            }
            return page.render();
        } finally {
            context.terminate();
        }
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private static String or(String value, String fallback) {
        return value.isBlank() ? fallback : value;
    }
}
