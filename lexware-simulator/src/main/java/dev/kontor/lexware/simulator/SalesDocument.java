package dev.kontor.lexware.simulator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An invoice or a credit note. Changed only under the organisation's lock, and {@link #refresh}
 * after each change makes it visible to readers, who need no lock.
 */
final class SalesDocument {

    private final UUID id;
    private final DocumentKind kind;
    private final long sequence;
    private final String number;
    private final Organisation organisation;
    private final UUID fileId;
    private final Instant createdDate;
    private final @Nullable UUID precedingId;
    private final ExecutedBy executedBy;
    private final List<SalesDocument> related = new CopyOnWriteArrayList<>();
    private final List<BigDecimal> payments = new ArrayList<>(0);
    private volatile DocumentContent content;
    private volatile DocumentStatus status;
    private volatile Instant updatedDate;
    private volatile int version = 1;
    private volatile boolean archived;
    private volatile boolean deleted;
    private volatile BigDecimal openAmount;
    private volatile byte[] json = {};

    SalesDocument(
            UUID id,
            DocumentKind kind,
            String number,
            Organisation organisation,
            DocumentContent content,
            DocumentStatus status,
            @Nullable UUID precedingId,
            ExecutedBy executedBy,
            Instant now) {
        this.id = id;
        this.kind = kind;
        this.number = number;
        this.organisation = organisation;
        this.sequence = organisation.nextSequence();
        this.fileId = UUID.randomUUID();
        this.content = content;
        this.status = status;
        this.precedingId = precedingId;
        this.executedBy = executedBy;
        this.createdDate = now;
        this.updatedDate = now;
        this.openAmount = content.totals().gross();
    }

    UUID id() {
        return id;
    }

    DocumentKind kind() {
        return kind;
    }

    long sequence() {
        return sequence;
    }

    String number() {
        return number;
    }

    Organisation organisation() {
        return organisation;
    }

    /** The id by which {@code GET /v1/files/{id}} finds the PDF. */
    UUID fileId() {
        return fileId;
    }

    Instant createdDate() {
        return createdDate;
    }

    Instant updatedDate() {
        return updatedDate;
    }

    int version() {
        return version;
    }

    @Nullable UUID precedingId() {
        return precedingId;
    }

    ExecutedBy executedBy() {
        return executedBy;
    }

    DocumentContent content() {
        return content;
    }

    DocumentStatus status() {
        return status;
    }

    BigDecimal openAmount() {
        return openAmount;
    }

    boolean isDraft() {
        return status == DocumentStatus.DRAFT;
    }

    boolean isArchived() {
        return archived;
    }

    boolean isDeleted() {
        return deleted;
    }

    /** The documents it is linked with, deleted ones left out. */
    List<SalesDocument> related() {
        return related.stream().filter(other -> !other.deleted).toList();
    }

    /** The JSON of {@code GET /{id}}. */
    byte[] json() {
        return json;
    }

    void link(SalesDocument other) {
        related.add(other);
    }

    void addPayment(BigDecimal amount) {
        payments.add(amount);
    }

    void clearPayments() {
        payments.clear();
    }

    BigDecimal paid() {
        return payments.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    void content(DocumentContent changed) {
        content = changed;
    }

    void status(DocumentStatus changed) {
        status = changed;
    }

    void openAmount(BigDecimal amount) {
        openAmount = amount;
    }

    void archive(boolean flag) {
        archived = flag;
    }

    void delete() {
        deleted = true;
    }

    /** Counts a change. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // the writer holds the organisation's lock
    void touch(Instant now) {
        version++;
        updatedDate = now;
    }

    /** Makes the present state visible to readers. */
    void refresh() {
        ObjectNode shown = Json.object();
        shown.put("id", id.toString());
        shown.put("organizationId", organisation.id().toString());
        shown.put("createdDate", Dates.written(createdDate));
        shown.put("updatedDate", Dates.written(updatedDate));
        shown.put("version", version);
        shown.put("archived", archived);
        shown.put("voucherStatus", status.wire());
        shown.put("voucherNumber", number);
        shown.setAll(content.fields());
        if (!isDraft()) {
            if (content.dueDate() != null) {
                shown.put("dueDate", Dates.written(Dates.startOf(content.dueDate())));
            }
            shown.putObject("files").put("documentFileId", fileId.toString());
        } else {
            shown.remove("printLayoutId");
        }
        shown.put("electronicDocumentProfile", "NONE");
        shown.set("relatedVouchers", relatedVouchers());
        json = Json.bytes(shown);
    }

    ArrayNode relatedVouchers() {
        ArrayNode links = Json.array();
        for (SalesDocument other : related()) {
            links.addObject()
                    .put("id", other.id.toString())
                    .put("voucherNumber", other.number)
                    .put("voucherType", other.kind.voucherType());
        }
        return links;
    }
}
