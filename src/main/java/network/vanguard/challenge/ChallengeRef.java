package network.vanguard.challenge;

/** A challenge, as commands answer it: the number of its comment. */
public record ChallengeRef(long id) {

    /** Where one sees how it stands. */
    public String url() {
        return "/challenges/" + id;
    }
}
