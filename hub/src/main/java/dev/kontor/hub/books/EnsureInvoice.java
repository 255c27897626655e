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
import dev.kontor.hub.model.Party;
import dev.kontor.hub.model.PostalAddress;
import dev.kontor.hub.model.Sale;
import dev.kontor.hub.shared.Words;
import dev.kontor.lexware.NewInvoice;
import dev.kontor.lexware.Profile;
import dev.kontor.vat.Decision;
import dev.kontor.vat.Question;
import dev.kontor.vat.ReviewCode;
import dev.kontor.vat.document.Document;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes sure that one finalised invoice, equal to the cent, stands in the books for a sale. */
@Component
class EnsureInvoice implements Action<EnsureInvoice.Input, DocumentRecord> {

    private final Books books;
    private final VatDesk vat;
    private final LexwareAccess lexware;
    private final Ledger ledger;
    private final InstantSource clock;
    private final JsonMapper json;

    EnsureInvoice(
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
     * @param customer as {@code books.ensure-customer} returned it
     * @param finalise false leaves a draft, and waits until a person finalised it in Lexware, which
     *     knows no way to do that through the API (lexware-office-api.md 9)
     */
    public record Input(Sale sale, CustomerRecord customer, boolean finalise) {}

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
    public Plan plan(ActionContext context, Input input) {
        DocumentWish wish = wish(context, input);
        Optional<Effect> existing = ledger.find(wish.key());
        if (existing.isPresent() && existing.get().state() == EffectState.DONE) {
            return new Plan(
                    true,
                    List.of(),
                    wish.total(),
                    List.of(),
                    0,
                    vat.grounds(wish.key()).orElse(null));
        }
        return switch (wish.draft().get()) {
            case Draft.Ready ready ->
                    new Plan(
                            false,
                            List.of(ready.writing().apply("K-##########").planned()),
                            new dev.kontor.hub.shared.Money(ready.gross(), wish.total().currency()),
                            ready.reasons(),
                            1,
                            ready.grounds());
            case Draft.NotReady(Outcome.Problem problem) ->
                    new Plan(
                            false,
                            List.of(),
                            null,
                            List.of(problem.reason()),
                            0,
                            problem.grounds());
            case Draft.NotYet(_, Words why) -> new Plan(false, List.of(), null, List.of(why), 0);
        };
    }

    @Override
    public Outcome<DocumentRecord> perform(ActionContext context, Input input) {
        Outcome<DocumentRecord> outcome =
                books.attempt(() -> books.ensure(context, wish(context, input)));
        return outcome instanceof Outcome.Done<DocumentRecord> done
                ? done.with(vat.grounds(key(context)).orElse(null))
                : outcome;
    }

    private DocumentWish wish(ActionContext context, Input input) {
        Sale sale = input.sale();
        return new DocumentWish(
                key(context),
                DocumentKind.INVOICE,
                SaleFingerprint.of(sale),
                json.writeValueAsString(sale),
                sale.total(),
                input.finalise(),
                new DocumentWish.Lazy(() -> draft(context, input)));
    }

    private static EffectKey key(ActionContext context) {
        return new EffectKey(
                context.organisation(), context.subject().ref(), Role.REVENUE_DOCUMENT, "1");
    }

    private Draft draft(ActionContext context, Input input) {
        Party party = input.customer().party();
        PostalAddress address = party.address();
        boolean oneTime = input.customer().contact() == null;
        if (oneTime && (party.name() == null || address == null || address.country() == null)) {
            return new Draft.NotReady(Problems.incompleteCustomer());
        }
        Profile profile =
                Problems.TRY_AGAIN.equals(context.answer())
                        ? lexware.confirmedAfresh(context.organisation(), context.attended())
                        : lexware.confirmed(context.organisation(), context.attended());
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
        return switch (vat.rule(asked)) {
            case Ruling.Asked(Outcome.Problem problem) -> new Draft.NotReady(problem);
            case Ruling.NotYet(Instant retryAt, Words why) -> new Draft.NotYet(retryAt, why);
            case Ruling.Decided decided when decided.documents().size() > 1 ->
                    new Draft.NotReady(
                            VatProblems.held(
                                    List.of(
                                            Question.of(
                                                    ReviewCode.R19,
                                                    "Diese Bestellung braucht mehrere Belege. Bitte"
                                                            + " in Lexware erstellen.",
                                                    "This order needs several documents. Please make"
                                                            + " them in Lexware."))));
            case Ruling.Decided decided -> ready(context, input, decided);
        };
    }

    private Draft ready(ActionContext context, Input input, Ruling.Decided decided) {
        Document document = decided.documents().getFirst();
        if (input.customer().contact() == null && DocumentWriter.needsContact(document)) {
            return new Draft.NotReady(Problems.contactNeeded());
        }
        LocalDate today = VatApplied.day(clock.instant());
        return new Draft.Ready(
                token -> request(input, document, today, token),
                document.totals().gross(),
                reasons(document),
                decided.grounds(),
                () -> vat.keep(key(context), decided));
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
