package dev.kontor.vat.cases;

import dev.kontor.vat.Decision.Decided;
import dev.kontor.vat.TaxSubType;
import dev.kontor.vat.Treatment;
import dev.kontor.vat.document.RateTotal;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An outcome set against what a row expects, as {@code vat.md} section 1 scores it: without review
 * every expected column must be met; with review the flag is the hard criterion, and the proposal
 * is scored apart. Expected columns that are empty throughout mean that no proposal may be made.
 *
 * @param passed whether the row is met
 * @param proposal how the proposal of a row with review did
 * @param decided what was decided, by the name of the expected column without its prefix
 * @param met whether each of them is what was expected, by the same names
 */
public record Score(
        boolean passed, Proposal proposal, Map<String, String> decided, Map<String, Boolean> met) {

    /** How the proposal of a row with review did. */
    public enum Proposal {
        /** The row needs no review. */
        NOT_ASKED,
        /** As expected, or none made where none is allowed. */
        MET,
        /** Another one than expected. */
        DIFFERS
    }

    /** Before the names of the columns that say what is expected. */
    public static final String PREFIX = "expected_";

    private static final String REVIEW = "review";
    private static final List<String> TEXTS = List.of("taxType", "taxSubType", "vat_category_code");
    private static final List<String> NUMBERS = List.of("rate", "net", "tax", "gross");

    /** What is decided, in the order in which the file expects it. */
    public static final List<String> COLUMNS =
            List.of(
                    "taxType",
                    "taxSubType",
                    "rate",
                    "vat_category_code",
                    REVIEW,
                    "net",
                    "tax",
                    "gross");

    /**
     * Scores an outcome.
     *
     * @throws UnknownValueException if an expected column has a value that it cannot have
     */
    public static Score of(Outcome outcome, Map<String, String> values) {
        CaseRow row = new CaseRow(values);
        boolean expectedReview = row.required(PREFIX + REVIEW, CaseColumns.YES_NO);
        Map<String, String> decided = columns(outcome);
        Map<String, Boolean> met = new LinkedHashMap<>();
        met.put(REVIEW, outcome.review() == expectedReview);
        TEXTS.forEach(name -> met.put(name, text(name, decided).equals(row.text(PREFIX + name))));
        NUMBERS.forEach(name -> met.put(name, sameNumber(row, name, text(name, decided))));
        boolean columnsMet =
                met.entrySet().stream()
                        .filter(each -> !each.getKey().equals(REVIEW))
                        .allMatch(Map.Entry::getValue);
        boolean reviewMet = outcome.review() == expectedReview;
        return new Score(
                reviewMet && (expectedReview || columnsMet),
                proposal(expectedReview, columnsMet),
                decided,
                met);
    }

    private static Proposal proposal(boolean expectedReview, boolean columnsMet) {
        if (!expectedReview) {
            return Proposal.NOT_ASKED;
        }
        return columnsMet ? Proposal.MET : Proposal.DIFFERS;
    }

    /** Scale does not matter; an amount that the file leaves out is not expected. */
    private static boolean sameNumber(CaseRow row, String name, String decided) {
        boolean amount = !name.equals("rate");
        boolean treatmentExpected = row.has(PREFIX + "taxType");
        return row.number(PREFIX + name)
                .map(expected ->
                        !decided.isEmpty() && expected.compareTo(new BigDecimal(decided)) == 0)
                .orElse(decided.isEmpty() || (amount && treatmentExpected));
    }

    private static String text(String name, Map<String, String> decided) {
        return decided.getOrDefault(name, "");
    }

    /** What an outcome says in each of {@link #COLUMNS}. */
    public static Map<String, String> columns(Outcome outcome) {
        Map<String, String> columns = new LinkedHashMap<>();
        Decided decided = outcome.decided();
        RateTotal total = outcome.total();
        COLUMNS.forEach(name -> columns.put(name, ""));
        columns.put(REVIEW, outcome.review() ? "yes" : "no");
        if (decided != null) {
            Treatment treatment = decided.treatment();
            TaxSubType subType = treatment.subType();
            columns.put("taxType", treatment.taxType().lexwareName());
            columns.put("taxSubType", subType == null ? "" : subType.lexwareName());
            columns.put("rate", treatment.rate().stripTrailingZeros().toPlainString());
            columns.put("vat_category_code", treatment.categoryCode().name());
        }
        if (total != null) {
            columns.put("net", total.net().toPlainString());
            columns.put("tax", total.tax().toPlainString());
            columns.put("gross", total.gross().toPlainString());
        }
        return columns;
    }
}
