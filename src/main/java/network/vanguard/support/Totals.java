package network.vanguard.support;

/**
 * What was given in all.
 *
 * @param pounds null when no line says any
 * @param hours  the same
 * @param kinds  how many kinds of support
 */
public record Totals(Long pounds, Long hours, long kinds) {

    /** "£5,000 and 40 hours, support of 2 kinds". */
    public String told() {
        String amount = SupportLine.amount(pounds, hours);
        return (amount.isEmpty() ? "" : amount + ", ") + "support of " + kinds + (kinds == 1 ? " kind" : " kinds");
    }
}
