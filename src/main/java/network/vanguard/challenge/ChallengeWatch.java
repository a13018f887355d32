package network.vanguard.challenge;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import network.vanguard.comment.CommentKind;
import network.vanguard.comment.CommentPosted;
import network.vanguard.comment.CommentRevised;
import network.vanguard.entry.Waiting;

/** Gives each new challenge somebody who answers for it and a day, in the transaction of who wrote it. */
@ApplicationScoped
class ChallengeWatch {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final Challenges challenges;
    private final ChallengeSettings settings;
    private final Clock clock;

    ChallengeWatch(Challenges challenges, ChallengeSettings settings, Clock clock) {
        this.challenges = challenges;
        this.settings = settings;
        this.clock = clock;
    }

    void commentPosted(@Observes CommentPosted comment) {
        raise(comment.commentId());
    }

    /** What was no challenge before begins as one now; what is none any more is left out by every question. */
    void commentRevised(@Observes CommentRevised comment) {
        if (comment.now() == CommentKind.CHALLENGE && comment.before() != CommentKind.CHALLENGE) {
            raise(comment.commentId());
        }
    }

    private void raise(long id) {
        Instant now = clock.instant();
        challenges.raise(id, now, Waiting.workingDaysAfter(LocalDate.ofInstant(now, LONDON), settings.answerWithin()));
    }
}
