package network.vanguard.member;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import network.vanguard.cast.Cast;
import network.vanguard.site.SiteInput;
import network.vanguard.site.SiteService;

/** What the groups of a token make of a person here. */
@QuarkusTest
class MembershipTest {

    @Inject
    MemberService members;

    @Inject
    SiteService sites;

    @Test
    void whoCameBeforeTheirSiteBelongsToItOnceItIsThere() {
        String slug = Cast.unique("late-site");
        SignIn signIn = new SignIn(Cast.unique("subject"), Cast.unique("early"), "Early", Set.of(),
                Set.of("/sites/" + slug + "/leads"), Instant.EPOCH);
        assertEquals(List.of(), members.arrive(signIn).viewer().affiliations());

        sites.record(new SiteInput(null, slug, slug, null, null, null, null, null, null, null, null, null, null, null, null),
                "digest",
                members.platform());

        Viewer member = members.arrive(signIn).viewer();
        assertEquals(List.of(slug + " LEAD"),
                member.affiliations().stream().map(site -> site.siteSlug() + " " + site.role()).toList());
    }
}
