package dev.kontor.hub.books;

import dev.kontor.hub.action.Action;
import dev.kontor.hub.action.ActionContext;
import dev.kontor.hub.action.ActionEffect;
import dev.kontor.hub.action.Doubt;
import dev.kontor.hub.action.Outcome;
import dev.kontor.hub.action.Outcome.Answer;
import dev.kontor.hub.action.Outcome.Problem;
import dev.kontor.hub.action.Plan;
import dev.kontor.hub.books.ContactMatching.Match;
import dev.kontor.hub.books.vat.VatApplied;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.ledger.Effect;
import dev.kontor.hub.ledger.EffectKey;
import dev.kontor.hub.ledger.EffectState;
import dev.kontor.hub.ledger.Intent;
import dev.kontor.hub.ledger.Ledger;
import dev.kontor.hub.ledger.Links;
import dev.kontor.hub.ledger.Links.Link;
import dev.kontor.hub.ledger.Links.LinkState;
import dev.kontor.hub.ledger.Markers;
import dev.kontor.hub.ledger.Performance;
import dev.kontor.hub.ledger.Role;
import dev.kontor.hub.model.Order;
import dev.kontor.hub.model.Party;
import dev.kontor.hub.organisation.OrganisationSettings.ContactPolicy;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.Meaning;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import dev.kontor.lexware.Contact;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes sure that a party can stand on documents: businesses as contacts, consumers by one-time
 * address unless the organisation wants contacts for all. Existing contacts are found, never
 * changed: an order does not overwrite master data.
 */
@Component
class EnsureCustomer implements Action<EnsureCustomer.Input, CustomerRecord> {

    /** Stands for the id of a contact that is not there yet. */
    private static final String TO_BE_CREATED = "00000000-0000-0000-0000-000000000000";

    private static final Duration TURN = Duration.ofMillis(700);

    private final Map<OrganisationId, ReentrantLock> turns = new ConcurrentHashMap<>();
    private final Books books;
    private final Organisations organisations;
    private final LexwareAccess lexware;
    private final ContactSearch search;
    private final ContactMirror mirror;
    private final Ledger ledger;
    private final Links links;
    private final OwnRecords own;
    private final Transactions transactions;
    private final BooksProperties properties;
    private final InstantSource clock;
    private final JsonMapper json;

    EnsureCustomer(
            Books books,
            Organisations organisations,
            LexwareAccess lexware,
            ContactSearch search,
            ContactMirror mirror,
            Ledger ledger,
            Links links,
            OwnRecords own,
            Transactions transactions,
            BooksProperties properties,
            InstantSource clock,
            JsonMapper json) {
        this.books = books;
        this.organisations = organisations;
        this.lexware = lexware;
        this.search = search;
        this.mirror = mirror;
        this.ledger = ledger;
        this.links = links;
        this.own = own;
        this.transactions = transactions;
        this.properties = properties;
        this.clock = clock;
        this.json = json;
    }

    /** Whom to sell to. */
    public record Input(
            @Meaning(de = "An wen verkauft wird", en = "Whom to sell to") Party party) {}

    @Override
    public String name() {
        return "books.ensure-customer";
    }

    @Override
    public Words title() {
        return new Words("Kunden sicherstellen", "Ensure a customer");
    }

    @Override
    public Class<Input> input() {
        return Input.class;
    }

    @Override
    public Class<CustomerRecord> output() {
        return CustomerRecord.class;
    }

    @Override
    public ActionEffect effect() {
        return ActionEffect.WRITE;
    }

    @Override
    public int cost() {
        return 2;
    }

    @Override
    public Words description() {
        return new Words(
                "Findet den Kontakt des Kunden oder legt ihn an; Privatkunden stehen mit einmaliger Anschrift auf dem Beleg.",
                "Finds the customer's contact or creates it; consumers stand on the document with a one-time address.");
    }

    @Override
    public Optional<String> role() {
        return Optional.of(Role.CONTACT.key());
    }

    @Override
    public Doubt doubt() {
        return Doubt.LOOK;
    }

    @Override
    public Optional<CustomerRecord> expected(ActionContext context, Input input, Plan plan) {
        if (!wantsContact(context, input.party())) {
            return Optional.of(new CustomerRecord(null, input.party()));
        }
        return Optional.of(
                new CustomerRecord(
                        known(context.organisation(), input.party()).orElse(TO_BE_CREATED),
                        input.party()));
    }

    @Override
    public Plan plan(ActionContext context, Input input) {
        Party party = input.party();
        if (!wantsContact(context, party)) {
            return new Plan(true, List.of(), null, List.of(oneTime()), 0);
        }
        if (known(context.organisation(), party).isPresent()) {
            return new Plan(true, List.of(), null, List.of(), 0);
        }
        return switch (ContactMatching.match(party, mirror.alike(context.organisation(), party))) {
            case Match.Possible _ when wantsNew(context.answer(), party) -> toBeCreated(party);
            case Match.Possible(List<MirroredContact> contacts) ->
                    undecided(possibleDuplicate(party, contacts));
            case Match.Same(MirroredContact contact) when !contact.invoiceable() ->
                    undecided(Problems.notInvoiceable(contact.name()));
            case Match.Same _, Match.None _ -> toBeCreated(party);
        };
    }

    private static Plan toBeCreated(Party party) {
        try {
            return new Plan(
                    false,
                    List.of(
                            new Plan.PlannedRequest(
                                    "POST", "/v1/contacts", request(party, Markers.OPEN))),
                    null,
                    List.of(
                            new Words(
                                    "Noch kein Kontakt bekannt: wird in Lexware gesucht, sonst angelegt.",
                                    "No contact known yet: it is looked for in Lexware, else created.")),
                    2);
        } catch (Held held) {
            return undecided(held.problem());
        }
    }

    private static Plan undecided(Problem problem) {
        return new Plan(false, List.of(), null, List.of(problem.reason()), 0);
    }

    /** The contact that perform would use without asking Lexware. */
    private Optional<String> known(OrganisationId organisation, Party party) {
        EffectKey key = key(organisation, party);
        Optional<String> made =
                ledger.find(key)
                        .filter(effect -> effect.state() == EffectState.DONE)
                        .filter(effect -> books.linkState(effect).stands())
                        .map(Effect::remote)
                        .map(SourceRef::id);
        return made.or(() -> chosen(key).map(link -> link.to().id()))
                .or(() ->
                        ContactMatching.match(party, mirror.alike(organisation, party))
                                        instanceof Match.Same(MirroredContact contact)
                                ? Optional.of(contact)
                                        .filter(MirroredContact::invoiceable)
                                        .map(each -> each.id().toString())
                                : Optional.empty());
    }

    @Override
    public Outcome<CustomerRecord> perform(ActionContext context, Input input) {
        if (!wantsContact(context, input.party())) {
            return new Outcome.Done<>(
                    new CustomerRecord(null, input.party()), context.now(), oneTime());
        }
        return books.attempt(() -> ensureContact(context, input.party()));
    }

    /** Tax-free documents need one (vat.md L3), and what leaves the EU is tax-free. */
    private boolean wantsContact(ActionContext context, Party party) {
        return party.business()
                || ContactMatching.vatId(party.vatId()) != null
                || VatApplied.leavesTheUnion(party.address())
                || (context.subject() instanceof Order order
                        && VatApplied.leavesTheUnion(order.sale().shipTo()))
                || organisations.get(context.organisation()).settings().contacts()
                        == ContactPolicy.ALL;
    }

    private Outcome<CustomerRecord> ensureContact(ActionContext context, Party party) {
        OrganisationId organisation = context.organisation();
        lexware.confirmed(organisation, context.attended());
        EffectKey key = key(organisation, party);
        Optional<Effect> effect = ledger.find(key);
        String answer = context.answer();
        if (effect.isPresent() && effect.get().state() == EffectState.DONE) {
            if (books.linkState(effect.get()).stands()) {
                return usable(effect.get(), party);
            }
            if (!Problems.CREATE_AGAIN.equals(answer)) {
                return new Outcome.Stuck<>(Problems.contactGone(String.valueOf(party.name())));
            }
            ledger.supersede(effect.get(), "a person ordered: " + answer);
            effect = Optional.empty();
        }
        contactToUse(answer, party).ifPresent(contact -> choose(key, contact));
        Optional<Link> chosen = chosen(key);
        if (chosen.isPresent()) {
            return done(chosen.get().to().id(), party, context.now());
        }
        if (Problems.SEND_AGAIN.equals(answer) && effect.isPresent()) {
            ledger.vouchNotThere(effect.get(), "a person answered");
        }
        if (mayMatch(effect, answer, party)) {
            Match mirrored = ContactMatching.match(party, mirror.alike(organisation, party));
            if (!(mirrored instanceof Match.None)) {
                return matched(context, party, mirrored);
            }
        }
        return oneAtATime(context, party, key);
    }

    /**
     * Looking and creating go together, so two passes that need the same new contact must not look
     * at the same time. Over several nodes the ledger keeps creates apart; there a look may be
     * spent twice.
     */
    private Outcome<CustomerRecord> oneAtATime(ActionContext context, Party party, EffectKey key) {
        ReentrantLock turn =
                turns.computeIfAbsent(context.organisation(), _ -> new ReentrantLock());
        if (!turn.tryLock()) {
            return new Outcome.Waiting<>(
                    clock.instant().plus(TURN),
                    new Words(
                            "Kontakte werden nacheinander angelegt.",
                            "Contacts are created one at a time."));
        }
        try {
            Optional<Effect> effect = ledger.find(key);
            boolean mayMatch = mayMatch(effect, context.answer(), party);
            if (mayMatch) {
                Match live = matchLive(context.organisation(), party, context.attended());
                if (!(live instanceof Match.None)) {
                    return matched(context, party, live);
                }
            }
            return create(context, party, key, mayMatch);
        } finally {
            turn.unlock();
        }
    }

    /** Not if the contact is on its way already, or a person wants a new one. */
    private static boolean mayMatch(Optional<Effect> effect, @Nullable String answer, Party party) {
        return !wantsNew(answer, party)
                && (effect.isEmpty() || effect.get().state() == EffectState.REJECTED);
    }

    private static boolean wantsNew(@Nullable String answer, Party party) {
        return Answer.keyTo(SaleFingerprint.of(party), Problems.CREATE_NEW).equals(answer);
    }

    /** The contact that a person chose for exactly this party. */
    private static Optional<String> contactToUse(@Nullable String answer, Party party) {
        String about = Answer.keyTo(SaleFingerprint.of(party), "");
        return answer != null && answer.startsWith(Problems.USE) && answer.endsWith(about)
                ? Optional.of(
                        answer.substring(Problems.USE.length(), answer.length() - about.length()))
                : Optional.empty();
    }

    private static Problem possibleDuplicate(Party party, List<MirroredContact> contacts) {
        return Problems.possibleDuplicate(
                String.valueOf(party.name()), SaleFingerprint.of(party), contacts);
    }

    private Outcome<CustomerRecord> matched(ActionContext context, Party party, Match match) {
        return switch (match) {
            case Match.Same(MirroredContact contact) when !contact.invoiceable() ->
                    new Outcome.Stuck<>(Problems.notInvoiceable(contact.name()));
            case Match.Same(MirroredContact contact) -> {
                OrganisationId organisation = context.organisation();
                String id = contact.id().toString();
                yield ledger.byRemote(organisation, lexware.ref(organisation, "contact", id))
                        .map(effect -> usable(effect, party))
                        .orElseGet(() -> done(id, party, context.now()));
            }
            case Match.Possible(List<MirroredContact> contacts) ->
                    new Outcome.Stuck<>(possibleDuplicate(party, contacts));
            case Match.None() -> throw new IllegalArgumentException("Nobody was matched");
        };
    }

    private Outcome<CustomerRecord> create(
            ActionContext context, Party party, EffectKey key, boolean mayMatch) {
        OrganisationId organisation = context.organisation();
        Intent intent =
                new Intent(
                        key,
                        context.rootRef(),
                        context.fence(),
                        context.run(),
                        context.flow(),
                        context.step(),
                        SaleFingerprint.of(party),
                        json.writeValueAsString(party),
                        token -> freeze(context, key, party, token, mayMatch),
                        Problems.TRY_AGAIN.equals(context.answer()),
                        true);
        ContactRemote remote =
                new ContactRemote(
                        organisation,
                        lexware,
                        search,
                        party,
                        token -> ContactWriter.contact(party, token),
                        json,
                        context.attended());
        return switch (ledger.perform(intent, remote)) {
            case Performance.Done(Effect made, boolean now) -> {
                if (now) {
                    spareNews(made);
                }
                yield usable(made, party);
            }
            case Performance.OtherSale(Effect made, _) -> usable(made, party);
            case Performance.Rejected(Effect refused) ->
                    new Outcome.Stuck<>(Problems.rejectedContact(refused));
            case Performance.NotYet(Instant nextLook, Words why) ->
                    new Outcome.Waiting<>(nextLook, why);
            case Performance.InDoubt(_, Instant nextLook, boolean overdue, String why) ->
                    overdue && !Problems.KEEP_LOOKING.equals(context.answer())
                            ? new Outcome.Stuck<>(Problems.inDoubt("der Kontakt", why))
                            : new Outcome.Waiting<>(
                                    nextLook,
                                    new Words(
                                            "Es wird nachgesehen, ob der Kontakt entstanden ist.",
                                            "It is being looked whether the contact came into"
                                                    + " being."));
        };
    }

    private void spareNews(Effect made) {
        SourceRef contact = made.remote();
        if (contact != null) {
            OrganisationId organisation = made.key().organisation();
            own.made(organisation, contact);
            transactions.runJoined(organisation, () -> own.withdrawNews(organisation, contact));
        }
    }

    /**
     * The last look, under the ledger's lock for contacts: somebody may have created the same
     * customer under another identity since the look at Lexware, whose search lags, or may be in
     * doubt about it.
     */
    private Intent.Frozen freeze(
            ActionContext context, EffectKey key, Party party, String token, boolean mayMatch) {
        OrganisationId organisation = key.organisation();
        ActionContext.Frozen agreed = context.frozen();
        Set<String> bodies = agreed == null ? null : agreed.bodies();
        if (bodies != null && !bodies.contains(request(party, Markers.OPEN))) {
            throw new LexwareUnavailable(
                    clock.instant().plus(TURN),
                    new Words(
                            "Der Kontakt war so noch nicht geplant; es wird neu geprüft.",
                            "The contact was not planned so; it is checked again."));
        }
        boolean alike =
                mayMatch
                        && (isAlike(party, mirror.alike(organisation, party))
                                || isAlike(party, inDoubt(key)));
        if (alike) {
            throw new LexwareUnavailable(
                    clock.instant().plus(TURN),
                    new Words(
                            "Ein ähnlicher Kontakt wird gerade angelegt.",
                            "A similar contact is being created."));
        }
        return new Intent.Frozen(request(party, token), null);
    }

    private static String request(Party party, String token) {
        return ContactWriter.contact(party, token).wireForm();
    }

    private static boolean isAlike(Party party, List<MirroredContact> contacts) {
        return !(ContactMatching.match(party, contacts) instanceof Match.None);
    }

    /** The other contacts that may or may not have come into being. */
    private List<MirroredContact> inDoubt(EffectKey key) {
        return ledger.inDoubt(key.organisation()).stream()
                .filter(effect -> effect.key().role() == Role.CONTACT)
                .filter(effect -> !effect.key().equals(key))
                .map(effect ->
                        MirroredContact.made(
                                effect.id(), json.readValue(effect.sale(), Party.class)))
                .toList();
    }

    /** The one more look before a contact is created. */
    private Match matchLive(OrganisationId organisation, Party party, boolean attended) {
        List<Contact> live = search.live(organisation, party, attended);
        return ContactMatching.match(
                party,
                live.stream().flatMap(contact -> MirroredContact.of(contact).stream()).toList());
    }

    /** Lexware may not know a new contact for a moment (lexware-office-api.md 3). */
    private Outcome<CustomerRecord> usable(Effect effect, Party party) {
        Instant madeAt = effect.doneAt();
        SourceRef remote = effect.remote();
        if (madeAt == null || remote == null) {
            throw new IllegalStateException("Effect " + effect.id() + " is done without record");
        }
        Instant usableAt = madeAt.plus(properties.contactUsable());
        if (clock.instant().isBefore(usableAt)) {
            return new Outcome.Waiting<>(
                    usableAt,
                    new Words(
                            "Kontakt angelegt; Lexware braucht einen Augenblick.",
                            "Contact created; Lexware needs a moment."));
        }
        return done(remote.id(), party, madeAt);
    }

    private static Outcome<CustomerRecord> done(String contact, Party party, Instant doneAt) {
        return new Outcome.Done<>(
                new CustomerRecord(contact, party),
                doneAt,
                new Words("Kontakt " + party.name(), "Contact " + party.name()));
    }

    private Optional<Link> chosen(EffectKey key) {
        return transactions.joined(
                key.organisation(),
                () ->
                        links.from(key.organisation(), key.source()).stream()
                                .filter(link -> link.role() == Role.CONTACT)
                                .filter(link -> link.state() == LinkState.ADOPTED)
                                .findFirst());
    }

    private void choose(EffectKey key, String contact) {
        SourceRef to = lexware.ref(key.organisation(), "contact", contact);
        transactions.runInOrganisation(
                key.organisation(),
                () ->
                        links.put(
                                key.organisation(),
                                new Link(key.source(), Role.CONTACT, to, LinkState.ADOPTED),
                                clock.instant()));
    }

    private EffectKey key(OrganisationId organisation, Party party) {
        return new EffectKey(
                organisation,
                lexware.ref(organisation, "party", ContactMatching.identity(party)),
                Role.CONTACT,
                "1");
    }

    private static Words oneTime() {
        return new Words(
                "Privatkunde: einmalige Anschrift, kein Kontakt.",
                "Consumer: one-time address, no contact.");
    }
}
