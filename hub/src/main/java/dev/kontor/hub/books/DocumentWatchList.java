package dev.kontor.hub.books;

import dev.kontor.hub.books.vat.VatApplied;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.lane.Lane;
import dev.kontor.hub.lane.Priority;
import dev.kontor.hub.ledger.Effect;
import dev.kontor.hub.ledger.Ledger;
import dev.kontor.hub.ledger.Links;
import dev.kontor.hub.ledger.Links.Link;
import dev.kontor.hub.ledger.Links.LinkState;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.lexware.Page;
import dev.kontor.lexware.VoucherType;
import dev.kontor.lexware.VoucherlistQuery;
import dev.kontor.lexware.VoucherlistRow;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Keeps links true to what people do in Lexware: deletes, voids, sets back to draft. The object
 * that a changed document belongs to is looked at again, and becomes stuck there.
 */
@Component
class DocumentWatchList {

    private final LexwareAccess lexware;
    private final LexwareDocuments documents;
    private final DocumentIndex index;
    private final DocumentMirror mirror;
    private final Ledger ledger;
    private final Links links;
    private final Lane lane;
    private final Transactions transactions;
    private final InstantSource clock;

    DocumentWatchList(
            LexwareAccess lexware,
            LexwareDocuments documents,
            DocumentIndex index,
            DocumentMirror mirror,
            Ledger ledger,
            Links links,
            Lane lane,
            Transactions transactions,
            InstantSource clock) {
        this.lexware = lexware;
        this.documents = documents;
        this.index = index;
        this.mirror = mirror;
        this.ledger = ledger;
        this.links = links;
        this.lane = lane;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Reads one document that may have changed, if it is one of ours, or one that the mirror shows:
     * an import must not take it for what it was. At most one call.
     */
    void look(OrganisationId organisation, DocumentKind kind, SourceRef ref) {
        List<Link> known = transactions.joined(organisation, () -> links.to(organisation, ref));
        UUID id = UUID.fromString(ref.id());
        if (known.isEmpty()) {
            if (mirror.find(organisation, id).isPresent()) {
                var _ = index.readForMarker(organisation, kind, id, false);
            }
            return;
        }
        Optional<ReadDocument> read = documents.read(organisation, kind, id, true);
        LinkState state = read.map(ReadDocument::status).map(this::state).orElse(LinkState.GONE);
        Instant now = clock.instant();
        transactions.runInOrganisation(
                organisation,
                () -> {
                    read.ifPresentOrElse(
                            document -> mirror.put(organisation, document.mirrored(now, null), now),
                            () -> mirror.gone(organisation, id, now));
                    known.forEach(link -> update(organisation, link, state, now));
                });
    }

    /** Ours among the documents that voucherlist shows as changed since, and in another state. */
    List<SourceRef> changedSince(OrganisationId organisation, Instant since) {
        LocalDate day = since.atZone(VatApplied.BERLIN).toLocalDate();
        List<SourceRef> changed = new ArrayList<>();
        Page<VoucherlistRow> page;
        int number = 0;
        do {
            VoucherlistQuery query =
                    VoucherlistQuery.any()
                            .withTypes(VoucherType.INVOICE, VoucherType.CREDIT_NOTE)
                            .withUpdated(VoucherlistQuery.Days.since(day))
                            .withPage(number++, Page.LARGEST)
                            .sortedBy(VoucherlistQuery.Sort.Property.UPDATED_DATE, false);
            page =
                    lexware.read(organisation, true, client -> client.voucherlist().page(query))
                            .orElseThrow();
            for (VoucherlistRow row : page.content()) {
                differing(organisation, row).ifPresent(changed::add);
            }
        } while (!page.last() && reaches(page, since));
        return changed;
    }

    private static boolean reaches(Page<VoucherlistRow> page, Instant since) {
        VoucherlistRow last = page.content().getLast();
        return last.updatedDate() != null && last.updatedDate().toInstant().isAfter(since);
    }

    private Optional<SourceRef> differing(OrganisationId organisation, VoucherlistRow row) {
        UUID id = row.id();
        if (id == null || row.voucherType() == null || row.voucherStatus() == null) {
            return Optional.empty();
        }
        LinkState state = state(row.voucherStatus().name().toLowerCase(Locale.ROOT));
        return DocumentKind.of(row.voucherType())
                .map(kind -> lexware.ref(organisation, kind.key(), id.toString()))
                .filter(ref ->
                        transactions
                                .joined(organisation, () -> links.to(organisation, ref))
                                .stream()
                                .anyMatch(link -> link.state().stands() != state.stands()));
    }

    private void update(OrganisationId organisation, Link link, LinkState state, Instant now) {
        if (link.state().stands() && state.stands()) {
            return;
        }
        links.put(organisation, new Link(link.from(), link.role(), link.to(), state), now);
        SourceRef root =
                ledger.byRemote(organisation, link.to()).map(Effect::root).orElse(link.from());
        lane.signal(organisation, root, Priority.SIGNAL);
    }

    private LinkState state(String status) {
        return switch (status) {
            case "draft" -> LinkState.DRAFT;
            case "voided" -> LinkState.VOIDED;
            default -> LinkState.LIVE;
        };
    }
}
