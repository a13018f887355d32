package network.vanguard.link;

import java.util.List;
import java.util.Objects;

import io.quarkus.qute.TemplateExtension;

import network.vanguard.entry.EntrySummary;

/** What the list of similar entries says about itself. */
@TemplateExtension(namespace = "similar")
class SimilarInTemplates {

    private SimilarInTemplates() {}

    /** Promises "elsewhere" only where it is kept. */
    static String heading(List<SimilarEntry> similar, EntrySummary entry) {
        boolean here = entry.site() != null
                && similar.stream().anyMatch(found -> Objects.equals(found.entry().siteSlug(), entry.siteSlug()));
        return here ? "Similar practices" : "Similar practices elsewhere";
    }
}
