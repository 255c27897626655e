package dev.kontor.hub.books;

import dev.kontor.hub.books.DocumentMirror.IndexAge;
import dev.kontor.hub.database.OneAtATime;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.lane.NotYourTurn;
import dev.kontor.hub.ledger.Effect;
import dev.kontor.hub.ledger.Ledger;
import dev.kontor.hub.ledger.Markers;
import dev.kontor.hub.ledger.Sightings;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.lexware.Page;
import dev.kontor.lexware.VoucherStatus;
import dev.kontor.lexware.VoucherType;
import dev.kontor.lexware.VoucherlistQuery;
import dev.kontor.lexware.VoucherlistRow;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads voucherlist, the only index of documents, newest first, and reads the documents that nobody
 * can account for. One page of 250 gives the numbers and totals of as many documents for one call,
 * settles doubts, and brings back what a restored database has forgotten.
 */
@Component
class DocumentIndex {

    private static final String READING = "Reading the index";

    static final Duration SKEW = Duration.ofMinutes(2);

    /** Each is a call; whoever is in doubt comes again. */
    private static final int MOST_AT_ONCE = 10;

    /** 40 pages of 250 are the window that Lexware shows (lexware-office-api.md 5). */
    private static final int LAST_PAGE = 40;

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final LexwareAccess lexware;
    private final LexwareDocuments documents;
    private final DocumentMirror mirror;
    private final Ledger ledger;
    private final Sightings sightings;
    private final Transactions transactions;
    private final BooksProperties properties;
    private final InstantSource clock;
    private final JsonMapper json;
    private final OneAtATime readers;

    DocumentIndex(
            LexwareAccess lexware,
            LexwareDocuments documents,
            DocumentMirror mirror,
            Ledger ledger,
            Sightings sightings,
            Transactions transactions,
            BooksProperties properties,
            InstantSource clock,
            JsonMapper json) {
        this.lexware = lexware;
        this.documents = documents;
        this.mirror = mirror;
        this.ledger = ledger;
        this.sightings = sightings;
        this.transactions = transactions;
        this.readers = new OneAtATime(transactions);
        this.properties = properties;
        this.clock = clock;
        this.json = json;
    }

    /**
     * Makes sure that the index was read not longer ago than {@link BooksProperties#indexEvery()}.
     *
     * @param since back to which creation it shall reach
     * @throws NotYourTurn if it would have to be read and no permit is free soon
     */
    IndexAge refresh(OrganisationId organisation, Instant since, boolean attended) {
        return readers.run(
                organisation,
                READING,
                () -> {
                    Instant now = clock.instant();
                    return mirror.indexAge(organisation)
                            .filter(age -> age.readAt().plus(properties.indexEvery()).isAfter(now))
                            .orElseGet(() -> read(organisation, since, attended));
                });
    }

    /** As {@link #refresh}, but reads in any case. */
    IndexAge refreshNow(OrganisationId organisation, Instant since, boolean attended) {
        return readers.run(organisation, READING, () -> read(organisation, since, attended));
    }

    /**
     * Reads every document that might be one of ours and was not looked at yet: created since, made
     * by no known effect. Its marker, if it bears one, becomes a sighting.
     *
     * @param worthReading narrows by what voucherlist shows
     * @return how many were read
     */
    int readUnaccounted(
            OrganisationId organisation,
            Instant since,
            Predicate<MirroredDocument> worthReading,
            boolean attended) {
        List<MirroredDocument> unread =
                mirror.unread(organisation, since).stream().filter(worthReading).toList();
        Set<SourceRef> known =
                ledger.known(
                        organisation,
                        unread.stream().map(document -> ref(organisation, document)).toList());
        int count = 0;
        for (MirroredDocument document : unread) {
            if (!known.contains(ref(organisation, document))) {
                var _ = readForMarker(organisation, document.kind(), document.id(), attended);
                count++;
            }
        }
        return count;
    }

    /**
     * Documents that might settle one of these doubts: of their total, and made by nobody known.
     */
    int readCandidates(OrganisationId organisation, Collection<Effect> doubts, boolean attended) {
        Instant since =
                doubts.stream()
                        .map(Effect::intendedAt)
                        .filter(Objects::nonNull)
                        .min(Instant::compareTo)
                        .orElse(Instant.MAX);
        if (since.equals(Instant.MAX)) {
            return 0;
        }
        return readUnaccounted(
                organisation,
                since.minus(SKEW),
                document -> doubts.stream().anyMatch(doubt -> totalFits(doubt, document)),
                attended);
    }

    /**
     * Reads what is still unaccounted for of the documents of a kind that were created in a span,
     * whatever their total: what Lexware computes may differ by a cent from what was expected. At
     * most {@value #MOST_AT_ONCE} at once; what was read is not read again.
     *
     * @return whether none is left
     */
    boolean readAllOf(
            OrganisationId organisation,
            DocumentKind kind,
            Instant from,
            Instant until,
            boolean attended) {
        List<MirroredDocument> unread =
                mirror.unread(organisation, from).stream()
                        .filter(document -> document.kind() == kind)
                        .filter(document -> !document.createdAt().isAfter(until))
                        .toList();
        Set<SourceRef> known =
                ledger.known(
                        organisation,
                        unread.stream().map(document -> ref(organisation, document)).toList());
        List<MirroredDocument> left =
                unread.stream()
                        .filter(document -> !known.contains(ref(organisation, document)))
                        .toList();
        left.stream()
                .limit(MOST_AT_ONCE)
                .forEach(document -> {
                    var _ = readForMarker(organisation, kind, document.id(), attended);
                });
        return left.size() <= MOST_AT_ONCE;
    }

    SourceRef ref(OrganisationId organisation, MirroredDocument document) {
        return lexware.ref(organisation, document.kind().key(), document.id().toString());
    }

    private static boolean totalFits(Effect doubt, MirroredDocument document) {
        BigDecimal expected = doubt.expected();
        BigDecimal total = document.total();
        return expected == null || total == null || expected.compareTo(total) == 0;
    }

    /**
     * Reads one document; its marker, if it bears one, becomes a sighting. One call.
     *
     * @return empty if Lexware no longer has it
     */
    Optional<ReadDocument> readForMarker(
            OrganisationId organisation, DocumentKind kind, UUID id, boolean attended) {
        Optional<ReadDocument> found = documents.read(organisation, kind, id, attended);
        Instant now = clock.instant();
        transactions.runInOrganisation(
                organisation,
                () -> {
                    if (found.isEmpty()) {
                        mirror.gone(organisation, id, now);
                        return;
                    }
                    ReadDocument read = found.get();
                    String token = Markers.find(read.text()).orElse(null);
                    mirror.put(organisation, read.mirrored(now, token), now);
                    if (token != null) {
                        sightings.note(
                                organisation,
                                token,
                                lexware.ref(organisation, kind.key(), id.toString()),
                                json.writeValueAsString(read.facts()),
                                now);
                    }
                });
        return found;
    }

    private IndexAge read(OrganisationId organisation, Instant since, boolean attended) {
        Instant asked = clock.instant();
        IndexAge age = new IndexAge(asked, asked);
        for (int page = 0; page < LAST_PAGE && age.reached().isAfter(since); page++) {
            age = readPage(organisation, since, page, asked, attended);
        }
        return age;
    }

    private IndexAge readPage(
            OrganisationId organisation,
            Instant since,
            int number,
            Instant asked,
            boolean attended) {
        LocalDate from = since.minus(SKEW).atZone(BERLIN).toLocalDate();
        VoucherlistQuery query =
                VoucherlistQuery.any()
                        .withTypes(VoucherType.INVOICE, VoucherType.CREDIT_NOTE)
                        .withCreated(VoucherlistQuery.Days.since(from))
                        .withPage(number, Page.LARGEST)
                        .sortedBy(VoucherlistQuery.Sort.Property.CREATED_DATE, false);
        Page<VoucherlistRow> page =
                lexware.read(organisation, attended, client -> client.voucherlist().page(query))
                        .orElseThrow();
        List<MirroredDocument> rows =
                page.content().stream().flatMap(row -> mirrored(row).stream()).toList();
        Instant reached =
                page.last() || rows.isEmpty() ? Instant.EPOCH : rows.getLast().createdAt();
        IndexAge age = new IndexAge(asked, reached);
        transactions.runInOrganisation(
                organisation,
                () -> {
                    rows.forEach(row -> mirror.putListed(organisation, row, asked));
                    mirror.indexRead(organisation, age);
                });
        return age;
    }

    static Optional<MirroredDocument> mirrored(VoucherlistRow row) {
        UUID id = row.id();
        VoucherType type = row.voucherType();
        OffsetDateTime created = row.createdDate();
        if (id == null || type == null || created == null) {
            return Optional.empty();
        }
        OffsetDateTime updated = row.updatedDate();
        VoucherStatus status = row.voucherStatus();
        return DocumentKind.of(type)
                .map(kind ->
                        new MirroredDocument(
                                id,
                                kind,
                                status == null ? "unknown" : status.name().toLowerCase(Locale.ROOT),
                                row.voucherNumber(),
                                row.totalAmount(),
                                row.openAmount(),
                                row.contactName(),
                                created.toInstant(),
                                updated == null ? null : updated.toInstant(),
                                null,
                                null));
    }
}
