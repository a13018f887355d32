package network.vanguard.page;

import java.util.Arrays;
import java.util.List;

import io.quarkus.qute.TemplateData;

/** The parts of the platform, as the navigation and the page titles name them. */
@TemplateData
public enum Section {

    CASE_STUDIES("case-studies", "Case studies"),
    NOTES("notes", "Practice notes"),
    DISCUSSIONS("discussions", "Discussions"),
    SITES("sites", "Sites"),
    TOPICS("tags", "Topics"),
    ORGANISATIONS("organisations", "Organisations"),
    COLLECTIONS("collections", "Collections"),
    SEARCH("search", "Search"),
    MAP("map", "Map"),
    INTRODUCTIONS("introductions", "Introductions"),
    CHALLENGES("challenges", "Challenges"),
    TENSIONS("tensions", "Tensions"),
    CURATION("curation", "Curation"),
    MODERATION("moderation", "Moderation"),
    MEMBERS("members", "Members"),
    ME("me", "My page"),
    HELP("help", "Help");

    /** What the header's navigation shows, in this order. */
    static final List<Section> IN_NAVIGATION = List.of(CASE_STUDIES, NOTES, DISCUSSIONS, SITES, TOPICS, MAP);

    private final String key;
    private final String title;

    Section(String key, String title) {
        this.key = key;
        this.title = title;
    }

    /** What a template writes: {@code section="case-studies"}; also the first part of the section's address. */
    public String key() {
        return key;
    }

    /** The name that people see. */
    public String title() {
        return title;
    }

    /** The address of the section's first page. */
    public String path() {
        return "/" + key;
    }

    /**
     * The section with this key.
     *
     * @throws IllegalArgumentException
     *         when there is none, so that a misspelt section in a template is noticed at once
     */
    static Section of(String key) {
        return Arrays.stream(values()).filter(section -> section.key.equals(key)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No section is called " + key));
    }
}
