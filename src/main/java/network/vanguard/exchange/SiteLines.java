package network.vanguard.exchange;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;

import network.vanguard.member.Viewer;
import network.vanguard.site.SiteInput;
import network.vanguard.site.SiteService;

/** Lines that describe a site. */
final class SiteLines implements LineKind {

    private final LineBinder binder;
    private final SiteService sites;
    private final ExportLines exports;

    SiteLines(LineBinder binder, SiteService sites, ExportLines exports) {
        this.binder = binder;
        this.sites = sites;
        this.exports = exports;
    }

    static String key(String slug) {
        return "site:" + slug;
    }

    @Override
    public String code() {
        return "site";
    }

    @Override
    public Content read(ObjectNode line) {
        SiteInput input = binder.bind(line, SiteInput.class, "A site", Set.of());
        return new SiteContent(input, Canonical.digest(binder.unbind(input)));
    }

    private final class SiteContent implements Content {

        private final SiteInput input;
        private final String digest;

        SiteContent(SiteInput input, String digest) {
            this.input = input;
            this.digest = digest;
        }

        @Override
        public String key() {
            return SiteLines.key(input.slug());
        }

        @Override
        public String externalId() {
            return input.externalId();
        }

        @Override
        public String digest() {
            return digest;
        }

        @Override
        public boolean isFoundation() {
            return true;
        }

        @Override
        public List<String> names() {
            return input.externalId() == null ? List.of(key()) : List.of(key(), "site-id:" + input.externalId());
        }

        @Override
        public Outcome write(Viewer viewer) {
            Optional<ObjectNode> there = exports.site(input.slug());
            if (there.isPresent() && read(there.get()).digest().equals(digest)) {
                return Outcome.UNCHANGED;
            }
            exports.slugOfSite(input.externalId()).filter(slug -> !slug.equals(input.slug())).ifPresent(slug -> {
                throw new LineRefused("externalId", "The site “" + slug + "” has this already.");
            });
            return Outcome.valueOf(sites.record(input, digest, viewer).name());
        }
    }
}
