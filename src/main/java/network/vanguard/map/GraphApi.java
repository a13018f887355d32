package network.vanguard.map;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import network.vanguard.member.CurrentViewer;

/** The map as JSON. */
@Path("/api/v1/graph")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Map")
public class GraphApi {

    private static final int NODES = 100;

    private final GraphFinder finder;
    private final CurrentViewer viewer;

    GraphApi(GraphFinder finder, CurrentViewer viewer) {
        this.finder = finder;
        this.viewer = viewer;
    }

    @GET
    @Operation(summary = "Topics and how they are used together, or entries and how they are linked; of what you may read")
    public Graph graph(@BeanParam GraphParameters asked) {
        return finder.graph(asked.query(NODES), viewer.get());
    }
}
