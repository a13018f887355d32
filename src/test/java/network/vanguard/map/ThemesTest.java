package network.vanguard.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** Topics that go together form a theme, which stays what it is from day to day. */
class ThemesTest {

    private static final int THEMES = 5;
    private static final int OF_A_THEME = 12;
    private static final Topics TOPICS = new Topics(IntStream.range(0, THEMES * OF_A_THEME)
            .mapToObj(i -> new Topics.Topic(i + 1, "t" + i, "Topic " + i, "approach", false, null)).toList(), List.of());

    /** Entries with four topics of one theme, and now and then one of another. */
    private static List<long[]> entries(int many) {
        Random random = new Random(11);
        List<long[]> entries = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            int theme = random.nextInt(THEMES);
            entries.add(random.ints(5, 0, OF_A_THEME)
                    .mapToLong(n -> 1L + (random.nextInt(8) == 0 ? random.nextInt(THEMES) : theme) * OF_A_THEME + n).distinct()
                    .toArray());
        }
        return entries;
    }

    private static int[] none() {
        int[] none = new int[TOPICS.size()];
        Arrays.fill(none, -1);
        return none;
    }

    @Test
    void topicsThatAreUsedTogetherAreOneTheme() {
        int[] found = Clusters.of(new TagGraph(CoUse.of(entries(600), TOPICS), TOPICS), none());
        assertEquals(THEMES, Arrays.stream(found).distinct().count());
        for (int theme = 0; theme < THEMES; theme++) {
            assertEquals(1, Arrays.stream(found, theme * OF_A_THEME, (theme + 1) * OF_A_THEME).distinct().count());
        }
    }

    @Test
    void theSameGraphGivesTheSameThemesAndOneEntryMoreChangesNothing() {
        List<long[]> entries = entries(600);
        int[] found = Clusters.of(new TagGraph(CoUse.of(entries, TOPICS), TOPICS), none());
        assertArrayEquals(found, Clusters.of(new TagGraph(CoUse.of(entries, TOPICS), TOPICS), none()));
        int[] before = Arrays.stream(found).map(cluster -> cluster + 70).toArray();
        entries.add(new long[]{1, 2, 30, 31});
        int[] after = Clusters.of(new TagGraph(CoUse.of(entries, TOPICS), TOPICS), before);
        Map<Integer, Long> kept = ThemeService.kept(after, before);
        for (int place = 0; place < after.length; place++) {
            assertEquals(before[place], kept.get(after[place]), "topic " + place + " stays where it was");
        }
    }

    @Test
    void aThemeKeepsItsNumberWhereMostOfItsTopicsGo() {
        int[] before = {7, 7, 7, 7, 8, 8, 8, -1, -1};
        int[] after = {0, 0, 0, 1, 1, 1, 1, 2, -1};
        assertEquals(Map.of(0, 7L, 1, 8L), ThemeService.kept(after, before));
    }

    @Test
    void fewTopicsAreNoThemeOfTheirOwn() {
        List<long[]> entries = entries(600);
        // Two that are used together, and one of them with the first theme.
        entries.removeIf(tags -> Arrays.stream(tags).anyMatch(id -> id >= 59));
        entries.addAll(List.of(new long[]{59, 60}, new long[]{59, 60}, new long[]{59, 60}, new long[]{60, 1}));
        int[] found = Clusters.of(new TagGraph(CoUse.of(entries, TOPICS), TOPICS), none());
        assertEquals(found[0], found[58]);
        assertEquals(found[0], found[59]);
        assertNotEquals(found[0], found[20]);
    }

    @Test
    void aThemeIsNamedByTheTopicsThatTellMost() {
        List<long[]> entries = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            entries.add(new long[]{1, 2, 3 + i % 2});
            entries.add(new long[]{11, 12, 13 + i % 2});
        }
        for (int i = 0; i < 5; i++) {
            // topic 5 is everywhere, so it tells nothing
            entries.add(new long[]{5, 1});
            entries.add(new long[]{5, 11});
        }
        int[] clusters = none();
        for (int id : new int[]{1, 2, 3, 4, 5}) {
            clusters[id - 1] = 0;
        }
        for (int id : new int[]{11, 12, 13, 14}) {
            clusters[id - 1] = 1;
        }
        Map<Integer, String> names = ThemeService.names(new TagGraph(CoUse.of(entries, TOPICS), TOPICS), clusters);
        assertTrue(names.get(0).startsWith("Topic 0, Topic 1, "), names.get(0));
        assertTrue(names.get(1).startsWith("Topic 10, Topic 11, "), names.get(1));
    }
}
