package network.vanguard.entry;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import network.vanguard.member.Viewer;
import network.vanguard.problem.NotFound;
import network.vanguard.problem.Refused;
import network.vanguard.replica.Reads;

/** The pages of an entry's history and of its versions, the same for every kind. */
@Reads
@ApplicationScoped
public class EntryHistory {

    private final EntryFinder entries;
    private final EntryDetail details;
    private final ObjectMapper json;

    EntryHistory(EntryFinder entries, EntryDetail details, ObjectMapper json) {
        this.entries = entries;
        this.details = details;
        this.json = json;
    }

    @CheckedTemplate(basePath = "entry")
    static class Templates {
        static native TemplateInstance history(EntrySummary entry, List<EntryEvent> events, List<EntryReview> reviews,
                List<EntryRevision> versions, boolean readable, List<EntryDeed> deeds);

        static native TemplateInstance version(EntryChange change);
    }

    /** The steps and versions of an entry; {@link NotFound} when there is none that the viewer may read. */
    @Transactional
    public TemplateInstance page(EntryKind kind, String slug, Viewer viewer) {
        OpenEntry opened = entries.open(kind, slug, viewer);
        EntryPast past = entries.past(opened.entry().id()).answer();
        return Templates.history(opened.entry(), past.events(), past.reviews(), past.revisions(), opened.actions().revise(),
                past.deeds());
    }

    /** What a version said, and what it changed; errors are those of {@link EntryFinder#version}. */
    @Transactional
    public TemplateInstance version(EntryKind kind, String slug, int revision, Viewer viewer) {
        return Templates.version(details.change(entries.bySlug(kind, slug, viewer), revision, viewer));
    }

    /**
     * What a version said, to be written again.
     *
     * @throws NotFound when there is no such version
     * @throws Refused  when the viewer may not change the entry
     */
    @Transactional
    public <T> T said(long id, int revision, Class<T> type, Viewer viewer) {
        return entries.version(id, revision, viewer).get(0).said(type, json);
    }
}
