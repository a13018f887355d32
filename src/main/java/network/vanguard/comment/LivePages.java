package network.vanguard.comment;

import java.util.Map;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;

import network.vanguard.member.CurrentViewer;

/** New comments for a page that is open in a browser, as server-sent events. */
@Path("/live/entries/{entryId}/comments")
public class LivePages {

    private final LiveComments live;
    private final CurrentViewer viewer;

    LivePages(LiveComments live, CurrentViewer viewer) {
        this.live = live;
        this.viewer = viewer;
    }

    /**
     * One event for each comment, with its number as id and data. A browser that comes back says by itself which was the last one.
     *
     * @param after the last comment on the page
     * @param last  what the browser heard last, which counts for more
     * @param wait  how long to stay, in seconds
     */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking
    public Multi<OutboundSseEvent> follow(@RestPath long entryId, @RestQuery @DefaultValue("0") long after,
            @HeaderParam("Last-Event-ID") Long last, @RestQuery @DefaultValue("" + LiveComments.LONGEST) int wait,
            @Context Sse sse) {
        return events(live.after(entryId, last == null ? after : last, wait, viewer.get()), sse);
    }

    static Multi<OutboundSseEvent> events(Multi<Long> comments, Sse sse) {
        return comments
                .map(id -> sse.newEventBuilder().id(id.toString()).name("comment").mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(Map.class, Map.of("id", id)).build());
    }
}
