package dev.kontor.lexware.simulator;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a writer put into a bookkeeping voucher, checked and completed.
 *
 * @param bytes the fields as they are shown, without type and files, as a JSON object
 * @param number null only for what is not checked yet
 * @param gross null while an uploaded file's amounts are not known
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record VoucherContent(
        byte[] bytes,
        VoucherType type,
        @Nullable String number,
        LocalDate voucherDate,
        @Nullable LocalDate dueDate,
        @Nullable UUID contactId,
        String listName,
        @Nullable BigDecimal gross) {

    /** The fields, as a tree of the caller's own. */
    ObjectNode fields() {
        return Json.object(bytes);
    }

    /** Of a file that was just uploaded: a purchase of which nothing is known yet. */
    static VoucherContent uploaded(LocalDate day) {
        ObjectNode fields = Json.object();
        fields.put("voucherDate", Dates.written(Dates.startOf(day)));
        fields.put("taxType", "gross");
        fields.put("useCollectiveContact", true);
        fields.putArray("voucherItems");
        return new VoucherContent(
                Json.bytes(fields),
                VoucherType.PURCHASEINVOICE,
                null,
                day,
                null,
                null,
                VoucherRules.COLLECTIVE_VENDOR,
                null);
    }
}
