package network.vanguard.review;

/** A judgement, as commands answer it. */
public record JudgementRef(long id, long entryId) {}
