package network.vanguard.relation;

import java.net.URI;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;

import network.vanguard.entry.EntryAddition;
import network.vanguard.entry.EntryRecordFinder;
import network.vanguard.entry.EntrySummary;
import network.vanguard.member.Viewer;
import network.vanguard.paging.Slice;

/** The links that people made in an entry's record: those of which the viewer may read both ends, the newest ones. */
@ApplicationScoped
class RelationAddition implements EntryAddition {

    /** Links in a record: an entry that everybody cites has its other ones on its page of links. */
    private static final int MOST = 200;

    private final RelationFinder relations;

    RelationAddition(RelationFinder relations) {
        this.relations = relations;
    }

    @Override
    public String text(EntrySummary entry, URI base, Viewer viewer) {
        Slice<RelationView> links = relations.links(entry.id(), null, MOST, viewer);
        if (links.items().isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(EntryRecordFinder.heading("Linked by people"));
        for (RelationView link : links.items()) {
            text.append("* ").append(link.name()).append(": ").append(link.other().title()).append(", ")
                    .append(base.resolve(link.other().url())).append('\n');
        }
        if (links.next() != null) {
            text.append("* and more: ").append(base.resolve("entries/" + entry.id() + "/links")).append('\n');
        }
        return text.toString();
    }

    @Override
    public void describe(EntrySummary entry, URI base, ObjectNode record, Viewer viewer) {
        for (RelationView link : relations.links(entry.id(), null, MOST, viewer).items()) {
            String property = property(link);
            if (property != null) {
                record.withArray(property).addObject().put("@type", "Article")
                        .put("@id", base.resolve("entries/" + link.other().id()).toString())
                        .put("name", link.other().title()).put("url", base.resolve(link.other().url()).toString());
            }
        }
    }

    /** What schema.org calls it; null for what it has no word for as seen from this end. */
    private static String property(RelationView link) {
        return switch (link.type()) {
            case PART_OF -> link.inverted() ? "hasPart" : "isPartOf";
            case ADAPTS -> link.inverted() ? null : "isBasedOn";
            case CITES -> link.inverted() ? null : "citation";
            default -> null;
        };
    }
}
