package network.vanguard.exchange;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;

import network.vanguard.attachment.AttachmentFinder;
import network.vanguard.attachment.AttachmentService;
import network.vanguard.casestudy.CaseStudyInput;
import network.vanguard.casestudy.CaseStudyService;
import network.vanguard.collection.CollectionFinder;
import network.vanguard.collection.CollectionService;
import network.vanguard.discussion.DiscussionInput;
import network.vanguard.discussion.DiscussionService;
import network.vanguard.entry.EntryKind;
import network.vanguard.entry.EntryService;
import network.vanguard.entry.OriginService;
import network.vanguard.holding.HoldingService;
import network.vanguard.note.NoteInput;
import network.vanguard.note.NoteService;
import network.vanguard.organisation.OrganisationService;
import network.vanguard.site.SiteService;
import network.vanguard.vocabulary.ConceptService;

/** Everything that can be imported. */
@ApplicationScoped
class LineKinds {

    private final Map<String, LineKind> byCode;

    LineKinds(SiteService sites, ConceptService concepts, CaseStudyService caseStudies, NoteService notes,
            DiscussionService discussions, OrganisationService organisations, HoldingService holdings, EntryService entries,
            AttachmentService attachments, AttachmentFinder attached, CollectionService collections, CollectionFinder collected,
            Uploads uploads, LineBinder binder, ExportLines exports,
            OriginService origins) {
        byCode = List.<LineKind>of(new SiteLines(binder, sites, exports), new ConceptLines(binder, concepts, exports),
                new OrganisationLines(binder, organisations),
                new EntryLines<>(EntryKind.CASE_STUDY, CaseStudyInput.class, caseStudies::draft, caseStudies::revise, binder,
                        entries,
                        exports, origins, List.of(new HoldingField(binder, holdings))),
                new EntryLines<>(EntryKind.PRACTICE_NOTE, NoteInput.class, notes::draft, notes::revise, binder, entries,
                        exports, origins, List.of()),
                new EntryLines<>(EntryKind.DISCUSSION, DiscussionInput.class, discussions::draft, discussions::revise, binder,
                        entries, exports, origins, List.of()),
                new AttachmentLines(binder, attachments, attached, exports, uploads),
                new CollectionLines(binder, collections, collected, exports))
                .stream().collect(Collectors.toMap(LineKind::code, kind -> kind, (one, other) -> one, TreeMap::new));
    }

    /**
     * Understands a line.
     *
     * @param files that came along with it
     * @throws LineRefused when it has no kind, or one that there is not; and as {@link LineKind#read}
     */
    Content read(ObjectNode line, Enclosed files) {
        String code = LineBinder.text(line, "kind");
        LineKind kind = code == null ? null : byCode.get(code);
        if (kind == null) {
            throw new LineRefused("kind", "must be one of: " + String.join(", ", byCode.keySet()));
        }
        return kind.read(line, files);
    }
}
