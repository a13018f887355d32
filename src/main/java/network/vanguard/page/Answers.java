package network.vanguard.page;

import java.net.URI;

import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;

import io.quarkus.qute.TemplateInstance;

/** The answers that a page endpoint gives to a form. */
public final class Answers {

    private static final int UNPROCESSABLE = 422;

    private Answers() {}

    /** The form again with its errors and everything that was typed: 422. */
    public static RestResponse<TemplateInstance> invalid(TemplateInstance form) {
        return RestResponse.ResponseBuilder.ok(form, MediaType.TEXT_HTML_TYPE).status(UNPROCESSABLE).build();
    }

    /** A page that is fine: 200. For endpoints that answer {@link #invalid} or {@link #seeOther} as well. */
    public static RestResponse<TemplateInstance> page(TemplateInstance page) {
        return RestResponse.ResponseBuilder.ok(page, MediaType.TEXT_HTML_TYPE).build();
    }

    /**
     * The page to look at after something was done, so that reloading it does nothing again: 303.
     *
     * @param path
     *        an address of ours, from the root, such as {@code /notes/walking-football#comment-57}
     * @throws IllegalArgumentException
     *         when the address could leave this platform
     */
    public static RestResponse<TemplateInstance> seeOther(String path) {
        if (!path.startsWith("/") || path.startsWith("//") || path.startsWith("/\\")) {
            throw new IllegalArgumentException("Not an address of ours: " + path);
        }
        return RestResponse.seeOther(URI.create(path));
    }
}
