package dev.kontor.hub.books;

import dev.kontor.hub.books.AdoptionRules.Dated;
import dev.kontor.hub.books.AdoptionRules.Judgement;
import dev.kontor.hub.books.AdoptionRules.Read;
import dev.kontor.hub.books.AdoptionRules.Sought;
import dev.kontor.hub.books.vat.VatApplied;
import dev.kontor.hub.books.vat.VatDesk;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.ledger.Adoptions;
import dev.kontor.hub.ledger.Effect;
import dev.kontor.hub.ledger.EffectKey;
import dev.kontor.hub.ledger.EffectState;
import dev.kontor.hub.ledger.Ledger;
import dev.kontor.hub.ledger.Links;
import dev.kontor.hub.ledger.Links.LinkState;
import dev.kontor.hub.ledger.Role;
import dev.kontor.hub.model.Order;
import dev.kontor.hub.model.Party;
import dev.kontor.hub.model.Refund;
import dev.kontor.hub.model.SourceObject;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the documents of the past that somebody else wrote for a source object, and takes them into
 * the ledger, so that nothing writes them a second time. {@link PastDocuments} must have listed the
 * days before. Thread-safe.
 */
@Component
public class PastBooks {

    /** Stands for a bookkeeping voucher in source refs. */
    static final String VOUCHER = "voucher";

    private static final int REMEMBERED = 2_000;

    private final Ledger ledger;
    private final Adoptions adoptions;
    private final Links links;
    private final PastDocuments past;
    private final PastVouchers vouchers;
    private final DocumentIndex index;
    private final LexwareAccess lexware;
    private final VatDesk vat;
    private final Transactions transactions;
    private final JsonMapper json;
    private final InstantSource clock;
    private final Map<SourceRef, Text> texts = new Remembered();

    PastBooks(
            Ledger ledger,
            Adoptions adoptions,
            Links links,
            PastDocuments past,
            PastVouchers vouchers,
            DocumentIndex index,
            LexwareAccess lexware,
            VatDesk vat,
            Transactions transactions,
            JsonMapper json,
            InstantSource clock) {
        this.ledger = ledger;
        this.adoptions = adoptions;
        this.links = links;
        this.past = past;
        this.vouchers = vouchers;
        this.index = index;
        this.lexware = lexware;
        this.vat = vat;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A document of the account that may be the one sought.
     *
     * @param number null for drafts
     * @param differs in what it differs; empty if in nothing
     * @param draft it cannot be adopted before it is finalised
     */
    public record Candidate(
            SourceRef document,
            @Nullable String number,
            @Nullable Money total,
            LocalDate date,
            @Nullable String contactName,
            boolean draft,
            List<Difference> differs) {

        public Candidate {
            differs = List.copyOf(differs);
        }

        /** Whether a person may take it for the document of an object. */
        public boolean adoptable() {
            return !draft && !document.kind().equals(VOUCHER);
        }

        /** Whether a person who looked at this document would see nothing new in that one. */
        public boolean looksLike(Candidate other) {
            return document.equals(other.document)
                    && draft == other.draft
                    && Objects.equals(number, other.number)
                    && date.equals(other.date)
                    && hasTotal(other.total)
                    && keys().equals(other.keys());
        }

        private boolean hasTotal(@Nullable Money wanted) {
            return total == null ? wanted == null : wanted != null && total.sameAs(wanted);
        }

        private Set<String> keys() {
            return differs.stream().map(Difference::key).collect(Collectors.toSet());
        }
    }

    /**
     * One respect in which a document differs from what is sought.
     *
     * @param key {@code draft}, {@code total}, {@code name}, {@code number}, {@code date} or {@code
     *     voucher}
     * @param words what is so about the document, without a subject
     */
    public record Difference(String key, Words words) {}

    /** What the books hold of a source object. */
    public sealed interface Finding {

        /**
         * Kontor knows its document.
         *
         * @param number null if it was not read yet
         * @param adopted whether somebody else had written it
         */
        record Done(SourceRef document, @Nullable String number, boolean adopted)
                implements Finding {}

        /** Kontor is at it. */
        record UnderWay() implements Finding {}

        /** Exactly one document fits in every respect. */
        record Fits(Candidate candidate) implements Finding {}

        /**
         * A person must choose.
         *
         * @param several whether more than one fits in every respect
         */
        record Choose(List<Candidate> candidates, boolean several) implements Finding {

            public Choose {
                candidates = List.copyOf(candidates);
            }
        }

        record Nothing() implements Finding {}
    }

    /**
     * Who wants a document to be adopted.
     *
     * @param run of which work this is a part
     * @param by who chose the document
     * @param attended whether somebody waits for it
     */
    public record Ordered(UUID run, String by, boolean attended) {}

    /** What came of an adoption. */
    public enum Adopted {
        /** From now on the document stands for the object. */
        NOW,
        /** The object has this document already. */
        BEFORE,
        /** The object has another one by Kontor, or Kontor is about to write one. */
        UNDER_WAY,
        /** The document stands for something else. */
        TAKEN,
        /** It is a draft, voided or deleted, or of another account. */
        NOT_ADOPTABLE,
        /** Its total is another one than when it was looked at. */
        CHANGED
    }

    /**
     * Looks for the document of an object; costs one call for each document that has to be read, at
     * most six.
     *
     * @param root the order that {@code object} is, or belongs to
     * @param written since when a document that was written is looked at whatever day it bears,
     *     because nobody saw it yet; null if none
     * @throws dev.kontor.hub.lane.NotYourTurn if no permit is free soon; what was read is
     *     remembered
     * @throws BooksUnavailable if Lexware does not answer
     */
    public Finding look(
            OrganisationId organisation,
            Order root,
            SourceObject object,
            @Nullable Instant written) {
        EffectKey key = key(organisation, object);
        Optional<Effect> known = ledger.find(key);
        if (known.isPresent()) {
            EffectState state = known.get().state();
            SourceRef document = known.get().remote();
            if (state == EffectState.DONE && document != null) {
                return new Finding.Done(
                        document,
                        facts(known.get()).number(),
                        adopted(organisation, object.ref(), document));
            }
            if (state.inDoubt()) {
                return new Finding.UnderWay();
            }
        }
        if (othersMade(key, root)) {
            return new Finding.UnderWay();
        }
        return BooksUnavailable.instead(() -> {
            Set<String> names = names(root.customer());
            Sought sought = sought(root, object, names, written);
            List<Dated> free =
                    free(organisation, past.candidates(organisation, kind(object), sought, names));
            List<Read> read = new ArrayList<>();
            for (Dated each : AdoptionRules.worthReading(sought, free)) {
                read(organisation, each).ifPresent(read::add);
            }
            List<Candidate> booked = vouchers.candidates(organisation, kind(object), sought);
            return switch (AdoptionRules.judge(sought, read)) {
                case Judgement.Fits(Dated document) ->
                        new Finding.Fits(candidate(organisation, document, List.of()));
                case Judgement.Choose(var candidates, boolean several) ->
                        new Finding.Choose(
                                Stream.concat(
                                                candidates.stream()
                                                        .map(each ->
                                                                candidate(
                                                                        organisation,
                                                                        each.document(),
                                                                        each.differs())),
                                                booked.stream())
                                        .toList(),
                                several);
                case Judgement.Nothing() ->
                        booked.isEmpty()
                                ? new Finding.Nothing()
                                : new Finding.Choose(booked, false);
            };
        });
    }

    /**
     * Whether Kontor wrote, or may have written, another of the documents that the object needs.
     */
    private boolean othersMade(EffectKey key, Order root) {
        return ledger.ofRoot(key.organisation(), root.ref()).stream()
                .filter(each -> each.key().isBeside(key))
                .map(Effect::state)
                .anyMatch(state -> state == EffectState.DONE || state.inDoubt());
    }

    /**
     * Takes a document for that of an object, as it is now: it is read once more, one call. A total
     * that differs from the object's is accepted with it, and the audit entry says both; so only a
     * person may choose such a document. Repeating it changes nothing.
     *
     * @param candidate the document as it was found
     * @throws dev.kontor.hub.lane.NotYourTurn if no permit is free soon
     * @throws BooksUnavailable if Lexware does not answer
     */
    public Adopted adopt(
            OrganisationId organisation,
            SourceRef root,
            SourceObject object,
            Candidate candidate,
            Ordered ordered) {
        SourceRef document = candidate.document();
        if (!document.kind().equals(kind(object).key())
                || !lexware.current(organisation, document)) {
            return Adopted.NOT_ADOPTABLE;
        }
        Optional<ReadDocument> read =
                BooksUnavailable.instead(() ->
                        index.readForMarker(
                                organisation,
                                kind(object),
                                UUID.fromString(document.id()),
                                ordered.attended()));
        BigDecimal total = read.map(ReadDocument::total).orElse(null);
        if (read.isEmpty() || total == null || !adoptable(read.get())) {
            return Adopted.NOT_ADOPTABLE;
        }
        Money written = new Money(total, "EUR");
        if (!candidate.hasTotal(written)) {
            return Adopted.CHANGED;
        }
        Money wanted = total(object);
        DocumentFacts facts = read.get().facts();
        DocumentFacts accepted = wanted.sameAs(written) ? facts : facts.asAccepted();
        EffectKey key = key(organisation, object);
        Adoptions.Found found =
                new Adoptions.Found(
                        key,
                        root,
                        ordered.run(),
                        ordered.by(),
                        fingerprint(object),
                        sale(object),
                        document,
                        json.writeValueAsString(accepted),
                        "%s of %s EUR for %s of %s"
                                .formatted(facts.number(), total, object.number(), wanted));
        return switch (transactions.inOrganisation(organisation, () -> adopted(found))) {
            case Adoptions.Outcome.Adopted _ -> Adopted.NOW;
            case Adoptions.Outcome.AlreadyDone(Effect done) ->
                    document.equals(done.remote()) ? Adopted.BEFORE : Adopted.UNDER_WAY;
            case Adoptions.Outcome.UnderWay() -> Adopted.UNDER_WAY;
            case Adoptions.Outcome.Taken() -> Adopted.TAKEN;
        };
    }

    /** The document stands for the whole: what was decided about several is void. */
    private Adoptions.Outcome adopted(Adoptions.Found found) {
        Adoptions.Outcome outcome = adoptions.adopt(found);
        if (outcome instanceof Adoptions.Outcome.Adopted) {
            vat.forget(found.key());
        }
        return outcome;
    }

    private static boolean adoptable(ReadDocument document) {
        return stands(document.status())
                && !document.status().equals("draft")
                && document.number() != null;
    }

    private static boolean stands(String status) {
        return !status.equals("voided") && !status.equals("gone");
    }

    private static EffectKey key(OrganisationId organisation, SourceObject object) {
        return switch (object) {
            case Order order -> RevenueDocuments.key(organisation, order.ref(), 1);
            case Refund refund -> new EffectKey(organisation, refund.ref(), Role.CORRECTION, "1");
        };
    }

    private static DocumentKind kind(SourceObject object) {
        return switch (object) {
            case Order _ -> DocumentKind.INVOICE;
            case Refund _ -> DocumentKind.CREDIT_NOTE;
        };
    }

    private static Money total(SourceObject object) {
        return switch (object) {
            case Order order -> order.sale().total();
            case Refund refund -> refund.amount();
        };
    }

    private static String fingerprint(SourceObject object) {
        return switch (object) {
            case Order order -> SaleFingerprint.of(order.sale());
            case Refund refund -> SaleFingerprint.of(refund);
        };
    }

    private String sale(SourceObject object) {
        return switch (object) {
            case Order order -> json.writeValueAsString(order.sale());
            case Refund refund -> json.writeValueAsString(refund);
        };
    }

    /** Whoever writes a credit note by hand names the order; a refund's own number nobody knows. */
    private static Sought sought(
            Order root, SourceObject object, Set<String> names, @Nullable Instant written) {
        return new Sought(
                root.number(),
                total(object),
                VatApplied.day(object.businessDate()),
                names,
                written);
    }

    private static Set<String> names(Party party) {
        Set<String> names = new LinkedHashSet<>();
        String name = party.name();
        if (name != null) {
            names.add(name);
        }
        if (party.lastName() != null) {
            names.add(
                    (party.firstName() == null ? "" : party.firstName() + " ") + party.lastName());
        }
        return names;
    }

    /** Those that stand for nothing yet. */
    private List<Dated> free(OrganisationId organisation, List<Dated> all) {
        Map<SourceRef, Dated> byRef =
                all.stream()
                        .collect(
                                Collectors.toMap(
                                        each -> ref(organisation, each),
                                        each -> each,
                                        (one, _) -> one,
                                        LinkedHashMap::new));
        Set<SourceRef> taken = new LinkedHashSet<>(ledger.known(organisation, byRef.keySet()));
        taken.addAll(
                transactions.inOrganisation(
                        organisation, () -> links.linkedAmong(organisation, byRef.keySet())));
        byRef.keySet().removeAll(taken);
        return List.copyOf(byRef.values());
    }

    /**
     * A document with all its texts, as it is now; read again only if it was changed since. Empty
     * if it does not stand any more.
     */
    private Optional<Read> read(OrganisationId organisation, Dated dated) {
        SourceRef ref = ref(organisation, dated);
        Instant updatedAt = dated.document().updatedAt();
        Text known;
        synchronized (texts) {
            known = texts.get(ref);
        }
        if (known != null && updatedAt != null && updatedAt.equals(known.updatedAt())) {
            return Optional.of(new Read(dated, known.text()));
        }
        MirroredDocument document = dated.document();
        Optional<ReadDocument> read =
                index.readForMarker(organisation, document.kind(), document.id(), false);
        if (read.isEmpty() || !stands(read.get().status())) {
            return Optional.empty();
        }
        ReadDocument now = read.get();
        synchronized (texts) {
            texts.put(ref, new Text(now.updatedAt(), now.text()));
        }
        LocalDate date = now.date();
        return Optional.of(
                new Read(
                        new Dated(
                                now.mirrored(clock.instant(), null),
                                date == null ? dated.date() : date),
                        now.text()));
    }

    /** All texts of a document as it was changed last. */
    private record Text(@Nullable Instant updatedAt, String text) {}

    private Candidate candidate(
            OrganisationId organisation, Dated dated, List<Difference> differs) {
        MirroredDocument document = dated.document();
        BigDecimal total = document.total();
        return new Candidate(
                ref(organisation, dated),
                document.number(),
                total == null ? null : new Money(total, "EUR"),
                dated.date(),
                document.contactName(),
                dated.draft(),
                differs);
    }

    private SourceRef ref(OrganisationId organisation, Dated dated) {
        MirroredDocument document = dated.document();
        return lexware.ref(organisation, document.kind().key(), document.id().toString());
    }

    private boolean adopted(OrganisationId organisation, SourceRef source, SourceRef document) {
        return transactions
                .inOrganisation(organisation, () -> links.from(organisation, source))
                .stream()
                .anyMatch(link -> link.to().equals(document) && link.state() == LinkState.ADOPTED);
    }

    private DocumentFacts facts(Effect effect) {
        return json.readValue(effect.result(), DocumentFacts.class);
    }

    /** The texts read last, so that a document that many may mean is read once. */
    private static final class Remembered extends LinkedHashMap<SourceRef, Text> {

        private static final long serialVersionUID = 1L;

        Remembered() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<SourceRef, Text> eldest) {
            return size() > REMEMBERED;
        }
    }
}
