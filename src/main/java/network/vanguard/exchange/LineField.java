package network.vanguard.exchange;

import com.fasterxml.jackson.databind.JsonNode;

import network.vanguard.member.Viewer;

/** A field of a line that is no part of the text of its entry: another service keeps it. */
interface LineField {

    /** Its name in the line. */
    String name();

    /**
     * The value in the one way in which it is compared.
     *
     * @throws LineRefused when it is none
     */
    JsonNode read(JsonNode value);

    /** Makes it so, of an entry that is there; inside a transaction. Errors are those of the service, and {@link LineRefused}. */
    void write(long entryId, JsonNode value, Viewer viewer);
}
