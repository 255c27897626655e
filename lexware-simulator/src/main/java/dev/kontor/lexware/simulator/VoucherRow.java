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
        String voucherType,
        DocumentStatus status,
        @Nullable String number,
        Instant voucherDate,
        Instant createdDate,
        Instant updatedDate,
        @Nullable LocalDate dueDate,
        @Nullable UUID contactId,
        String contactName,
        @Nullable BigDecimal totalAmount,
        @Nullable BigDecimal openAmount,
        boolean archived) {

    private static final UUID NOBODY = new UUID(0, 0);

    static VoucherRow of(SalesDocument document) {
        boolean payable =
                document.kind().has(DocumentKind.Trait.PAYABLE)
                        && document.status() != DocumentStatus.DRAFT;
        return new VoucherRow(
                document.id(),
                document.sequence(),
                document.kind().voucherType(),
                document.status(),
                document.shownNumber(),
                document.content().voucherDate(),
                document.createdDate(),
                document.updatedDate(),
                document.isDraft() ? null : document.content().dueDate(),
                document.content().contactId(),
                document.content().listName(),
                document.content().totals().gross(),
                payable ? document.openAmount() : null,
                document.isArchived());
    }

    static VoucherRow of(Voucher voucher) {
        VoucherContent content = voucher.content();
        boolean booked =
                voucher.status() != DocumentStatus.BLANK
                        && voucher.status() != DocumentStatus.UNCHECKED;
        return new VoucherRow(
                voucher.id(),
                voucher.sequence(),
                content.type().wire(),
                voucher.status(),
                content.number(),
                Dates.startOf(content.voucherDate()),
                voucher.createdDate(),
                voucher.updatedDate(),
                content.dueDate(),
                content.contactId(),
                content.listName(),
                content.gross(),
                booked ? voucher.openAmount() : null,
                voucher.isArchived());
    }

    /** A place in every order by date, before all rows of that instant. */
    static VoucherRow at(Instant instant) {
        return new VoucherRow(
                NOBODY,
                Long.MIN_VALUE,
                "",
                DocumentStatus.DRAFT,
                null,
                instant,
                instant,
                instant,
                null,
                null,
                "",
                null,
                null,
                false);
    }

    /** The number as a search must name it. */
    @Nullable String searchNumber() {
        return number == null ? null : HtmlText.encoded(number);
    }

    /** Open or to be collected, and its due date is over. */
    boolean isOverdue(LocalDate today) {
        return (status == DocumentStatus.OPEN || status == DocumentStatus.SEPADEBIT)
                && dueDate != null
                && dueDate.isBefore(today);
    }

    ObjectNode json(LocalDate today) {
        ObjectNode row = Json.object();
        row.put("id", id.toString());
        row.put("voucherType", voucherType);
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
