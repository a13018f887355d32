package network.vanguard.discussion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.entry.EntryBody;
import network.vanguard.entry.EntryKind;
import network.vanguard.problem.NotFound;
import network.vanguard.text.SafeHtml;

/** Questions about the bodies of discussions. Whether the reader may read it is asked of the spine first. */
@ApplicationScoped
public class DiscussionFinder implements EntryBody {

    private final Discussions discussions;

    DiscussionFinder(Discussions discussions) {
        this.discussions = discussions;
    }

    /** The body of an entry that the caller has found readable. */
    @Transactional
    public DiscussionBody body(long entryId) {
        return discussions.findByIdOptional(entryId)
                .map(discussion -> new DiscussionBody(discussion.purpose, discussion.body, SafeHtml.stored(discussion.html)))
                .orElseThrow(NotFound::new);
    }

    record Fields(String purpose, String body) {}

    @Override
    public EntryKind kind() {
        return EntryKind.DISCUSSION;
    }

    @Override
    public Object fields(long entryId) {
        DiscussionBody body = body(entryId);
        return new Fields(body.purpose(), body.body());
    }
}
