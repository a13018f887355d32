package network.vanguard.member;

import java.net.URI;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;

import network.vanguard.problem.Invalid;

/**
 * The two doors. Signing in is done by the OIDC extension, which sends whoever asks for a page that needs it to Keycloak and back to that
 * page; signing out is its logout path, so that {@code /sign-out} gets here only when there is no session any more.
 */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class SignInPages {

    private static final Logger LOG = Logger.getLogger(SignInPages.class);

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

    /**
     * Where Keycloak sends a browser back to. The OIDC extension takes that up when the browser had been sent out from here; whoever else
     * comes, by a link of somebody else or by going back, is told to begin at the beginning.
     */
    @GET
    @Path("sign-in/return")
    public RestResponse<Void> answerThatNobodyAskedFor() {
        LOG.info("Somebody came back from signing in who had not been sent there by this browser");
        throw Invalid.request("state",
                "belongs to no sign-in that was begun in this browser. Open the front page and sign in there");
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
