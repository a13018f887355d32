package network.vanguard.map;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import network.vanguard.audit.AuditLog;
import network.vanguard.member.CurrentViewer;

import javax.xml.stream.XMLStreamException;

/** The map as files for programs that draw and measure graphs. Every node and link that the filters leave, without a limit. */
@Path("/api/v1/exports")
@Tag(name = "Exports")
public class GraphExportApi {

    private final GraphFinder finder;
    private final AuditLog log;
    private final CurrentViewer viewer;

    GraphExportApi(GraphFinder finder, AuditLog log, CurrentViewer viewer) {
        this.finder = finder;
        this.log = log;
        this.viewer = viewer;
    }

    @GET
    @Path("/graph.graphml")
    @Produces("application/graphml+xml")
    @Operation(summary = "The map as GraphML, with the filters of /graph")
    public StreamingOutput graphml(@BeanParam GraphParameters asked) {
        Graph graph = everything("graph.graphml", asked);
        return out -> written(() -> GraphXml.graphml(graph, out));
    }

    @GET
    @Path("/graph.gexf")
    @Produces("application/gexf+xml")
    @Operation(summary = "The map as GEXF 1.3, with the filters of /graph")
    public StreamingOutput gexf(@BeanParam GraphParameters asked) {
        Graph graph = everything("graph.gexf", asked);
        return out -> written(() -> GraphXml.gexf(graph, out));
    }

    private Graph everything(String file, GraphParameters asked) {
        GraphQuery query = asked.query(1);
        Graph graph = finder.graph(asked.limited() ? query : query.withLimit(Integer.MAX_VALUE), viewer.get());
        // what was not understood was not taken
        log.exported(file, viewer.get());
        return graph;
    }

    private interface Writing {
        void run() throws XMLStreamException;
    }

    private static void written(Writing writing) {
        try {
            writing.run();
        } catch (XMLStreamException broken) {
            throw new IllegalStateException("The file could not be written", broken);
        }
    }
}
