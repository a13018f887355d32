package network.vanguard.leaving;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.Authenticated;

import network.vanguard.member.CurrentViewer;
import network.vanguard.pace.Doing;
import network.vanguard.pace.Paced;

/** The same for people: a link on their own page. A browser that asks for a page gets the file. */
@Path("/me/data")
@Produces(MediaType.WILDCARD)
@Authenticated
public class OwnDataPages {

    private final OwnDataService data;
    private final CurrentViewer viewer;

    OwnDataPages(OwnDataService data, CurrentViewer viewer) {
        this.data = data;
        this.viewer = viewer;
    }

    @GET
    @Paced(Doing.EXPORT)
    public Response all() {
        return OwnDataApi.answer(data.everything(viewer.get()));
    }
}
