package network.vanguard.site;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import network.vanguard.member.Affiliation;
import network.vanguard.member.Affiliations;
import network.vanguard.member.SiteRole;
import network.vanguard.query.Question;

/** Who belongs to which site. */
@ApplicationScoped
class SiteMemberships implements Affiliations {

    /** What the group of a site begins with. */
    static final String PREFIX = "/sites/";
    private static final Pattern GROUP = Pattern.compile(PREFIX + "([a-z0-9-]+)(/leads)?");

    private final Sites sites;

    SiteMemberships(Sites sites) {
        this.sites = sites;
    }

    @Override
    @Transactional
    public List<Affiliation> of(long memberId) {
        return sites.affiliations("m.member_id = :key", memberId).answer();
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public Question<List<Affiliation>> ofSubject(String subject) {
        return sites.affiliations("m.member_id = (SELECT id FROM member WHERE subject = :key)", subject);
    }

    @Override
    @Transactional
    public void follow(long memberId, Set<String> groups) {
        sites.dropClaimed(memberId);
        for (String group : groups) {
            Matcher matcher = GROUP.matcher(group);
            if (matcher.matches()) {
                sites.claim(memberId, matcher.group(1), matcher.group(2) == null ? SiteRole.CONTRIBUTOR : SiteRole.LEAD);
            }
        }
    }
}
