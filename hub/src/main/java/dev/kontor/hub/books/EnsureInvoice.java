package dev.kontor.hub.books;

import dev.kontor.hub.action.Action;
import dev.kontor.hub.action.ActionContext;
import dev.kontor.hub.action.ActionEffect;
import dev.kontor.hub.action.DocumentPreview;
import dev.kontor.hub.action.Doubt;
import dev.kontor.hub.action.Grounds;
import dev.kontor.hub.action.Outcome;
import dev.kontor.hub.action.Plan;
import dev.kontor.hub.books.DocumentWish.Draft;
import dev.kontor.hub.books.DocumentWish.Request;
import dev.kontor.hub.books.RevenueDocuments.Known;
import dev.kontor.hub.books.vat.VatApplied;
import dev.kontor.hub.books.vat.VatDesk;
import dev.kontor.hub.books.vat.VatDesk.Ruling;
import dev.kontor.hub.ledger.Effect;
import dev.kontor.hub.ledger.EffectKey;
import dev.kontor.hub.ledger.Role;
import dev.kontor.hub.model.Party;
import dev.kontor.hub.model.PostalAddress;
import dev.kontor.hub.model.Sale;
import dev.kontor.hub.shared.Meaning;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import dev.kontor.lexware.NewInvoice;
import dev.kontor.lexware.Profile;
import dev.kontor.vat.Decision;
import dev.kontor.vat.document.Document;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes sure that a sale stands in the books, equal to the cent: as one finalised invoice, or as
 * one for each tax group where Lexware takes only one treatment a document (vat.md L1). Those of
 * one sale follow one decision: the one by which the first of them was sent.
 */
@Component
class EnsureInvoice implements Action<EnsureInvoice.Input, DocumentRecord> {

    private static final String EURO = "EUR";
    private static final Words ANEW =
            new Words(
                    "Die Belege der Bestellung werden neu zusammengestellt.",
                    "The documents of the order are being put together anew.");

    private final Books books;
    private final RevenueDocuments documents;
    private final VatDesk vat;
    private final LexwareAccess lexware;
    private final InstantSource clock;
    private final JsonMapper json;

    EnsureInvoice(
            Books books,
            RevenueDocuments documents,
            VatDesk vat,
            LexwareAccess lexware,
            InstantSource clock,
            JsonMapper json) {
        this.books = books;
        this.documents = documents;
        this.vat = vat;
        this.lexware = lexware;
        this.clock = clock;
        this.json = json;
    }

    /**
     * @param customer as {@code books.ensure-customer} returned it
     * @param finalise false leaves a draft, and waits until a person finalised it in Lexware, which
     *     knows no way to do that through the API (lexware-office-api.md 9)
     */
    public record Input(
            @Meaning(de = "Was verkauft wurde", en = "What was sold") Sale sale,
            @Meaning(
                            de = "Der Kunde, wie ihn books.ensure-customer liefert",
                            en = "The customer as books.ensure-customer gives it")
                    CustomerRecord customer,
            @Meaning(
                            de =
                                    "true: festschreiben; false: als Entwurf anlegen, den jemand in Lexware fertigstellt",
                            en =
                                    "true: finalise; false: leave a draft that a person finalises in Lexware")
                    boolean finalise) {}

    @Override
    public String name() {
        return "books.ensure-invoice";
    }

    @Override
    public Words title() {
        return new Words("Rechnung sicherstellen", "Ensure an invoice");
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
                "Sorgt dafür, dass genau eine Rechnung über den Verkauf in den Büchern steht, auf den Cent gleich.",
                "Makes sure that exactly one invoice for the sale stands in the books, equal to the cent.");
    }

    @Override
    public Optional<String> role() {
        return Optional.of(Role.REVENUE_DOCUMENT.key());
    }

    @Override
    public Doubt doubt() {
        return Doubt.LOOK;
    }

    @Override
    public Optional<DocumentRecord> expected(ActionContext context, Input input, Plan plan) {
        return plan.gross() == null
                ? Optional.empty()
                : Optional.of(sold(context, input).set().expected(books));
    }

    @Override
    public Plan plan(ActionContext context, Input input) {
        return books.planning(() -> {
            Sold sold = sold(context, input);
            return sold.set().plan(() -> grounds(context, sold));
        });
    }

    @Override
    public List<DocumentPreview> preview(ActionContext context, Input input, Plan plan) {
        return DocumentPreviews.of(
                DocumentKind.INVOICE,
                lexware.company(context.organisation()).orElse(null),
                input.customer().party(),
                plan,
                json);
    }

    @Override
    public List<Words> differences(ActionContext context, Input input) {
        return sold(context, input).set().differences(books);
    }

    @Override
    public Outcome<DocumentRecord> perform(ActionContext context, Input input) {
        return books.attempt(() -> {
            Sold sold = sold(context, input);
            Outcome<DocumentRecord> outcome = sold.set().ensure(books, context);
            return outcome instanceof Outcome.Done<DocumentRecord> done
                    ? done.with(grounds(context, sold).orElse(null))
                    : outcome;
        });
    }

    /**
     * The documents of a sale, and the ruling they follow.
     *
     * @param ruling made only if something is still to be sent, or nobody knows how many there are
     */
    private record Sold(DocumentSet set, Known known, Lazy<Ruling> ruling) {}

    private Sold sold(ActionContext context, Input input) {
        SourceRef source = context.subject().ref();
        Known known = documents.known(context.organisation(), source);
        boolean bound = documents.bound(known);
        Lazy<Ruling> ruling = new Lazy<>(() -> ruling(context, input, bound));
        int count =
                known.underWay() && documents.whole(known, input.sale().total())
                        ? known.effects().size()
                        : count(ruling.get());
        List<Optional<Effect>> effects =
                count == known.effects().size()
                        ? known.effects()
                        : documents.effects(context.organisation(), source, count);
        List<DocumentWish> wishes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int index = i;
            Optional<Effect> effect = effects.get(i);
            wishes.add(
                    new DocumentWish(
                            RevenueDocuments.key(context.organisation(), source, i + 1),
                            DocumentKind.INVOICE,
                            SaleFingerprint.of(input.sale()),
                            json.writeValueAsString(input.sale()),
                            () -> count == 1 ? input.sale().total() : share(effect, ruling, index),
                            input.finalise(),
                            new Lazy<>(
                                    () -> draft(context, input, ruling.get(), index, count, bound)),
                            effect));
        }
        return new Sold(new DocumentSet(wishes), known, ruling);
    }

    private static int count(Ruling ruling) {
        return ruling instanceof Ruling.Decided decided ? decided.documents().size() : 1;
    }

    /** What one of several documents must come to. */
    private static Money share(Optional<Effect> effect, Lazy<Ruling> ruling, int index) {
        BigDecimal expected = effect.map(Effect::expected).orElse(null);
        if (expected != null) {
            return new Money(expected, EURO);
        }
        return switch (ruling.get()) {
            case Ruling.Decided decided ->
                    new Money(decided.documents().get(index).totals().gross(), EURO);
            case Ruling.Asked(Outcome.Problem problem) -> throw new Held(problem);
            case Ruling.NotYet(Instant retryAt, Words why) ->
                    throw new LexwareUnavailable(retryAt, why);
        };
    }

    /** Why it is taxed so: as decided now, else as it was kept with each document. */
    private Optional<Grounds> grounds(ActionContext context, Sold sold) {
        if (sold.ruling().ifMade().orElse(null) instanceof Ruling.Decided decided) {
            return Optional.of(decided.grounds());
        }
        List<Grounds> kept = new ArrayList<>();
        sold.known().kept().map(VatDesk.Kept::grounds).ifPresent(kept::add);
        for (int number = 2; number <= sold.known().effects().size(); number++) {
            vat.kept(RevenueDocuments.key(context.organisation(), context.subject().ref(), number))
                    .map(VatDesk.Kept::grounds)
                    .ifPresent(kept::add);
        }
        return Grounds.together(kept);
    }

    private Ruling ruling(ActionContext context, Input input, boolean bound) {
        Party party = input.customer().party();
        PostalAddress address = party.address();
        boolean oneTime = input.customer().contact() == null;
        if (oneTime && (party.name() == null || address == null || address.country() == null)) {
            return new Ruling.Asked(Problems.incompleteCustomer());
        }
        Profile profile =
                Problems.TRY_AGAIN.equals(context.answer())
                        ? lexware.confirmedAfresh(context.organisation(), context.attended())
                        : lexware.current(context.organisation(), context.attended());
        VatDesk.Case asked =
                new VatDesk.Case(
                        context.organisation(),
                        context.subject().ref(),
                        input.sale(),
                        profile,
                        ContactMatching.vatId(party.vatId()),
                        ContactMatching.identity(party),
                        context.answer(),
                        context.answeredBy());
        EffectKey first = RevenueDocuments.key(context.organisation(), context.subject().ref(), 1);
        return bound ? vat.again(first, asked) : vat.rule(asked);
    }

    private Draft draft(
            ActionContext context,
            Input input,
            Ruling ruling,
            int index,
            int count,
            boolean bound) {
        return switch (ruling) {
            case Ruling.Asked(Outcome.Problem problem) -> new Draft.NotReady(problem);
            case Ruling.NotYet(Instant retryAt, Words why) -> new Draft.NotYet(retryAt, why);
            case Ruling.Decided decided when decided.documents().size() != count ->
                    bound
                            ? new Draft.NotReady(
                                    Problems.otherSplit(count, decided.documents().size()))
                            : new Draft.NotYet(clock.instant().plusSeconds(1), ANEW);
            case Ruling.Decided decided -> ready(context, input, decided, index);
        };
    }

    private Draft ready(ActionContext context, Input input, Ruling.Decided decided, int index) {
        Document document = decided.documents().get(index);
        EffectKey key =
                RevenueDocuments.key(context.organisation(), context.subject().ref(), index + 1);
        if (input.customer().contact() == null && DocumentWriter.needsContact(document)) {
            return new Draft.NotReady(Problems.contactNeeded());
        }
        LocalDate today = VatApplied.day(context.documentInstant(clock.instant()));
        return books.asLookedAt(
                context,
                new Draft.Ready(
                        token -> request(input, document, today, token),
                        document.totals().gross(),
                        Stream.concat(
                                        reasons(document).stream(),
                                        Stream.of(decided.facts().posting(document)))
                                .toList(),
                        decided.grounds(),
                        () -> {
                            if (!vat.keep(key, decided, index)) {
                                throw new LexwareUnavailable(clock.instant().plusSeconds(1), ANEW);
                            }
                        }));
    }

    private static Request request(Input input, Document document, LocalDate date, String token) {
        NewInvoice invoice =
                DocumentWriter.invoice(input.sale(), input.customer(), document, date, token);
        return new Request(
                "/v1/invoices" + (input.finalise() ? "?finalize=true" : ""),
                invoice.wireForm(),
                client -> client.invoices().create(invoice, input.finalise()));
    }

    static List<Words> reasons(Document document) {
        List<Words> reasons = new ArrayList<>();
        for (Decision.Decided decided : document.decisions()) {
            reasons.add(
                    new Words(
                            decided.rule().sentence().de() + " (" + decided.rule().statute() + ")",
                            decided.rule().sentence().en()
                                    + " ("
                                    + decided.rule().statute()
                                    + ")"));
        }
        document.remarks()
                .forEach(remark ->
                        reasons.add(new Words(remark.wording().de(), remark.wording().en())));
        return reasons;
    }
}
