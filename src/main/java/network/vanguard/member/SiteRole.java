package network.vanguard.member;

import java.util.Locale;

/** What a person may do for one site. A lead may do all that a contributor may. */
public enum SiteRole {
    CONTRIBUTOR, LEAD;

    /** The name kept in the database and in claims. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that code. */
    public static SiteRole of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
