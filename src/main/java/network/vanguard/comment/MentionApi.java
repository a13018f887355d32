package network.vanguard.comment;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.security.Authenticated;

import network.vanguard.member.MemberFinder;
import network.vanguard.member.MemberRef;

/** People who can be named in a comment. */
@Path("/api/v1/members")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Comments")
public class MentionApi {

    private final MemberFinder members;

    MentionApi(MemberFinder members) {
        this.members = members;
    }

    @GET
    @Authenticated
    @Operation(summary = "People whose handle, or a word of whose name, begins with q (two letters at least), six at most: to name one in a comment, write @handle")
    public List<MemberRef> beginning(@RestQuery String q) {
        return members.beginning(q, MentionPages.MOST);
    }
}
