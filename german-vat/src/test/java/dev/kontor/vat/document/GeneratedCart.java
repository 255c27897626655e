package dev.kontor.vat.document;

import dev.kontor.vat.GoodsKind;
import dev.kontor.vat.PriceBasis;
import dev.kontor.vat.ServiceKind;
import dev.kontor.vat.Supply;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A cart drawn at random, with the total a shop would charge for it. Quick enough for a million.
 *
 * @param plain whether nothing about it may be held: a gross shop, a consumer in Germany, nothing
 *     that needs a person
 * @param onDocuments what all documents together must come to, if they may be written
 */
record GeneratedCart(Cart cart, Supply supply, boolean plain, BigDecimal onDocuments) {

    private static final BigDecimal STANDARD = new BigDecimal("19");
    private static final BigDecimal REDUCED = new BigDecimal("7");

    static GeneratedCart of(long seed) {
        return new Drawing(new SplittableRandom(seed)).draw();
    }

    private static final class Drawing {

        private final SplittableRandom random;
        private final List<CartLine> lines = new ArrayList<>();
        private final List<CartCharge> charges = new ArrayList<>();
        private final List<Cart.Discount> discounts = new ArrayList<>();
        private final List<Cart.Payment> payments = new ArrayList<>();
        private final Supply supply;
        private final PriceBasis basis;
        private boolean plain;

        Drawing(SplittableRandom random) {
            this.random = random;
            this.basis = chance(3) ? PriceBasis.NET : PriceBasis.GROSS;
            this.supply = supply();
            this.plain =
                    basis == PriceBasis.GROSS
                            && (supply.equals(Fixtures.TO_CONSUMER)
                                    || supply.equals(Fixtures.BY_SMALL_BUSINESS));
        }

        private Supply supply() {
            return switch (random.nextInt(6)) {
                case 0 -> Fixtures.TO_BUSINESS;
                case 1 -> Fixtures.TO_AUTHORITY;
                case 2 -> Fixtures.BY_SMALL_BUSINESS;
                default -> Fixtures.TO_CONSUMER;
            };
        }

        private boolean chance(int oneIn) {
            return random.nextInt(oneIn) == 0;
        }

        private BigDecimal cents(int most) {
            return BigDecimal.valueOf(random.nextInt(most + 1), 2);
        }

        GeneratedCart draw() {
            int count = 1 + random.nextInt(6);
            for (int i = 0; i < count; i++) {
                lines.add(line(i));
            }
            special();
            BigDecimal goods = Amounts.sum(lines.stream().map(CartLine::amount).toList());
            if (chance(3)) {
                discount(goods);
            }
            while (chance(2) && charges.size() < 3) {
                charges.add(charge());
            }
            BigDecimal off = Amounts.sum(discounts.stream().map(Cart.Discount::amount).toList());
            if (goods.compareTo(off) == 0) {
                // Charges have no goods to follow then, and somebody must say at which rate.
                plain = false;
            }
            BigDecimal owed = owed();
            BigDecimal limit = new BigDecimal("100000");
            if (supply.seller().isSmallBusiness() && owed.compareTo(limit) > 0) {
                plain = false;
            }
            BigDecimal reduced = pay(owed);
            if (chance(50)) {
                // A total that is wrong by more than rounding must be held.
                owed = owed.add(new BigDecimal("0.37"));
                plain = false;
            }
            Cart cart =
                    Cart.of(basis, lines, owed)
                            .withDiscounts(discounts)
                            .withCharges(charges)
                            .withPayments(payments);
            BigDecimal tips =
                    Amounts.sum(
                            charges.stream()
                                    .filter(each -> !each.kind().isPartOfTheOrder())
                                    .map(CartCharge::amount)
                                    .toList());
            BigDecimal onDocuments = owed.subtract(reduced).subtract(tips);
            return new GeneratedCart(cart, supply, plain && onDocuments.signum() > 0, onDocuments);
        }

        private CartLine line(int index) {
            BigDecimal quantity =
                    chance(4)
                            ? BigDecimal.valueOf(1 + random.nextInt(20000), 3)
                            : BigDecimal.valueOf(1 + random.nextInt(chance(10) ? 5000 : 12));
            BigDecimal price = chance(15) ? Amounts.ZERO : cents(chance(5) ? 100000 : 6000);
            boolean book = chance(2);
            BigDecimal rate = book ? REDUCED : STANDARD;
            if (supply.seller().isSmallBusiness()) {
                rate = BigDecimal.ZERO;
            }
            CartLine line =
                    CartLine.of("l" + index, "Ware", quantity, price, rate)
                            .withKind(book ? GoodsKind.BOOK : GoodsKind.GOODS, ServiceKind.GENERAL);
            if (chance(4)) {
                int percent = chance(4) ? 100 : 1 + random.nextInt(60);
                BigDecimal off =
                        Amounts.cents(
                                line.listAmount()
                                        .multiply(BigDecimal.valueOf(percent))
                                        .movePointLeft(2));
                line = line.withDiscount(off);
            }
            return line;
        }

        /** Now and then something that is no ordinary line. */
        private void special() {
            if (chance(20)) {
                lines.add(
                        CartLine.of("gc", "Karte", BigDecimal.ONE, cents(10000), BigDecimal.ZERO)
                                .asGiftCard());
                plain = false;
            }
            boolean small = supply.seller().isSmallBusiness();
            if (chance(20) && !small) {
                CartLine box =
                        CartLine.of("box", "Box", BigDecimal.valueOf(2), cents(5000), null)
                                .asBundle(
                                        List.of(
                                                component(GoodsKind.FOOD, "12.50"),
                                                component(GoodsKind.DRINK, "7.90")));
                lines.add(box);
            }
            if (chance(20) && !small) {
                lines.add(
                        CartLine.of("pfand", "Pfand", BigDecimal.TEN, cents(25), null)
                                .asPackagingDeposit("l0"));
            }
            if (chance(20) && !small && basis == PriceBasis.GROSS) {
                lines.add(
                        CartLine.of("pv", "PV", BigDecimal.ONE, cents(90000), BigDecimal.ZERO)
                                .withKind(
                                        GoodsKind.PHOTOVOLTAIC,
                                        ServiceKind.PHOTOVOLTAICS_CONFIRMED));
            }
        }

        private static CartLine.Component component(GoodsKind kind, String price) {
            return new CartLine.Component(
                    kind.name(), kind, ServiceKind.GENERAL, new BigDecimal(price));
        }

        private void discount(BigDecimal goods) {
            BigDecimal most =
                    Amounts.sum(
                            lines.stream()
                                    .filter(line -> !line.isVoucher())
                                    .map(CartLine::amount)
                                    .toList());
            BigDecimal off =
                    Amounts.cents(
                            most.multiply(BigDecimal.valueOf(random.nextInt(100)))
                                    .movePointLeft(2));
            if (goods.signum() > 0 && off.signum() > 0) {
                discounts.add(new Cart.Discount(off, List.of(), Cart.Discount.Payer.SELLER));
            }
        }

        private CartCharge charge() {
            String id = "c" + charges.size();
            return switch (random.nextInt(8)) {
                case 0 -> CartCharge.fee(id, "Gebühr", cents(500));
                case 1 -> CartCharge.of(id, CartCharge.Kind.TIP_TO_STAFF, "Trinkgeld", cents(500));
                default -> CartCharge.shipping(id, "Versand", cents(1500));
            };
        }

        /** What the shop asks for: net shops round per line or per rate. */
        private BigDecimal owed() {
            BigDecimal sum =
                    Amounts.sum(lines.stream().map(CartLine::amount).toList())
                            .subtract(
                                    Amounts.sum(
                                            discounts.stream().map(Cart.Discount::amount).toList()))
                            .add(Amounts.sum(charges.stream().map(CartCharge::amount).toList()));
            if (basis == PriceBasis.GROSS || supply.seller().isSmallBusiness()) {
                return sum;
            }
            return sum.add(chance(2) ? taxByLine() : taxByRate());
        }

        private BigDecimal taxByLine() {
            List<BigDecimal> off =
                    DiscountAllocation.of(
                            Cart.of(basis, lines, Amounts.ZERO).withDiscounts(discounts));
            BigDecimal tax = Amounts.ZERO;
            for (int i = 0; i < lines.size(); i++) {
                tax =
                        tax.add(
                                Amounts.taxOnNet(
                                        lines.get(i).amount().subtract(off.get(i)),
                                        rate(lines.get(i))));
            }
            return tax.add(taxOfCharges());
        }

        private BigDecimal taxByRate() {
            List<BigDecimal> off =
                    DiscountAllocation.of(
                            Cart.of(basis, lines, Amounts.ZERO).withDiscounts(discounts));
            Map<BigDecimal, BigDecimal> sums = new TreeMap<>();
            for (int i = 0; i < lines.size(); i++) {
                sums.merge(
                        rate(lines.get(i)),
                        lines.get(i).amount().subtract(off.get(i)),
                        BigDecimal::add);
            }
            BigDecimal tax = Amounts.ZERO;
            for (Map.Entry<BigDecimal, BigDecimal> each : sums.entrySet()) {
                tax = tax.add(Amounts.taxOnNet(each.getValue(), each.getKey()));
            }
            return tax.add(taxOfCharges());
        }

        private BigDecimal taxOfCharges() {
            BigDecimal charged =
                    Amounts.sum(
                            charges.stream()
                                    .filter(each -> each.kind().isPartOfTheOrder())
                                    .map(CartCharge::amount)
                                    .toList());
            return Amounts.taxOnNet(charged, STANDARD);
        }

        private static BigDecimal rate(CartLine line) {
            BigDecimal rate = line.shop().rate();
            return rate == null ? STANDARD : rate;
        }

        /** What is no plain money; tells what of the total is on no document. */
        private BigDecimal pay(BigDecimal owed) {
            if (chance(15)) {
                payments.add(
                        Cart.Payment.of(
                                "Gutschein", cents(1000).min(owed), Cart.Payment.Kind.GIFT_CARD));
            }
            if (chance(25) && basis == PriceBasis.GROSS && owed.signum() > 0) {
                BigDecimal part =
                        owed.multiply(BigDecimal.valueOf(random.nextInt(30)))
                                .divide(Amounts.HUNDRED, 2, java.math.RoundingMode.DOWN);
                payments.add(
                        new Cart.Payment(
                                "EZG", part, Cart.Payment.Kind.SINGLE_PURPOSE_VOUCHER, null));
                plain = false;
                return part;
            }
            return Amounts.ZERO;
        }
    }
}
