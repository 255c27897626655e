package dev.kontor.vat.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.vat.Customer;
import dev.kontor.vat.Place;
import dev.kontor.vat.PriceBasis;
import dev.kontor.vat.ReviewCode;
import dev.kontor.vat.Seller;
import dev.kontor.vat.Supply;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Carts and supplies as the tests speak of them. */
final class Fixtures {

    static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    static final Place BERLIN = Place.of("DE", "10115");
    static final Supply TO_CONSUMER =
            Supply.fromGermany(Seller.regular(), Customer.consumer(BERLIN), DAY);
    static final Supply TO_BUSINESS =
            Supply.fromGermany(Seller.regular(), Customer.business(BERLIN), DAY);
    static final Supply TO_AUTHORITY =
            Supply.fromGermany(Seller.regular(), Customer.publicBody(BERLIN), DAY);
    static final Supply BY_SMALL_BUSINESS =
            Supply.fromGermany(Seller.smallBusiness(), Customer.consumer(BERLIN), DAY);

    private Fixtures() {}

    static BigDecimal eur(String amount) {
        return new BigDecimal(amount);
    }

    static CartLine line(String id, String quantity, String price, String rate) {
        return CartLine.of(
                id, "Ware " + id, new BigDecimal(quantity), new BigDecimal(price), eur(rate));
    }

    static Cart gross(String total, CartLine... lines) {
        return Cart.of(PriceBasis.GROSS, List.of(lines), eur(total));
    }

    static Cart net(String total, CartLine... lines) {
        return Cart.of(PriceBasis.NET, List.of(lines), eur(total));
    }

    static CartCharge shipping(String amount) {
        return CartCharge.shipping("versand", "Versand", eur(amount));
    }

    static Document single(Drafted drafted) {
        assertThat(drafted).isInstanceOf(Drafted.Documents.class);
        List<Document> documents = ((Drafted.Documents) drafted).documents();
        assertThat(documents).hasSize(1);
        return documents.getFirst();
    }

    static void assertHeld(Drafted drafted, ReviewCode code, String... words) {
        assertThat(drafted)
                .isInstanceOfSatisfying(
                        Drafted.Held.class,
                        held -> {
                            assertThat(held.reviewCode()).isEqualTo(code);
                            assertThat(held.question().de()).contains(words);
                        });
    }
}
