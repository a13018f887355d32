package network.vanguard.entry;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The topics of a form: those that were typed, and those that were ticked among the suggested ones.
 *
 * @param typed  names, separated by commas or line ends; may be null
 * @param ticked names, one each
 */
public record FormTopics(String typed, List<String> ticked) {

    /** Longest name of a topic, in characters. */
    public static final int NAME_MAX = 100;

    public FormTopics {
        ticked = ticked == null
                ? List.of()
                : ticked.stream().map(String::strip).filter(topic -> !topic.isEmpty()).distinct().toList();
    }

    /** All of them, each once. */
    public List<String> all() {
        return Stream.concat(Arrays.stream((typed == null ? "" : typed).split("[,\n]")).map(String::strip), ticked.stream())
                .filter(topic -> !topic.isEmpty()).distinct().toList();
    }
}
