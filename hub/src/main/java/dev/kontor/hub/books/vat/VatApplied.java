package dev.kontor.hub.books.vat;

import dev.kontor.hub.model.Party;
import dev.kontor.hub.model.PostalAddress;
import dev.kontor.hub.model.Refund;
import dev.kontor.hub.model.Sale;
import dev.kontor.hub.model.SaleCharge;
import dev.kontor.hub.model.SaleLine;
import dev.kontor.hub.organisation.VatSettings;
import dev.kontor.hub.shared.Money;
import dev.kontor.vat.Answer;
import dev.kontor.vat.Customer;
import dev.kontor.vat.Customer.VatIdStatus;
import dev.kontor.vat.Goods;
import dev.kontor.vat.Place;
import dev.kontor.vat.PriceBasis;
import dev.kontor.vat.Supply;
import dev.kontor.vat.Territory;
import dev.kontor.vat.document.AmountRefundPolicy;
import dev.kontor.vat.document.Cart;
import dev.kontor.vat.document.CartCharge;
import dev.kontor.vat.document.CartDocuments;
import dev.kontor.vat.document.CartLine;
import dev.kontor.vat.document.Drafted;
import dev.kontor.vat.document.OrderCorrections;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts sales and refunds of the canonical model to {@code german-vat}, and nothing more. */
public final class VatApplied {

    public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private VatApplied() {}

    /** Decides a sale; the day of supply decides rate and rules. */
    static Drafted decide(Sale sale, VatFacts facts) {
        Place billing = place(sale.customer().address());
        Customer customer =
                new Customer(facts.customer(), billing, facts.vatId(), facts.vatIdStatus());
        Supply supply =
                new Supply(
                        facts.seller(),
                        customer,
                        Place.of("DE", ""),
                        destination(sale),
                        supplyDay(sale));
        for (Answer answer : facts.answers()) {
            supply = answer.appliedTo(supply);
        }
        return CartDocuments.from(cart(sale, facts), supply);
    }

    /** Decides a refund of an order whose documents were written. */
    public static OrderCorrections.Step decide(
            Refund refund, OrderCorrections order, LocalDate voucherDate) {
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
        return order.correct(
                new dev.kontor.vat.document.Refund(
                        items, charges, refund.adjustment().amount(), refund.amount().amount()),
                AmountRefundPolicy.SPLIT_BY_SHARES,
                voucherDate);
    }

    /** The German day of an instant. */
    public static LocalDate day(Instant instant) {
        return instant.atZone(BERLIN).toLocalDate();
    }

    static LocalDate supplyDay(Sale sale) {
        return day(Objects.requireNonNullElse(sale.suppliedAt(), sale.soldAt()));
    }

    /** Where the goods go. */
    static Place destination(Sale sale) {
        PostalAddress shipTo = sale.shipTo();
        return place(shipTo == null ? sale.customer().address() : shipTo);
    }

    /** Whether customer or goods are outside Germany, as far as that is stated. */
    static boolean crossesTheBorder(Sale sale) {
        return abroad(place(sale.customer().address())) || abroad(destination(sale));
    }

    /** Whether an address is outside Germany in the sense of VAT, as far as that is stated. */
    public static boolean abroad(@Nullable PostalAddress address) {
        return abroad(place(address));
    }

    /** Whether an address is outside the EU in the sense of VAT, as far as that is stated. */
    public static boolean leavesTheUnion(@Nullable PostalAddress address) {
        Place place = place(address);
        Territory territory = place.territory();
        return place.isStated()
                && !territory.inTheUnion()
                && territory != Territory.NORTHERN_IRELAND;
    }

    /**
     * The territory of VAT that the postcode makes another one than its country: the Canaries,
     * Heligoland; empty where the country says it all.
     */
    public static Optional<String> territoryApart(@Nullable PostalAddress address) {
        Place place = place(address);
        return place.isStated() && place.territory() != Place.of(place.country(), "").territory()
                ? Optional.of(place.territory().name())
                : Optional.empty();
    }

    private static boolean abroad(Place place) {
        return place.isStated() && place.territory() != Territory.GERMANY;
    }

    /** Whether customer or goods are in the EU beside Germany, or in Northern Ireland. */
    static boolean reachesTheUnion(Sale sale) {
        return inTheUnion(place(sale.customer().address())) || inTheUnion(destination(sale));
    }

    private static boolean inTheUnion(Place place) {
        Territory territory = place.territory();
        return territory == Territory.NORTHERN_IRELAND
                || (territory.inTheUnion() && territory != Territory.GERMANY);
    }

    /** A statement is enough to be a business; what follows from it needs a confirmed id. */
    static Customer.Kind kind(Party party, @Nullable String vatId, VatSettings settings) {
        if (settings.isPublicBody(party.company(), party.email())) {
            return Customer.Kind.PUBLIC_BODY;
        }
        return party.business() || vatId != null ? Customer.Kind.BUSINESS : Customer.Kind.CONSUMER;
    }

    static VatIdStatus uncheckedStatus(@Nullable String vatId) {
        return vatId == null ? VatIdStatus.NOT_GIVEN : VatIdStatus.UNKNOWN;
    }

    private static Cart cart(Sale sale, VatFacts facts) {
        PriceBasis basis = sale.pricesIncludeTax() ? PriceBasis.GROSS : PriceBasis.NET;
        return Cart.of(
                        basis,
                        sale.lines().stream().map(line -> line(line, facts)).toList(),
                        sale.total().amount())
                .withCurrency(sale.total().currency())
                .withCharges(
                        sale.charges().stream()
                                .filter(charge -> !charge.amount().isZero())
                                .map(VatApplied::charge)
                                .toList())
                .withTaxTotal(sale.tax().amount());
    }

    private static CartLine line(SaleLine line, VatFacts facts) {
        CartLine plain =
                CartLine.of(
                                line.id(),
                                line.name(),
                                line.quantity(),
                                line.unitPrice().amount(),
                                line.taxRate())
                        .withSku(line.sku())
                        .withDiscount(line.discount().amount());
        CartLine known =
                facts.line(line.id()).map(found -> withKind(plain, found, facts)).orElse(plain);
        return line.giftCard() ? known.asGiftCard() : known;
    }

    private static CartLine withKind(CartLine line, VatFacts.Line found, VatFacts facts) {
        Goods goods =
                Goods.of(found.goods(), PriceBasis.GROSS, line.unitPrice())
                        .withServiceKind(found.service());
        for (Answer answer : facts.answers()) {
            goods = answer.appliedTo(goods);
        }
        return line.withKind(goods.kind(), goods.serviceKind());
    }

    private static CartCharge charge(SaleCharge charge) {
        CartCharge plain =
                new CartCharge(
                        charge.id(),
                        kind(charge.kind()),
                        charge.name(),
                        charge.amount().amount(),
                        List.of());
        List<SaleCharge.TaxShare> shares = charge.taxShares();
        if (shares.size() != 1) {
            // Of several rates the source states no split of the amount: it then follows the goods.
            return plain;
        }
        Money tax = shares.getFirst().tax();
        return plain.withRate(shares.getFirst().rate(), tax == null ? null : tax.amount());
    }

    private static CartCharge.Kind kind(SaleCharge.Kind kind) {
        return switch (kind) {
            case SHIPPING -> CartCharge.Kind.SHIPPING;
            case FEE -> CartCharge.Kind.FEE;
            case TIP -> CartCharge.Kind.TIP;
        };
    }

    static Place place(@Nullable PostalAddress address) {
        if (address == null || address.country() == null) {
            return Place.UNSTATED;
        }
        String zip = address.zip();
        return Place.of(address.country(), zip == null ? "" : zip);
    }
}
