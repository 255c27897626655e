package dev.kontor.lexware.simulator;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a writer put into a document, checked and completed.
 *
 * @param bytes the fields as they are shown, as a JSON object: a tree of them would take ten times
 *     the memory
 * @param dueDate null for kinds that have none
 * @param contactId null for a one-time address
 * @param listName the name in voucherlist
 * @param payable the gross total; of a closing invoice less the down payments
 * @param printLayoutId apart from the fields, because drafts do not show it
 * @param electronic null for what is no XRechnung
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record DocumentContent(
        byte[] bytes,
        Instant voucherDate,
        @Nullable LocalDate dueDate,
        @Nullable UUID contactId,
        String listName,
        Totals totals,
        BigDecimal payable,
        @Nullable String printLayoutId,
        @Nullable ElectronicProfile electronic) {

    /** With one field changed. */
    DocumentContent with(String field, JsonNode value) {
        ObjectNode changed = fields();
        changed.set(field, value);
        return new DocumentContent(
                Json.bytes(changed),
                voucherDate,
                dueDate,
                contactId,
                listName,
                totals,
                payable,
                printLayoutId,
                electronic);
    }

    /** The fields, as a tree of the caller's own. */
    ObjectNode fields() {
        return Json.object(bytes);
    }
}
