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
import org.jspecify.annotations.Nullable;

/** Writes sold lines into one document for each tax type. */
final class CartWriter {

    /** Lexware's limit for one document ({@code vat.md} L10). */
    static final int MOST_LINES = 300;

    /** How decided prices are written. */
    enum Form {
        /** As decided. */
        AS_DECIDED,
        /** Net instead of gross, for customers who need net prices ({@code vat.md} L11). */
        NET_FOR_GROSS,
        /**
         * Gross instead of net, with the shop's gross amount of each line: for net shops that round
         * the tax of each line ({@code vat.md} section 8, {@code carts.json} C03).
         */
        GROSS_FOR_NET
    }

    private final Cart cart;
    private final List<SoldLine> lines;
    private final Map<SoldLine.Group, List<String>> texts;

    /**
     * @param lines what was sold, in EUR
     * @param texts what else to print on each document
     */
    CartWriter(Cart cart, List<SoldLine> lines, Map<SoldLine.Group, List<String>> texts) {
        this.cart = cart;
        this.lines = lines;
        this.texts = texts;
    }

    /**
     * The documents in the order in which their first lines stand; empty if one cannot be written.
     *
     * @param total what they should come to: lines whose prices are converted may move by a cent;
     *     null if nothing is to move
     */
    List<Document> write(Form form, @Nullable BigDecimal total) {
        Map<SoldLine.Group, List<SoldLine>> byKey = new LinkedHashMap<>();
        for (SoldLine line : lines) {
            byKey.computeIfAbsent(line.group(), _ -> new ArrayList<>()).add(line);
        }
        List<PricedGroup> groups = new ArrayList<>();
        byKey.forEach((key, sold) -> {
            // A charge that is charged elsewhere, or a gift, needs no document of its own.
            boolean empty = byKey.size() > 1 && sold.stream().allMatch(SoldLine::isFree);
            if (!empty) {
                TaxType type = writtenAs(key.taxType(), form);
                groups.add(PricedGroup.of(key, type, sold, cart.priceBasis()));
            }
        });
        if (total != null) {
            CentsMoved.towards(total, groups);
        }
        if (groups.stream().anyMatch(PricedGroup::impossible)) {
            return List.of();
        }
        List<Document> documents = new ArrayList<>();
        for (PricedGroup group : groups) {
            documents.addAll(documents(group, documents.isEmpty()));
        }
        return List.copyOf(documents);
    }

    private static TaxType writtenAs(TaxType decided, Form form) {
        return switch (form) {
            case AS_DECIDED -> decided;
            case NET_FOR_GROSS -> decided == TaxType.GROSS ? TaxType.NET : decided;
            case GROSS_FOR_NET -> decided == TaxType.NET ? TaxType.GROSS : decided;
        };
    }

    /** One document, or several of them if there are more lines than Lexware takes. */
    private List<Document> documents(PricedGroup group, boolean first) {
        List<DocumentLine> written = writtenLines(group, first);
        List<Document> documents = new ArrayList<>();
        for (int from = 0; from < written.size(); from += MOST_LINES) {
            documents.add(
                    new Document(
                            group.key().kind(),
                            group.type(),
                            group.key().subType(),
                            written.subList(from, Math.min(written.size(), from + MOST_LINES)),
                            notes(group.lines()),
                            decisions(group.lines()),
                            remarks(group)));
        }
        return documents;
    }

    private List<DocumentLine> writtenLines(PricedGroup group, boolean first) {
        List<DocumentLine> written = new ArrayList<>();
        BigDecimal discounts = Amounts.ZERO;
        for (int i = 0; i < group.lines().size(); i++) {
            SoldLine line = group.lines().get(i);
            if (line.isFree()) {
                written.add(freeLine(line));
            } else {
                discounts = discounts.add(line.discount());
                UnitPrices.Wanted wanted =
                        group.converted() ? line.wanted().inPricesOf(group.type()) : line.wanted();
                written.add(UnitPrices.priced(wanted, group.amounts().get(i)));
            }
        }
        if (discounts.signum() > 0) {
            written.add(discountText(discounts, group.lines().getFirst()));
        }
        texts.getOrDefault(group.key(), List.of())
                .forEach(text -> written.add(new DocumentLine.Text(text, null, null)));
        if (first && cart.payments().stream().anyMatch(CartWriter::isPrinted)) {
            written.add(paymentText());
        }
        if (first && cart.exchangeRate() != null) {
            written.add(exchangeText(cart.exchangeRate()));
        }
        return written;
    }

    private static boolean isPrinted(Cart.Payment payment) {
        return payment.kind() == Cart.Payment.Kind.GIFT_CARD
                || payment.kind() == Cart.Payment.Kind.SINGLE_PURPOSE_VOUCHER;
    }

    private static List<Note> notes(List<SoldLine> group) {
        List<Note> notes = new ArrayList<>();
        for (SoldLine line : group) {
            Decided decided = line.decided();
            Note note = decided == null ? null : decided.treatment().note();
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
            if (decided != null) {
                byRule.putIfAbsent(List.of(decided.rule(), decided.treatment()), decided);
            }
        }
        return List.copyOf(byRule.values());
    }

    private static List<Remark> remarks(PricedGroup group) {
        List<Remark> remarks = new ArrayList<>();
        if (group.converted() && group.type() == TaxType.GROSS) {
            remarks.add(
                    Remark.of(
                            "Der Shop rundet die Steuer je Position; damit die Summe stimmt, ist der"
                                    + " Beleg mit Bruttopreisen geschrieben.",
                            "The shop rounds the tax of each line; the document is written with"
                                    + " gross prices, so that its total is right."));
        }
        if (group.converted() && group.type() == TaxType.NET) {
            remarks.add(
                    Remark.of(
                            "Die Bruttopreise des Shops sind in Nettopreise umgerechnet; einzelne"
                                    + " Positionen können um einen Cent abweichen.",
                            "The shop's gross prices are converted to net prices; single lines may"
                                    + " be off by one cent."));
        }
        if (group.moved()) {
            remarks.add(
                    Remark.of(
                            "Damit die Summe stimmt, sind die größten Positionen um einen Cent"
                                    + " verschoben.",
                            "The largest lines are moved by one cent, so that the total is right."));
        }
        return remarks;
    }

    // Texts --------------------------------------------------------------------------------------

    private DocumentLine.Text freeLine(SoldLine line) {
        UnitPrices.Wanted wanted = line.wanted();
        String pieces = Amounts.germanNumber(wanted.quantity()) + " " + wanted.unitName();
        if (line.redeemed().signum() > 0) {
            return new DocumentLine.Text(
                    wanted.name() + " (bereits bezahlt und versteuert)", pieces, wanted.origin());
        }
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

    private DocumentLine.Text discountText(BigDecimal discounts, SoldLine first) {
        String label = cart.discountLabel() == null ? "Rabatt" : cart.discountLabel();
        String basis =
                cart.priceBasis() == PriceBasis.NET && first.rate().signum() > 0 ? " netto" : "";
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
                                .filter(each -> each.kind() != Cart.Payment.Kind.LOYALTY_POINTS)
                                .map(each ->
                                        each.label()
                                                + " "
                                                + Amounts.german(each.amount(), cart.currency()))
                                .collect(Collectors.joining(", ")),
                null,
                null);
    }

    /** The original total and the rate ({@code vat.md} section 14). */
    private DocumentLine.Text exchangeText(ExchangeRate rate) {
        return new DocumentLine.Text(
                "Bestellsumme "
                        + Amounts.german(cart.grossTotal(), cart.currency())
                        + ", umgerechnet mit "
                        + rate.german(cart.currency())
                        + (rate.source().isBlank() ? "" : " (" + rate.source() + ")"),
                null,
                null);
    }
}
