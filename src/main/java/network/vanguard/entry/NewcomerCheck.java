package network.vanguard.entry;

import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import network.vanguard.member.MemberFinder;
import network.vanguard.member.Viewer;
import network.vanguard.text.Links;

/** Whether what somebody writes waits for a moderator because their account is new and it leads to another website. */
@ApplicationScoped
public class NewcomerCheck {

    private static final String WHY = "Its author is new here, and it links to another website.";

    private final MemberFinder members;
    private final OwnHosts own;

    NewcomerCheck(MemberFinder members, OwnHosts own) {
        this.members = members;
        this.own = own;
    }

    /**
     * Looks where a text leads to.
     *
     * @param circle whether it is for a safe circle, of which no moderator reads anything: its members know each other
     * @param texts  all that will be read, as typed; null where there is none
     * @param stood  what readers have already: an address that stands there may stay
     * @return what a moderator is to look at first; null when there is nothing
     */
    public Hold look(Viewer viewer, boolean circle, Collection<String> texts, Collection<String> stood) {
        if (circle) {
            return null;
        }
        Set<String> elsewhere = hosts(texts);
        elsewhere.removeIf(own::contains);
        if (!elsewhere.isEmpty()) {
            elsewhere.removeAll(hosts(stood));
        }
        // last, because it asks the database
        return elsewhere.isEmpty() || !members.newHere(viewer) ? null : new Hold(Hold.Cause.LINKS, WHY);
    }

    private static Set<String> hosts(Collection<String> texts) {
        return texts.stream().filter(Objects::nonNull).flatMap(text -> Links.hosts(text).stream()).collect(Collectors.toSet());
    }
}
