package dev.kontor.hub.books;

import dev.kontor.hub.model.PostalAddress;
import dev.kontor.hub.model.Refund;
import dev.kontor.hub.model.Sale;
import dev.kontor.hub.model.SaleCharge;
import dev.kontor.hub.model.SaleLine;
import dev.kontor.hub.shared.Money;
import dev.kontor.lexware.Profile;
import dev.kontor.vat.Customer;
import dev.kontor.vat.Place;
import dev.kontor.vat.PriceBasis;
import dev.kontor.vat.Seller;
import dev.kontor.vat.Supply;
import dev.kontor.vat.document.AmountRefundPolicy;
import dev.kontor.vat.document.Cart;
import dev.kontor.vat.document.CartCharge;
import dev.kontor.vat.document.CartDocuments;
import dev.kontor.vat.document.CartLine;
import dev.kontor.vat.document.Corrected;
import dev.kontor.vat.document.Corrections;
import dev.kontor.vat.document.Drafted;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts sales and refunds of the canonical model to {@code german-vat}, and nothing more. */
final class VatApplied {

    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private VatApplied() {}

    /** Decides a sale; the day of supply decides rate and rules. */
    static Drafted decide(Sale sale, Profile profile) {
        LocalDate day = day(Objects.requireNonNullElse(sale.suppliedAt(), sale.soldAt()));
        Seller seller = profile.smallBusiness() ? Seller.smallBusiness() : Seller.regular();
        Place place = place(sale.customer().address());
        Customer customer =
                sale.customer().business() ? Customer.business(place) : Customer.consumer(place);
        PostalAddress shipTo = sale.shipTo();
        Supply supply =
                new Supply(
                        seller,
                        customer,
                        Place.of("DE", ""),
                        shipTo == null ? place : place(shipTo),
                        day);
        return CartDocuments.from(cart(sale), supply);
    }

    /** Decides a refund of an invoice that was written. */
    static Drafted decide(Refund refund, Corrected corrected, LocalDate voucherDate) {
        List<dev.kontor.vat.document.Refund.Item> items =
                refund.lines().stream()
                        .filter(line -> line.quantity().signum() > 0)
                        .map(line ->
                                new dev.kontor.vat.document.Refund.Item(
                                        line.lineId(), line.quantity(), line.amount().amount()))
                        .toList();
        List<dev.kontor.vat.document.Refund.Charge> charges =
                refund.shipping().isZero()
                        ? List.of()
                        : List.of(
                                new dev.kontor.vat.document.Refund.Charge(
                                        null, refund.shipping().amount()));
        return Corrections.of(
                corrected,
                new dev.kontor.vat.document.Refund(
                        items, charges, refund.adjustment().amount(), refund.amount().amount()),
                AmountRefundPolicy.SPLIT_BY_SHARES,
                voucherDate);
    }

    static LocalDate day(Instant instant) {
        return instant.atZone(BERLIN).toLocalDate();
    }

    private static Cart cart(Sale sale) {
        PriceBasis basis = sale.pricesIncludeTax() ? PriceBasis.GROSS : PriceBasis.NET;
        return Cart.of(
                        basis,
                        sale.lines().stream().map(VatApplied::line).toList(),
                        sale.total().amount())
                .withCurrency(sale.total().currency())
                .withCharges(
                        sale.charges().stream()
                                .filter(charge -> !charge.amount().isZero())
                                .map(VatApplied::charge)
                                .toList())
                .withTaxTotal(sale.tax().amount());
    }

    private static CartLine line(SaleLine line) {
        CartLine cartLine =
                CartLine.of(
                                line.id(),
                                line.name(),
                                line.quantity(),
                                line.unitPrice().amount(),
                                line.taxRate())
                        .withSku(line.sku())
                        .withDiscount(line.discount().amount());
        return line.giftCard() ? cartLine.asGiftCard() : cartLine;
    }

    private static CartCharge charge(SaleCharge charge) {
        CartCharge plain =
                CartCharge.shipping(charge.id(), charge.name(), charge.amount().amount());
        List<SaleCharge.TaxShare> shares = charge.taxShares();
        if (shares.size() != 1) {
            // Of several rates the source states no split of the amount: it then follows the goods.
            return plain;
        }
        Money tax = shares.getFirst().tax();
        return plain.withRate(shares.getFirst().rate(), tax == null ? null : tax.amount());
    }

    private static Place place(@Nullable PostalAddress address) {
        if (address == null || address.country() == null) {
            return Place.UNSTATED;
        }
        String zip = address.zip();
        return Place.of(address.country(), zip == null ? "" : zip);
    }
}
