package dev.kontor.lexware.simulator;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /v1/payments/{voucherId}} ({@code lexware-office-api.md} 7.13). */
final class PaymentResource {

    private final SimulatorState state;

    PaymentResource(SimulatorState state) {
        this.state = state;
    }

    List<Route> routes() {
        return List.of(
                new Route(
                        "GET",
                        "/v1/payments/{id}",
                        "payments.read",
                        ErrorShape.REGULAR,
                        this::read));
    }

    private Answer read(Call call) {
        DocumentResource.requireJson(call);
        Organisation organisation = call.organisation();
        organisation.lock().lock();
        try {
            Optional<SalesDocument> document = organisation.document(call.id());
            Account account =
                    document.isPresent()
                            ? account(document.get())
                            : account(state.vouchers().known(organisation, call.id()));
            return Answer.json(200, account.json());
        } finally {
            organisation.lock().unlock();
        }
    }

    private static Account account(SalesDocument document) {
        if (!document.kind().has(DocumentKind.Trait.PAYABLE)) {
            throw new Refusal(406, "There is no payment information for this voucher type");
        }
        if (document.isDraft()) {
            throw new Refusal(406, "There is no payment information for a voucher in draft");
        }
        if (Settlement.isLinkedCreditNote(document)) {
            throw new Refusal(
                    406, "There is no payment information for a credit note of an invoice");
        }
        return new Account(
                document.kind().voucherType(),
                "openRevenue",
                document.status(),
                document.openAmount(),
                Settlement.of(document).items(),
                document.updatedDate());
    }

    private static Account account(Voucher voucher) {
        BigDecimal open = voucher.openAmount();
        if (open == null
                || voucher.status() == DocumentStatus.UNCHECKED
                || voucher.status() == DocumentStatus.BLANK) {
            throw new Refusal(406, "There is no payment information for an unchecked voucher");
        }
        return new Account(
                voucher.content().type().wire(),
                voucher.content().type().isSales() ? "openRevenue" : "openExpense",
                voucher.status(),
                open,
                voucher.payments(),
                voucher.updatedDate());
    }

    /** What was paid and what is open. */
    private record Account(
            String voucherType,
            String openStatus,
            DocumentStatus status,
            BigDecimal open,
            List<PaymentItem> items,
            Instant updated) {

        ObjectNode json() {
            ObjectNode json = Json.object();
            json.put("openAmount", open);
            json.put("currency", "EUR");
            json.put("paymentStatus", open.signum() == 0 ? "balanced" : openStatus);
            json.put("voucherType", voucherType);
            json.put("voucherStatus", status.wire());
            LocalDate paid = paidDate();
            if (paid != null) {
                json.put("paidDate", Dates.written(Dates.startOf(paid)));
            }
            ArrayNode list = json.putArray("paymentItems");
            items.forEach(item -> list.add(item.json()));
            return json;
        }

        private @Nullable LocalDate paidDate() {
            if (!status.isSettled()) {
                return null;
            }
            return items.stream()
                    .map(PaymentItem::postingDate)
                    .max(Comparator.naturalOrder())
                    .orElseGet(() -> Dates.dayOf(updated));
        }
    }
}
