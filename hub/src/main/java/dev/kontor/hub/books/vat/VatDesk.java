package dev.kontor.hub.books.vat;

import static java.util.Objects.requireNonNullElse;

import dev.kontor.hub.action.Grounds;
import dev.kontor.hub.action.Outcome.Problem;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.ledger.AuditTrail;
import dev.kontor.hub.ledger.EffectKey;
import dev.kontor.hub.model.Sale;
import dev.kontor.hub.model.SaleLine;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.organisation.VatSettings;
import dev.kontor.hub.organisation.VatSettings.YearTurnover;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Sha256;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import dev.kontor.lexware.Profile;
import dev.kontor.vat.Customer.VatIdStatus;
import dev.kontor.vat.GoodsKind;
import dev.kontor.vat.Seller;
import dev.kontor.vat.ShopRate;
import dev.kontor.vat.document.Document;
import dev.kontor.vat.document.Drafted;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rules on the VAT of sales: collects the facts, asks {@code german-vat}, and takes what people
 * answered into account. Thread-safe. What it rules may depend on the network (registers), so it is
 * never asked inside a transaction.
 */
@Component
public class VatDesk {

    private final Organisations organisations;
    private final GoodsRuleTable rules;
    private final VatAnswerTable answers;
    private final VatDecisionTable decisions;
    private final VatIdChecks vatIds;
    private final AnswerIntake intake;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final InstantSource clock;
    private final JsonMapper json;

    VatDesk(
            Organisations organisations,
            GoodsRuleTable rules,
            VatAnswerTable answers,
            VatDecisionTable decisions,
            VatIdChecks vatIds,
            AnswerIntake intake,
            AuditTrail audit,
            Transactions transactions,
            InstantSource clock,
            JsonMapper json) {
        this.organisations = organisations;
        this.rules = rules;
        this.answers = answers;
        this.decisions = decisions;
        this.vatIds = vatIds;
        this.intake = intake;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
        this.json = json;
    }

    /**
     * A sale to be ruled on.
     *
     * @param source the object that the sale is of
     * @param profile of the Lexware account
     * @param vatId of the customer in its written form; null if none
     * @param party identity of the customer
     * @param answer what a person answered last; null if nothing. Taken in again, it does no more
     *     than once
     * @param answeredBy who; null if nobody
     */
    public record Case(
            OrganisationId organisation,
            SourceRef source,
            Sale sale,
            Profile profile,
            @Nullable String vatId,
            String party,
            @Nullable String answer,
            @Nullable String answeredBy) {}

    /** What comes of a case. */
    public sealed interface Ruling {

        /**
         * Decided.
         *
         * @param documents never empty
         * @param fresh what was decided on just now; null if the decision was made before
         */
        record Decided(
                List<Document> documents,
                LocalDate supplyDay,
                VatFacts facts,
                Grounds grounds,
                @Nullable Case fresh)
                implements Ruling {}

        /** A person must answer first. */
        record Asked(Problem problem) implements Ruling {}

        /** A register is away. */
        record NotYet(Instant retryAt, Words why) implements Ruling {}
    }

    /**
     * What was decided about a document when it was sent last.
     *
     * @param grounds why it is taxed as it is
     * @param documents how many documents its sale needed, itself included
     */
    public record Kept(Grounds grounds, int documents) {}

    /** What is known of one object beside its sale. */
    private record Known(
            List<StoredRule> rules, Map<String, VatAnswer> answers, Seller.Turnover turnover) {

        /** What people said about the facts, oldest first. */
        List<String> corrections(String party) {
            return answers.entrySet().stream()
                    .filter(each ->
                            each.getKey().startsWith(FactAnswer.QUESTION)
                                    && each.getKey().endsWith(Sha256.brief(party)))
                    .map(Map.Entry::getValue)
                    .sorted(Comparator.comparing(VatAnswer::at))
                    .map(VatAnswer::answer)
                    .toList();
        }
    }

    /** Makes the rules about products what kontor.yaml declares. */
    public void declare(OrganisationId organisation) {
        VatSettings settings = organisations.get(organisation).settings().vat();
        transactions.runInOrganisation(
                organisation, () -> rules.declare(organisation, settings.goods(), clock.instant()));
    }

    /** Rules on a sale. */
    public Ruling rule(Case asked) {
        VatSettings settings = organisations.get(asked.organisation()).settings().vat();
        Problem contradiction = SellerFacts.contradiction(asked.profile(), settings);
        if (contradiction != null) {
            return new Ruling.Asked(contradiction);
        }
        intake.takeIn(asked);
        Known known = known(asked);
        Seller seller = SellerFacts.seller(asked.profile(), settings, known.turnover());
        GoodsKinds kinds = new GoodsKinds(known.rules(), known.answers());
        List<VatFacts.Line> lines = new ArrayList<>();
        for (SaleLine line : asked.sale().lines()) {
            Optional<VatFacts.Line> found = kinds.of(line);
            if (found.isEmpty() && mustBeKnown(asked.sale(), line, seller)) {
                return new Ruling.Asked(VatProblems.unknownGoods(line));
            }
            found.ifPresent(lines::add);
        }
        return switch (vatId(asked)) {
            case VatIdChecks.Result.NotYet(Instant retryAt, Words why) ->
                    new Ruling.NotYet(retryAt, why);
            case VatIdChecks.Result.Known(VatIdStatus status, VatFacts.Check check) ->
                    concluded(
                            asked,
                            known.answers(),
                            new VatFacts(
                                    seller,
                                    VatApplied.kind(
                                            asked.sale().customer(), asked.vatId(), settings),
                                    requireNonNullElse(asked.vatId(), ""),
                                    status,
                                    check,
                                    lines,
                                    known.corrections(asked.party()),
                                    null));
        };
    }

    /**
     * Keeps what was decided about a document, in the transaction that intends it.
     *
     * @param index of the document among those decided on, from 0
     * @return false if nothing was kept, because what was sold meanwhile reaches a limit on which
     *     the decision depends (R11, R15): the sale has to be ruled on anew
     */
    public boolean keep(EffectKey key, Ruling.Decided decided, int index) {
        if (decided.fresh() != null && !stillDecidedSo(decided, decided.fresh())) {
            return false;
        }
        Instant now = clock.instant();
        List<Document> document = List.of(decided.documents().get(index));
        Grounds grounds = VatGrounds.of(document, decided.facts());
        decisions.put(
                key,
                decided.facts(),
                new Kept(grounds, decided.documents().size()),
                decided.supplyDay(),
                SoldNet.of(document),
                now);
        audit.append(
                key.organisation(),
                now,
                "vat-decided",
                key.source().toString(),
                json.writeValueAsString(grounds));
        return true;
    }

    /**
     * Two sales that each stay below a limit may reach it together: from here to the end of the
     * transaction nobody else adds to the turnover that this decision was made on.
     */
    private boolean stillDecidedSo(Ruling.Decided decided, Case asked) {
        if (!dependsOnTurnover(asked)) {
            return true;
        }
        decisions.lockTurnover(asked.organisation());
        VatSettings settings = organisations.get(asked.organisation()).settings().vat();
        VatFacts facts =
                decided.facts()
                        .withSeller(SellerFacts.seller(asked.profile(), settings, turnover(asked)));
        String before = TaxedLines.of(decided.documents());
        return switch (VatApplied.decide(asked.sale(), facts)) {
            case Drafted.Documents(List<Document> documents) ->
                    TaxedLines.of(documents).equals(before);
            case Drafted.Held held ->
                    facts.accepted() != null && TaxedLines.of(held.proposal()).equals(before);
        };
    }

    /**
     * Forgets what was decided about the documents of a source, because somebody else has written
     * them: how many there were to be, and how they were to be taxed. In the caller's transaction.
     */
    public void forget(EffectKey key) {
        decisions.forget(key);
    }

    /** What was decided about a document; empty if that was not kept. */
    public Optional<Kept> kept(EffectKey key) {
        return transactions.joined(key.organisation(), () -> decisions.kept(key));
    }

    /**
     * What was decided about a document, decided again on the facts of that time; on those of today
     * if none were kept, as of a document that was adopted.
     */
    public Ruling again(EffectKey key, Case asked) {
        Optional<VatFacts> kept =
                transactions.joined(key.organisation(), () -> decisions.facts(key));
        if (kept.isEmpty()) {
            return rule(asked);
        }
        VatFacts facts = kept.get();
        return switch (VatApplied.decide(asked.sale(), facts)) {
            case Drafted.Documents(List<Document> documents) ->
                    decided(asked, documents, facts, null);
            case Drafted.Held held when facts.accepted() != null && !held.proposal().isEmpty() ->
                    decided(asked, held.proposal(), facts, null);
            case Drafted.Held held -> new Ruling.Asked(VatProblems.held(held.questions()));
        };
    }

    private static Ruling decided(
            Case asked, List<Document> documents, VatFacts facts, @Nullable Case fresh) {
        return new Ruling.Decided(
                documents,
                VatApplied.supplyDay(asked.sale()),
                facts,
                VatGrounds.of(documents, facts),
                fresh);
    }

    private Ruling concluded(Case asked, Map<String, VatAnswer> given, VatFacts facts) {
        return switch (VatApplied.decide(asked.sale(), facts)) {
            case Drafted.Documents(List<Document> documents) ->
                    decided(asked, documents, facts, asked);
            case Drafted.Held held -> {
                Optional<Proposal> proposal = Proposal.of(held, asked.sale(), asked.party());
                Optional<VatAnswer> taken =
                        proposal.flatMap(
                                offered -> Optional.ofNullable(given.get(offered.question())));
                yield taken.isPresent()
                        ? taken(asked, proposal.orElseThrow(), taken.get(), facts)
                        : new Ruling.Asked(
                                VatProblems.held(
                                        held.questions(),
                                        proposal.orElse(null),
                                        proposal.map(offered ->
                                                        VatGrounds.of(offered.documents(), facts))
                                                .orElse(null),
                                        asked.party()));
            }
        };
    }

    private static Ruling taken(Case asked, Proposal proposal, VatAnswer answer, VatFacts facts) {
        VatFacts complete =
                facts.withAccepted(
                        new VatFacts.Accepted(proposal.question(), answer.by(), answer.at()));
        return decided(asked, proposal.documents(), complete, asked);
    }

    /**
     * In Germany the rate that the shop charged tells the class of ordinary goods; elsewhere, and
     * where that is no German rate, it does not.
     */
    private static boolean mustBeKnown(Sale sale, SaleLine line, Seller seller) {
        boolean free =
                line.unitPrice()
                                .amount()
                                .multiply(line.quantity())
                                .compareTo(line.discount().amount())
                        <= 0;
        if (line.giftCard() || free) {
            return false;
        }
        if (VatApplied.crossesTheBorder(sale)) {
            return true;
        }
        if (seller.isSmallBusiness()) {
            return false;
        }
        BigDecimal rate = line.taxRate();
        return rate == null
                || GoodsKind.fromShopRate(rate, VatApplied.supplyDay(sale))
                        instanceof ShopRate.Refused;
    }

    private VatIdChecks.Result vatId(Case asked) {
        String vatId = asked.vatId();
        return vatId == null || !VatApplied.reachesTheUnion(asked.sale())
                ? new VatIdChecks.Result.Known(VatApplied.uncheckedStatus(vatId), null)
                : vatIds.check(
                        asked.organisation(),
                        vatId,
                        asked.sale().customer().name(),
                        asked.sale().suppliedAt(),
                        VatProblems.TRY_AGAIN.equals(asked.answer()));
    }

    private Known known(Case asked) {
        return transactions.joined(
                asked.organisation(),
                () ->
                        new Known(
                                rules.about(asked.organisation(), asked.sale().lines()),
                                answers.of(asked.organisation(), asked.source()),
                                turnover(asked)));
    }

    private static boolean dependsOnTurnover(Case asked) {
        return asked.profile().smallBusiness() || VatApplied.crossesTheBorder(asked.sale());
    }

    /**
     * What was sold before in the year of this supply, through Kontor and elsewhere; nothing where
     * no limit depends on it.
     */
    private Seller.Turnover turnover(Case asked) {
        if (!dependsOnTurnover(asked)) {
            return Seller.Turnover.NONE;
        }
        int year = VatApplied.supplyDay(asked.sale()).getYear();
        VatSettings settings = organisations.get(asked.organisation()).settings().vat();
        YearTurnover now =
                decisions
                        .turnover(asked.organisation(), year, asked.source())
                        .plus(settings.turnoverElsewhere(year));
        YearTurnover before =
                decisions
                        .turnover(asked.organisation(), year - 1, asked.source())
                        .plus(settings.turnoverElsewhere(year - 1));
        return new Seller.Turnover(
                now.all(), now.crossBorder(), before.crossBorder(), now.electronic());
    }
}
