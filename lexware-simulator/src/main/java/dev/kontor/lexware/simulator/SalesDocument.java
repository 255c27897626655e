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
 * A sales document. Changed only under the organisation's lock, and {@link #refresh} after each
 * change makes it visible to readers, who need no lock.
 */
final class SalesDocument {

    private final Origin origin;
    private final Organisation organisation;
    private final List<SalesDocument> related = new CopyOnWriteArrayList<>();
    private final List<PaymentItem> payments = new ArrayList<>(0);
    private volatile DocumentContent content;
    private volatile DocumentStatus status;
    private volatile Instant updatedDate;
    private volatile int version = 1;
    private volatile boolean archived;
    private volatile boolean deleted;
    private volatile BigDecimal openAmount;
    private volatile Shown shown = Shown.NOTHING;

    /** A new document. */
    SalesDocument(
            Origin origin,
            Organisation organisation,
            DocumentContent content,
            DocumentStatus status) {
        this.origin = origin;
        this.organisation = organisation;
        this.content = content;
        this.status = status;
        this.updatedDate = origin.createdDate();
        this.openAmount = content.payable();
    }

    /** A document as it was; {@link #link} and {@link #refresh} have to follow. */
    SalesDocument(Organisation organisation, Snapshot snapshot) {
        this(snapshot.origin(), organisation, snapshot.content(), snapshot.status());
        this.payments.addAll(snapshot.payments());
        this.updatedDate = snapshot.updatedDate();
        this.version = snapshot.version();
        this.archived = snapshot.archived();
        this.deleted = snapshot.deleted();
        this.openAmount = snapshot.openAmount();
    }

    /** The present state as data. The organisation's lock must be held. */
    Snapshot snapshot() {
        return new Snapshot(
                origin,
                content,
                status,
                updatedDate,
                version,
                archived,
                deleted,
                openAmount,
                related.stream().map(SalesDocument::id).toList(),
                List.copyOf(payments));
    }

    UUID id() {
        return origin.id();
    }

    Origin origin() {
        return origin;
    }

    DocumentKind kind() {
        return origin.kind();
    }

    long sequence() {
        return origin.sequence();
    }

    /** Its number whether it is shown or not; empty for dunnings. */
    String number() {
        return origin.number();
    }

    /** The number as the API shows it; null for dunnings, and for drafts if they have none. */
    @Nullable String shownNumber() {
        boolean hidden =
                number().isEmpty()
                        || (isDraft() && organisation.settings().documented(Disputed.DRAFT_NUMBER));
        return hidden ? null : number();
    }

    Organisation organisation() {
        return organisation;
    }

    /** The id by which {@code GET /v1/files/{id}} finds the PDF. */
    UUID fileId() {
        return origin.fileId();
    }

    Instant createdDate() {
        return origin.createdDate();
    }

    Instant updatedDate() {
        return updatedDate;
    }

    int version() {
        return version;
    }

    @Nullable UUID precedingId() {
        return origin.precedingId();
    }

    ExecutedBy executedBy() {
        return origin.executedBy();
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

    /** An XRechnung once it is finalised. */
    @Nullable ElectronicProfile electronic() {
        return isDraft() ? null : content.electronic();
    }

    /** The documents it is linked with, deleted ones left out. */
    List<SalesDocument> related() {
        return related.stream().filter(other -> !other.deleted).toList();
    }

    List<SalesDocument> related(DocumentKind kind) {
        return related().stream().filter(other -> other.kind() == kind).toList();
    }

    /** The JSON of {@code GET /{id}}. */
    byte[] json() {
        return shown.bytes();
    }

    void link(SalesDocument other) {
        related.add(other);
    }

    void addPayment(PaymentItem payment) {
        payments.add(payment);
    }

    void clearPayments() {
        payments.clear();
    }

    /** The organisation's lock must be held. */
    List<PaymentItem> payments() {
        return List.copyOf(payments);
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
        ObjectNode head = Json.object();
        head.put("id", id().toString());
        head.put("organizationId", organisation.id().toString());
        head.put("createdDate", Dates.written(createdDate()));
        head.put("updatedDate", Dates.written(updatedDate));
        head.put("version", version);
        head.put("archived", archived);
        head.put("voucherStatus", status.wire());
        String number = shownNumber();
        if (number != null) {
            head.put("voucherNumber", number);
        }
        ObjectNode tail = Json.object();
        if (!isDraft()) {
            if (content.dueDate() != null) {
                tail.put("dueDate", Dates.written(Dates.startOf(content.dueDate())));
            }
            if (content.printLayoutId() != null) {
                tail.put("printLayoutId", content.printLayoutId());
            }
            if (!organisation.settings().documented(Disputed.DOCUMENT_FILES_FIELD)) {
                tail.putObject("files").put("documentFileId", fileId().toString());
            }
        }
        tail.put("electronicDocumentProfile", electronic() == null ? "NONE" : "XRechnung");
        tail.set("relatedVouchers", relatedVouchers());
        shown = new Shown(Json.bytes(head), content.bytes(), Json.bytes(tail));
    }

    ArrayNode relatedVouchers() {
        ArrayNode links = Json.array();
        for (SalesDocument other : related()) {
            links.addObject()
                    .put("id", other.id().toString())
                    .put("voucherNumber", other.shownNumber())
                    .put("voucherType", other.kind().voucherType());
        }
        return links;
    }

    /**
     * What never changes about a document.
     *
     * @param number empty for kinds that have none
     */
    record Origin(
            UUID id,
            UUID fileId,
            DocumentKind kind,
            String number,
            long sequence,
            Instant createdDate,
            @Nullable UUID precedingId,
            ExecutedBy executedBy) {}

    /** A document as data. */
    record Snapshot(
            Origin origin,
            DocumentContent content,
            DocumentStatus status,
            Instant updatedDate,
            int version,
            boolean archived,
            boolean deleted,
            BigDecimal openAmount,
            List<UUID> related,
            List<PaymentItem> payments) {}

    /**
     * Three JSON objects that are read as one; the one in the middle is shared with the content.
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    private record Shown(byte[] head, byte[] fields, byte[] tail) {

        static final Shown NOTHING = new Shown(new byte[0], new byte[0], new byte[0]);

        byte[] bytes() {
            byte[] bytes = new byte[head.length + fields.length + tail.length - 2];
            System.arraycopy(head, 0, bytes, 0, head.length - 1);
            int at = head.length - 1;
            bytes[at++] = ',';
            System.arraycopy(fields, 1, bytes, at, fields.length - 2);
            at += fields.length - 2;
            bytes[at++] = ',';
            System.arraycopy(tail, 1, bytes, at, tail.length - 1);
            return bytes;
        }
    }
}
