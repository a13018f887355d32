package network.vanguard.page;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

import io.vertx.ext.web.RoutingContext;

import network.vanguard.problem.OwnAddress;
import network.vanguard.problem.TooMany;

/** Gives a form back that could not be taken now, with all that was typed, to be sent again. */
@ApplicationScoped
public class GivenBack {

    private final ErrorPages pages;

    GivenBack(ErrorPages pages) {
        this.pages = pages;
    }

    /** The page with the form that came too soon, 429; empty for what is no form of a page. */
    public Optional<Response> tooSoon(ResteasyReactiveContainerRequestContext context, RoutingContext request,
            TooMany tooMany) {
        FormData data = ((ResteasyReactiveRequestContext) context.getServerRequestContext()).getFormData();
        if (data == null || request.normalizedPath().startsWith("/api/")) {
            return Optional.empty();
        }
        Response.ResponseBuilder answer = Response.status(tooMany.problem().status()).type(MediaType.TEXT_HTML_TYPE)
                .entity(pages.tooSoon(OwnAddress.of(request), tooMany.getMessage(), FormGuard.fields(data),
                        FormGuard.hasFiles(data), RequestId.of(request)));
        tooMany.problem().headers().forEach(answer::header);
        return Optional.of(answer.build());
    }
}
