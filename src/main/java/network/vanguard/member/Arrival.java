package network.vanguard.member;

/**
 * Who came with a request, and whether they may come in this session.
 *
 * @param ended    null while the session goes on, and for a token of the API, which has none
 * @param position how far the primary's write-ahead log was; null when arriving has written something
 */
record Arrival(Viewer viewer, EndedSession ended, String position) {}
