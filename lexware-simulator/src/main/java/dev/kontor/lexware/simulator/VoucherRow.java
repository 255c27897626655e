package dev.kontor.lexware.simulator;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A line of voucherlist as it was when it was indexed ({@code lexware-office-api.md} 7.19). */
record VoucherRow(
        UUID id,
        long sequence,
        DocumentKind kind,
        DocumentStatus status,
        String number,
        Instant voucherDate,
        Instant createdDate,
        Instant updatedDate,
        @Nullable LocalDate dueDate,
        @Nullable UUID contactId,
        String contactName,
        BigDecimal totalAmount,
        @Nullable BigDecimal openAmount,
        boolean archived) {

    static VoucherRow of(SalesDocument document, String contactName) {
        boolean draft = document.status() == DocumentStatus.DRAFT;
        return new VoucherRow(
                document.id(),
                document.sequence(),
                document.kind(),
                document.status(),
                document.number(),
                document.content().voucherDate(),
                document.createdDate(),
                document.updatedDate(),
                draft ? null : document.content().dueDate(),
                document.content().contactId(),
                contactName,
                document.content().totals().gross(),
                draft ? null : document.openAmount(),
                document.isArchived());
    }

    /** Open, and its due date is over. */
    boolean isOverdue(LocalDate today) {
        return status == DocumentStatus.OPEN && dueDate != null && dueDate.isBefore(today);
    }

    ObjectNode json(LocalDate today) {
        ObjectNode row = Json.object();
        row.put("id", id.toString());
        row.put("voucherType", kind.voucherType());
        row.put("voucherStatus", isOverdue(today) ? "overdue" : status.wire());
        row.put("voucherNumber", number);
        row.put("voucherDate", Dates.written(Dates.startOf(Dates.dayOf(voucherDate))));
        row.put("createdDate", Dates.written(createdDate));
        row.put("updatedDate", Dates.written(updatedDate));
        if (dueDate != null) {
            row.put("dueDate", Dates.written(Dates.startOf(dueDate)));
        } else {
            row.putNull("dueDate");
        }
        row.put("contactId", contactId == null ? null : contactId.toString());
        row.put("contactName", contactName);
        row.put("totalAmount", totalAmount);
        row.put("openAmount", openAmount);
        row.put("currency", "EUR");
        row.put("archived", archived);
        return row;
    }
}
