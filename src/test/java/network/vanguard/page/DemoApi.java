package network.vanguard.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.logging.MDC;

/** An address of the API; only for the tests in this package. */
@Path("/api/v1/demo")
@Produces(MediaType.APPLICATION_JSON)
public class DemoApi {

    @POST
    public String take(String body) {
        return body;
    }

    /** The request id as the log would print it. */
    @GET
    public String requestIdInLog() {
        return "\"" + MDC.get(RequestId.IN_LOG) + "\"";
    }
}
