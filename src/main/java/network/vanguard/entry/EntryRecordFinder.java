package network.vanguard.entry;

import java.net.URI;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import network.vanguard.member.MemberRef;
import network.vanguard.member.Viewer;
import network.vanguard.page.Layout;
import network.vanguard.problem.NotFound;
import network.vanguard.replica.Reads;
import network.vanguard.vocabulary.TagRef;

/** An entry outside its page: as plain text for people, as JSON-LD in the words of schema.org for machines. */
@Reads
@ApplicationScoped
public class EntryRecordFinder {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK)
            .withZone(ZoneId.of("Europe/London"));

    private final EntryFinder entries;
    private final Instance<EntryBody> bodies;
    private final Instance<EntryAddition> additions;
    private final ObjectMapper json;

    EntryRecordFinder(EntryFinder entries, @Any Instance<EntryBody> bodies, @Any Instance<EntryAddition> additions,
            ObjectMapper json) {
        this.entries = entries;
        this.bodies = bodies;
        this.additions = additions;
        this.json = json;
    }

    /**
     * All that it says, to be read without a browser, in lines as they were typed.
     *
     * @param base where the platform is, with a slash at its end
     * @throws NotFound when the viewer may not read it
     */
    @Transactional
    public String text(long id, URI base, Viewer viewer) {
        EntrySummary entry = entries.byId(id, viewer);
        StringBuilder text = new StringBuilder(entry.title()).append('\n')
                .append("=".repeat(Math.min(72, entry.title().length())))
                .append("\n\n").append(entry.summary()).append("\n\n");
        text.append(entry.kind().label());
        if (entry.site() != null) {
            text.append(", ").append(entry.site().name());
        }
        text.append(", by ").append(entry.authors().stream().map(MemberRef::name).collect(Collectors.joining(", ")));
        if (entry.state() != EntryState.PUBLISHED) {
            text.append(" (").append(entry.state().label().toLowerCase(Locale.ROOT)).append(')');
        }
        text.append('\n');
        texts(entry).forEach((label, said) -> {
            if (!said.isBlank()) {
                text.append(heading(label)).append(said.strip()).append('\n');
            }
        });
        if (!entry.tags().isEmpty()) {
            text.append("\nTopics: ").append(entry.tags().stream().map(TagRef::label).collect(Collectors.joining(", ")))
                    .append('\n');
        }
        if (!entry.sources().isEmpty()) {
            text.append(heading("Sources"));
            entry.sources().forEach(source -> text.append("* ").append(source).append('\n'));
        }
        for (EntryAddition addition : additions) {
            text.append(addition.text(entry, base, viewer));
        }
        return text.append('\n').append(Layout.SERVICE).append(", version ").append(entry.revision()).append(" of ")
                .append(DAY.format(entry.updatedAt())).append(", ").append(base.resolve("entries/" + id)).append('\n')
                .toString();
    }

    /**
     * Its record as JSON-LD.
     *
     * @param base where the platform is, with a slash at its end
     * @throws NotFound when the viewer may not read it
     */
    @Transactional
    public ObjectNode jsonLd(long id, URI base, Viewer viewer) {
        EntrySummary entry = entries.byId(id, viewer);
        ObjectNode record = json.createObjectNode().put("@context", "https://schema.org")
                .put("@id", base.resolve("entries/" + id).toString())
                .put("@type", entry.kind() == EntryKind.DISCUSSION ? "DiscussionForumPosting" : "Article")
                .put("genre", entry.kind().label()).put("url", base.resolve(entry.url()).toString())
                .put("headline", entry.title())
                .put("abstract", entry.summary()).put("inLanguage", "en-GB").put("version", String.valueOf(entry.revision()))
                .put("creativeWorkStatus", entry.state().label());
        ArrayNode authors = record.putArray("author");
        entry.authors().forEach(author -> authors.addObject().put("@type", "Person").put("name", author.name()));
        if (entry.site() != null) {
            record.putObject("sourceOrganization").put("@type", "Organization").put("name", entry.site().name())
                    .put("url", base.resolve("sites/" + entry.site().slug()).toString());
        }
        ArrayNode partners = record.putArray("contributor");
        body(entry).organisations(entry.id()).forEach(partner -> {
            ObjectNode one = partners.addObject().put("@type", "Organization").put("name", partner.name());
            if (partner.slug() != null) {
                one.put("url", base.resolve(partner.url()).toString());
            }
        });
        record.putObject("publisher").put("@type", "Organization").put("name", Layout.SERVICE).put("url", base.toString());
        if (entry.publishedAt() != null) {
            record.put("datePublished", entry.publishedAt().toString());
        }
        record.put("dateModified", entry.updatedAt().toString());
        ArrayNode topics = record.putArray("keywords");
        entry.tags().forEach(tag -> topics.addObject().put("@type", "DefinedTerm").put("name", tag.label())
                .put("url", base.resolve("tags/" + tag.slug()).toString())
                .put("inDefinedTermSet", base.resolve("tags").toString()));
        ArrayNode sources = record.putArray("citation");
        entry.sources().forEach(sources::add);
        if (entry.aboutId() != null && entries.find(entry.aboutId(), viewer).isPresent()) {
            record.putObject("about").put("@id", base.resolve("entries/" + entry.aboutId()).toString());
        }
        record.put("articleBody", texts(entry).entrySet().stream().filter(text -> !text.getValue().isBlank())
                .map(text -> text.getKey() + "\n" + text.getValue()).collect(Collectors.joining("\n\n")));
        additions.forEach(addition -> addition.describe(entry, base, record, viewer));
        return record;
    }

    /** A heading of the plain version, underlined, after an empty line. */
    public static String heading(String words) {
        return "\n" + words + "\n" + "-".repeat(words.length()) + "\n";
    }

    private Map<String, String> texts(EntrySummary entry) {
        return body(entry).texts(entry);
    }

    private EntryBody body(EntrySummary entry) {
        return bodies.stream().filter(body -> body.kind() == entry.kind()).findFirst().orElseThrow();
    }
}
