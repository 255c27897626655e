package dev.kontor.bench.stage;

import java.util.List;
import java.util.Map;

/**
 * What the check found.
 *
 * @param orders that were played
 * @param done that have all they should and nothing else
 * @param duplicates documents too many: beyond one invoice per order, one credit note per refund,
 *     or at all where none should be
 * @param missing invoices and credit notes that are neither there nor reported stuck
 * @param mismatched documents of which the total is not the order's or the refund's
 * @param duplicateContacts businesses with more than one contact in an account, the contacts beyond
 *     the first counted
 * @param unannotated orders with an invoice of which they do not bear the number, not reported
 *     stuck
 * @param stuck orders reported stuck, by reason
 * @param silent effects in doubt that are not reported stuck
 * @param details of what is wrong, a sentence each
 */
public record Findings(
        int orders,
        int done,
        int duplicates,
        int missing,
        int mismatched,
        int duplicateContacts,
        int unannotated,
        Map<String, Integer> stuck,
        int silent,
        List<String> details) {

    public Findings {
        stuck = Map.copyOf(stuck);
        details = List.copyOf(details);
    }

    /** Whether nothing is to be waited for any more. */
    public boolean quiet() {
        return missing == 0 && unannotated == 0 && silent == 0;
    }

    /** How many orders are stuck. */
    public int stuckCount() {
        return stuck.values().stream().mapToInt(Integer::intValue).sum();
    }
}
