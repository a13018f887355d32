package network.vanguard.vocabulary;

/** The address of a concept, and those that it had before a rename or a merge: all of them lead to it, in filters too. */
public final class ConceptSlugs {

    private ConceptSlugs() {}

    /** As SQL: the number of the concept that this slug, a parameter or a column, names now or named before; no row when there is none. */
    public static String id(String slug) {
        return "SELECT id FROM concept WHERE slug = " + slug
                + " UNION ALL SELECT concept_id FROM concept_redirect WHERE slug = "
                + slug;
    }
}
