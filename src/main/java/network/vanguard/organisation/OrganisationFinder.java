package network.vanguard.organisation;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.replica.Reads;

/**
 * Questions about organisations that do not depend on who asks. Whether a reader may know of one that is only named depends on what they may
 * read: pages and lists ask on the floors above.
 */
@Reads
@ApplicationScoped
public class OrganisationFinder {

    private final Organisations organisations;

    OrganisationFinder(Organisations organisations) {
        this.organisations = organisations;
    }

    /** The organisation of that address, or the one that it became part of. */
    @Transactional
    public Optional<OrganisationRef> ref(String slug) {
        return view(slug).map(OrganisationView::ref);
    }

    /** All that is said of it. */
    @Transactional
    public Optional<OrganisationView> view(String slug) {
        return organisations.led(slug);
    }

    /** The organisation that goes by that name, however it is spelt, if there is one. */
    @Transactional
    public Optional<OrganisationRef> named(String name) {
        String key = OrganisationService.key(name);
        return Optional.ofNullable(organisations.named(List.of(key)).get(key));
    }

    /**
     * Those that everybody may know of, because somebody has said what they are or because they are sites, by their names.
     *
     * @param after the last one of the page before, or null
     */
    @Transactional
    public List<OrganisationView> known(OrganisationView after, int limit) {
        return organisations.known(after == null ? "" : OrganisationService.key(after.ref().name()), limit);
    }
}
