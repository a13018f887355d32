package network.vanguard.exchange;

import java.util.UUID;

/** An import that was accepted. */
public record ImportRef(UUID id) {

    /** The address that tells how far it is. */
    String location() {
        return "/api/v1/imports/" + id;
    }
}
