package network.vanguard.entry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import jakarta.validation.constraints.Size;

/**
 * Who wrote an entry and when, as a line says that was exported before. Every field may be null: then it is as with any new entry.
 *
 * @param author      handle of the first author
 * @param coAuthors   handles of the others, in their order; {@value #CO_AUTHORS_MAX} at most
 * @param publishedAt when readers first had it
 * @param updatedAt   when it was last changed
 * @param reviewBy    by when its owner is asked about it again
 * @param confirmedAt when somebody last said of a case study that it is still running
 */
public record EntryOrigin(
        String author,
        @Size(max = CO_AUTHORS_MAX, message = "There can be " + CO_AUTHORS_MAX + " co-authors at most.") List<String> coAuthors,
        Instant publishedAt, Instant updatedAt, LocalDate reviewBy, Instant confirmedAt) {

    /** Most co-authors that a line may name. */
    public static final int CO_AUTHORS_MAX = 100;
    /** The fields, as lines have them. */
    public static final Set<String> FIELDS = Set.of("author", "coAuthors", "publishedAt", "updatedAt", "reviewBy",
            "confirmedAt");

    public EntryOrigin {
        coAuthors = coAuthors == null ? List.of() : coAuthors.stream().filter(Objects::nonNull).distinct().toList();
    }
}
