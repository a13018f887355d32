package network.vanguard.cast;

import java.util.Map;

/**
 * Something that a request can be about.
 *
 * @param name  what it is, as the tests' tables call it
 * @param parts what stands for {@code {id}}, {@code {slug}} … in an address
 */
public record Thing(String name, Map<String, String> parts) {

    /** The address with this thing in it. */
    public String in(String path) {
        String address = path;
        for (Map.Entry<String, String> part : parts.entrySet()) {
            address = address.replace("{" + part.getKey() + "}", part.getValue());
        }
        if (address.contains("{")) {
            throw new IllegalArgumentException(name + " cannot stand in " + path);
        }
        return address;
    }

    public long id() {
        return Long.parseLong(parts.get("id"));
    }

    public String slug() {
        return parts.get("slug");
    }
}
