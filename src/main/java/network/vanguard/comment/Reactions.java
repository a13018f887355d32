package network.vanguard.comment;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What readers made of a comment.
 *
 * @param useful  how many found it useful
 * @param doing   how many do the same
 * @param wanting how many would like to know more
 * @param own     what the one who is looking pressed
 */
public record Reactions(int useful, int doing, int wanting, Set<Reaction> own) {

    /** One button: its reaction, how many pressed it, and whether the one who is looking did. */
    public record Button(Reaction reaction, int count, boolean pressed) {}

    public Reactions {
        own = Set.copyOf(own);
    }

    int count(Reaction reaction) {
        return switch (reaction) {
            case USEFUL -> useful;
            case DOING -> doing;
            case WANTING -> wanting;
        };
    }

    /** All three, in the order in which they are shown. */
    public List<Button> buttons() {
        return Arrays.stream(Reaction.values()).map(one -> new Button(one, count(one), own.contains(one))).toList();
    }

    /** Those that anybody pressed, for readers who cannot press one. */
    public List<Button> pressed() {
        return buttons().stream().filter(button -> button.count() > 0).toList();
    }

    /** Whether there are people to name: those who do the same, or want to know more. */
    public boolean people() {
        return doing + wanting > 0;
    }
}
