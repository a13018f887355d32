package network.vanguard.page;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

import network.vanguard.problem.OwnAddress;

/**
 * Lets a page's form change something only when it is a form of ours: sent from this site, as a form, with the token that
 * its page was given. The API under {@code /api/} is left alone, because it knows people by a bearer token, which no other
 * site can make a browser send.
 * <p>
 * The extension quarkus-rest-csrf is not used: with its signing key set it makes a new token at every GET, so that looking
 * something up in a second tab makes the form in the first one stale, and it answers a stale form with an empty page.
 */
public class FormGuard {

    /** The form field that holds the token. */
    static final String TOKEN = "csrf-token";
    /** The header that holds it when a script sends no form. */
    static final String TOKEN_HEADER = "X-CSRF-TOKEN";
    /** Fields that a form given back makes anew. */
    private static final Set<String> MADE_ANEW = Set.of(TOKEN, "idempotencyKey");
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

    private static final Logger LOG = Logger.getLogger(FormGuard.class);

    private final FormTokens tokens;
    private final ErrorPages pages;

    FormGuard(FormTokens tokens, ErrorPages pages) {
        this.tokens = tokens;
        this.pages = pages;
    }

    @ServerRequestFilter
    @WithFormRead
    public Response check(ResteasyReactiveContainerRequestContext context, RoutingContext request) {
        if (HARMLESS.contains(context.getMethod()) || isApi(context, request)) {
            return null;
        }
        if (fromElsewhere(request.request())) {
            LOG.infof("Refused a form sent by another site to %s", request.normalizedPath());
            return answer(403, pages.render(403, "This form was sent by another site",
                    "Nothing was changed. Open the page on this site and send the form from there.", RequestId.of(request)));
        }
        MediaType type = context.getMediaType();
        boolean form = is(type, MediaType.APPLICATION_FORM_URLENCODED_TYPE) || is(type, MediaType.MULTIPART_FORM_DATA_TYPE);
        if (type != null && !form) {
            return answer(415, pages.render(415, "This page takes forms only",
                    "Nothing was changed. Programs use the addresses under /api/.", RequestId.of(request)));
        }
        FormData data = form ? ((ResteasyReactiveRequestContext) context.getServerRequestContext()).getFormData() : null;
        String token = request.request().getHeader(TOKEN_HEADER);
        if (token == null && data != null && data.contains(TOKEN) && !data.getFirst(TOKEN).isFileItem()) {
            token = data.getFirst(TOKEN).getValue();
        }
        if (tokens.valid(request, token)) {
            return null;
        }
        LOG.infof("Gave back a form with an old or missing token to %s", request.normalizedPath());
        return answer(400, pages.openTooLong(OwnAddress.of(request), fields(data), hasFiles(data), RequestId.of(request)));
    }

    // Both spellings of the path, so that no encoding of it is an API call here and a page there.
    private static boolean isApi(ResteasyReactiveContainerRequestContext context, RoutingContext request) {
        return request.normalizedPath().startsWith("/api/") && context.getUriInfo().getPath().startsWith("/api/");
    }

    // Browsers say where a form comes from; what says nothing is no browser of this decade, and the token decides.
    static boolean fromElsewhere(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return false;
        }
        try {
            return request.authority() == null
                    || !Objects.equals(new URI(origin).getRawAuthority(), request.authority().toString());
        } catch (URISyntaxException e) {
            return true;
        }
    }

    private static boolean is(MediaType type, MediaType expected) {
        return type != null && expected.getType().equalsIgnoreCase(type.getType())
                && expected.getSubtype().equalsIgnoreCase(type.getSubtype());
    }

    static List<PostedField> fields(FormData data) {
        List<PostedField> fields = new ArrayList<>();
        if (data != null) {
            for (String name : data) {
                if (name != null) {
                    data.get(name).stream().filter(value -> !value.isFileItem())
                            .forEach(value -> fields.add(new PostedField(name, value.getValue())));
                }
            }
        }
        return toGiveBack(fields);
    }

    /** Without what the form that comes back makes anew. */
    static List<PostedField> toGiveBack(List<PostedField> fields) {
        return fields.stream().filter(field -> !MADE_ANEW.contains(field.name())).toList();
    }

    static boolean hasFiles(FormData data) {
        if (data != null) {
            for (String name : data) {
                if (data.get(name).stream().anyMatch(value -> value.isFileItem())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Response answer(int status, String page) {
        return Response.status(status).type(MediaType.TEXT_HTML_TYPE).entity(page).build();
    }
}
