package network.vanguard.exchange;

/** What a line did. */
enum Outcome {
    CREATED, UPDATED, UNCHANGED
}
