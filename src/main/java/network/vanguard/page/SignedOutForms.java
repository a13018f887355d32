package network.vanguard.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

import io.quarkus.arc.Arc;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Gives a form back to somebody whose session ended while they were writing. Sent on to sign in, as for a page that is only looked at, the
 * browser would come back without it.
 */
@ApplicationScoped
class SignedOutForms {

    /** A form as long as the texts that it may hold; more is not read for a visitor. */
    private static final long LONGEST = 1 << 20;

    private final ErrorPages pages;

    SignedOutForms(ErrorPages pages) {
        this.pages = pages;
    }

    /** The page with the form; nothing when it is none, too long, or was sent by another site. */
    Uni<Optional<String>> giveBack(RoutingContext request) {
        HttpServerRequest raw = request.request();
        if (!isForm(raw) || FormGuard.fromElsewhere(raw)) {
            return Uni.createFrom().item(Optional.empty());
        }
        // Sign-in fails before an endpoint, and its context, are found
        ResteasyReactiveRequestContext endpoint = Arc.container().requestContext().isActive()
                ? CurrentRequestManager.get()
                : null;
        if (endpoint != null && endpoint.getFormData() != null) {
            return Uni.createFrom().item(page(request, FormGuard.fields(endpoint.getFormData()),
                    FormGuard.hasFiles(endpoint.getFormData())));
        }
        return raw.isEnded() ? Uni.createFrom().item(Optional.empty()) : read(request);
    }

    private static boolean isForm(HttpServerRequest raw) {
        String type = raw.getHeader(HttpHeaders.CONTENT_TYPE);
        String length = raw.getHeader(HttpHeaders.CONTENT_LENGTH);
        return raw.method() == HttpMethod.POST && type != null && length != null && length.length() < 10
                && Long.parseLong(length) <= LONGEST
                && (type.startsWith("application/x-www-form-urlencoded") || type.startsWith("multipart/form-data"));
    }

    private Uni<Optional<String>> read(RoutingContext request) {
        HttpServerRequest raw = request.request();
        AtomicBoolean files = new AtomicBoolean();
        return Uni.createFrom().emitter(answer -> {
            raw.setExpectMultipart(true);
            raw.uploadHandler(file -> {
                files.set(true);
                file.handler(thrownAway -> {});
            });
            raw.exceptionHandler(broken -> answer.complete(Optional.empty()));
            raw.endHandler(complete -> {
                try {
                    List<PostedField> fields = new ArrayList<>();
                    raw.formAttributes().forEach(field -> fields.add(new PostedField(field.getKey(), field.getValue())));
                    answer.complete(page(request, FormGuard.toGiveBack(fields), files.get()));
                } catch (RuntimeException broken) {
                    // thrown here, nobody would hear of it, and the browser would wait for ever
                    answer.fail(broken);
                }
            });
            raw.resume();
        });
    }

    private Optional<String> page(RoutingContext request, List<PostedField> fields, boolean filesLost) {
        return Optional.of(pages.signInFirst(request, fields, filesLost));
    }
}
