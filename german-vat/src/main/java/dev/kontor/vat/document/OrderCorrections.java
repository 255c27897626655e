package dev.kontor.vat.document;

import dev.kontor.vat.Figures;
import dev.kontor.vat.Question;
import dev.kontor.vat.ReviewCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Turns a refund of an order into the corrections of its documents: where the law needed several
 * documents, each corrects what stands on it ({@code vat.md} sections 10 and 13).
 */
public final class OrderCorrections {

    private final List<Corrected> invoices;

    private OrderCorrections(List<Corrected> invoices) {
        this.invoices = List.copyOf(invoices);
    }

    /**
     * The corrections of an order.
     *
     * @param invoices its documents with what was corrected already, in their order; not empty
     */
    public static OrderCorrections of(List<Corrected> invoices) {
        if (invoices.isEmpty()) {
            throw new IllegalArgumentException("An order without document has no corrections.");
        }
        return new OrderCorrections(invoices);
    }

    /**
     * What became of a refund.
     *
     * @param drafted one document for each invoice the refund touches, or the questions a person
     *     must answer
     * @param corrects which invoice each of these documents is for, counted from 0 in their order;
     *     empty if the refund is held
     * @param after the order with these corrections written; unchanged if the refund is held
     */
    public record Step(Drafted drafted, List<Integer> corrects, OrderCorrections after) {

        public Step {
            corrects = List.copyOf(corrects);
        }
    }

    /**
     * Writes the corrections for a refund.
     *
     * @param refund what the customer got back for the order
     * @param policy what to do with amounts that name no lines
     * @param voucherDate date of the corrections
     */
    public Step correct(Refund refund, AmountRefundPolicy policy, LocalDate voucherDate) {
        List<Refund> parts =
                invoices.size() == 1
                        ? List.of(refund)
                        : parts(invoices.stream().map(Balance::of).toList(), refund);
        List<Document> documents = new ArrayList<>();
        List<Integer> corrects = new ArrayList<>();
        List<Question> questions = new ArrayList<>();
        List<Corrected> after = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Corrected invoice = invoices.get(i);
            if (parts.size() > 1 && isEmpty(parts.get(i))) {
                after.add(invoice);
                continue;
            }
            switch (Corrections.of(invoice, parts.get(i), policy, voucherDate)) {
                case Drafted.Documents(List<Document> written) -> {
                    documents.addAll(written);
                    corrects.addAll(Collections.nCopies(written.size(), i));
                    List<Document> all = new ArrayList<>(invoice.earlier());
                    all.addAll(written);
                    after.add(invoice.after(all));
                }
                case Drafted.Held held -> questions.addAll(held.questions());
            }
        }
        if (questions.isEmpty()) {
            checkTotal(refund, documents, questions);
        }
        return questions.isEmpty()
                ? new Step(new Drafted.Documents(documents), corrects, new OrderCorrections(after))
                : new Step(new Drafted.Held(questions, List.of()), List.of(), this);
    }

    private static boolean isEmpty(Refund part) {
        return part.items().isEmpty()
                && part.charges().isEmpty()
                && part.furtherAmount().signum() == 0;
    }

    private static void checkTotal(
            Refund refund, List<Document> documents, List<Question> questions) {
        BigDecimal written =
                Amounts.sum(documents.stream().map(each -> each.totals().gross()).toList());
        BigDecimal total = refund.total();
        if (documents.isEmpty() || (total != null && total.compareTo(written) != 0)) {
            BigDecimal given = total == null ? Amounts.ZERO : total;
            questions.add(
                    Question.of(
                            documents.isEmpty() ? ReviewCode.R21 : ReviewCode.R05,
                            "Erstattet wurden {}, die Positionen auf den Belegen der Bestellung ergeben {}. Wofür ist der Unterschied?",
                            "{} was refunded, but the lines on the order's documents come to {}. What is the difference for?",
                            Figures.euro(given),
                            Figures.euro(written)));
        }
    }

    /** What of the refund falls on each document. */
    private static List<Refund> parts(List<Balance> balances, Refund refund) {
        List<List<Refund.Item>> items = new ArrayList<>();
        List<List<Refund.Charge>> charges = new ArrayList<>();
        for (int i = 0; i < balances.size(); i++) {
            items.add(new ArrayList<>());
            charges.add(new ArrayList<>());
        }
        for (Refund.Item item : refund.items()) {
            divide(
                    balances,
                    balance -> balance.has(item),
                    item.amount(),
                    balance -> balance.left(item),
                    (at, amount) ->
                            items.get(at)
                                    .add(new Refund.Item(item.lineId(), item.quantity(), amount)));
        }
        for (Refund.Charge charge : refund.charges()) {
            divide(
                    balances,
                    balance -> balance.left(charge).signum() > 0,
                    charge.amount(),
                    balance -> balance.left(charge),
                    (at, amount) ->
                            charges.get(at).add(new Refund.Charge(charge.chargeId(), amount)));
        }
        List<Integer> all = touched(balances, Balance::isSupply);
        List<BigDecimal> further =
                refund.furtherAmount().signum() == 0
                        ? List.of()
                        : spread(
                                refund.furtherAmount(),
                                all,
                                i -> balances.get(i).balance().grossLeft());
        List<Refund> parts = new ArrayList<>();
        for (int i = 0; i < balances.size(); i++) {
            int at = all.indexOf(i);
            BigDecimal amount = at < 0 || further.isEmpty() ? Amounts.ZERO : further.get(at);
            parts.add(new Refund(items.get(i), charges.get(i), amount, null));
        }
        return parts;
    }

    /**
     * Divides what was given back for one thing over the documents it stands on. Of what stands
     * nowhere, the first document asks what it is for.
     *
     * @param given null leaves the amount to each document
     */
    private static void divide(
            List<Balance> balances,
            Predicate<Balance> standsOn,
            @Nullable BigDecimal given,
            Function<Balance, BigDecimal> left,
            PartOfDocument take) {
        List<Integer> touched = touched(balances, standsOn);
        List<Integer> asked = touched.isEmpty() ? List.of(0) : touched;
        List<BigDecimal> amounts =
                given == null ? List.of() : spread(given, asked, i -> left.apply(balances.get(i)));
        for (int i = 0; i < asked.size(); i++) {
            take.of(asked.get(i), amounts.isEmpty() ? null : amounts.get(i));
        }
    }

    /** Takes what falls on one document. */
    private interface PartOfDocument {
        void of(int document, @Nullable BigDecimal amount);
    }

    private static List<Integer> touched(List<Balance> balances, Predicate<Balance> wanted) {
        List<Integer> touched = new ArrayList<>();
        for (int i = 0; i < balances.size(); i++) {
            if (wanted.test(balances.get(i))) {
                touched.add(i);
            }
        }
        return touched;
    }

    private static List<BigDecimal> spread(
            BigDecimal amount, List<Integer> over, IntFunction<BigDecimal> weight) {
        List<BigDecimal> weights = over.stream().map(weight::apply).toList();
        if (Amounts.sum(weights).signum() == 0 || amount.signum() <= 0) {
            List<BigDecimal> first = new ArrayList<>(List.of(amount));
            first.addAll(Collections.nCopies(over.size() - 1, Amounts.ZERO));
            return first;
        }
        return Amounts.spread(Amounts.cents(amount), weights);
    }

    /** A document of the order and what is left of it. */
    private record Balance(Document invoice, InvoiceBalance balance) {

        static Balance of(Corrected corrected) {
            return new Balance(
                    corrected.invoice(),
                    InvoiceBalance.of(corrected.invoice(), corrected.earlier()));
        }

        boolean isSupply() {
            return invoice.kind() == Document.Kind.INVOICE;
        }

        boolean has(Refund.Item item) {
            return invoice.lines().stream()
                    .map(DocumentLine::origin)
                    .anyMatch(origin ->
                            origin != null
                                    && origin.kind() == Origin.Kind.ITEM
                                    && origin.id().equals(item.lineId()));
        }

        BigDecimal left(Refund.Item item) {
            return sum(balance.items(item.lineId()));
        }

        BigDecimal left(Refund.Charge charge) {
            return sum(
                    balance.lines(Origin.Kind.CHARGE).stream()
                            .filter(line ->
                                    charge.chargeId() == null
                                            || line.written()
                                                    .origin()
                                                    .id()
                                                    .equals(charge.chargeId()))
                            .toList());
        }

        private static BigDecimal sum(List<InvoiceBalance.Line> lines) {
            return Amounts.sum(lines.stream().map(InvoiceBalance.Line::grossLeft).toList());
        }
    }
}
