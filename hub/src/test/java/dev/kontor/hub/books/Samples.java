package dev.kontor.hub.books;

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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Parties, contacts, sales and refunds for the tests of the books. */
final class Samples {

    static final ConnectionId SHOP = ConnectionId.parse("shopify:a.example");
    static final PostalAddress ADDRESS =
            new PostalAddress(null, "Hauptstr. 1", "79098", "Freiburg", "DE");

    private Samples() {}

    static Party consumer() {
        return new Party("7", null, "Anna", "Schmidt", "anna@mail.example", null, null, ADDRESS);
    }

    static Party business(
            @Nullable String company, @Nullable String email, @Nullable String vatId) {
        return new Party("8", company, "Bernd", "Beispiel", email, null, vatId, ADDRESS);
    }

    static MirroredContact contact(String name, @Nullable String vatId, String... emails) {
        return new MirroredContact(
                UUID.randomUUID(),
                1,
                name,
                ContactMatching.matchName(name),
                true,
                true,
                true,
                Optional.ofNullable(vatId).map(ContactMatching::vatId).orElse(null),
                List.of(emails),
                "79098",
                false);
    }

    static MirroredContact archived(MirroredContact contact) {
        return new MirroredContact(
                contact.id(),
                contact.version(),
                contact.name(),
                contact.matchName(),
                contact.company(),
                contact.customer(),
                contact.billing(),
                contact.vatId(),
                contact.emails(),
                contact.zip(),
                true);
    }

    /** One line of three pieces at 11.90 € with 19 % VAT: 35.70 €. */
    static Sale sale(String number, Party customer) {
        return new Sale(
                number,
                Instant.parse("2026-11-20T10:00:00Z"),
                Instant.parse("2026-11-21T10:00:00Z"),
                true,
                customer,
                null,
                List.of(line("1", "3", "11.90")),
                List.of(),
                Money.euro("35.70"),
                Money.euro("5.70"));
    }

    static SaleLine line(String id, String quantity, String price) {
        return new SaleLine(
                id,
                "Tasse",
                "T-1",
                new BigDecimal(quantity),
                Money.euro(price),
                Money.euro("0"),
                new BigDecimal("19"),
                false);
    }

    static Order order(int id, Party customer, List<Refund> refunds) {
        Sale sale = sale("#" + id, customer);
        return new Order(
                orderRef(id),
                sale.number(),
                sale.soldAt(),
                sale.soldAt(),
                sale.suppliedAt(),
                null,
                false,
                customer,
                sale,
                sale.total(),
                Money.zero("EUR"),
                refunds);
    }

    /** One piece given back. */
    static Refund refund(int order, int number) {
        return new Refund(
                new SourceRef(SHOP, "refund", order + "-" + number),
                orderRef(order),
                "#" + order + "-R" + number,
                Instant.parse("2026-11-22T08:00:00Z").plusSeconds(number),
                List.of(new Refund.RefundLine("1", BigDecimal.ONE, Money.euro("11.90"))),
                Money.zero("EUR"),
                Money.zero("EUR"),
                Money.euro("11.90"));
    }

    static SourceRef orderRef(int id) {
        return new SourceRef(SHOP, "order", "" + id);
    }
}
