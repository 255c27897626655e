package dev.kontor.hub.model;

import dev.kontor.hub.shared.Decimals;
import dev.kontor.hub.shared.Money;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a sale, as charged.
 *
 * @param id the line's id in the source, to which refunds refer
 * @param unitPrice before discounts; gross or net as {@link Sale#pricesIncludeTax()} says
 * @param discount what the source took off this line in all, including its share of order discounts
 * @param taxRate the source's VAT rate in percent (19, 7, 0); null if it charged none
 * @param giftCard a voucher that is money, not goods
 * @param product what the source's catalogue says about what was sold
 */
public record SaleLine(
        String id,
        String name,
        @Nullable String sku,
        BigDecimal quantity,
        Money unitPrice,
        Money discount,
        @Nullable BigDecimal taxRate,
        boolean giftCard,
        Product product) {

    @SuppressWarnings("ConstantValue") // lines stored before there were products have none
    public SaleLine {
        Decimals.bounded(quantity);
        if (taxRate != null) {
            Decimals.bounded(taxRate);
        }
        product = product == null ? Product.UNKNOWN : product;
    }

    /** A line of which the catalogue says nothing. */
    public SaleLine(
            String id,
            String name,
            @Nullable String sku,
            BigDecimal quantity,
            Money unitPrice,
            Money discount,
            @Nullable BigDecimal taxRate,
            boolean giftCard) {
        this(id, name, sku, quantity, unitPrice, discount, taxRate, giftCard, Product.UNKNOWN);
    }

    /** The same line with what the catalogue says. */
    public SaleLine withProduct(Product known) {
        return new SaleLine(id, name, sku, quantity, unitPrice, discount, taxRate, giftCard, known);
    }

    /**
     * What a catalogue says about a product now. It may change after the sale and is no part of it.
     *
     * @param type the shop's own word for the kind of product; null if it has none
     * @param collections names of the groups it is in
     * @param taxCode the shop's code for its taxation; null if it has none
     */
    public record Product(
            @Nullable String type, List<String> collections, @Nullable String taxCode) {

        public static final Product UNKNOWN = new Product(null, List.of(), null);

        public Product {
            collections = List.copyOf(collections);
        }
    }
}
