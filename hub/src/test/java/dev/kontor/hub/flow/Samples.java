package dev.kontor.hub.flow;

import dev.kontor.hub.model.Order;
import dev.kontor.hub.model.Party;
import dev.kontor.hub.model.PostalAddress;
import dev.kontor.hub.model.Refund;
import dev.kontor.hub.model.Sale;
import dev.kontor.hub.model.SaleLine;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.SourceRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders and refunds for tests. */
public final class Samples {

    public static final ConnectionId SHOP = new ConnectionId("example", "shop.example");
    public static final Instant ORDERED = Instant.parse("2026-12-03T10:00:00Z");
    public static final Instant FULFILLED = Instant.parse("2026-12-04T10:00:00Z");

    private Samples() {}

    public static SourceRef orderRef(String id) {
        return new SourceRef(SHOP, "order", id);
    }

    public static Order order(String id) {
        return order(id, ORDERED, FULFILLED, "49.90", false, List.of());
    }

    public static Order order(
            String id,
            Instant createdAt,
            @Nullable Instant fulfilledAt,
            String charged,
            boolean test,
            List<Refund> refunds) {
        Party customer =
                new Party(
                        "c1",
                        null,
                        "Jo",
                        "Weber",
                        null,
                        null,
                        null,
                        new PostalAddress(null, "Weg 1", "10115", "Berlin", "DE"));
        Money total = Money.euro(charged);
        SaleLine line =
                new SaleLine(
                        "l1",
                        "Tea",
                        null,
                        BigDecimal.ONE,
                        total,
                        Money.zero("EUR"),
                        new BigDecimal("7"),
                        false);
        Sale sale =
                new Sale(
                        "#" + id,
                        createdAt,
                        fulfilledAt,
                        true,
                        customer,
                        null,
                        List.of(line),
                        List.of(),
                        total,
                        Money.euro("3.26"));
        Money refunded = Money.zero("EUR");
        for (Refund refund : refunds) {
            refunded = refunded.plus(refund.amount());
        }
        return new Order(
                orderRef(id),
                "#" + id,
                createdAt,
                createdAt,
                fulfilledAt,
                null,
                test,
                customer,
                sale,
                total,
                refunded,
                refunds);
    }

    public static Refund refund(String order, String id, Instant refundedAt, String amount) {
        return new Refund(
                new SourceRef(SHOP, "refund", id),
                orderRef(order),
                "#" + order + "-R" + id,
                refundedAt,
                List.of(),
                Money.zero("EUR"),
                Money.euro(amount),
                Money.euro(amount));
    }
}
