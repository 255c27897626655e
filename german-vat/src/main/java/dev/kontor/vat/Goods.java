package dev.kontor.vat;

import java.math.BigDecimal;

/**
 * What is supplied and at which price. Use {@link #of}; facts are added here as more rules need
 * them.
 *
 * @param kind what it is
 * @param serviceKind what refines it; {@link ServiceKind#GENERAL} if nothing does
 * @param priceBasis whether {@code amount} includes VAT
 * @param amount EUR, what the shop charges for it; thresholds are compared with it
 */
public record Goods(
        GoodsKind kind, ServiceKind serviceKind, PriceBasis priceBasis, BigDecimal amount) {

    /** Goods without anything that refines their kind. */
    public static Goods of(GoodsKind kind, PriceBasis priceBasis, BigDecimal amount) {
        return new Goods(kind, ServiceKind.GENERAL, priceBasis, amount);
    }

    /** The same price for another kind. */
    public Goods withKind(GoodsKind newKind) {
        return new Goods(newKind, serviceKind, priceBasis, amount);
    }

    /** The same as goods, where only the shop's rate was known. */
    Goods asGoods() {
        return withKind(kind == GoodsKind.REDUCED ? GoodsKind.REDUCED_GOODS : GoodsKind.GOODS);
    }

    /** The same goods, refined. */
    public Goods withServiceKind(ServiceKind newServiceKind) {
        return new Goods(kind, newServiceKind, priceBasis, amount);
    }
}
