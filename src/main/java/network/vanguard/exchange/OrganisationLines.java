package network.vanguard.exchange;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;

import network.vanguard.member.Viewer;
import network.vanguard.organisation.OrganisationInput;
import network.vanguard.organisation.OrganisationService;
import network.vanguard.vocabulary.LabelKey;

/** Lines that say what an organisation is. One is known by its name, however it is spelt. */
final class OrganisationLines implements LineKind {

    private static final String SLUG = "[a-z0-9]+(-[a-z0-9]+)*";
    private static final int SLUG_MAX = 80;

    private final LineBinder binder;
    private final OrganisationService organisations;

    OrganisationLines(LineBinder binder, OrganisationService organisations) {
        this.binder = binder;
        this.organisations = organisations;
    }

    @Override
    public String code() {
        return "organisation";
    }

    @Override
    public Content read(ObjectNode line) {
        String slug = LineBinder.text(line, "slug");
        if (slug != null && (slug.length() > SLUG_MAX || !slug.matches(SLUG))) {
            throw new LineRefused("slug",
                    "A slug is small letters, digits and single hyphens, at most " + SLUG_MAX + " of them.");
        }
        OrganisationInput input = binder.bind(line, OrganisationInput.class, "An organisation", Set.of("slug"));
        return new OrganisationContent(input, slug, Canonical.digest(binder.unbind(input)));
    }

    private final class OrganisationContent implements Content {

        private final OrganisationInput input;
        private final String slug;
        private final String digest;

        OrganisationContent(OrganisationInput input, String slug, String digest) {
            this.input = input;
            this.slug = slug;
            this.digest = digest;
        }

        @Override
        public String key() {
            return "organisation:" + LabelKey.of(input.name());
        }

        @Override
        public String digest() {
            return digest;
        }

        @Override
        public List<String> needs() {
            return input.site() == null ? List.of() : List.of(SiteLines.key(input.site()));
        }

        @Override
        public Outcome write(Viewer viewer) {
            return Outcome.valueOf(organisations.record(input, slug, viewer).name());
        }
    }
}
