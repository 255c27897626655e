package dev.kontor.vat.document;

import dev.kontor.vat.Decision.Decided;
import dev.kontor.vat.Note;
import dev.kontor.vat.PriceBasis;
import dev.kontor.vat.TaxType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes sold lines into one document for each tax type. */
final class CartWriter {

    /** How a decision for net prices is written. */
    enum Form {
        /** As decided. */
        AS_DECIDED,
        /**
         * Gross instead of net, with the shop's gross amount of each line: for net shops that round
         * the tax of each line ({@code vat.md} section 8, {@code carts.json} C03).
         */
        GROSS_FOR_NET
    }

    private final Cart cart;
    private final List<SoldLine> lines;

    CartWriter(Cart cart, List<SoldLine> lines) {
        this.cart = cart;
        this.lines = lines;
    }

    /**
     * The documents in the order in which their first lines stand; empty if one cannot be written.
     */
    List<Document> write(Form form) {
        Map<SoldLine.Group, List<SoldLine>> groups = new LinkedHashMap<>();
        for (SoldLine line : lines) {
            groups.computeIfAbsent(line.group(), _ -> new ArrayList<>()).add(line);
        }
        List<Document> documents = new ArrayList<>();
        for (Map.Entry<SoldLine.Group, List<SoldLine>> group : groups.entrySet()) {
            TaxType type = writtenAs(group.getKey().taxType(), form);
            List<BigDecimal> amounts = amounts(type, group.getValue());
            boolean impossible =
                    amounts.stream().anyMatch(amount -> amount.signum() < 0)
                            || vanishes(group.getValue(), amounts);
            if (impossible) {
                return List.of();
            }
            documents.add(
                    document(group.getKey(), type, group.getValue(), amounts, documents.isEmpty()));
        }
        return List.copyOf(documents);
    }

    private static TaxType writtenAs(TaxType decided, Form form) {
        return decided == TaxType.NET && form == Form.GROSS_FOR_NET ? TaxType.GROSS : decided;
    }

    /** A line that costs something must not disappear by rounding. */
    private static boolean vanishes(List<SoldLine> group, List<BigDecimal> amounts) {
        for (int i = 0; i < group.size(); i++) {
            if (!group.get(i).isFree() && amounts.get(i).signum() == 0) {
                return true;
            }
        }
        return false;
    }

    /** The amounts of the lines in the prices of the document. */
    private List<BigDecimal> amounts(TaxType type, List<SoldLine> group) {
        if (cart.priceBasis() == PriceBasis.GROSS && type == TaxType.NET) {
            return NetFromGross.of(
                    group.stream()
                            .map(line -> new NetFromGross.Gross(line.rate(), line.amount()))
                            .toList());
        }
        if (cart.priceBasis() == PriceBasis.NET && type == TaxType.GROSS) {
            return group.stream().map(CartWriter::grossOf).toList();
        }
        return group.stream().map(SoldLine::amount).toList();
    }

    private static BigDecimal grossOf(SoldLine line) {
        BigDecimal shopTax = line.shopTax();
        BigDecimal tax =
                shopTax != null
                        ? Amounts.cents(shopTax)
                        : Amounts.taxOnNet(line.amount(), line.rate());
        return line.amount().add(tax);
    }

    private Document document(
            SoldLine.Group key,
            TaxType type,
            List<SoldLine> group,
            List<BigDecimal> amounts,
            boolean first) {
        List<DocumentLine> written = new ArrayList<>();
        BigDecimal discounts = Amounts.ZERO;
        for (int i = 0; i < group.size(); i++) {
            SoldLine line = group.get(i);
            if (line.isFree()) {
                written.add(freeLine(line));
            } else {
                discounts = discounts.add(line.discount());
                written.add(UnitPrices.priced(line.wanted(), amounts.get(i)));
            }
        }
        if (discounts.signum() > 0) {
            written.add(discountText(discounts));
        }
        if (first && cart.payments().stream().anyMatch(Cart.Payment::giftCard)) {
            written.add(paymentText());
        }
        return new Document(
                Document.Kind.INVOICE,
                type,
                key.subType(),
                written,
                notes(group),
                decisions(group),
                remarks(key.taxType(), type));
    }

    private static List<Note> notes(List<SoldLine> group) {
        List<Note> notes = new ArrayList<>();
        for (SoldLine line : group) {
            Note note = line.decided().treatment().note();
            if (note != null && !notes.contains(note)) {
                notes.add(note);
            }
        }
        return notes;
    }

    /** One decision for each rule and treatment; the facts are those of the first such line. */
    private static List<Decided> decisions(List<SoldLine> group) {
        Map<List<Object>, Decided> byRule = new LinkedHashMap<>();
        for (SoldLine line : group) {
            Decided decided = line.decided();
            byRule.putIfAbsent(List.of(decided.rule(), decided.treatment()), decided);
        }
        return List.copyOf(byRule.values());
    }

    private List<Remark> remarks(TaxType decided, TaxType written) {
        if (decided != written) {
            return List.of(
                    Remark.of(
                            "Der Shop rundet die Steuer je Position; damit die Summe stimmt, ist der"
                                    + " Beleg mit Bruttopreisen geschrieben.",
                            "The shop rounds the tax of each line; the document is written with"
                                    + " gross prices, so that its total is right."));
        }
        if (cart.priceBasis() == PriceBasis.GROSS && written == TaxType.NET) {
            return List.of(
                    Remark.of(
                            "Die Bruttopreise des Shops sind in Nettopreise umgerechnet; einzelne"
                                    + " Positionen können um einen Cent abweichen.",
                            "The shop's gross prices are converted to net prices; single lines may"
                                    + " be off by one cent."));
        }
        return List.of();
    }

    // Texts --------------------------------------------------------------------------------------

    private DocumentLine.Text freeLine(SoldLine line) {
        UnitPrices.Wanted wanted = line.wanted();
        String pieces = Amounts.germanNumber(wanted.quantity()) + " " + wanted.unitName();
        if (line.discount().signum() == 0) {
            return new DocumentLine.Text(
                    wanted.name() + " (kostenlose Beigabe)",
                    pieces + ", " + Amounts.german(Amounts.ZERO),
                    wanted.origin());
        }
        String reason = cart.discountLabel() == null ? "" : ", " + cart.discountLabel();
        String discount = Amounts.german(line.discount());
        return new DocumentLine.Text(
                wanted.name() + " (100 % Nachlass" + reason + ")",
                pieces + ", regulär " + discount + ", Nachlass " + discount,
                wanted.origin());
    }

    private DocumentLine.Text discountText(BigDecimal discounts) {
        String label = cart.discountLabel() == null ? "Rabatt" : cart.discountLabel();
        String basis =
                cart.priceBasis() == PriceBasis.NET && lines.getFirst().rate().signum() > 0
                        ? " netto"
                        : "";
        return new DocumentLine.Text(
                label
                        + ": "
                        + Amounts.german(discounts)
                        + basis
                        + ", in den Einzelpreisen enthalten",
                null,
                null);
    }

    private DocumentLine.Text paymentText() {
        return new DocumentLine.Text(
                "Zahlung: "
                        + cart.payments().stream()
                                .map(each -> each.label() + " " + Amounts.german(each.amount()))
                                .collect(Collectors.joining(", ")),
                null,
                null);
    }
}
