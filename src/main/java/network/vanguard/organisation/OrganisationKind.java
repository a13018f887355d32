package network.vanguard.organisation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import network.vanguard.page.Choice;

/** What sort of organisation it is, in the words of people who meet them. */
public enum OrganisationKind {
    COMMUNITY_GROUP("community-group", "Community group"), CHARITY("charity", "Charity"),
    NHS("nhs", "NHS trust or provider"), COUNCIL("council", "Council"), COMMISSIONER("commissioner", "NHS commissioner"),
    GP_PRACTICE("gp-practice", "GP practice"), BUSINESS("business", "Business"), UNIVERSITY("university", "University"),
    OTHER("other", "Something else");

    /** Every code, as a pattern and as a sentence for who sent another. */
    public static final String CODES = "community-group|charity|nhs|council|commissioner|gp-practice|business|university|other";

    private final String code;
    private final String label;

    OrganisationKind(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** The name in JSON, in addresses and in the database. */
    public String code() {
        return code;
    }

    /** The name that people read. */
    public String label() {
        return label;
    }

    /** The kind of that code. */
    public static Optional<OrganisationKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }

    /**
     * To choose from.
     *
     * @param none what it says when nothing is chosen
     */
    public static List<Choice> choices(String none) {
        return Stream
                .concat(Stream.of(new Choice("", none)), Arrays.stream(values()).map(kind -> new Choice(kind.code, kind.label)))
                .toList();
    }
}
