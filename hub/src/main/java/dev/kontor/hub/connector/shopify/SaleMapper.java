package dev.kontor.hub.connector.shopify;

import dev.kontor.hub.model.SaleCharge;
import dev.kontor.hub.model.SaleCharge.TaxShare;
import dev.kontor.hub.model.SaleLine;
import dev.kontor.hub.shared.Decimals;
import dev.kontor.hub.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was sold, as charged: units removed by an edit are off, units refunded are still on. The
 * total is what the shop states (its current total plus what refunds took off), never what our
 * lines add up to; if the two differ, {@link #unexplained()} says by how much, and the books, which
 * compare a document's total with the sale's, will not write one.
 */
final class SaleMapper {

    /** Id of the charge that is a voluntary tip. */
    static final String TIP = "tip";

    /** Id of the charge that is import duties. */
    static final String DUTIES = "duties";

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private final OrderParts parts;
    private final RefundMapper refunds;
    private final String currency;
    private final List<Charged> lines = new ArrayList<>();
    private final List<SaleCharge> charges = new ArrayList<>();
    private final Money tax;
    private final Money total;

    /**
     * A line as charged.
     *
     * @param amount after discounts, on the basis of the order's prices
     * @param cut whether an edit removed units, so that a share of its discount was computed here
     */
    private record Charged(
            WireOrder.Line wire, int quantity, Money unitPrice, Money amount, boolean cut) {

        Charged withAmount(Money changed) {
            return new Charged(wire, quantity, unitPrice, changed, cut);
        }
    }

    SaleMapper(OrderParts parts, RefundMapper refunds) {
        this.parts = parts;
        this.refunds = refunds;
        this.currency = parts.head().currentTotalPriceSet().money().currency();
        this.tax = parts.head().currentTotalTaxSet().money().plus(refunds.tax());
        addLines();
        addShipping();
        addExtras();
        addTip();
        this.total = statedTotal();
        settleCents();
    }

    List<SaleLine> lines() {
        return lines.stream().map(this::line).toList();
    }

    List<SaleCharge> charges() {
        return List.copyOf(charges);
    }

    /** Gross, as the shop states it. */
    Money total() {
        return total;
    }

    /** The VAT in {@link #total()}, as the shop states it. */
    Money tax() {
        return tax;
    }

    /** What the shop states beyond (or below) the sum of lines and charges; normally zero. */
    Money unexplained() {
        return total.minus(sum());
    }

    /** The lines of the order that are part of the sale and goods, hence to be fulfilled. */
    List<WireOrder.Line> goods() {
        return lines.stream().map(Charged::wire).toList();
    }

    private void addLines() {
        for (WireOrder.Line line : parts.lines()) {
            int quantity =
                    Math.min(line.quantity(), line.currentQuantity() + refunds.units(line.id()));
            if (quantity > 0) {
                lines.add(charged(line, quantity));
            }
        }
    }

    /** Discounts are stated for all units ever ordered; removed units take their share along. */
    private static Charged charged(WireOrder.Line line, int quantity) {
        Money unitPrice = line.originalUnitPriceSet().money();
        Money whole = times(unitPrice, line.quantity());
        for (WireOrder.DiscountAllocation each : line.discountAllocations()) {
            whole = whole.minus(each.allocatedAmountSet().money());
        }
        int removed = line.quantity() - quantity;
        Money gone =
                new Money(
                        whole.amount()
                                .multiply(BigDecimal.valueOf(removed))
                                .divide(
                                        BigDecimal.valueOf(Math.max(1, line.quantity())),
                                        2,
                                        RoundingMode.HALF_UP),
                        whole.currency());
        return new Charged(line, quantity, unitPrice, whole.minus(gone), removed > 0);
    }

    private void addShipping() {
        int position = 0;
        for (WireOrder.ShippingLine line : parts.head().shippingLines().nodes()) {
            position++;
            Money price = line.discountedPriceSet().money();
            if (line.isRemoved() || price.isZero()) {
                continue;
            }
            String id = line.id();
            String name = line.title();
            charges.add(
                    new SaleCharge(
                            "shipping:" + (id == null ? position : ShopifyIds.numberOf(id)),
                            name == null || name.isBlank() ? "Versand" : name,
                            price,
                            shares(line.taxLines())));
        }
    }

    private void addExtras() {
        WireOrder.Extras extras = parts.extras();
        if (extras == null) {
            return;
        }
        for (WireOrder.Fee fee : extras.additionalFees()) {
            if (!fee.price().money().isZero()) {
                charges.add(
                        new SaleCharge(
                                "fee:" + ShopifyIds.number(fee.id()).orElse(fee.id()),
                                fee.name(),
                                fee.price().money(),
                                shares(fee.taxLines()),
                                SaleCharge.Kind.FEE));
            }
        }
        WireOrder.MoneyBag current = extras.currentTotalDutiesSet();
        Money duties =
                (current == null ? Money.zero(currency) : current.money()).plus(refunds.duties());
        if (!duties.isZero()) {
            charges.add(new SaleCharge(DUTIES, "Zölle", duties, List.of(), SaleCharge.Kind.FEE));
        }
    }

    /** A tip comes as an untaxed line of that amount; it is a charge of its own kind, not goods. */
    private void addTip() {
        WireOrder.MoneyBag received = parts.head().totalTipReceivedSet();
        if (received == null || !received.money().isPositive()) {
            return;
        }
        Money tip = received.money();
        lines.stream()
                .filter(line -> line.wire().sku() == null && !line.wire().isGiftCard())
                .filter(line -> line.wire().taxLines().isEmpty() && line.amount().sameAs(tip))
                .findFirst()
                .ifPresent(line -> {
                    lines.remove(line);
                    charges.add(
                            new SaleCharge(
                                    TIP, line.wire().title(), tip, List.of(), SaleCharge.Kind.TIP));
                });
    }

    /**
     * The shop's current total plus what refunds took off. Whether amounts given without goods are
     * off the current total is not documented: the reading that fits the lines is taken.
     */
    private Money statedTotal() {
        Money before = parts.head().currentTotalPriceSet().money().plus(refunds.taken());
        Money adjusted = before.plus(refunds.adjusted());
        return before.sameAs(sum()) ? before : adjusted;
    }

    /**
     * How a shop rounds what is left of a cut line is its own affair; cents go to the first one.
     */
    private void settleCents() {
        long cuts = lines.stream().filter(Charged::cut).count();
        Money rest = unexplained();
        if (rest.isZero()
                || rest.amount().abs().compareTo(CENT.multiply(BigDecimal.valueOf(cuts))) > 0) {
            return;
        }
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).cut()) {
                lines.set(at, lines.get(at).withAmount(lines.get(at).amount().plus(rest)));
                return;
            }
        }
    }

    private Money sum() {
        Money sum = parts.head().taxesIncluded() ? Money.zero(currency) : tax;
        for (Charged line : lines) {
            sum = sum.plus(line.amount());
        }
        for (SaleCharge charge : charges) {
            sum = sum.plus(charge.amount());
        }
        return sum;
    }

    private SaleLine line(Charged line) {
        WireOrder.Line wire = line.wire();
        String variant = wire.variantTitle();
        boolean plain = variant == null || variant.isBlank() || variant.equals("Default Title");
        String sku = wire.sku();
        return new SaleLine(
                ShopifyIds.numberOf(wire.id()),
                plain ? wire.title() : wire.title() + " - " + variant,
                sku == null || sku.isBlank() ? null : sku,
                BigDecimal.valueOf(line.quantity()),
                line.unitPrice(),
                times(line.unitPrice(), line.quantity()).minus(line.amount()),
                rate(wire.taxLines()),
                wire.isGiftCard(),
                product(parts.products().get(wire.id())));
    }

    /** Tax codes are gone from the API since version 2026-01. */
    private static SaleLine.Product product(WireOrder.@Nullable Product product) {
        if (product == null) {
            return SaleLine.Product.UNKNOWN;
        }
        String type = product.productType();
        return new SaleLine.Product(
                type == null || type.isBlank() ? null : type.strip(),
                product.collections().nodes().stream().map(WireOrder.Title::title).toList(),
                null);
    }

    private static @Nullable BigDecimal rate(List<WireOrder.TaxLine> taxLines) {
        BigDecimal sum = null;
        for (WireOrder.TaxLine each : taxLines) {
            BigDecimal rate = percent(each);
            if (rate != null) {
                sum = sum == null ? rate : plain(sum.add(rate));
            }
        }
        return sum;
    }

    private static List<TaxShare> shares(List<WireOrder.TaxLine> taxLines) {
        List<TaxShare> shares = new ArrayList<>();
        for (WireOrder.TaxLine each : taxLines) {
            BigDecimal rate = percent(each);
            WireOrder.MoneyBag price = each.priceSet();
            if (rate != null) {
                shares.add(new TaxShare(rate, price == null ? null : price.money()));
            }
        }
        return shares;
    }

    private static @Nullable BigDecimal percent(WireOrder.TaxLine line) {
        if (line.ratePercentage() != null) {
            return plain(line.ratePercentage());
        }
        return line.rate() == null ? null : plain(line.rate().multiply(HUNDRED));
    }

    /** 19.0 and 19 are the same rate, and 20 is not 2E+1. */
    private static BigDecimal plain(BigDecimal rate) {
        BigDecimal stripped = Decimals.bounded(rate).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static Money times(Money price, int quantity) {
        return new Money(price.amount().multiply(BigDecimal.valueOf(quantity)), price.currency());
    }
}
