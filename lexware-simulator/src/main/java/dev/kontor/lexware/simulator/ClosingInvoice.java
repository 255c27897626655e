package dev.kontor.lexware.simulator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Closing invoices deduct down payments; only the app makes them ({@code lexware-office-api.md}
 * 7.10).
 */
final class ClosingInvoice {

    private static final String DEDUCTIONS = "downPaymentDeductions";

    private ClosingInvoice() {}

    /** Writes what the input deducts to the fields; answers how much that is. */
    static BigDecimal apply(
            Organisation organisation, DocumentKind kind, JsonNode input, ObjectNode fields) {
        BigDecimal received = BigDecimal.ZERO;
        List<UUID> ids = deducted(input);
        if (kind != DocumentKind.INVOICE || ids.isEmpty()) {
            return received;
        }
        ArrayNode deductions = fields.putArray(DEDUCTIONS);
        for (UUID id : ids) {
            SalesDocument downPayment =
                    organisation
                            .document(id)
                            .filter(found -> found.kind() == DocumentKind.DOWN_PAYMENT_INVOICE)
                            .orElseThrow(() ->
                                    DocumentRules.invalid(
                                            DEDUCTIONS, "there is no such down payment invoice"));
            deductions.add(json(downPayment));
            received = received.add(downPayment.content().totals().gross());
        }
        BigDecimal gross = fields.path("totalPrice").path("totalGrossAmount").decimalValue();
        fields.put("closingInvoice", true);
        fields.put("claimedGrossAmount", gross.subtract(received));
        return received;
    }

    static List<UUID> deducted(JsonNode fields) {
        List<UUID> ids = new ArrayList<>();
        for (JsonNode deduction : fields.path(DEDUCTIONS)) {
            ids.add(DocumentRules.uuid(deduction.path("id").asString(""), DEDUCTIONS));
        }
        return ids;
    }

    private static ObjectNode json(SalesDocument downPayment) {
        Totals totals = downPayment.content().totals();
        ObjectNode json = Json.object();
        json.put("id", downPayment.id().toString());
        json.put("voucherType", downPayment.kind().voucherType());
        json.put("title", downPayment.content().fields().path("title").asString(""));
        json.put("voucherNumber", downPayment.shownNumber());
        json.put("voucherDate", Dates.written(downPayment.content().voucherDate()));
        json.put("receivedGrossAmount", totals.gross());
        json.put("receivedNetAmount", totals.net());
        json.put("receivedTaxAmount", totals.tax());
        json.put(
                "taxRatePercentage",
                totals.rates().isEmpty()
                        ? BigDecimal.ZERO
                        : totals.rates().getFirst().percentage());
        return json;
    }
}
