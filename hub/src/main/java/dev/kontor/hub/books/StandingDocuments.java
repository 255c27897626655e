package dev.kontor.hub.books;

import dev.kontor.hub.action.ActionContext;
import dev.kontor.hub.action.Outcome;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.lane.Lane;
import dev.kontor.hub.lane.NotYourTurn;
import dev.kontor.hub.lane.Paces;
import dev.kontor.hub.lane.Permit;
import dev.kontor.hub.lane.Priority;
import dev.kontor.hub.ledger.Effect;
import dev.kontor.hub.ledger.Ledger;
import dev.kontor.hub.ledger.Links;
import dev.kontor.hub.ledger.Links.Link;
import dev.kontor.hub.ledger.Links.LinkState;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The documents that stand, or stood: what is known of each, whether it still stands, and what is
 * read of one that was just made.
 */
@Component
class StandingDocuments {

    private static final Duration FALLBACK = Duration.ofSeconds(60);

    /** A webhook tells earlier that a draft was finalised. */
    private static final Duration DRAFT_FALLBACK = Duration.ofHours(6);

    private final LexwareAccess lexware;
    private final LexwareDocuments documents;
    private final DocumentMirror mirror;
    private final Ledger ledger;
    private final Links links;
    private final OwnRecords own;
    private final Lane lane;
    private final Paces paces;
    private final Transactions transactions;
    private final BooksProperties properties;
    private final InstantSource clock;
    private final JsonMapper json;

    StandingDocuments(
            LexwareAccess lexware,
            LexwareDocuments documents,
            DocumentMirror mirror,
            Ledger ledger,
            Links links,
            OwnRecords own,
            Lane lane,
            Paces paces,
            Transactions transactions,
            BooksProperties properties,
            InstantSource clock,
            JsonMapper json) {
        this.lexware = lexware;
        this.documents = documents;
        this.mirror = mirror;
        this.ledger = ledger;
        this.links = links;
        this.own = own;
        this.lane = lane;
        this.paces = paces;
        this.transactions = transactions;
        this.properties = properties;
        this.clock = clock;
        this.json = json;
    }

    DocumentFacts facts(Effect effect) {
        return json.readValue(effect.result(), DocumentFacts.class);
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

    static SourceRef remoteOf(Effect done) {
        return Objects.requireNonNull(done.remote(), "a done effect has a record");
    }

    /** What is done about a document that was made: its state, its number and its total. */
    Outcome<DocumentRecord> settled(
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
    @Nullable Permit permitToRead(ActionContext context) {
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

    /** The ref that stands for the organisation's index; its work is {@link IndexReading}. */
    SourceRef indexRef(OrganisationId organisation) {
        return lexware.ref(organisation, IndexReading.KIND, "all");
    }

    void lookAtIndex(OrganisationId organisation, Instant at) {
        transactions.runInOrganisation(
                organisation,
                () -> lane.lookAt(organisation, indexRef(organisation), Priority.TIMER, at));
    }
}
