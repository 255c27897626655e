package dev.kontor.hub.books;

import dev.kontor.hub.action.ActionContext;
import dev.kontor.hub.action.Outcome;
import dev.kontor.hub.action.Plan;
import dev.kontor.hub.books.vat.VatApplied;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.lane.Lane;
import dev.kontor.hub.lane.NotYourTurn;
import dev.kontor.hub.lane.Paces;
import dev.kontor.hub.lane.Permit;
import dev.kontor.hub.lane.Priority;
import dev.kontor.hub.ledger.Effect;
import dev.kontor.hub.ledger.EffectState;
import dev.kontor.hub.ledger.Intent;
import dev.kontor.hub.ledger.Ledger;
import dev.kontor.hub.ledger.Links;
import dev.kontor.hub.ledger.Links.Link;
import dev.kontor.hub.ledger.Links.LinkState;
import dev.kontor.hub.ledger.Markers;
import dev.kontor.hub.ledger.Performance;
import dev.kontor.hub.ledger.Remote;
import dev.kontor.hub.ledger.Sightings;
import dev.kontor.hub.organisation.Organisation;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import dev.kontor.lexware.FieldRefused;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

    private static final Duration FALLBACK = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(2);

    /** Stands for the id of a document that is not there yet. */
    private static final String NO_ID = "00000000-0000-0000-0000-000000000000";

    /** A webhook tells earlier that a draft was finalised. */
    private static final Duration DRAFT_FALLBACK = Duration.ofHours(6);

    private final Organisations organisations;
    private final LexwareAccess lexware;
    private final LexwareDocuments documents;
    private final DocumentIndex index;
    private final DocumentMirror mirror;
    private final CatchUp catchUp;
    private final Ledger ledger;
    private final Links links;
    private final Sightings sightings;
    private final OwnRecords own;
    private final Lane lane;
    private final Paces paces;
    private final Transactions transactions;
    private final BooksProperties properties;
    private final InstantSource clock;
    private final JsonMapper json;

    Books(
            Organisations organisations,
            LexwareAccess lexware,
            LexwareDocuments documents,
            DocumentIndex index,
            DocumentMirror mirror,
            CatchUp catchUp,
            Ledger ledger,
            Links links,
            Sightings sightings,
            OwnRecords own,
            Lane lane,
            Paces paces,
            Transactions transactions,
            BooksProperties properties,
            InstantSource clock,
            JsonMapper json) {
        this.organisations = organisations;
        this.lexware = lexware;
        this.documents = documents;
        this.index = index;
        this.mirror = mirror;
        this.catchUp = catchUp;
        this.ledger = ledger;
        this.links = links;
        this.sightings = sightings;
        this.own = own;
        this.lane = lane;
        this.paces = paces;
        this.transactions = transactions;
        this.properties = properties;
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
        answer(context, wish);
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
                                toRead.set(permitToRead(context));
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
                    own.made(organisation, remoteOf(effect));
                }
                yield settled(
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
                lookAtIndex(organisation, clock.instant().plus(SOON));
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
        SourceRef remote = effect.remote();
        if (remote == null) {
            return LinkState.GONE;
        }
        OrganisationId organisation = effect.key().organisation();
        return transactions.joined(
                organisation,
                () ->
                        links.find(organisation, effect.key().source(), effect.key().role(), remote)
                                .map(Link::state)
                                .orElse(LinkState.LIVE));
    }

    private static SourceRef remoteOf(Effect done) {
        return Objects.requireNonNull(done.remote(), "a done effect has a record");
    }

    DocumentFacts facts(Effect effect) {
        return json.readValue(effect.result(), DocumentFacts.class);
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

    /** The ref that stands for the organisation's index; its work is {@link IndexReading}. */
    SourceRef indexRef(OrganisationId organisation) {
        return lexware.ref(organisation, IndexReading.KIND, "all");
    }

    /** What is done about a document that was made: its state, its number and its total. */
    private Outcome<DocumentRecord> settled(
            ActionContext context,
            DocumentWish wish,
            Effect effect,
            LinkState state,
            @Nullable Permit toRead) {
        DocumentFacts facts = facts(effect);
        Optional<LinkState> mirrored =
                wish.finalise() && state != LinkState.DRAFT
                        ? Optional.of(state)
                        : mirroredState(effect, facts);
        boolean stillDraft = mirrored.isEmpty() || mirrored.get() == LinkState.DRAFT;
        if (!wish.finalise() && state != LinkState.GONE && stillDraft) {
            markLink(effect, LinkState.DRAFT, clock.instant());
            return new Outcome.Waiting<>(
                    clock.instant().plus(DRAFT_FALLBACK),
                    new Words(
                            "Entwurf erstellt; wartet, bis er in Lexware fertiggestellt ist.",
                            "Draft made; waits until it is finalised in Lexware."));
        }
        if (state == LinkState.DRAFT && mirrored.filter(LinkState::stands).isPresent()) {
            // a page that was read for others shows that a person has finalised it
            markLink(effect, LinkState.LIVE, clock.instant());
        } else if (!state.stands()) {
            return new Outcome.Stuck<>(
                    Problems.vanished(
                            wish.kind(), state.name().toLowerCase(java.util.Locale.ROOT), facts));
        }
        if (!facts.verified()) {
            Optional<DocumentFacts> read = verify(context, wish, effect, facts, toRead);
            if (read.isEmpty()) {
                lookAtIndex(
                        context.organisation(),
                        clock.instant().plus(properties.indexEvery().dividedBy(2)));
                return new Outcome.Waiting<>(
                        clock.instant().plus(FALLBACK),
                        new Words(
                                "Beleg erstellt; Nummer und Summe werden gelesen.",
                                "Document made; its number and total are being read."));
            }
            facts = read.get();
        }
        BigDecimal total = facts.total();
        String number = facts.number();
        if (total == null || number == null) {
            throw new IllegalStateException("Document " + facts.id() + " has no number or total");
        }
        Money wanted = wish.total().get();
        Money written = new Money(total, wanted.currency());
        if (!written.sameAs(wanted) && !facts.accepted()) {
            return new Outcome.Stuck<>(Problems.totalDiffers(number, written, wanted));
        }
        Instant doneAt = effect.doneAt();
        DocumentRecord.Part document =
                DocumentRecord.Part.of(wish.kind(), facts.id(), number, written);
        return new Outcome.Done<>(
                DocumentRecord.of(wish.kind(), List.of(document)),
                doneAt == null ? clock.instant() : doneAt,
                new Words(
                        "%s %s über %s"
                                .formatted(wish.kind().title().de(), number, written.words().de()),
                        "%s %s of %s"
                                .formatted(
                                        wish.kind().title().en(), number, written.words().en())));
    }

    /** What was seen of it last; who finalises a draft, or deletes it, is a person. */
    private Optional<LinkState> mirroredState(Effect effect, DocumentFacts facts) {
        return mirror.find(effect.key().organisation(), UUID.fromString(facts.id()))
                .map(MirroredDocument::status)
                .map(ReadDocument::state);
    }

    /** Number and total: from the mirror, or by reading the document if nobody else needs calls. */
    private Optional<DocumentFacts> verify(
            ActionContext context,
            DocumentWish wish,
            Effect effect,
            DocumentFacts facts,
            @Nullable Permit booked) {
        OrganisationId organisation = context.organisation();
        UUID id = UUID.fromString(facts.id());
        Permit permit = booked;
        if (permit == null || permit.lapsed()) {
            Optional<DocumentFacts> mirrored =
                    mirror.find(organisation, id).flatMap(row -> row.complete(facts));
            if (mirrored.isPresent()) {
                ledger.learn(effect, json.writeValueAsString(mirrored.get()));
                return mirrored;
            }
            permit = permitToRead(context);
        }
        if (permit == null) {
            return Optional.empty();
        }
        Optional<ReadDocument> read = documents.read(organisation, wish.kind(), id, permit);
        Instant now = clock.instant();
        if (read.isEmpty() && now.isBefore(ledger.settledAt(effect))) {
            // so soon, "not there" may mean "not shown yet"
            return Optional.empty();
        }
        if (read.isEmpty()) {
            markLink(effect, LinkState.GONE, now);
            throw new Held(Problems.vanished(wish.kind(), "gone", facts));
        }
        DocumentFacts known = read.get().facts();
        transactions.runJoined(
                organisation,
                () -> {
                    mirror.put(organisation, read.get().mirrored(now, effect.token()), now);
                    own.withdrawNews(organisation, remoteOf(effect));
                });
        if (!known.verified()) {
            return Optional.empty();
        }
        ledger.learn(effect, json.writeValueAsString(known));
        return Optional.of(known);
    }

    /**
     * For the read of the number and total. Booked together with the create, so that no transaction
     * lies between the two calls; null if others wait and a page for many is the better way.
     */
    private @Nullable Permit permitToRead(ActionContext context) {
        OrganisationId organisation = context.organisation();
        if (!context.attended() && paces.backlogged(organisation, Paces.CALLS, Paces.DOCUMENTS)) {
            return null;
        }
        try {
            return lexware.permit(organisation, context.attended());
        } catch (NotYourTurn notSoon) {
            return null;
        }
    }

    void markLink(Effect effect, LinkState state, Instant now) {
        SourceRef remote = effect.remote();
        if (remote != null) {
            OrganisationId organisation = effect.key().organisation();
            transactions.runInOrganisation(
                    organisation,
                    () ->
                            links.put(
                                    organisation,
                                    new Link(
                                            effect.key().source(),
                                            effect.key().role(),
                                            remote,
                                            state),
                                    now));
        }
    }

    /** Acts on what a person answered; doing it twice does no more than once. */
    private void answer(ActionContext context, DocumentWish wish) {
        String answer = context.answer();
        if (answer == null) {
            return;
        }
        Optional<Effect> found = ledger.find(wish.key());
        if (found.isEmpty()) {
            return;
        }
        Effect effect = found.get();
        switch (answer) {
            case Problems.CREATE_AGAIN -> createAgain(context, wish.kind(), effect);
            case Problems.SEND_AGAIN -> ledger.vouchNotThere(effect, "a person answered");
            default -> {
                // try-again and keep-looking are looked at where they matter; others are not ours
                if (effect.state() == EffectState.DONE) {
                    accept(answer, effect, wish);
                }
            }
        }
    }

    /**
     * Gives the name free for another document, if this one really does not stand: what is known of
     * it may be hours old, and what was made twice cannot be taken back.
     */
    private void createAgain(ActionContext context, DocumentKind kind, Effect effect) {
        if (effect.state() != EffectState.DONE || linkState(effect).stands()) {
            return;
        }
        OrganisationId organisation = context.organisation();
        UUID id = UUID.fromString(facts(effect).id());
        Optional<ReadDocument> read = documents.read(organisation, kind, id, true);
        Instant now = clock.instant();
        if (read.isPresent() && read.get().state().stands()) {
            transactions.runJoined(
                    organisation,
                    () -> mirror.put(organisation, read.get().mirrored(now, effect.token()), now));
            markLink(effect, LinkState.LIVE, now);
        } else {
            ledger.supersede(effect, "a person ordered: " + Problems.CREATE_AGAIN);
        }
    }

    /** Agrees to a change of the sale or to a total, if that is what was shown. */
    private void accept(String answer, Effect effect, DocumentWish wish) {
        DocumentFacts facts = facts(effect);
        if (answer.equals(Problems.otherSaleAccepted(facts, wish.fingerprint()))) {
            Effect accepted = ledger.learn(effect, json.writeValueAsString(facts.asAccepted()));
            ledger.accept(accepted, wish.fingerprint(), wish.sale(), "a person answered");
        } else if (facts.verified() && effect.fingerprint().equals(wish.fingerprint())) {
            Money wanted = wish.total().get();
            Money written = new Money(Objects.requireNonNull(facts.total()), wanted.currency());
            String number = Objects.requireNonNull(facts.number());
            if (answer.equals(Problems.totalAccepted(number, written, wanted))) {
                ledger.learn(effect, json.writeValueAsString(facts.asAccepted()));
            }
        }
    }

    private void requireOpenPeriod(OrganisationId id, ActionContext context) {
        Organisation organisation = organisations.get(id);
        LocalDate today = VatApplied.day(context.documentInstant(clock.instant()));
        LocalDate closedUntil = organisation.settings().closedUntil();
        if (closedUntil != null && organisation.settings().closed(today)) {
            throw new Held(Problems.closedPeriod(today, closedUntil));
        }
    }

    private void lookAtIndex(OrganisationId organisation, Instant at) {
        transactions.runInOrganisation(
                organisation,
                () -> lane.lookAt(organisation, indexRef(organisation), Priority.TIMER, at));
    }
}
