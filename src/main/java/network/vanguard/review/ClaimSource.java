package network.vanguard.review;

import java.util.List;

import network.vanguard.entry.EntryKind;

/** Where the claims of a kind of content stand. The package of a kind that makes claims has one. */
public interface ClaimSource {

    /** The kind whose claims these are. */
    EntryKind kind();

    /** The claims of an entry that the caller has found readable, in order. */
    List<Claim> claims(long entryId);
}
