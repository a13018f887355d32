package network.vanguard.leaving;

import static network.vanguard.leaving.Trace.freed;
import static network.vanguard.leaving.Trace.gone;
import static network.vanguard.leaving.Trace.kept;

import java.util.List;

/**
 * Every column of the database that names a member. {@code LeavingTest} fails when a table names members in a column that does not stand here,
 * so that whoever makes one decides what a person is told of it, and what becomes of it when the person is forgotten.
 */
final class Traces {

    private Traces() {}

    static final List<Trace> ALL = List.of(
            gone("site_membership", "member_id", "memberships", "since, site_id, role, origin, until"),
            gone("member_session", "member_id", "sessions", "began_at, device, seen_at, ended_at"),
            // what was written
            kept("entry", "author_id", "entries",
                    "id, kind, slug, title, summary, state, visibility, site_id, about_id, sources, revision, created_at, updated_at, "
                            + "submitted_at, published_at, review_by"),
            kept("entry_revision", "author_id", "versions", "at, entry_id, revision, content"),
            kept("attachment", "added_by", "files",
                    "id, entry_id, kind, name, type, size, sha256, alt, caption, people, url, transcript, added_at"),
            kept("comment", "author_id", "comments",
                    "id, entry_id, parent_id, kind, body, state, site_id, spoken_role, spoken_setting, posted_at, edited_at, useful, "
                            + "doing, wanting"),
            gone("draft", "member_id", "unsent", "saved_at, address, title, fields, typed_at, sent_at"),
            kept("collection", "author_id", "collections",
                    "id, slug, title, body, visibility, created_at, updated_at, archived_at"),
            kept("collection_entry", "added_by", "collected", "added_at, collection_id, entry_id, note"),
            kept("informal_practice", "steward_id", "toldForOthers",
                    "entry_id, at, permission_by, permission_how, permission_on, totals_by, totals_on"),
            kept("support_line", "member_id", "support",
                    "id, entry_id, kind, what, site_id, organisation, since, until, pounds, hours, at"),
            kept("relation", "maker_id", "links", "id, entry_id, other_id, type, note, made_at, undone_at"),
            kept("relation", "undone_by", "linksUndone", "id, undone_at"),
            kept("placement", "by_id", "placements", "id, tension_id, entry_id, comment_id, step, sentence, at, replaced_at"),
            kept("introduction", "by_id", "introductions", "thread_id, low_id, high_id, at"),
            kept("holding", "proposed_by", "holdingsProposed",
                    "id, entry_id, organisation_id, held, since, answers_to, answers_for, why, state, proposed_at"),
            kept("holding", "giver_id", "holdingsGiven", "id, entry_id, state, giver_at"),
            kept("holding", "taker_id", "holdingsTaken", "id, entry_id, state, taker_at"),
            kept("holding", "decided_by", "holdingsDecided", "id, entry_id, state, reason, decided_at"),
            // who else wrote it
            gone("co_author", "member_id", "coAuthorOf", "entry_id, asked_at, accepted, answered_at")
                    .where("accepted IS NOT TRUE"),
            kept("co_author", "asked_by", "coAuthorsAsked", "asked_at, entry_id"),
            // what was thought of what others wrote
            kept("comment_reaction", "member_id", "reactions", "reacted_at, comment_id, kind"),
            gone("not_useful", "member_id", "notUseful", "at, low_id, high_id, site_id"),
            kept("unclear_press", "member_id", "unclear", "id, entry_id, site_id, question, revision, at, cleared_at"),
            kept("unclear_press", "cleared_by", "cleared", "id, entry_id, cleared_at"),
            kept("local_check", "member_id", "localChecks",
                    "id, entry_id, site_id, holds, place, reason, revision, at, replaced_at, withdrawn_at"),
            kept("entry_review", "member_id", "reviews", "id, entry_id, at, review_by"),
            kept("movement_dispute", "member_id", "movementDisputes", "at, entry_id, reason"),
            kept("lead_mention", "by_id", "pointedOut", "at, lead_id, comment_id, entry_id, name"),
            kept("accepted_answer", "curator_id", "answersAccepted", "accepted_at, entry_id, question_id, answer_id"),
            kept("ask", "by_id", "asks", "id, entry_id, comment_id, sentence, at, cleared_at, state"),
            gone("ask", "asked_id", "asked", "id, entry_id, comment_id, at, state, instead").where("state = 'open'"),
            freed("challenge", "owner_id", "challenges", "raised_at, comment_id, entry_id, due, answered_at")
                    .where("answered_at IS NULL"),
            kept("challenge", "answered_by", "challengesAnswered", "answered_at, comment_id, entry_id, answer_id"),
            kept("challenge_event", "by_id", "challengeSteps", "id, comment_id, what, answer_id, reason, at"),
            kept("challenge_event", "to_id", "challengesPassedOn", "id, comment_id, what, at"),
            // followed and told
            gone("concept_follow", "member_id", "topicsFollowed", "since, concept_id"),
            gone("site_follow", "member_id", "sitesFollowed", "since, site_id"),
            gone("comment_mention", "member_id", "namedIn", "comment_id"),
            gone("moderation_news", "member_id", "decisionsUnread", "case_id, wrote"),
            gone("idempotency", "member_id", "requests", "created_at, operation"),
            // safe circles
            gone("circle_member", "member_id", "circles", "joined_at, circle_id"),
            gone("circle_invitation", "member_id", "circleInvitations", "at, circle_id, declined"),
            kept("circle_invitation", "invited_by", "circleInvited", "at, circle_id"),
            gone("entry_circle", "member_id", "circleTexts", "entry_id"),
            kept("circle_release", "proposed_by", "circleReleases", "at, entry_id, revision, released_id, released_at"),
            gone("circle_release_yes", "member_id", "circleReleasesAgreed", "entry_id"),
            kept("comment_speaker", "member_id", "spokenAsARole", "entry_id, mark"),
            kept("identity_lookup", "author_id", "identityLookedUp", "id, comment_id, at"),
            // moderators
            kept("report", "reporter_id", "reports", "id, case_id, site_id, rule, words, at"),
            kept("moderation_case", "author_id", "reported", "id, entry_id, comment_id, state, opened_at"),
            freed("moderation_case", "holder_id", "casesTaken", "id, entry_id, comment_id, state, opened_at")
                    .where("state = 'open' OR appealed"),
            kept("decision", "decided_by", "decisions", "id, case_id, verb, at, rule, reason"),
            kept("appeal", "member_id", "appeals", "decision_id, words, at, granted, answered_at"),
            kept("appeal", "answered_by", "appealsAnswered", "decision_id, granted, answered_at, answer"),
            kept("identity_lookup", "by_id", "lookedUp", "id, comment_id, at, reason"),
            // curators
            freed("entry", "reviewer_id", "inReview", "id, kind, state"),
            kept("entry_event", "actor_id", "steps", "id, entry_id, at, from_state, to_state, reason"),
            kept("entry_deed", "actor_id", "deeds", "id, entry_id, at, what"),
            kept("collection_deed", "actor_id", "collectionDeeds", "id, collection_id, at, what"),
            kept("checklist", "curator_id", "checklists", "id, entry_id, revision, at, marks"),
            kept("judgement", "curator_id", "judgements", "id, entry_id, revision, number, evidence, equity, reason, at"),
            kept("judgement", "reply_by", "judgementReplies", "id, entry_id, reply, replied_at"),
            kept("concept_event", "actor_id", "topicSteps", "id, concept_id, at, what, reason"),
            kept("concept_pair", "different_by", "topicsFoundDifferent", "id, low_id, high_id, different_at"),
            kept("lead", "decided_by", "leadsDecided", "id, state, reason, stub_id, decided_at"),
            kept("organisation_address", "merged_by", "organisationsJoined", "merged_at, slug, organisation_id, reason"),
            kept("import_job", "member_id", "imports",
                    "asked_at, name, format, dry_run, state, read, created, updated, unchanged, refused, finished_at"));
}
