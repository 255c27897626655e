package dev.kontor.lexware.simulator;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What may happen to sales documents: by the API, and by a person's hand in the app. */
final class SalesDocuments {

    private final InstantSource clock;
    private final Webhooks webhooks;

    SalesDocuments(InstantSource clock, Webhooks webhooks) {
        this.clock = clock;
        this.webhooks = webhooks;
    }

    /** Creates a draft, or finalised an open document; refuses with 406. */
    SalesDocument create(
            Organisation organisation,
            DocumentKind kind,
            ObjectNode body,
            boolean finalised,
            @Nullable UUID precedingId,
            ExecutedBy executedBy) {
        Instant now = clock.instant();
        DocumentContent content = DocumentRules.read(organisation, kind, body, now);
        organisation.lock().lock();
        try {
            SalesDocument invoice =
                    precedingId == null ? null : predecessor(organisation, kind, precedingId);
            SalesDocument document =
                    new SalesDocument(
                            UUID.randomUUID(),
                            kind,
                            organisation.nextNumber(kind),
                            organisation,
                            content,
                            initialStatus(finalised, invoice),
                            precedingId,
                            executedBy,
                            now);
            organisation.add(document);
            webhooks.fire(organisation, kind.eventFamily() + ".created", document.id());
            if (invoice != null) {
                document.link(invoice);
                invoice.link(document);
                settle(document, now);
                changed(invoice, now, "changed");
                settle(invoice, now);
                show(invoice);
            }
            show(document);
            count(organisation, now);
            return document;
        } finally {
            organisation.lock().unlock();
        }
    }

    /** A finalised credit note for an invoice is paid off at once. */
    private static DocumentStatus initialStatus(
            boolean finalised, @Nullable SalesDocument invoice) {
        if (!finalised) {
            return DocumentStatus.DRAFT;
        }
        return invoice == null ? DocumentStatus.OPEN : DocumentStatus.PAIDOFF;
    }

    /** The invoice a credit note is pursued from ({@code lexware-office-api.md} 6.6 and 7.4). */
    private static SalesDocument predecessor(
            Organisation organisation, DocumentKind kind, UUID precedingId) {
        SalesDocument preceding =
                organisation
                        .document(precedingId)
                        .orElseThrow(() -> refused("preceding sales voucher not found"));
        if (kind != DocumentKind.CREDIT_NOTE || preceding.kind() != DocumentKind.INVOICE) {
            throw refused(
                    "a "
                            + kind.voucherType()
                            + " cannot be pursued from a "
                            + preceding.kind().voucherType());
        }
        if (preceding.isDraft()) {
            throw refused("preceding sales voucher is in status draft");
        }
        if (!preceding.related().isEmpty()) {
            throw refused("preceding sales voucher already has a credit note");
        }
        return preceding;
    }

    private static Refusal refused(String reason) {
        return new Refusal(406, "Invalid precedingSalesVoucherId: " + reason);
    }

    /**
     * Changes fields by hand: the change is laid over the body once sent, and checked like a new
     * one.
     */
    SalesDocument edit(SalesDocument document, ObjectNode change) {
        return byHand(
                document,
                now -> {
                    ObjectNode input = Json.merged(document.content().input(), change);
                    document.content(
                            DocumentRules.read(
                                    document.organisation(), document.kind(), input, now));
                    changed(document, now, "changed");
                    settleWithRelated(document, now);
                });
    }

    SalesDocument finalise(SalesDocument document) {
        return byHand(
                document,
                now -> {
                    if (document.isDraft()) {
                        document.status(DocumentStatus.OPEN);
                        changed(document, now, "status.changed");
                        settleWithRelated(document, now);
                    }
                });
    }

    /**
     * Sets back to draft; payments are gone then, and reading them answers 406 ({@code
     * lexware-office-api.md} 7.8).
     */
    SalesDocument backToDraft(SalesDocument document) {
        return byHand(
                document,
                now -> {
                    document.clearPayments();
                    document.status(DocumentStatus.DRAFT);
                    changed(document, now, "status.changed");
                    webhooks.fire(document.organisation(), "payment.changed", document.id());
                    settleWithRelated(document, now);
                });
    }

    SalesDocument cancel(SalesDocument document) {
        return byHand(
                document,
                now -> {
                    document.status(DocumentStatus.VOIDED);
                    changed(document, now, "status.changed");
                    settleWithRelated(document, now);
                });
    }

    /** Enters a payment; without an amount, all that is open. */
    SalesDocument pay(SalesDocument document, @Nullable BigDecimal amount) {
        return byHand(
                document,
                now -> {
                    if (document.isDraft() || document.status() == DocumentStatus.VOIDED) {
                        throw new Refusal(
                                409,
                                "A document in status "
                                        + document.status().wire()
                                        + " cannot be paid");
                    }
                    document.addPayment(amount == null ? document.openAmount() : amount);
                    document.touch(now);
                    webhooks.fire(document.organisation(), "payment.changed", document.id());
                    settle(document, now);
                });
    }

    SalesDocument archive(SalesDocument document, boolean flag) {
        return byHand(
                document,
                now -> {
                    document.archive(flag);
                    changed(document, now, "changed");
                });
    }

    void delete(SalesDocument document) {
        byHand(
                document,
                now -> {
                    document.delete();
                    document.touch(now);
                    webhooks.fire(
                            document.organisation(),
                            document.kind().eventFamily() + ".deleted",
                            document.id());
                    unlist(document, now);
                    settleWithRelated(document, now);
                });
    }

    private SalesDocument byHand(SalesDocument document, HandMove move) {
        Organisation organisation = document.organisation();
        organisation.lock().lock();
        try {
            if (document.isDeleted()) {
                throw Refusal.notFound();
            }
            move.make(clock.instant());
            show(document);
            document.related().forEach(this::show);
            return document;
        } finally {
            organisation.lock().unlock();
        }
    }

    private void changed(SalesDocument document, Instant now, String event) {
        document.touch(now);
        webhooks.fire(
                document.organisation(),
                document.kind().eventFamily() + "." + event,
                document.id());
    }

    private void settleWithRelated(SalesDocument document, Instant now) {
        if (!document.isDeleted()) {
            settle(document, now);
        }
        for (SalesDocument other : document.related()) {
            settle(other, now);
        }
    }

    /** Computes open amount and status from payments and links. */
    private void settle(SalesDocument document, Instant now) {
        if (document.isDraft()) {
            document.openAmount(document.content().totals().gross());
            return;
        }
        if (document.status() == DocumentStatus.VOIDED) {
            document.openAmount(BigDecimal.ZERO.setScale(2));
            return;
        }
        BigDecimal open =
                document.content()
                        .totals()
                        .gross()
                        .subtract(document.paid())
                        .subtract(credited(document));
        boolean covered = open.signum() <= 0 && document.content().totals().gross().signum() > 0;
        boolean linked =
                document.kind() == DocumentKind.CREDIT_NOTE && !document.related().isEmpty();
        document.openAmount(covered || linked ? BigDecimal.ZERO.setScale(2) : open);
        DocumentStatus settled =
                document.kind() == DocumentKind.CREDIT_NOTE
                        ? DocumentStatus.PAIDOFF
                        : DocumentStatus.PAID;
        DocumentStatus status = covered || linked ? settled : DocumentStatus.OPEN;
        if (status != document.status()) {
            document.status(status);
            changed(document, now, "status.changed");
        }
    }

    /** What finalised credit notes take off an invoice. */
    private static BigDecimal credited(SalesDocument document) {
        if (document.kind() != DocumentKind.INVOICE) {
            return BigDecimal.ZERO;
        }
        List<SalesDocument> notes = document.related();
        return notes.stream()
                .filter(note -> !note.isDraft() && note.status() != DocumentStatus.VOIDED)
                .map(note -> note.content().totals().gross())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void show(SalesDocument document) {
        if (document.isDeleted()) {
            return;
        }
        document.refresh();
        Organisation organisation = document.organisation();
        String listName = document.content().listName();
        organisation
                .voucherIndex()
                .put(document.id(), VoucherRow.of(document, listName), indexedAt(organisation));
    }

    private void unlist(SalesDocument document, Instant now) {
        Organisation organisation = document.organisation();
        organisation
                .voucherIndex()
                .remove(
                        document.id(),
                        now.plus(
                                organisation
                                        .dice()
                                        .draw(organisation.settings().voucherlistDelay())));
    }

    private Instant indexedAt(Organisation organisation) {
        return clock.instant()
                .plus(organisation.dice().draw(organisation.settings().voucherlistDelay()));
    }

    private static void count(Organisation organisation, Instant now) {
        organisation.statistics().documentCreated(now);
        if (organisation.documentPace().add(now, organisation.settings().documentsPerMinute())) {
            organisation.statistics().overPace.increment();
        }
    }

    static ObjectNode actionResult(
            String baseUri,
            String resource,
            UUID id,
            Instant created,
            Instant updated,
            int version) {
        ObjectNode result = Json.object();
        result.put("id", id.toString());
        result.put("resourceUri", baseUri + "/v1/" + resource + "/" + id);
        result.put("createdDate", Dates.written(created));
        result.put("updatedDate", Dates.written(updated));
        result.put("version", version);
        return result;
    }

    /** The documents of all organisations, found by the id alone. */
    static Optional<SalesDocument> find(Iterable<Organisation> organisations, UUID id) {
        for (Organisation organisation : organisations) {
            Optional<SalesDocument> found = organisation.document(id);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    @FunctionalInterface
    private interface HandMove {
        void make(Instant now);
    }
}
