package dev.kontor.hub.books;

import dev.kontor.hub.action.Action;
import dev.kontor.hub.action.ActionContext;
import dev.kontor.hub.action.ActionEffect;
import dev.kontor.hub.action.Outcome;
import dev.kontor.hub.action.Plan;
import dev.kontor.hub.books.DocumentWish.Draft;
import dev.kontor.hub.books.DocumentWish.Request;
import dev.kontor.hub.books.vat.VatApplied;
import dev.kontor.hub.books.vat.VatDesk;
import dev.kontor.hub.books.vat.VatDesk.Ruling;
import dev.kontor.hub.books.vat.VatProblems;
import dev.kontor.hub.ledger.Effect;
import dev.kontor.hub.ledger.EffectKey;
import dev.kontor.hub.ledger.EffectState;
import dev.kontor.hub.ledger.Ledger;
import dev.kontor.hub.ledger.Role;
import dev.kontor.hub.model.Order;
import dev.kontor.hub.model.Party;
import dev.kontor.hub.model.Refund;
import dev.kontor.hub.model.Sale;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.Words;
import dev.kontor.lexware.Address;
import dev.kontor.lexware.Invoice;
import dev.kontor.lexware.NewCreditNote;
import dev.kontor.lexware.Profile;
import dev.kontor.vat.document.Corrected;
import dev.kontor.vat.document.Document;
import dev.kontor.vat.document.Drafted;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes sure that a refund has its correction: with the rates of the original supply, after the
 * refunds before it, linked to the invoice if it is the first (Lexware links one only, vat.md L12).
 */
@Component
class EnsureCreditNote implements Action<EnsureCreditNote.Input, DocumentRecord> {

    private static final Duration LATER = Duration.ofHours(6);

    private final Books books;
    private final VatDesk vat;
    private final LexwareAccess lexware;
    private final Ledger ledger;
    private final InstantSource clock;
    private final JsonMapper json;

    EnsureCreditNote(
            Books books,
            VatDesk vat,
            LexwareAccess lexware,
            Ledger ledger,
            InstantSource clock,
            JsonMapper json) {
        this.books = books;
        this.vat = vat;
        this.lexware = lexware;
        this.ledger = ledger;
        this.clock = clock;
        this.json = json;
    }

    /**
     * @param order the refund's order
     */
    public record Input(Refund refund, Order order) {}

    @Override
    public String name() {
        return "books.ensure-credit-note";
    }

    @Override
    public Words title() {
        return new Words("Rechnungskorrektur sicherstellen", "Ensure a credit note");
    }

    @Override
    public Class<Input> input() {
        return Input.class;
    }

    @Override
    public Class<DocumentRecord> output() {
        return DocumentRecord.class;
    }

    @Override
    public ActionEffect effect() {
        return ActionEffect.IRREVERSIBLE;
    }

    @Override
    public int cost() {
        return 1;
    }

    @Override
    public Plan plan(ActionContext context, Input input) {
        Optional<Effect> invoice = invoice(context, input);
        if (invoice.isEmpty() || invoice.get().state() != EffectState.DONE) {
            return new Plan(false, List.of(), null, List.of(noInvoiceYet()), 0);
        }
        DocumentWish wish = wish(context, input, invoice.get());
        Optional<Effect> existing = ledger.find(wish.key());
        if (existing.isPresent() && existing.get().state() == EffectState.DONE) {
            return new Plan(true, List.of(), wish.total(), List.of(), 0);
        }
        return switch (wish.draft().get()) {
            case Draft.Ready ready ->
                    new Plan(
                            false,
                            List.of(ready.writing().apply("K-##########").planned()),
                            new Money(ready.gross(), wish.total().currency()),
                            ready.reasons(),
                            1);
            case Draft.NotReady(Outcome.Problem problem) ->
                    new Plan(false, List.of(), null, List.of(problem.reason()), 0);
            case Draft.NotYet(_, Words why) -> new Plan(false, List.of(), null, List.of(why), 0);
        };
    }

    @Override
    public Outcome<DocumentRecord> perform(ActionContext context, Input input) {
        return books.attempt(() -> correct(context, input));
    }

    private Outcome<DocumentRecord> correct(ActionContext context, Input input) {
        Optional<Effect> invoice = invoice(context, input);
        boolean invoiceWillCome = !context.over().contains(input.order().ref());
        if (invoice.isEmpty() && input.order().fulfilledAt() != null && !invoiceWillCome) {
            return new Outcome.Stuck<>(Problems.noInvoice());
        }
        boolean stands =
                invoice.isPresent()
                        && invoice.get().state() == EffectState.DONE
                        && books.facts(invoice.get()).verified();
        if (!stands) {
            return new Outcome.Waiting<>(clock.instant().plus(LATER), noInvoiceYet());
        }
        if (!books.linkState(invoice.get()).stands()) {
            return new Outcome.Waiting<>(
                    clock.instant().plus(LATER),
                    new Words(
                            "Die Rechnung gilt in Lexware nicht mehr; wartet auf die Antwort dazu.",
                            "The invoice no longer stands in Lexware; waits for the answer to"
                                    + " that."));
        }
        for (Refund earlier : earlier(input)) {
            boolean leftSo = context.over().contains(earlier.ref());
            if (!corrected(context, earlier) && !leftSo) {
                return new Outcome.Waiting<>(
                        clock.instant().plus(LATER),
                        new Words(
                                "Wartet auf die Korrektur der früheren Erstattung.",
                                "Waits for the correction of the earlier refund."));
            }
        }
        return books.ensure(context, wish(context, input, invoice.get()));
    }

    private DocumentWish wish(ActionContext context, Input input, Effect invoice) {
        return new DocumentWish(
                key(context, input.refund()),
                DocumentKind.CREDIT_NOTE,
                SaleFingerprint.of(input.refund()),
                json.writeValueAsString(input.refund()),
                input.refund().amount(),
                true,
                new DocumentWish.Lazy(() -> draft(context, input, invoice)));
    }

    private Draft draft(ActionContext context, Input input, Effect invoice) {
        Profile profile = lexware.confirmed(context.organisation(), context.attended());
        LocalDate today = VatApplied.day(clock.instant());
        Sale sold = json.readValue(invoice.sale(), Sale.class);
        Party customer = sold.customer();
        VatDesk.Case asked =
                new VatDesk.Case(
                        context.organisation(),
                        invoice.key().source(),
                        sold,
                        profile,
                        ContactMatching.vatId(customer.vatId()),
                        ContactMatching.identity(customer),
                        null,
                        null);
        return switch (vat.again(invoice.key(), asked)) {
            case Ruling.Asked _ -> new Draft.NotReady(Problems.noInvoice());
            case Ruling.NotYet(Instant retryAt, Words why) -> new Draft.NotYet(retryAt, why);
            case Ruling.Decided decided ->
                    correction(
                            context, input, invoice, sold, decided.documents().getFirst(), today);
        };
    }

    private Draft correction(
            ActionContext context,
            Input input,
            Effect invoice,
            Sale sold,
            Document invoiced,
            LocalDate today) {
        DocumentFacts facts = books.facts(invoice);
        Corrected corrected =
                Corrected.first(invoiced, String.valueOf(facts.number()), date(invoice));
        List<Document> corrections = new ArrayList<>();
        for (Refund earlier : earlier(input)) {
            switch (VatApplied.decide(earlier, corrected.after(corrections), today)) {
                case Drafted.Documents(List<Document> written) -> corrections.addAll(written);
                case Drafted.Held held -> {
                    return new Draft.NotReady(VatProblems.held(held.questions()));
                }
            }
        }
        return switch (VatApplied.decide(input.refund(), corrected.after(corrections), today)) {
            case Drafted.Held held -> new Draft.NotReady(VatProblems.held(held.questions()));
            case Drafted.Documents(List<Document> written)
                    when written.getFirst().kind() == Document.Kind.CORRECTION_STANDING_ALONE
                            && !Problems.STAND_ALONE.equals(context.answer())
                            && ledger.find(key(context, input.refund())).isEmpty() ->
                    new Draft.NotReady(Problems.furtherCorrection(String.valueOf(facts.number())));
            case Drafted.Documents(List<Document> written) ->
                    ready(context, input, invoice, sold, written.getFirst());
        };
    }

    private Draft ready(
            ActionContext context, Input input, Effect invoice, Sale sold, Document document) {
        LocalDate today = VatApplied.day(clock.instant());
        CustomerRecord customer = new CustomerRecord(contact(context, invoice), sold.customer());
        boolean linked = document.kind() == Document.Kind.CORRECTION;
        UUID invoiceId = UUID.fromString(books.facts(invoice).id());
        return new Draft.Ready(
                token -> {
                    NewCreditNote note =
                            DocumentWriter.creditNote(
                                    input.order().number(), customer, document, today, token);
                    return new Request(
                            "/v1/credit-notes?finalize=true"
                                    + (linked ? "&precedingSalesVoucherId=" + invoiceId : ""),
                            note.wireForm(),
                            client ->
                                    linked
                                            ? client.creditNotes().pursue(invoiceId, note, true)
                                            : client.creditNotes().create(note, true));
                },
                document.totals().gross(),
                EnsureInvoice.reasons(document),
                null,
                () -> {});
    }

    /** The contact that the invoice was made for; null for a one-time address. */
    private @org.jspecify.annotations.Nullable String contact(
            ActionContext context, Effect invoice) {
        JsonNode address = json.readTree(invoice.request()).path("address");
        if (address.isObject()) {
            JsonNode contact = address.path("contactId");
            return contact.isString() ? contact.stringValue() : null;
        }
        // An adopted invoice: Kontor no longer has its request.
        UUID id = UUID.fromString(books.facts(invoice).id());
        return lexware.read(
                        context.organisation(),
                        context.attended(),
                        client -> client.invoices().get(id))
                .map(Invoice::address)
                .map(Address::contactId)
                .map(UUID::toString)
                .orElse(null);
    }

    private boolean corrected(ActionContext context, Refund refund) {
        return refund.amount().isZero()
                || ledger.find(key(context, refund))
                        .filter(effect -> effect.state() == EffectState.DONE)
                        .isPresent();
    }

    private Optional<Effect> invoice(ActionContext context, Input input) {
        return ledger.find(
                new EffectKey(
                        context.organisation(), input.order().ref(), Role.REVENUE_DOCUMENT, "1"));
    }

    private static EffectKey key(ActionContext context, Refund refund) {
        return new EffectKey(context.organisation(), refund.ref(), Role.CORRECTION, "1");
    }

    /** The refunds of the order before this one, in their order. */
    private static List<Refund> earlier(Input input) {
        Comparator<Refund> order =
                Comparator.comparing(Refund::refundedAt).thenComparing(each -> each.ref().id());
        return input.order().refunds().stream()
                .filter(each -> order.compare(each, input.refund()) < 0)
                .sorted(order)
                .toList();
    }

    private static LocalDate date(Effect invoice) {
        Instant when = invoice.intendedAt() != null ? invoice.intendedAt() : invoice.doneAt();
        if (when == null) {
            throw new IllegalStateException("Effect " + invoice.id() + " has no date");
        }
        return VatApplied.day(when);
    }

    private static Words noInvoiceYet() {
        return new Words(
                "Die Bestellung hat noch keine Rechnung.", "The order has no invoice yet.");
    }
}
