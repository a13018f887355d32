package network.vanguard.paging;

import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A piece of a list, as an API list is sent.
 *
 * @param items in the order of the list
 * @param next cursor of the next piece, to be sent back as {@code after}; null at the end, and sent as null
 */
public record Slice<T>(List<T> items, @JsonInclude(JsonInclude.Include.ALWAYS) String next) {

    public Slice {
        items = List.copyOf(items);
    }

    /**
     * The piece out of what was fetched.
     *
     * @param rows one more than the limit, where there are more: it tells that there is a next piece
     * @param limit items of a piece
     * @param cursor makes the cursor of an item, with {@link Cursor#write}
     */
    public static <T> Slice<T> of(List<T> rows, int limit, Function<T, String> cursor) {
        if (rows.size() <= limit) {
            return new Slice<>(rows, null);
        }
        List<T> items = rows.subList(0, limit);
        return new Slice<>(items, cursor.apply(items.get(items.size() - 1)));
    }

    /** The same piece with its items as something else. */
    public <R> Slice<R> map(Function<? super T, ? extends R> change) {
        return new Slice<>(items.stream().<R>map(change).toList(), next);
    }
}
