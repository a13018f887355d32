package network.vanguard.member;

import java.net.URI;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;

/**
 * The two doors. Signing in is done by the OIDC extension, which sends whoever asks for a page that needs it to Keycloak and back to that
 * page; signing out is its logout path, so that {@code /sign-out} gets here only when there is no session any more.
 */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class SignInPages {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance signedOut();
    }

    @GET
    @Path("sign-in")
    @Authenticated
    public RestResponse<Void> signIn(@RestQuery("return") String back) {
        return RestResponse.seeOther(URI.create(ReturnAddress.orFrontPage(back)));
    }

    @GET
    @Path("sign-out")
    public TemplateInstance signOut() {
        return Templates.signedOut();
    }

    @GET
    @Path("signed-out")
    public TemplateInstance signedOut() {
        return Templates.signedOut();
    }
}
