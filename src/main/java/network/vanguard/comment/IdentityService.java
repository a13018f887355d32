package network.vanguard.comment;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;

import network.vanguard.audit.AuditLog;
import network.vanguard.audit.AuditVerb;
import network.vanguard.idempotency.Idempotency;
import network.vanguard.member.Viewer;
import network.vanguard.problem.Conflict;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;

/** Finding out who speaks as a role. Moderators do, with a reason; each time is in the audit log, and the person reads it on their page. */
@ApplicationScoped
public class IdentityService {

    private static final int SHOWN = 50;

    private final CommentFinder comments;
    private final Lookups lookups;
    private final AuditLog audit;
    private final Idempotency idempotency;
    private final Clock clock;

    IdentityService(CommentFinder comments, Lookups lookups, AuditLog audit, Idempotency idempotency, Clock clock) {
        this.comments = comments;
        this.lookups = lookups;
        this.audit = audit;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** The comment, for whoever may look up who wrote it; errors are those of {@link #lookUp}. */
    @Transactional
    public CommentView needed(long id, Viewer viewer) {
        CommentView comment = comments.one(id, viewer);
        if (!viewer.moderator()) {
            throw new Refused("Only moderators can find out who speaks as a role.");
        }
        if (comment.speaking() == null) {
            throw new Conflict("Nobody speaks as a role here: its author is named, or it is no longer here.");
        }
        return comment;
    }

    /**
     * Says who it is.
     *
     * @param key of the request: the same one is carried out, and logged, once
     * @throws NotFound when the viewer may not read the comment
     * @throws Refused  when they are no moderator, whatever else they are
     * @throws Conflict when its author is named, or it was removed or hidden
     */
    @Transactional
    public Identity lookUp(long id, @Valid LookupInput input, String key, Viewer viewer) {
        needed(id, viewer);
        LookupRef made = idempotency.once(key, "look up " + id, input, LookupRef.class, viewer, () -> {
            audit.record(viewer, AuditVerb.IDENTITY_LOOKED_UP, "comment", id, input.reason());
            return new LookupRef(lookups.add(id, viewer.memberId(), input.reason(), clock.instant()));
        });
        return lookups.identity(made.id(), viewer.memberId());
    }

    /** When and why somebody looked up who the viewer is, the last fifty times. */
    @Transactional
    public List<Lookup> of(Viewer viewer) {
        return viewer.signedIn() ? lookups.of(viewer.memberId(), SHOWN) : List.of();
    }
}
