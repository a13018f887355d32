package network.vanguard.entry;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a person pasted to say which entry they mean: the address of its page or of one below it, whole or from the first slash, or its
 * number.
 *
 * @param number of the entry; null when kind and slug name it
 */
public record EntryAddress(Long number, EntryKind kind, String slug) {

    /**
     * Reads it.
     *
     * @param host of this platform, with its port if it has one of its own: an address of somewhere else names nothing here
     */
    public static Optional<EntryAddress> of(String typed, String host) {
        String text = typed == null ? "" : typed.strip();
        if (text.matches("#?\\d{1,18}")) {
            return Optional.of(new EntryAddress(Long.valueOf(text.replace("#", "")), null, null));
        }
        try {
            URI address = new URI(text);
            boolean elsewhere = address.getScheme() != null && !address.getScheme().matches("(?i)https?")
                    || address.getAuthority() != null && !address.getAuthority().equalsIgnoreCase(host);
            return elsewhere || address.getPath() == null ? Optional.empty() : ofPath(address.getPath());
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    private static Optional<EntryAddress> ofPath(String path) {
        String[] step = path.replaceFirst("^/+", "").split("/");
        return step.length < 2
                ? Optional.empty()
                : Arrays.stream(EntryKind.values()).filter(kind -> kind.path().equals(step[0])).findFirst()
                        .map(kind -> new EntryAddress(null, kind, step[1]));
    }
}
