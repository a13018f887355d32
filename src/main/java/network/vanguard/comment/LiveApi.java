package network.vanguard.comment;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;

import network.vanguard.member.CurrentViewer;

/** New comments for a program that waits for them. */
@Path("/api/v1/live/entries/{entryId}/comments")
@Tag(name = "Comments")
public class LiveApi {

    private final LiveComments live;
    private final CurrentViewer viewer;

    LiveApi(LiveComments live, CurrentViewer viewer) {
        this.live = live;
        this.viewer = viewer;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking
    @Operation(summary = "The numbers of comments as they are posted, as server-sent events named comment: those after the one that you know, then each new one, for wait seconds (120 at most)")
    @APIResponse(responseCode = "200", description = "Events", content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = String.class)))
    public Multi<OutboundSseEvent> follow(@RestPath long entryId, @RestQuery @DefaultValue("0") long after,
            @HeaderParam("Last-Event-ID") Long last, @RestQuery @DefaultValue("" + LiveComments.LONGEST) int wait,
            @Context Sse sse) {
        return LivePages.events(live.after(entryId, last == null ? after : last, wait, viewer.get()), sse);
    }
}
