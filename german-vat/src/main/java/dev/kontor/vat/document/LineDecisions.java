package dev.kontor.vat.document;

import dev.kontor.vat.Decision;
import dev.kontor.vat.Decision.Decided;
import dev.kontor.vat.Figures;
import dev.kontor.vat.Goods;
import dev.kontor.vat.GoodsKind;
import dev.kontor.vat.Place;
import dev.kontor.vat.Question;
import dev.kontor.vat.ServiceKind;
import dev.kontor.vat.ShopRate;
import dev.kontor.vat.Supply;
import dev.kontor.vat.VatRules;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts the lines of a cart to {@link VatRules}, one by one, and passes on what they ask. */
final class LineDecisions {

    private final Cart cart;
    private final Supply supply;
    private final List<BigDecimal> amounts;
    private final Consumer<Question> questions;

    /**
     * @param amounts the lines' amounts after all discounts, in the order of the lines
     * @param questions takes what a person must answer
     */
    LineDecisions(
            Cart cart, Supply supply, List<BigDecimal> amounts, Consumer<Question> questions) {
        this.cart = cart;
        this.supply = supply;
        this.amounts = amounts;
        this.questions = questions;
    }

    /** The treatment of a line; null if not even a proposal can be made. */
    @Nullable Decided decide(CartLine line) {
        Decided decided = accept(decision(line));
        BigDecimal shopRate = line.shop().rate();
        if (decided != null && shopRate != null) {
            checkRate(line.name(), shopRate, decided);
        }
        return decided;
    }

    /** The treatment of a part of a bundle. */
    @Nullable Decided decide(CartLine bundle, CartLine.Component component) {
        return accept(
                decideAs(
                        component.kind(),
                        component.serviceKind(),
                        bundle.article().performedAt(),
                        bundle.amount()));
    }

    /** The treatment of something that is charged for and is neither line nor ancillary. */
    @Nullable Decided decide(GoodsKind kind, BigDecimal amount) {
        return accept(decideAs(kind, ServiceKind.GENERAL, null, amount));
    }

    /** What would become of a free line if it cost something; null if that is open. */
    @Nullable Decided decideFreeLine(CartLine line) {
        return decision(line) instanceof Decided decided ? decided : null;
    }

    private @Nullable Decided accept(Decision decision) {
        return switch (decision) {
            case Decided decided -> decided;
            case Decision.Held held -> {
                held.questions().forEach(questions);
                yield held.proposal();
            }
        };
    }

    /** The shop's rate must be the decided one ({@code vat.md} section 3, step 1: R22). */
    private void checkRate(String name, BigDecimal shopRate, Decided decided) {
        if (shopRate.compareTo(decided.treatment().rate()) != 0) {
            questions.accept(
                    CartQuestions.rateDiffers(
                            name, shopRate, Figures.percent(decided.treatment().rate())));
        }
    }

    private Decision decision(CartLine line) {
        GoodsKind kind = line.kind();
        if (line.isVoucher()) {
            return decideAs(GoodsKind.VOUCHER_MULTI, line);
        }
        if (kind == GoodsKind.VOUCHER_SINGLE) {
            return decideVoucher(line);
        }
        return kind == null ? decideByShopRate(line) : decideAs(kind, line);
    }

    /** A single-purpose voucher has the rate of what it is for, which the shop charged. */
    private Decision decideVoucher(CartLine line) {
        BigDecimal shopRate = line.shop().rate();
        boolean reduced =
                shopRate != null
                        && GoodsKind.fromShopRate(shopRate, supply.supplyDate())
                                instanceof ShopRate.Accepted accepted
                        && accepted.kind() == GoodsKind.REDUCED;
        return decideAs(reduced ? GoodsKind.REDUCED : GoodsKind.VOUCHER_SINGLE, line);
    }

    private Decision decideByShopRate(CartLine line) {
        // Where even ordinary goods are not decided, or are exempt, the class does not matter.
        Decision ordinary = decideAs(GoodsKind.STANDARD, line);
        if (ordinary instanceof Decision.Held || supply.seller().isSmallBusiness()) {
            return ordinary;
        }
        BigDecimal shopRate = line.shop().rate();
        if (shopRate == null) {
            return Decision.Held.of(CartQuestions.noRate(line));
        }
        return switch (GoodsKind.fromShopRate(shopRate, supply.supplyDate())) {
            case ShopRate.Accepted accepted -> decideAs(accepted.kind(), line);
            case ShopRate.Refused refused -> Decision.Held.of(refused.question());
        };
    }

    private Decision decideAs(GoodsKind kind, CartLine line) {
        return decideAs(
                kind, line.article().serviceKind(), line.article().performedAt(), line.amount());
    }

    private Decision decideAs(
            GoodsKind kind, ServiceKind serviceKind, @Nullable Place place, BigDecimal amount) {
        BigDecimal relevant =
                supply.seller().isSmallBusiness() ? cart.grossTotal() : amountOf(kind, amount);
        Goods goods = new Goods(kind, serviceKind, cart.priceBasis(), inEuro(relevant));
        return VatRules.decide(at(place, kind, serviceKind), goods);
    }

    /** What comes over the network is not where the goods of the same cart are sent. */
    private Supply at(@Nullable Place place, GoodsKind kind, ServiceKind serviceKind) {
        boolean overTheNetwork =
                kind == GoodsKind.DIGITAL
                        || kind == GoodsKind.EBOOK
                        || serviceKind == ServiceKind.ELECTRONIC
                        || serviceKind == ServiceKind.EVENT_ONLINE;
        Place elsewhere = place == null && overTheNetwork ? Place.UNSTATED : place;
        return elsewhere == null
                ? supply
                : new Supply(
                        supply.seller(),
                        supply.customer(),
                        supply.from(),
                        elsewhere,
                        supply.supplyDate(),
                        supply.movement());
    }

    private BigDecimal inEuro(BigDecimal amount) {
        ExchangeRate rate = cart.exchangeRate();
        return rate == null ? amount : rate.convert(amount);
    }

    /**
     * Limits hold for the whole transaction, not for a line: reverse charge asks for the goods of
     * one kind, distance sales and consignments for all that was ordered.
     */
    private BigDecimal amountOf(GoodsKind kind, BigDecimal amount) {
        boolean byKind =
                kind == GoodsKind.PHONE || kind == GoodsKind.SCRAP || kind == GoodsKind.METAL;
        BigDecimal sum = Amounts.ZERO;
        for (int i = 0; i < amounts.size(); i++) {
            CartLine line = cart.lines().get(i);
            if (byKind ? line.kind() == kind : !line.isVoucher()) {
                sum = sum.add(amounts.get(i));
            }
        }
        return sum.signum() > 0 ? sum : amount.abs();
    }
}
