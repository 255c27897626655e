package dev.kontor.lexware.simulator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A bookkeeping voucher in one of its versions ({@code lexware-office-api.md} 7.20).
 *
 * @param knownAt from when on it is found by its id
 */
record Voucher(
        UUID id,
        UUID organizationId,
        long sequence,
        int version,
        DocumentStatus status,
        VoucherContent content,
        List<UUID> files,
        List<PaymentItem> payments,
        Instant createdDate,
        Instant updatedDate,
        Instant knownAt,
        boolean isArchived,
        boolean isDeleted,
        ExecutedBy executedBy) {

    Voucher {
        files = List.copyOf(files);
        payments = List.copyOf(payments);
    }

    /** What is left to be paid; null while the amount is not known. */
    @Nullable BigDecimal openAmount() {
        if (content.gross() == null) {
            return null;
        }
        return status == DocumentStatus.VOIDED || status.isSettled()
                ? BigDecimal.ZERO.setScale(2)
                : content.gross().subtract(PaymentItem.sum(payments)).max(BigDecimal.ZERO);
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("id", id.toString());
        json.put("organizationId", organizationId.toString());
        json.put("type", content.type().wire());
        json.put("voucherStatus", status.wire());
        json.setAll(content.fields());
        ArrayNode ids = json.putArray("files");
        files.forEach(file -> ids.add(file.toString()));
        json.put("createdDate", Dates.written(createdDate));
        json.put("updatedDate", Dates.written(updatedDate));
        json.put("version", version);
        return json;
    }

    /** The next version of this voucher. */
    Voucher changed(
            DocumentStatus newStatus, VoucherContent newContent, List<UUID> newFiles, Instant now) {
        return next(newStatus, newContent, newFiles, payments, now);
    }

    Voucher withStatus(DocumentStatus newStatus, Instant now) {
        return next(newStatus, content, files, payments, now);
    }

    Voucher withFiles(List<UUID> newFiles, Instant now) {
        return next(status, content, newFiles, payments, now);
    }

    /** With one payment more; settled when nothing is left. */
    Voucher paid(PaymentItem payment, Instant now) {
        List<PaymentItem> all = new ArrayList<>(payments);
        all.add(payment);
        boolean covered =
                content.gross() != null && content.gross().compareTo(PaymentItem.sum(all)) <= 0;
        DocumentStatus settled =
                content.type().isCreditNote() ? DocumentStatus.PAIDOFF : DocumentStatus.PAID;
        return next(covered ? settled : status, content, files, all, now);
    }

    Voucher archived(boolean flag, Instant now) {
        return new Voucher(
                id,
                organizationId,
                sequence,
                version + 1,
                status,
                content,
                files,
                payments,
                createdDate,
                now,
                knownAt,
                flag,
                isDeleted,
                executedBy);
    }

    Voucher asDeleted(Instant now) {
        return new Voucher(
                id,
                organizationId,
                sequence,
                version + 1,
                status,
                content,
                files,
                payments,
                createdDate,
                now,
                knownAt,
                isArchived,
                true,
                executedBy);
    }

    private Voucher next(
            DocumentStatus newStatus,
            VoucherContent newContent,
            List<UUID> newFiles,
            List<PaymentItem> newPayments,
            Instant now) {
        return new Voucher(
                id,
                organizationId,
                sequence,
                version + 1,
                newStatus,
                newContent,
                newFiles,
                newPayments,
                createdDate,
                now,
                knownAt,
                isArchived,
                isDeleted,
                executedBy);
    }
}
