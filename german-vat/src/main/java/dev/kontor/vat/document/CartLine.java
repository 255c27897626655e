package dev.kontor.vat.document;

import dev.kontor.vat.GoodsKind;
import dev.kontor.vat.Place;
import dev.kontor.vat.ServiceKind;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a cart as the shop charged it. Prices and discounts are in the cart's price basis and
 * currency. Start with {@link #of} and add what the shop says.
 *
 * @param id the shop's own id of the line; corrections name it
 * @param name what is printed
 * @param sku the seller's article number, printed in the description
 * @param unitName for example {@code Stück}
 * @param quantity as sold, fractions allowed
 * @param unitPrice before discounts; negative only for packaging deposits taken back
 * @param discount all discounts the shop allocated to this line, as a positive amount
 * @param shop what the shop computed for the line
 * @param article what was sold, as far as VAT cares
 */
public record CartLine(
        String id,
        String name,
        @Nullable String sku,
        String unitName,
        BigDecimal quantity,
        BigDecimal unitPrice,
        BigDecimal discount,
        ShopFigures shop,
        Article article) {

    /**
     * What the shop computed for a line.
     *
     * @param amount after the line's discounts; null if it is quantity times unit price, to the
     *     cent, less the discount
     * @param tax the tax of the line
     * @param rate the shop's own rate, per cent
     */
    public record ShopFigures(
            @Nullable BigDecimal amount, @Nullable BigDecimal tax, @Nullable BigDecimal rate) {}

    /**
     * What was sold, as far as VAT cares.
     *
     * @param kind what it is, if known; else the shop's rate tells its class
     * @param serviceKind what refines the kind
     * @param role what the line is for
     * @param contentOf of a packaging deposit the line whose rate it has; null if the kind, the
     *     shop's rate or the line before tells it
     * @param components of a bundle what it consists of
     * @param performedAt where it happens if that is another place than the cart's; for services
     *     tied to a place and goods sent elsewhere
     */
    public record Article(
            @Nullable GoodsKind kind,
            ServiceKind serviceKind,
            Role role,
            @Nullable String contentOf,
            List<Component> components,
            @Nullable Place performedAt) {

        static final Article UNKNOWN =
                new Article(null, ServiceKind.GENERAL, Role.SALE, null, List.of(), null);

        public Article {
            components = List.copyOf(components);
        }
    }

    /** What a line is for. */
    public enum Role {
        /** Something sold. */
        SALE,
        /** A voucher for later purchases, of which place or rate are open. */
        GIFT_CARD,
        /** A deposit on packaging; negative if packaging is taken back. */
        PACKAGING_DEPOSIT,
        /** Several things at one price that are not one supply. */
        BUNDLE
    }

    /**
     * A part of a bundle.
     *
     * @param name what it is
     * @param kind what it is, as far as VAT cares
     * @param serviceKind what refines the kind
     * @param singlePrice what it costs alone: the weight in the bundle's price ({@code UStAE} 10.1
     *     Abs. 11)
     */
    public record Component(
            String name, GoodsKind kind, ServiceKind serviceKind, BigDecimal singlePrice) {}

    /** A line without discount of which only the shop's own rate is known. */
    public static CartLine of(
            String id,
            String name,
            BigDecimal quantity,
            BigDecimal unitPrice,
            @Nullable BigDecimal shopRate) {
        return new CartLine(
                id,
                name,
                null,
                "Stück",
                quantity,
                unitPrice,
                Amounts.ZERO,
                new ShopFigures(null, null, shopRate),
                Article.UNKNOWN);
    }

    /** The same line with an article number. */
    public CartLine withSku(@Nullable String newSku) {
        return new CartLine(
                id, name, newSku, unitName, quantity, unitPrice, discount, shop, article);
    }

    /** The same line with another unit than {@code Stück}. */
    public CartLine withUnitName(String newUnitName) {
        return new CartLine(
                id, name, sku, newUnitName, quantity, unitPrice, discount, shop, article);
    }

    /** The same line with the discounts the shop allocated to it. */
    public CartLine withDiscount(BigDecimal newDiscount) {
        return new CartLine(
                id, name, sku, unitName, quantity, unitPrice, newDiscount, shop, article);
    }

    /** The same line with the amount after discounts as the shop states it. */
    public CartLine withShopAmount(@Nullable BigDecimal newShopAmount) {
        return with(new ShopFigures(newShopAmount, shop.tax, shop.rate));
    }

    /** The same line with its tax as the shop states it. */
    public CartLine withShopTax(@Nullable BigDecimal newShopTax) {
        return with(new ShopFigures(shop.amount, newShopTax, shop.rate));
    }

    private CartLine with(ShopFigures newShop) {
        return new CartLine(
                id, name, sku, unitName, quantity, unitPrice, discount, newShop, article);
    }

    /** The same line with its kind known. */
    public CartLine withKind(GoodsKind newKind, ServiceKind newServiceKind) {
        return with(
                new Article(
                        newKind,
                        newServiceKind,
                        article.role,
                        article.contentOf,
                        article.components,
                        article.performedAt));
    }

    /** The same line as a gift card. */
    public CartLine asGiftCard() {
        return with(Role.GIFT_CARD, null, List.of());
    }

    /**
     * The same line as a deposit on packaging.
     *
     * @param contentLineId the line whose content it packs; null for the line before
     */
    public CartLine asPackagingDeposit(@Nullable String contentLineId) {
        return with(Role.PACKAGING_DEPOSIT, contentLineId, List.of());
    }

    /**
     * The same line as a bundle.
     *
     * @param components what it consists of; empty if nobody knows, which is held
     */
    public CartLine asBundle(List<Component> components) {
        return with(Role.BUNDLE, null, components);
    }

    private CartLine with(Role role, @Nullable String contentOf, List<Component> components) {
        return with(
                new Article(
                        article.kind,
                        article.serviceKind,
                        role,
                        contentOf,
                        components,
                        article.performedAt));
    }

    /** The same line, performed at or sent to another place than the rest of the cart. */
    public CartLine performedAt(@Nullable Place place) {
        return with(
                new Article(
                        article.kind,
                        article.serviceKind,
                        article.role,
                        article.contentOf,
                        article.components,
                        place));
    }

    private CartLine with(Article newArticle) {
        return new CartLine(
                id, name, sku, unitName, quantity, unitPrice, discount, shop, newArticle);
    }

    /** What it is, if known. */
    public @Nullable GoodsKind kind() {
        return article.kind;
    }

    /** Whether it is a voucher for later purchases: money for now, no supply. */
    boolean isVoucher() {
        return article.role == Role.GIFT_CARD || article.kind == GoodsKind.VOUCHER_MULTI;
    }

    /** Whether it is packaging that came back: it reduces what was sold. */
    boolean isReturnedDeposit() {
        return article.role == Role.PACKAGING_DEPOSIT && amount().signum() < 0;
    }

    /** Quantity times unit price, to the cent. */
    BigDecimal listAmount() {
        return Amounts.line(quantity, unitPrice);
    }

    /** What the line costs before a discount that the shop did not allocate. */
    BigDecimal amount() {
        BigDecimal shopAmount = shop.amount;
        return shopAmount != null ? Amounts.cents(shopAmount) : listAmount().subtract(discount);
    }
}
