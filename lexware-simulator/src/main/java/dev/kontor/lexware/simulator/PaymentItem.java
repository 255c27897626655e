package dev.kontor.lexware.simulator;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * One thing that lowered what is open ({@code lexware-office-api.md} 7.13).
 *
 * @param type such as {@code manualPayment}
 */
record PaymentItem(String type, LocalDate postingDate, BigDecimal amount) {

    static final String MANUAL = "manualPayment";
    static final String CREDIT_NOTE = "partPaymentCreditNote";

    static final Set<String> TYPES =
            Set.of(
                    "partPaymentFinancialTransaction",
                    CREDIT_NOTE,
                    "partPaymentCashBox",
                    MANUAL,
                    "cashDiscount",
                    "dunningCosts",
                    "currencyConversion",
                    "irrecoverableReceivable");

    PaymentItem {
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException("type must be one of " + TYPES + ", but is " + type);
        }
    }

    static BigDecimal sum(List<PaymentItem> items) {
        return items.stream().map(PaymentItem::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("paymentItemType", type);
        json.put("postingDate", Dates.written(Dates.startOf(postingDate)));
        json.put("amount", amount);
        json.put("currency", "EUR");
        return json;
    }
}
