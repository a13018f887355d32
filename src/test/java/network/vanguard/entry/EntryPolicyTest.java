package network.vanguard.entry;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import network.vanguard.entry.EntryPolicy.Standing;
import network.vanguard.member.Affiliation;
import network.vanguard.member.MemberRef;
import network.vanguard.member.PlatformRole;
import network.vanguard.member.SiteRole;
import network.vanguard.member.Viewer;

class EntryPolicyTest {

    private static final long SITE = 7;
    private static final long AUTHOR = 1;

    private final Viewer visitor = Viewer.ANONYMOUS;
    private final Viewer author = person(AUTHOR, Set.of(), SiteRole.CONTRIBUTOR);
    private final Viewer colleague = person(2, Set.of(), SiteRole.CONTRIBUTOR);
    private final Viewer lead = person(3, Set.of(), SiteRole.LEAD);
    private final Viewer stranger = person(4, Set.of(), null);
    private final Viewer curator = person(5, Set.of(PlatformRole.CURATOR), null);
    private final Viewer administrator = person(6, Set.of(PlatformRole.ADMINISTRATOR), null);

    @Test
    void aDraftIsReadByItsAuthorAndItsSiteAndNobodyElse() {
        Standing draft = caseStudy(EntryState.DRAFT, Visibility.PUBLIC, false);
        assertTrue(EntryPolicy.mayRead(draft, author));
        assertTrue(EntryPolicy.mayRead(draft, colleague));
        assertFalse(EntryPolicy.mayRead(draft, stranger));
        assertFalse(EntryPolicy.mayRead(draft, curator));
        assertFalse(EntryPolicy.mayRead(draft, visitor));
    }

    @Test
    void aSubmittedCaseIsReadByCuratorsToo() {
        Standing submitted = caseStudy(EntryState.SUBMITTED, Visibility.SITE, true);
        assertTrue(EntryPolicy.mayRead(submitted, curator));
        assertFalse(EntryPolicy.mayRead(submitted, stranger));
    }

    @Test
    void aPublishedCaseIsReadByThoseItIsFor() {
        assertTrue(EntryPolicy.mayRead(caseStudy(EntryState.PUBLISHED, Visibility.PUBLIC, true), visitor));
        assertFalse(EntryPolicy.mayRead(caseStudy(EntryState.PUBLISHED, Visibility.NETWORK, true), visitor));
        assertTrue(EntryPolicy.mayRead(caseStudy(EntryState.PUBLISHED, Visibility.NETWORK, true), stranger));
        assertFalse(EntryPolicy.mayRead(caseStudy(EntryState.PUBLISHED, Visibility.SITE, false), stranger));
        assertTrue(EntryPolicy.mayRead(caseStudy(EntryState.PUBLISHED, Visibility.SITE, false), colleague));
    }

    @Test
    void whatIsPublishedIsReportedByThoseWhoDidNotWriteIt() {
        Standing published = caseStudy(EntryState.PUBLISHED, Visibility.PUBLIC, true);
        assertTrue(EntryPolicy.mayReport(published, visitor), "who is asked to sign in first");
        assertTrue(EntryPolicy.mayReport(published, stranger));
        assertTrue(EntryPolicy.mayReport(published, colleague));
        assertFalse(EntryPolicy.mayReport(published, author));
        Standing ours = new Standing(EntryKind.CASE_STUDY, AUTHOR, SITE, EntryState.PUBLISHED, Visibility.PUBLIC, true,
                new Ties(false, true, true));
        assertFalse(EntryPolicy.mayReport(ours, stranger), "who wrote it with them");
        assertFalse(EntryPolicy.mayReport(caseStudy(EntryState.SUBMITTED, Visibility.PUBLIC, true), curator));
    }

    @Test
    void aNoteIsLookedAfterByItsAuthorItsSiteAndCurators() {
        Standing note = new Standing(EntryKind.PRACTICE_NOTE, AUTHOR, SITE, EntryState.PUBLISHED, Visibility.NETWORK, false,
                Ties.NONE);
        for (Viewer keeper : List.of(author, colleague, lead, curator)) {
            assertTrue(EntryPolicy.mayRenew(note, keeper));
        }
        for (Viewer other : List.of(visitor, stranger, administrator)) {
            assertFalse(EntryPolicy.mayRenew(note, other));
        }
        assertFalse(EntryPolicy.mayRenew(new Standing(EntryKind.PRACTICE_NOTE, AUTHOR, null, EntryState.PUBLISHED,
                Visibility.NETWORK, false, Ties.NONE), colleague), "what is written in one's own name");
        assertFalse(EntryPolicy.mayRenew(new Standing(EntryKind.PRACTICE_NOTE, AUTHOR, SITE, EntryState.ARCHIVED,
                Visibility.NETWORK, false, Ties.NONE), author), "what is archived");
        assertTrue(EntryPolicy.mayRenew(new Standing(EntryKind.PRACTICE_NOTE, AUTHOR, null, EntryState.PUBLISHED,
                Visibility.NETWORK, false, new Ties(false, true, true)), stranger), "who wrote it too");
    }

    @Test
    void whatACuratorHasInReviewIsDecidedByThatCurator() {
        Standing inReview = caseStudy(EntryState.IN_REVIEW, Visibility.NETWORK, true);
        MemberRef other = new MemberRef("another-curator", "Another curator");
        assertTrue(EntryPolicy.inOtherHands(other, inReview, curator));
        assertFalse(EntryPolicy.inOtherHands(new MemberRef(curator.handle(), curator.name()), inReview, curator));
        assertFalse(EntryPolicy.inOtherHands(null, inReview, curator));
        assertFalse(EntryPolicy.inOtherHands(other, caseStudy(EntryState.SUBMITTED, Visibility.NETWORK, true), curator));
        assertFalse(EntryPolicy.inOtherHands(other, inReview, lead), "a lead publishes for the site without a curator");
    }

    @Test
    void aCircleIsClosedToEveryRole() {
        Standing circle = new Standing(EntryKind.DISCUSSION, AUTHOR, SITE, EntryState.PUBLISHED, Visibility.CIRCLE, true,
                Ties.NONE);
        // whoever wrote it too, once they have left
        for (Viewer outside : List.of(visitor, author, colleague, lead, stranger, curator, administrator)) {
            assertFalse(EntryPolicy.mayRead(circle, outside), outside.handle());
        }
        Standing named = new Standing(EntryKind.DISCUSSION, AUTHOR, SITE, EntryState.PUBLISHED, Visibility.CIRCLE, true,
                Ties.circle(true));
        assertTrue(EntryPolicy.mayRead(named, stranger));
    }

    @Test
    void aCaseStudyIsPublishedByACuratorOrToItsSiteByItsLead() {
        Standing submitted = caseStudy(EntryState.SUBMITTED, Visibility.NETWORK, true);
        assertTrue(EntryPolicy.mayPublish(submitted, Visibility.NETWORK, curator));
        assertTrue(EntryPolicy.mayPublish(submitted, Visibility.PUBLIC, curator));
        assertFalse(EntryPolicy.mayPublish(submitted, Visibility.NETWORK, author));
        assertFalse(EntryPolicy.mayPublish(submitted, Visibility.NETWORK, lead));
        assertTrue(EntryPolicy.mayPublish(submitted, Visibility.SITE, lead));
        assertFalse(EntryPolicy.mayPublish(submitted, Visibility.SITE, colleague));
    }

    @Test
    void aNoteIsPublishedByItsAuthorButNotToThePublic() {
        Standing note = new Standing(EntryKind.PRACTICE_NOTE, AUTHOR, null, EntryState.DRAFT, Visibility.NETWORK, false,
                Ties.NONE);
        assertTrue(EntryPolicy.mayPublish(note, Visibility.NETWORK, author));
        assertFalse(EntryPolicy.mayPublish(note, Visibility.PUBLIC, author));
        assertFalse(EntryPolicy.mayPublish(note, Visibility.SITE, author));
        assertFalse(EntryPolicy.mayPublish(note, Visibility.NETWORK, stranger));
    }

    @Test
    void onlyPeopleOfASiteWriteItsCaseStudies() {
        assertTrue(EntryPolicy.mayWrite(EntryKind.CASE_STUDY, SITE, colleague));
        assertFalse(EntryPolicy.mayWrite(EntryKind.CASE_STUDY, SITE, stranger));
        assertFalse(EntryPolicy.mayWrite(EntryKind.CASE_STUDY, null, stranger));
        assertTrue(EntryPolicy.mayWrite(EntryKind.CASE_STUDY, null, curator));
        assertTrue(EntryPolicy.mayWrite(EntryKind.PRACTICE_NOTE, null, stranger));
        assertFalse(EntryPolicy.mayWrite(EntryKind.PRACTICE_NOTE, SITE, stranger));
        assertFalse(EntryPolicy.mayWrite(EntryKind.PRACTICE_NOTE, null, visitor));
    }

    @Test
    void anArchivedEntryIsReadButNotChanged() {
        Standing archived = caseStudy(EntryState.ARCHIVED, Visibility.NETWORK, true);
        assertTrue(EntryPolicy.mayRead(archived, stranger));
        assertFalse(EntryPolicy.mayRevise(archived, author));
        assertFalse(EntryPolicy.mayRevise(archived, curator));
    }

    private static Standing caseStudy(EntryState state, Visibility visibility, boolean submitted) {
        return new Standing(EntryKind.CASE_STUDY, AUTHOR, SITE, state, visibility, submitted, Ties.NONE);
    }

    private static Viewer person(long id, Set<PlatformRole> roles, SiteRole role) {
        return new Viewer(id, "member-" + id, "Member " + id, roles,
                role == null ? List.of() : List.of(new Affiliation(SITE, "a-site", "A site", role)));
    }
}
