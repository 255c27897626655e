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
import dev.kontor.lexware.Invoice;
import dev.kontor.vat.document.Corrected;
import dev.kontor.vat.document.Document;
import dev.kontor.vat.document.Drafted;
import dev.kontor.vat.document.OrderCorrections;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    /**
     * An invoice of the order.
     *
     * @param real as Lexware has it; empty if it has it no longer. A call, once, and only where
     *     what was kept does not say all
     */
    record Invoiced(Effect effect, Lazy<Optional<Invoice>> real) {}

    Invoiced invoiced(ActionContext context, Effect effect) {
        UUID id = UUID.fromString(books.facts(effect).id());
        return new Invoiced(
                effect,
                new Lazy<>(() ->
                        lexware.read(
                                context.organisation(),
                                context.attended(),
                                client -> client.invoices().get(id))));
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
    Written write(ActionContext context, Refund refund, Order order, List<Invoiced> invoices) {
        Effect first = invoices.getFirst().effect();
        return switch (again(context, first, sold(first))) {
            case Ruling.Asked _ -> new Written.Asked(Problems.noInvoice());
            case Ruling.NotYet(Instant retryAt, Words why) -> new Written.NotYet(retryAt, why);
            case Ruling.Decided decided when decided.documents().size() != invoices.size() ->
                    new Written.Asked(Problems.noInvoice());
            case Ruling.Decided decided ->
                    differing(invoices, decided.documents())
                            .<Written>map(Written.Asked::new)
                            .orElseGet(() ->
                                    write(
                                            refund,
                                            earlier(refund, order),
                                            corrected(invoices, decided.documents())));
        };
    }

    /**
     * In what an invoice is taxed otherwise than it would be today; asked only where nobody kept on
     * which facts it rests, as of one that was adopted.
     */
    private Optional<Outcome.Problem> differing(List<Invoiced> invoices, List<Document> documents) {
        if (vat.kept(invoices.getFirst().effect().key()).isPresent()) {
            return Optional.empty();
        }
        for (int i = 0; i < invoices.size(); i++) {
            Optional<Invoice> real = invoices.get(i).real().get();
            if (real.isEmpty()) {
                return Optional.of(Problems.noInvoice());
            }
            InvoicedTax written = InvoicedTax.of(real.get());
            InvoicedTax today = InvoicedTax.of(documents.get(i));
            if (!written.sameAs(today)) {
                return Optional.of(
                        InvoicedTax.differs(number(invoices.get(i).effect()), written, today));
            }
        }
        return Optional.empty();
    }

    private OrderCorrections corrected(List<Invoiced> invoices, List<Document> documents) {
        List<Corrected> corrected = new ArrayList<>();
        for (int i = 0; i < invoices.size(); i++) {
            Invoiced invoice = invoices.get(i);
            corrected.add(
                    Corrected.first(documents.get(i), number(invoice.effect()), date(invoice)));
        }
        return OrderCorrections.of(corrected);
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

    /** The date that stands on the invoice: an approval is sent later than it is dated. */
    private LocalDate date(Invoiced invoice) {
        Effect effect = invoice.effect();
        String requested = json.readTree(effect.request()).path("voucherDate").asString("");
        if (!requested.isEmpty()) {
            return VatApplied.day(OffsetDateTime.parse(requested).toInstant());
        }
        LocalDate read = books.facts(effect).date();
        if (read != null) {
            return read;
        }
        LocalDate real =
                invoice.real()
                        .get()
                        .map(Invoice::voucherDate)
                        .map(LexwareDocuments::day)
                        .orElse(null);
        if (real == null) {
            throw new IllegalStateException("Effect " + effect.id() + " has no date");
        }
        return real;
    }

    Sale sold(Effect invoice) {
        return json.readValue(invoice.sale(), Sale.class);
    }

    String number(Effect invoice) {
        return String.valueOf(books.facts(invoice).number());
    }
}
