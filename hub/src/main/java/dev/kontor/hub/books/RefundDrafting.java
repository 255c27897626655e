package dev.kontor.hub.books;

import dev.kontor.hub.action.ActionContext;
import dev.kontor.hub.action.Outcome;
import dev.kontor.hub.books.vat.VatApplied;
import dev.kontor.hub.books.vat.VatDesk;
import dev.kontor.hub.books.vat.VatDesk.Ruling;
import dev.kontor.hub.books.vat.VatProblems;
import dev.kontor.hub.ledger.Effect;
import dev.kontor.hub.model.Order;
import dev.kontor.hub.model.Party;
import dev.kontor.hub.model.Refund;
import dev.kontor.hub.model.Sale;
import dev.kontor.hub.shared.Words;
import dev.kontor.vat.document.Corrected;
import dev.kontor.vat.document.Document;
import dev.kontor.vat.document.Drafted;
import dev.kontor.vat.document.OrderCorrections;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Decides what a refund becomes: corrections of the invoices it touches, or a question. */
final class RefundDrafting {

    private final Books books;
    private final VatDesk vat;
    private final LexwareAccess lexware;
    private final InstantSource clock;
    private final JsonMapper json;

    RefundDrafting(
            Books books, VatDesk vat, LexwareAccess lexware, InstantSource clock, JsonMapper json) {
        this.books = books;
        this.vat = vat;
        this.lexware = lexware;
        this.clock = clock;
        this.json = json;
    }

    /** What a refund becomes. */
    sealed interface Written {

        /**
         * Corrections.
         *
         * @param corrects the invoice of each, counted from 0
         */
        record Corrections(List<Document> documents, List<Integer> corrects) implements Written {}

        record Asked(Outcome.Problem problem) implements Written {}

        record NotYet(Instant retryAt, Words why) implements Written {}
    }

    /** The refunds before this one are written again, in their order, to know what is left. */
    Written write(ActionContext context, Refund refund, Order order, List<Effect> invoices) {
        Effect first = invoices.getFirst();
        return switch (again(context, first, sold(first))) {
            case Ruling.Asked _ -> new Written.Asked(Problems.noInvoice());
            case Ruling.NotYet(Instant retryAt, Words why) -> new Written.NotYet(retryAt, why);
            case Ruling.Decided decided when decided.documents().size() != invoices.size() ->
                    new Written.Asked(Problems.noInvoice());
            case Ruling.Decided decided -> {
                List<Corrected> invoiced = new ArrayList<>();
                for (int i = 0; i < invoices.size(); i++) {
                    Effect invoice = invoices.get(i);
                    invoiced.add(
                            Corrected.first(
                                    decided.documents().get(i), number(invoice), date(invoice)));
                }
                yield write(refund, earlier(refund, order), OrderCorrections.of(invoiced));
            }
        };
    }

    private Written write(Refund refund, List<Refund> before, OrderCorrections order) {
        LocalDate today = VatApplied.day(clock.instant());
        OrderCorrections left = order;
        for (Refund earlier : before) {
            OrderCorrections.Step step = VatApplied.decide(earlier, left, today);
            if (step.drafted() instanceof Drafted.Held held) {
                return new Written.Asked(VatProblems.held(held.questions()));
            }
            left = step.after();
        }
        OrderCorrections.Step step = VatApplied.decide(refund, left, today);
        return switch (step.drafted()) {
            case Drafted.Held held -> new Written.Asked(VatProblems.held(held.questions()));
            case Drafted.Documents(List<Document> written) ->
                    new Written.Corrections(written, step.corrects());
        };
    }

    /** What was decided about the invoices, on the facts of their time. */
    Ruling again(ActionContext context, Effect invoice, Sale sold) {
        Party customer = sold.customer();
        return vat.again(
                invoice.key(),
                new VatDesk.Case(
                        context.organisation(),
                        invoice.key().source(),
                        sold,
                        lexware.confirmed(context.organisation(), context.attended()),
                        ContactMatching.vatId(customer.vatId()),
                        ContactMatching.identity(customer),
                        null,
                        null));
    }

    /** The refunds of the order before this one, in their order. */
    static List<Refund> earlier(Refund refund, Order order) {
        Comparator<Refund> byTime =
                Comparator.comparing(Refund::refundedAt).thenComparing(each -> each.ref().id());
        return order.refunds().stream()
                .filter(each -> byTime.compare(each, refund) < 0)
                .filter(each -> !each.amount().isZero())
                .sorted(byTime)
                .toList();
    }

    private static LocalDate date(Effect invoice) {
        Instant when = invoice.intendedAt() != null ? invoice.intendedAt() : invoice.doneAt();
        if (when == null) {
            throw new IllegalStateException("Effect " + invoice.id() + " has no date");
        }
        return VatApplied.day(when);
    }

    Sale sold(Effect invoice) {
        return json.readValue(invoice.sale(), Sale.class);
    }

    String number(Effect invoice) {
        return String.valueOf(books.facts(invoice).number());
    }
}
