package dev.kontor.lexware.simulator;

import dev.kontor.lexware.simulator.DocumentKind.Trait;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

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
        organisation.lock().lock();
        try {
            if (kind == DocumentKind.DUNNING && precedingId != null) {
                Pursuit.asPredecessor(Pursuit.predecessor(organisation, kind, precedingId), body);
            }
        } finally {
            organisation.lock().unlock();
        }
        Instant now = clock.instant();
        DocumentContent content = DocumentRules.read(organisation, kind, body, now, executedBy);
        organisation.lock().lock();
        try {
            SalesDocument preceding =
                    precedingId == null
                            ? null
                            : Pursuit.predecessor(organisation, kind, precedingId);
            SalesDocument document =
                    new SalesDocument(
                            new SalesDocument.Origin(
                                    organisation.newId(),
                                    organisation.newId(),
                                    kind,
                                    organisation.nextNumber(kind),
                                    organisation.nextSequence(),
                                    now,
                                    precedingId,
                                    executedBy),
                            organisation,
                            content,
                            finalised && kind.has(Trait.FINALISED)
                                    ? DocumentStatus.OPEN
                                    : DocumentStatus.DRAFT);
            if (preceding != null && kind == DocumentKind.CREDIT_NOTE && !document.isDraft()) {
                // Paid off from its first moment: no event says that it became so.
                document.status(DocumentStatus.PAIDOFF);
            }
            organisation.add(document);
            closes(document, now);
            webhooks.fire(organisation, kind.eventFamily() + ".created", document.id());
            if (preceding != null) {
                document.link(preceding);
                preceding.link(document);
                settle(document, now);
                changed(preceding, now, "changed");
                settle(preceding, now);
                show(preceding);
            }
            show(document);
            count(organisation, now);
            return document;
        } finally {
            organisation.lock().unlock();
        }
    }

    /**
     * Changes fields by hand: the change is laid over the body once sent, and checked like a new
     * one.
     */
    SalesDocument edit(SalesDocument document, ObjectNode change) {
        return byHand(
                document,
                now -> {
                    document.content(
                            DocumentRules.read(
                                    document.organisation(),
                                    document.kind(),
                                    input(document, change),
                                    now,
                                    ExecutedBy.HAND));
                    changed(document, now, "changed");
                    settleWithRelated(document, now);
                });
    }

    /** Tells the down payments of a closing invoice who closes them. */
    private void closes(SalesDocument document, Instant now) {
        if (document.content().payable().compareTo(document.content().totals().gross()) == 0) {
            return;
        }
        for (UUID id : ClosingInvoice.deducted(document.content().fields())) {
            document.organisation()
                    .document(id)
                    .ifPresent(downPayment -> {
                        downPayment.content(
                                downPayment
                                        .content()
                                        .with(
                                                "closingInvoiceId",
                                                StringNode.valueOf(document.id().toString())));
                        downPayment.link(document);
                        document.link(downPayment);
                        changed(downPayment, now, "changed");
                        show(downPayment);
                    });
        }
    }

    /** The body that would make the changed document anew. */
    private static ObjectNode input(SalesDocument document, ObjectNode change) {
        ObjectNode present = document.content().fields();
        if (document.content().contactId() != null
                && present.path("address") instanceof ObjectNode address) {
            address.remove("name");
        }
        if (document.content().printLayoutId() != null) {
            present.put("printLayoutId", document.content().printLayoutId());
        }
        return Json.merged(present, change);
    }

    SalesDocument finalise(SalesDocument document) {
        return byHand(
                document,
                now -> {
                    if (document.isDraft() && document.kind().has(Trait.FINALISED)) {
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

    /** A customer's answer to a quotation, as the user enters it. */
    SalesDocument answer(SalesDocument document, boolean accepted) {
        return byHand(
                document,
                now -> {
                    if (document.kind() != DocumentKind.QUOTATION || document.isDraft()) {
                        throw new Refusal(
                                409, "Only a finalised quotation can be accepted or rejected");
                    }
                    document.status(accepted ? DocumentStatus.ACCEPTED : DocumentStatus.REJECTED);
                    changed(document, now, "status.changed");
                });
    }

    /** Enters a payment; without an amount, all that is open. */
    SalesDocument pay(SalesDocument document, Payment payment) {
        return byHand(
                document,
                now -> {
                    if (!document.kind().has(Trait.PAYABLE)
                            || document.isDraft()
                            || document.status() == DocumentStatus.VOIDED) {
                        throw new Refusal(
                                409,
                                "A "
                                        + document.kind().voucherType()
                                        + " in status "
                                        + document.status().wire()
                                        + " cannot be paid");
                    }
                    document.addPayment(payment.of(document.openAmount(), now));
                    document.touch(now);
                    webhooks.fire(document.organisation(), "payment.changed", document.id());
                    settle(document, now);
                });
    }

    /** Takes all payments back. */
    SalesDocument unpay(SalesDocument document) {
        return byHand(
                document,
                now -> {
                    document.clearPayments();
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
                    document.organisation().unlist(document.id(), now);
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
        if (!document.kind().has(Trait.PAYABLE)) {
            return;
        }
        Settlement settlement = Settlement.of(document);
        document.openAmount(settlement.open());
        if (settlement.status() != document.status()) {
            document.status(settlement.status());
            changed(document, now, "status.changed");
        }
    }

    private void show(SalesDocument document) {
        document.organisation().keep(document);
        if (document.isDeleted()) {
            return;
        }
        document.refresh();
        if (document.kind().has(Trait.LISTED)) {
            document.organisation().list(document.id(), VoucherRow.of(document), clock.instant());
        }
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

    /**
     * A payment to be entered.
     *
     * @param amount null: all that is open
     * @param day null: today
     */
    record Payment(String type, @Nullable BigDecimal amount, @Nullable LocalDate day) {

        PaymentItem of(BigDecimal open, Instant now) {
            return new PaymentItem(
                    type, day == null ? Dates.dayOf(now) : day, amount == null ? open : amount);
        }
    }

    @FunctionalInterface
    private interface HandMove {
        void make(Instant now);
    }
}
