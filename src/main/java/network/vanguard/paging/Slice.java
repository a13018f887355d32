package network.vanguard.paging;

import java.util.List;
import java.util.function.Function;

public record Slice<T>(List<T> items, String next) {
    public static <T> Slice<T> of(List<T> rows, int limit, Function<T, String> cursor) {
        return rows.size() <= limit
                ? new Slice<>(rows, null)
                : new Slice<>(rows.subList(0, limit), cursor.apply(rows.get(limit - 1)));
    }
    public <R> Slice<R> map(Function<? super T, R> f) {
        return new Slice<>(items.stream().<R>map(f).toList(), next);
    }
}
