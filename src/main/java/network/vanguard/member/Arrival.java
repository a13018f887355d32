package network.vanguard.member;

/**
 * Who came with a request, and whether they may come in this session.
 *
 * @param ended null while the session goes on, and for a token of the API, which has none
 */
record Arrival(Viewer viewer, EndedSession ended) {}
