package network.vanguard.vocabulary;

/** The heads of the vocabulary, such as "Outcome" or "Population group": what carries them, or anything below them, is nearly everything. */
public final class TopConcepts {

    /** As SQL: whether the concept {@code c} is one. It has something below it and nothing above. */
    public static final String IS_ONE = """
            (NOT EXISTS (SELECT 1 FROM concept_broader up WHERE up.concept_id = c.id)
             AND EXISTS (SELECT 1 FROM concept_broader down WHERE down.broader_id = c.id))""";

    private TopConcepts() {}
}
