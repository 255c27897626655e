package dev.kontor.lexware.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a writer put into a document, checked and completed.
 *
 * @param input as it was sent, for later changes by hand
 * @param fields as they are shown; not changed once they are here
 * @param dueDate null for kinds that have none
 * @param contactId null for a one-time address
 * @param listName the name in voucherlist
 */
record DocumentContent(
        ObjectNode input,
        ObjectNode fields,
        Instant voucherDate,
        @Nullable LocalDate dueDate,
        @Nullable UUID contactId,
        String listName,
        Totals totals) {}
