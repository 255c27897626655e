package dev.kontor.cli.carts;

import dev.kontor.cli.carts.Expected.ExpectedDocument;
import dev.kontor.cli.carts.Expected.ExpectedLine;
import dev.kontor.cli.carts.Expected.ExpectedVoucher;
import dev.kontor.vat.TaxSubType;
import dev.kontor.vat.TaxType;
import dev.kontor.vat.document.Document;
import dev.kontor.vat.document.DocumentLine;
import dev.kontor.vat.document.DocumentTotals;
import dev.kontor.vat.document.Origin;
import dev.kontor.vat.document.RateTotal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares one document with the expected one. */
final class DocumentScore {

    private final String where;
    private final ShopCart cart;
    private final ExpectedDocument expected;
    private final Document decided;
    private final List<String> differences = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    DocumentScore(String where, ShopCart cart, ExpectedDocument expected, Document decided) {
        this.where = where;
        this.cart = cart;
        this.expected = expected;
        this.decided = decided;
        compareRates();
        compareTotals();
        compareLines();
        compareLink();
        expected.voucher().ifPresent(this::compareVoucher);
    }

    List<String> differences() {
        return List.copyOf(differences);
    }

    List<String> remarks() {
        return List.copyOf(remarks);
    }

    private void differs(String what, Object wanted, Object found) {
        differences.add(where + ", " + what + ": expected " + wanted + ", decided " + found);
    }

    // Which document -----------------------------------------------------------------------------

    /** Whether kind and tax conditions are those expected. */
    static boolean isSame(ExpectedDocument expected, Document document) {
        boolean namedKind =
                switch (expected.kind()) {
                    case "invoice", "credit-note", "voucher-sale" ->
                            expected.kind().equals(kind(document));
                    default -> document.kind() == Document.Kind.NO_SUPPLY;
                };
        return namedKind
                && expected.taxType().equals(document.taxType().lexwareName())
                && expected.taxSubType().equals(subType(document));
    }

    static String kind(Document document) {
        return switch (document.kind()) {
            case INVOICE -> "invoice";
            case VOUCHER_SALE -> "voucher-sale";
            case NO_SUPPLY -> "no-supply";
            case CORRECTION, CORRECTION_STANDING_ALONE -> "credit-note";
        };
    }

    static String subType(Document document) {
        TaxSubType subType = document.taxSubType();
        return subType == null ? "" : subType.lexwareName();
    }

    private void compareLink() {
        boolean alone = decided.kind() == Document.Kind.CORRECTION_STANDING_ALONE;
        if (Boolean.TRUE.equals(expected.linked()) && alone) {
            differs("link to the invoice", "one", "none");
        }
    }

    // Amounts ------------------------------------------------------------------------------------

    private void compareRates() {
        if (expected.rates().isEmpty()) {
            return;
        }
        List<RateTotal> wanted = expected.rates().get();
        List<RateTotal> found = decided.totals().rates();
        for (RateTotal rate : wanted) {
            Optional<RateTotal> same =
                    found.stream()
                            .filter(each -> each.rate().compareTo(rate.rate()) == 0)
                            .findFirst();
            if (same.isEmpty()) {
                differs("rate " + plain(rate.rate()), shown(rate), "no such rate");
            } else if (!sameAmounts(rate, same.get())) {
                differs("rate " + plain(rate.rate()), shown(rate), shown(same.get()));
            }
        }
        found.stream()
                .filter(each ->
                        wanted.stream().noneMatch(rate -> rate.rate().compareTo(each.rate()) == 0))
                .forEach(each -> differs("rate " + plain(each.rate()), "none", shown(each)));
    }

    private void compareTotals() {
        if (expected.totals().isEmpty()) {
            return;
        }
        DocumentTotals totals = decided.totals();
        RateTotal found =
                new RateTotal(BigDecimal.ZERO, totals.net(), totals.tax(), totals.gross());
        if (!sameAmounts(expected.totals().get(), found)) {
            differs("totals", shown(expected.totals().get()), shown(found));
        }
    }

    private static boolean sameAmounts(RateTotal one, RateTotal other) {
        return one.net().compareTo(other.net()) == 0
                && one.tax().compareTo(other.tax()) == 0
                && one.gross().compareTo(other.gross()) == 0;
    }

    private static String shown(RateTotal rate) {
        return plain(rate.net()) + " + " + plain(rate.tax()) + " = " + plain(rate.gross());
    }

    static String plain(BigDecimal number) {
        return number.toPlainString();
    }

    // Lines --------------------------------------------------------------------------------------

    private void compareLines() {
        List<String> lines = lineDifferences();
        if (lines.isEmpty()) {
            return;
        }
        boolean amountsAgree =
                differences.isEmpty()
                        && expected.rates().isPresent()
                        && expected.totals().isPresent();
        List<String> invented = invented();
        if (amountsAgree && invented.isEmpty()) {
            lines.forEach(each -> remarks.add(where + ", other lines, same amounts: " + each));
        } else {
            lines.forEach(each -> differences.add(where + ", " + each));
            invented.forEach(each -> differences.add(where + ", invented line: " + each));
        }
    }

    private List<String> lineDifferences() {
        List<String> found = new ArrayList<>();
        int wanted = expected.lines().size();
        int written = decided.lines().size();
        if (wanted != written) {
            found.add("lines: expected " + wanted + ", decided " + written);
        }
        for (int i = 0; i < Math.min(wanted, written); i++) {
            String line = "line " + (i + 1);
            DocumentLine document = decided.lines().get(i);
            switch (expected.lines().get(i)) {
                case ExpectedLine.Text _ -> {
                    if (document instanceof DocumentLine.Priced) {
                        found.add(line + ": expected text, decided custom");
                    }
                }
                case ExpectedLine.Priced priced -> compareLine(line, priced, document, i, found);
            }
        }
        return found;
    }

    private void compareLine(
            String line,
            ExpectedLine.Priced wanted,
            DocumentLine document,
            int index,
            List<String> found) {
        if (!(document instanceof DocumentLine.Priced priced)) {
            found.add(line + ": expected custom, decided text");
            return;
        }
        compare(line + ", quantity", wanted.quantity(), priced.quantity(), found);
        compare(line + ", rate", wanted.rate(), priced.rate(), found);
        boolean gross = decided.taxType() == TaxType.GROSS;
        if (wanted.gross() != gross) {
            found.add(line + ": expected " + side(wanted.gross()) + ", decided " + side(gross));
        }
        compare(line + ", price", wanted.price(), priced.unitPrice(), found);
        if (index < expected.lineAmounts().size()) {
            expected.lineAmounts()
                    .get(index)
                    .ifPresent(
                            amount -> compare(line + ", amount", amount, priced.amount(), found));
        }
    }

    private static String side(boolean gross) {
        return gross ? "grossAmount" : "netAmount";
    }

    private static void compare(
            String what, BigDecimal wanted, BigDecimal written, List<String> found) {
        if (wanted.compareTo(written) != 0) {
            found.add(what + ": expected " + plain(wanted) + ", decided " + plain(written));
        }
    }

    /**
     * Priced lines that stand for nothing in the cart, or for something that stands there twice.
     */
    private List<String> invented() {
        Set<String> known = new HashSet<>();
        cart.cart().lines().forEach(line -> known.add(Origin.Kind.ITEM + line.id()));
        cart.cart().charges().forEach(charge -> known.add(Origin.Kind.CHARGE + charge.id()));
        if (kind(decided).equals("credit-note")) {
            known.add(Origin.Kind.AMOUNT.name());
        }
        Set<String> seen = new HashSet<>();
        List<String> invented = new ArrayList<>();
        for (DocumentLine.Priced line : decided.pricedLines()) {
            String source = line.origin().kind() + line.origin().id();
            boolean again =
                    !seen.add(source + " " + line.rate().stripTrailingZeros().toPlainString());
            if (again || !known.contains(source)) {
                invented.add(line.name() + " " + plain(line.amount()));
            }
        }
        return invented;
    }

    // The same as a bookkeeping voucher ----------------------------------------------------------

    /** It follows from the amounts per rate; a difference is one of the file, and is remarked. */
    private void compareVoucher(ExpectedVoucher voucher) {
        String type = kind(decided).equals("credit-note") ? "salescreditnote" : "salesinvoice";
        if (!voucher.type().isEmpty() && !voucher.type().equals(type)) {
            remarks.add(where + ", voucher: expected " + voucher.type() + ", decided " + type);
        }
        for (ExpectedVoucher.Item item : voucher.items()) {
            boolean same =
                    decided.totals().rates().stream()
                            .anyMatch(rate ->
                                    rate.rate().compareTo(item.rate()) == 0
                                            && rate.tax().compareTo(item.tax()) == 0
                                            && (voucher.gross() ? rate.gross() : rate.net())
                                                            .compareTo(item.amount())
                                                    == 0);
            if (!same) {
                remarks.add(where + ", voucher: no such item as " + item);
            }
        }
    }
}
