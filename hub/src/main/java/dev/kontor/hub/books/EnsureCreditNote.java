package dev.kontor.hub.books;

import dev.kontor.hub.action.Action;
import dev.kontor.hub.action.ActionContext;
import dev.kontor.hub.action.ActionEffect;
import dev.kontor.hub.action.DocumentPreview;
import dev.kontor.hub.action.Doubt;
import dev.kontor.hub.action.Outcome;
import dev.kontor.hub.action.Plan;
import dev.kontor.hub.books.DocumentWish.Draft;
import dev.kontor.hub.books.DocumentWish.Request;
import dev.kontor.hub.books.RefundDrafting.Invoiced;
import dev.kontor.hub.books.RefundDrafting.Written;
import dev.kontor.hub.books.RevenueDocuments.Known;
import dev.kontor.hub.books.vat.VatApplied;
import dev.kontor.hub.books.vat.VatDesk;
import dev.kontor.hub.books.vat.VatDesk.Ruling;
import dev.kontor.hub.ledger.Effect;
import dev.kontor.hub.ledger.EffectKey;
import dev.kontor.hub.ledger.EffectState;
import dev.kontor.hub.ledger.Ledger;
import dev.kontor.hub.ledger.Role;
import dev.kontor.hub.model.Order;
import dev.kontor.hub.model.Refund;
import dev.kontor.hub.model.Sale;
import dev.kontor.hub.shared.Meaning;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import dev.kontor.lexware.Address;
import dev.kontor.lexware.Invoice;
import dev.kontor.lexware.NewCreditNote;
import dev.kontor.vat.document.Document;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes sure that a refund has its correction, or one for each invoice of the order that it
 * touches: with the rates of the original supply, after the refunds before it, linked to the
 * invoice if it is the first (Lexware links one only, vat.md L12).
 */
@Component
class EnsureCreditNote implements Action<EnsureCreditNote.Input, DocumentRecord> {

    private static final Duration LATER = Duration.ofHours(6);
    private static final Words NO_INVOICE_YET =
            new Words("Die Bestellung hat noch keine Rechnung.", "The order has no invoice yet.");
    private static final Words NO_INVOICE_STANDS =
            new Words(
                    "Die Rechnung gilt in Lexware noch nicht oder nicht mehr; wartet auf sie.",
                    "The invoice does not stand in Lexware yet, or no longer; waits for it.");

    private final Books books;
    private final RevenueDocuments documents;
    private final RefundDrafting drafting;
    private final LexwareAccess lexware;
    private final Ledger ledger;
    private final InstantSource clock;
    private final JsonMapper json;

    EnsureCreditNote(
            Books books,
            RevenueDocuments documents,
            VatDesk vat,
            LexwareAccess lexware,
            Ledger ledger,
            InstantSource clock,
            JsonMapper json) {
        this.books = books;
        this.documents = documents;
        this.drafting = new RefundDrafting(books, vat, lexware, clock, json);
        this.lexware = lexware;
        this.ledger = ledger;
        this.clock = clock;
        this.json = json;
    }

    /**
     * @param order the refund's order
     */
    public record Input(
            @Meaning(de = "Die Erstattung", en = "The refund") Refund refund,
            @Meaning(de = "Die Bestellung, zu der sie gehört", en = "The order that it belongs to")
                    Order order) {}

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
    public Words description() {
        return new Words(
                "Sorgt dafür, dass genau eine Rechnungskorrektur zur Erstattung in den Büchern steht.",
                "Makes sure that exactly one credit note for the refund stands in the books.");
    }

    @Override
    public Optional<String> role() {
        return Optional.of(Role.CORRECTION.key());
    }

    @Override
    public Doubt doubt() {
        return Doubt.LOOK;
    }

    @Override
    public Optional<DocumentRecord> expected(ActionContext context, Input input, Plan plan) {
        return plan.gross() == null
                ? Optional.empty()
                : Optional.of(set(context, input, invoices(context, input)).expected(books));
    }

    @Override
    public Plan plan(ActionContext context, Input input) {
        return books.planning(() -> planned(context, input));
    }

    @Override
    public List<DocumentPreview> preview(ActionContext context, Input input, Plan plan) {
        return DocumentPreviews.of(
                DocumentKind.CREDIT_NOTE,
                lexware.company(context.organisation()).orElse(null),
                input.order().customer(),
                plan,
                json);
    }

    private Plan planned(ActionContext context, Input input) {
        List<Effect> invoices = invoices(context, input);
        return invoices.stream().allMatch(this::stands) && !invoices.isEmpty()
                ? set(context, input, invoices).plan(Optional::empty)
                : new Plan(false, List.of(), null, List.of(NO_INVOICE_YET), 0);
    }

    @Override
    public Outcome<DocumentRecord> perform(ActionContext context, Input input) {
        return books.attempt(() -> correct(context, input));
    }

    private Outcome<DocumentRecord> correct(ActionContext context, Input input) {
        List<Effect> invoices = invoices(context, input);
        boolean stand = !invoices.isEmpty() && invoices.stream().allMatch(this::stands);
        if (!stand) {
            boolean willCome = !context.over().contains(input.order().ref());
            return willCome || input.order().fulfilledAt() == null
                    ? new Outcome.Waiting<>(
                            clock.instant().plus(LATER),
                            invoices.isEmpty() ? NO_INVOICE_YET : NO_INVOICE_STANDS)
                    : new Outcome.Stuck<>(Problems.noInvoice());
        }
        for (Refund earlier : RefundDrafting.earlier(input.refund(), input.order())) {
            boolean leftSo = context.over().contains(earlier.ref());
            if (!leftSo && !corrected(context, earlier, invoices.size())) {
                return new Outcome.Waiting<>(
                        clock.instant().plus(LATER),
                        new Words(
                                "Wartet auf die Korrektur der früheren Erstattung.",
                                "Waits for the correction of the earlier refund."));
            }
        }
        return set(context, input, invoices).ensure(books, context);
    }

    /** The invoices of the order; empty if any of them is missing. */
    private List<Effect> invoices(ActionContext context, Input input) {
        SourceRef order = input.order().ref();
        Known known = documents.known(context.organisation(), order);
        List<Optional<Effect>> effects = known.effects();
        Optional<Effect> first = effects.getFirst();
        if (first.isPresent() && first.get().state() == EffectState.DONE) {
            Sale sold = drafting.sold(first.get());
            if (!documents.whole(known, sold.total())
                    && drafting.again(context, first.get(), sold)
                            instanceof Ruling.Decided decided) {
                effects =
                        documents.effects(
                                context.organisation(), order, decided.documents().size());
            }
        }
        return effects.stream().allMatch(Optional::isPresent)
                ? effects.stream().flatMap(Optional::stream).toList()
                : List.of();
    }

    private boolean stands(Effect invoice) {
        return invoice.state() == EffectState.DONE
                && books.facts(invoice).verified()
                && books.linkState(invoice).stands();
    }

    private DocumentSet set(ActionContext context, Input input, List<Effect> invoices) {
        List<Invoiced> invoiced =
                invoices.stream().map(each -> drafting.invoiced(context, each)).toList();
        Lazy<Written> written =
                new Lazy<>(() -> drafting.write(context, input.refund(), input.order(), invoiced));
        // Of one invoice it is certain that its correction is the only one.
        List<Integer> corrects =
                invoices.size() > 1 && written.get() instanceof Written.Corrections corrections
                        ? corrections.corrects()
                        : List.of(0);
        List<DocumentWish> wishes = new ArrayList<>();
        for (int i = 0; i < corrects.size(); i++) {
            int index = i;
            Invoiced invoice = invoiced.get(corrects.get(i));
            EffectKey key = key(context, input.refund(), corrects.get(i) + 1);
            Optional<Effect> known = ledger.find(key);
            String answer = DocumentSet.answerTo(context, i, corrects.size());
            boolean agreed = known.isPresent() || Problems.STAND_ALONE.equals(answer);
            wishes.add(
                    new DocumentWish(
                            key,
                            DocumentKind.CREDIT_NOTE,
                            SaleFingerprint.of(input.refund()),
                            json.writeValueAsString(input.refund()),
                            () -> share(input.refund(), written, corrects.size(), index),
                            true,
                            new Lazy<>(() ->
                                    draft(context, input, invoice, written.get(), index, agreed)),
                            known));
        }
        return new DocumentSet(wishes);
    }

    private static Money share(Refund refund, Lazy<Written> written, int count, int index) {
        return count > 1 && written.get() instanceof Written.Corrections corrections
                ? new Money(
                        corrections.documents().get(index).totals().gross(),
                        refund.amount().currency())
                : refund.amount();
    }

    private Draft draft(
            ActionContext context,
            Input input,
            Invoiced invoice,
            Written written,
            int index,
            boolean agreed) {
        return switch (written) {
            case Written.Asked(Outcome.Problem problem) -> new Draft.NotReady(problem);
            case Written.NotYet(Instant retryAt, Words why) -> new Draft.NotYet(retryAt, why);
            case Written.Corrections(List<Document> documents, _) -> {
                Document document = documents.get(index);
                yield document.kind() == Document.Kind.CORRECTION_STANDING_ALONE && !agreed
                        ? new Draft.NotReady(
                                Problems.furtherCorrection(drafting.number(invoice.effect())))
                        : ready(context, input, invoice, document);
            }
        };
    }

    private Draft ready(ActionContext context, Input input, Invoiced invoice, Document document) {
        LocalDate today = VatApplied.day(context.documentInstant(clock.instant()));
        CustomerRecord customer =
                new CustomerRecord(contact(invoice), drafting.sold(invoice.effect()).customer());
        boolean linked = document.kind() == Document.Kind.CORRECTION;
        UUID invoiceId = UUID.fromString(books.facts(invoice.effect()).id());
        return books.asLookedAt(
                context,
                new Draft.Ready(
                        token -> {
                            NewCreditNote note =
                                    DocumentWriter.creditNote(
                                            input.order().number(),
                                            customer,
                                            document,
                                            today,
                                            token);
                            return new Request(
                                    "/v1/credit-notes?finalize=true"
                                            + (linked
                                                    ? "&precedingSalesVoucherId=" + invoiceId
                                                    : ""),
                                    note.wireForm(),
                                    client ->
                                            linked
                                                    ? client.creditNotes()
                                                            .pursue(invoiceId, note, true)
                                                    : client.creditNotes().create(note, true));
                        },
                        document.totals().gross(),
                        EnsureInvoice.reasons(document),
                        null,
                        () -> {}));
    }

    /** The contact that the invoice was made for; null for a one-time address. */
    private @Nullable String contact(Invoiced invoice) {
        JsonNode address = json.readTree(invoice.effect().request()).path("address");
        if (address.isObject()) {
            JsonNode contact = address.path("contactId");
            return contact.isString() ? contact.stringValue() : null;
        }
        // An adopted invoice: Kontor no longer has its request.
        return invoice.real()
                .get()
                .map(Invoice::address)
                .map(Address::contactId)
                .map(UUID::toString)
                .orElse(null);
    }

    /** Whether all that was given back then stands on corrections. */
    private boolean corrected(ActionContext context, Refund refund, int invoices) {
        if (refund.amount().isZero()) {
            return true;
        }
        List<Effect> made = new ArrayList<>();
        for (int number = 1; number <= invoices; number++) {
            ledger.find(key(context, refund, number))
                    .filter(effect -> effect.state() == EffectState.DONE)
                    .ifPresent(made::add);
        }
        if (invoices == 1) {
            return !made.isEmpty();
        }
        BigDecimal sum = made.stream().map(this::total).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.compareTo(refund.amount().amount()) == 0;
    }

    private BigDecimal total(Effect correction) {
        BigDecimal expected = correction.expected();
        return expected != null
                ? expected
                : Objects.requireNonNullElse(books.facts(correction).total(), BigDecimal.ZERO);
    }

    private static EffectKey key(ActionContext context, Refund refund, int invoice) {
        return new EffectKey(
                context.organisation(), refund.ref(), Role.CORRECTION, Integer.toString(invoice));
    }
}
