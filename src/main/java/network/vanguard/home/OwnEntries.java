package network.vanguard.home;

import java.util.List;

import network.vanguard.answer.OpenAsks;
import network.vanguard.challenge.ChallengeView;
import network.vanguard.circle.OwnCircles;
import network.vanguard.comment.CommentView;
import network.vanguard.comment.Lookup;
import network.vanguard.draft.Draft;
import network.vanguard.entry.EntrySummary;
import network.vanguard.holding.WaitingChange;
import network.vanguard.lead.PointedOut;
import network.vanguard.member.Viewer;
import network.vanguard.moderation.OwnModeration;
import network.vanguard.site.SiteRef;
import network.vanguard.support.EndingSupport;
import network.vanguard.upkeep.WaitingUpkeep;
import network.vanguard.vocabulary.TagRef;

/** My page: who I am here, what I have written, by how far it has come, what I follow, what waits for me and what became of what I pointed out. */
public record OwnEntries(Viewer viewer, List<EntrySummary> drafts, List<EntrySummary> submitted, List<EntrySummary> published,
        List<EntrySummary> archived, List<Draft> unsent, List<EntrySummary> asked, List<TagRef> topics, List<SiteRef> sites,
        WaitingUpkeep upkeep, List<PointedOut> pointedOut, List<WaitingChange> holdings, List<EndingSupport> support,
        List<CommentView> naming, OwnModeration moderation, List<ChallengeView> challenges, OpenAsks asks,
        OwnCircles circles, List<Lookup> lookups) {

    /** Whether there is nothing yet. */
    public boolean none() {
        return drafts.isEmpty() && submitted.isEmpty() && published.isEmpty() && archived.isEmpty() && unsent.isEmpty();
    }
}
