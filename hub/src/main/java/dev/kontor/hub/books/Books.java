package dev.kontor.hub.books;

import dev.kontor.hub.action.ActionContext;
import dev.kontor.hub.action.Outcome;
import dev.kontor.hub.action.Plan;
import dev.kontor.hub.books.vat.VatApplied;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.lane.NotYourTurn;
import dev.kontor.hub.lane.Permit;
import dev.kontor.hub.ledger.Effect;
import dev.kontor.hub.ledger.EffectState;
import dev.kontor.hub.ledger.Intent;
import dev.kontor.hub.ledger.Ledger;
import dev.kontor.hub.ledger.Links.LinkState;
import dev.kontor.hub.ledger.Markers;
import dev.kontor.hub.ledger.Performance;
import dev.kontor.hub.ledger.Remote;
import dev.kontor.hub.ledger.Sightings;
import dev.kontor.hub.organisation.Organisation;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Words;
import dev.kontor.lexware.FieldRefused;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings one document into the books and keeps an eye on it: what invoices and corrections have in
 * common.
 */
@Component
class Books {

    private static final Duration SOON = Duration.ofSeconds(2);

    /** Stands for the id of a document that is not there yet. */
    private static final String NO_ID = "00000000-0000-0000-0000-000000000000";

    private final Organisations organisations;
    private final LexwareAccess lexware;
    private final DocumentIndex index;
    private final DocumentMirror mirror;
    private final CatchUp catchUp;
    private final Ledger ledger;
    private final StandingDocuments standing;
    private final DocumentAnswers answers;
    private final Sightings sightings;
    private final OwnRecords own;
    private final Transactions transactions;
    private final InstantSource clock;
    private final JsonMapper json;

    Books(
            Organisations organisations,
            LexwareAccess lexware,
            DocumentIndex index,
            DocumentMirror mirror,
            CatchUp catchUp,
            Ledger ledger,
            StandingDocuments standing,
            DocumentAnswers answers,
            Sightings sightings,
            OwnRecords own,
            Transactions transactions,
            InstantSource clock,
            JsonMapper json) {
        this.organisations = organisations;
        this.lexware = lexware;
        this.index = index;
        this.mirror = mirror;
        this.catchUp = catchUp;
        this.ledger = ledger;
        this.standing = standing;
        this.answers = answers;
        this.sightings = sightings;
        this.own = own;
        this.transactions = transactions;
        this.clock = clock;
        this.json = json;
    }

    DocumentIndex index() {
        return index;
    }

    DocumentMirror mirror() {
        return mirror;
    }

    Instant settledAt(Effect effect) {
        return ledger.settledAt(effect);
    }

    List<Sightings.Sighting> sightings(OrganisationId organisation, String token) {
        return transactions.joined(organisation, () -> sightings.of(organisation, token));
    }

    /**
     * Runs an action's work; what only needs time becomes {@link Outcome.Waiting}.
     *
     * @throws NotYourTurn if a permit is not free soon; the lane keeps the turn promised then,
     *     which a later signal would waste if it were a mere waiting
     */
    <O> Outcome<O> attempt(Supplier<Outcome<O>> work) {
        try {
            return work.get();
        } catch (LexwareUnavailable unavailable) {
            return new Outcome.Waiting<>(unavailable.retryAt(), unavailable.why());
        } catch (Held held) {
            return new Outcome.Stuck<>(held.problem());
        } catch (FieldRefused refused) {
            return new Outcome.Stuck<>(Problems.unwritable(refused.getMessage()));
        }
    }

    /** Brings the document about that the wish describes, or says what is in the way. */
    Outcome<DocumentRecord> ensure(ActionContext context, DocumentWish wish) {
        OrganisationId organisation = context.organisation();
        lexware.confirmed(organisation, context.attended());
        answers.take(context, wish);
        Optional<Effect> existing =
                context.answer() == null ? wish.known() : ledger.find(wish.key());
        boolean toBeSent =
                existing.isEmpty()
                        || existing.get().state() == EffectState.PLANNED
                        || existing.get().state() == EffectState.REJECTED;
        if (toBeSent) {
            requireOpenPeriod(organisation, context);
            wish.draftOrHeld();
        }
        AtomicReference<@Nullable Permit> toRead = new AtomicReference<>();
        Remote remote =
                new DocumentRemote(
                        organisation,
                        this,
                        () -> {
                            // made before the transaction of the intent: it may have to ask around
                            wish.draftOrHeld();
                            catchUp.require(
                                    organisation, Problems.READ_ALL.equals(context.answer()));
                            Permit permit =
                                    lexware.permitToCreateDocument(
                                            organisation, context.attended());
                            if (wish.finalise()) {
                                toRead.set(standing.permitToRead(context));
                            }
                            return permit;
                        },
                        (effect, deadline) ->
                                wish.send(lexware, organisation, effect, deadline, json));
        Intent intent =
                new Intent(
                        wish.key(),
                        context.rootRef(),
                        context.fence(),
                        context.run(),
                        context.flow(),
                        context.step(),
                        wish.fingerprint(),
                        wish.sale(),
                        token -> {
                            requireOpenPeriod(organisation, context);
                            return wish.draftOrHeld().freeze(token);
                        },
                        Problems.TRY_AGAIN.equals(context.answer()),
                        false);
        return switch (ledger.perform(intent, remote, existing)) {
            case Performance.Done(Effect effect, boolean now) -> {
                if (now) {
                    own.made(organisation, StandingDocuments.remoteOf(effect));
                }
                yield standing.settled(
                        context,
                        wish,
                        effect,
                        now ? LinkState.LIVE : linkState(effect),
                        toRead.get());
            }
            case Performance.OtherSale(Effect effect, _) ->
                    new Outcome.Stuck<>(
                            Problems.otherSale(
                                    wish.kind(),
                                    facts(effect),
                                    wish.total().get(),
                                    wish.fingerprint()));
            case Performance.Rejected(Effect effect) ->
                    new Outcome.Stuck<>(Problems.rejected(wish.kind(), effect));
            case Performance.NotYet(Instant nextLook, Words why) ->
                    new Outcome.Waiting<>(nextLook, why);
            case Performance.InDoubt(_, Instant nextLook, boolean overdue, String why) -> {
                standing.lookAtIndex(organisation, clock.instant().plus(SOON));
                yield overdue && !Problems.KEEP_LOOKING.equals(context.answer())
                        ? new Outcome.Stuck<>(Problems.inDoubt(wish.kind().title().de(), why))
                        : new Outcome.Waiting<>(
                                nextLook,
                                new Words(
                                        "Die Antwort von Lexware ging verloren; es wird nachgesehen,"
                                                + " ob der Beleg entstanden ist.",
                                        "The answer of Lexware was lost; it is being looked whether"
                                                + " the document came into being."));
            }
        };
    }

    /** The state of the record that an effect made; live if nothing else is known. */
    LinkState linkState(Effect effect) {
        return standing.linkState(effect);
    }

    DocumentFacts facts(Effect effect) {
        return standing.facts(effect);
    }

    /** Holds a draft back that is not what was looked at before. */
    DocumentWish.Draft asLookedAt(ActionContext context, DocumentWish.Draft.Ready ready) {
        ActionContext.Frozen frozen = context.frozen();
        Set<String> bodies = frozen == null ? null : frozen.bodies();
        if (bodies == null || bodies.contains(ready.writing().apply(Markers.OPEN).body())) {
            return ready;
        }
        return new DocumentWish.Draft.NotYet(
                clock.instant().plus(SOON),
                new Words(
                        "Der Beleg hat sich geändert, seit er angesehen wurde; es wird neu geprüft.",
                        "The document has changed since it was looked at; it is checked again."));
    }

    /** Makes a plan; what cannot be known without asking is said instead. */
    Plan planning(Supplier<Plan> plan) {
        try {
            return plan.get();
        } catch (LexwareUnavailable unavailable) {
            return new Plan(false, List.of(), null, List.of(unavailable.why()), 0);
        } catch (Held held) {
            return new Plan(
                    false,
                    List.of(),
                    null,
                    List.of(held.problem().reason()),
                    0,
                    held.problem().grounds());
        } catch (FieldRefused refused) {
            return new Plan(
                    false,
                    List.of(),
                    null,
                    List.of(Problems.unwritable(refused.getMessage()).reason()),
                    0);
        }
    }

    /** In what a document that stands differs from the wish, but for dates, marker and texts. */
    List<Words> differences(DocumentWish wish) {
        Optional<Effect> effect = wish.known().filter(each -> each.state() == EffectState.DONE);
        if (effect.isEmpty()) {
            return List.of();
        }
        if (!effect.get().fingerprint().equals(wish.fingerprint())) {
            return List.of(
                    new Words(
                            "Der Vorgang hat sich geändert, seit der Beleg entstand.",
                            "The object has changed since the document was made."));
        }
        return wish.draft().get() instanceof DocumentWish.Draft.Ready ready
                ? DocumentDifferences.between(
                        json.readTree(effect.get().request()),
                        json.readTree(ready.writing().apply(effect.get().token()).body()))
                : List.of();
    }

    /** A document as a rehearsal goes on with it: as it is, or as it would be. */
    DocumentRecord.Part expected(DocumentWish wish) {
        DocumentFacts facts =
                wish.known()
                        .filter(each -> each.state() == EffectState.DONE)
                        .map(this::facts)
                        .orElseGet(() -> DocumentFacts.made(wish.kind(), NO_ID));
        String number = facts.number();
        return DocumentRecord.Part.of(
                wish.kind(),
                facts.id(),
                number == null ? wish.kind().prefix() : number,
                wish.total().get());
    }

    private void requireOpenPeriod(OrganisationId id, ActionContext context) {
        Organisation organisation = organisations.get(id);
        LocalDate today = VatApplied.day(context.documentInstant(clock.instant()));
        LocalDate closedUntil = organisation.settings().closedUntil();
        if (closedUntil != null && organisation.settings().closed(today)) {
            throw new Held(Problems.closedPeriod(today, closedUntil));
        }
    }
}
