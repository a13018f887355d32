package network.vanguard.request;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

import io.vertx.ext.web.RoutingContext;

import network.vanguard.problem.Invalid;
import network.vanguard.text.Normal;

/**
 * Refuses a request whose address or form has a character that could not be stored, or bytes that are no character, before
 * any endpoint sees it: 400 with the name of the parameter. Endpoints still pass what they keep through {@link Normal}.
 */
class CleanParameters {

    /** What the decoder of forms puts in place of bytes that are not UTF-8. */
    private static final char REPLACED = '\uFFFD';

    @ServerRequestFilter
    @WithFormRead
    void check(ResteasyReactiveContainerRequestContext request, RoutingContext context) {
        if (!isUtf8(context.request().uri())) {
            throw Invalid.request("address", "is not in UTF-8");
        }
        UriInfo address = request.getUriInfo();
        address.getQueryParameters().forEach(CleanParameters::check);
        address.getPathParameters().forEach(CleanParameters::check);
        if (request.getServerRequestContext() instanceof ResteasyReactiveRequestContext rest && rest.getFormData() != null) {
            check(rest.getFormData());
        }
    }

    private static void check(FormData form) {
        for (String name : form) {
            if (name == null) {
                throw Invalid.request("a part of the form", "has no name");
            }
            List<String> values = form.get(name).stream().filter(value -> !value.isFileItem()).map(FormValue::getValue)
                    .toList();
            check(name, values);
            if (Stream.concat(Stream.of(name), values.stream()).anyMatch(text -> text.indexOf(REPLACED) >= 0)) {
                // kept, it would be a letter that is lost for good, and nobody would have been told
                throw Invalid.request(name, "contains a character that was lost on its way here, shown as " + REPLACED
                        + ". Go back and type it again");
            }
        }
    }

    private static void check(String name, List<String> values) {
        if (Normal.fault(name).isPresent()) {
            throw Invalid.request("a name", Normal.fault(name).get());
        }
        for (String value : values) {
            Normal.fault(value).ifPresent(fault -> {
                throw Invalid.request(name, fault);
            });
        }
    }

    /** The decoders of the web server put a replacement character in place of what is wrong; here it is refused. */
    private static boolean isUtf8(String address) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(address.length());
        for (int at = 0; at < address.length(); at++) {
            char character = address.charAt(at);
            if (character == '%' && at + 2 < address.length()) {
                bytes.write(Character.digit(address.charAt(at + 1), 16) << 4 | Character.digit(address.charAt(at + 2), 16));
                at += 2;
            } else {
                bytes.write(character);
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
            return true;
        } catch (CharacterCodingException wrong) {
            return false;
        }
    }
}
