package network.vanguard.member;

import java.util.List;
import java.util.Set;

import network.vanguard.query.Question;

/** Which sites a person belongs to. Kept by the floor above, which knows sites; asked here, where a viewer is made. */
public interface Affiliations {

    /** The memberships that hold now. */
    List<Affiliation> of(long memberId);

    /** The same of the person whom the identity provider calls so; to be asked together with other things. */
    Question<List<Affiliation>> ofSubject(String subject);

    /**
     * Takes over the groups of a sign-in: {@code /sites/{slug}} makes a contributor, {@code /sites/{slug}/leads} a lead. A membership
     * that came from a group goes when the group goes; one granted inside the platform stays. Groups of unknown sites are passed over.
     */
    void follow(long memberId, Set<String> groups);
}
