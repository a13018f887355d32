package network.vanguard.cast;

/** Everybody that a right can depend on. Site means {@link Cast#SITE}, on which what {@link #AUTHOR} writes stands. */
public enum Person {
    /** Has not signed in. */
    ANONYMOUS(null),
    /** Signed in, of no site. */
    PRACTITIONER("practitioner"),
    /** Contributor of another site only. */
    ELSEWHERE("morecambe"),
    /** Contributor of the site, who wrote what is there. */
    AUTHOR("erewash"),
    /** Another contributor of the site. */
    COLLEAGUE("stockport"),
    /** Leads the site. */
    LEAD("lead"), CURATOR("curator"), MODERATOR("moderator"), ADMINISTRATOR("administrator");

    private final String account;

    Person(String account) {
        this.account = account;
    }

    /** The local account, whose password is its name, and which is the handle too; null for {@link #ANONYMOUS}. */
    public String account() {
        return account;
    }

    public boolean signedIn() {
        return account != null;
    }

    /** Whether they belong to {@link Cast#SITE}. */
    public boolean ofTheSite() {
        return this == AUTHOR || this == COLLEAGUE || this == LEAD;
    }
}
