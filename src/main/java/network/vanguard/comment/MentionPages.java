package network.vanguard.comment;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.security.Authenticated;

import network.vanguard.member.MemberFinder;
import network.vanguard.member.MemberRef;

/** People who can be named in a comment, while somebody types. */
@Path("/mentions")
@Produces(MediaType.APPLICATION_JSON)
public class MentionPages {

    /** As many as fit on a phone beside the text. */
    static final int MOST = 6;

    private final MemberFinder members;

    MentionPages(MemberFinder members) {
        this.members = members;
    }

    /** @param q what was typed after the @, two letters at least */
    @GET
    @Authenticated
    public List<MemberRef> beginning(@RestQuery String q) {
        return members.beginning(q, MOST);
    }
}
