package dev.kontor.simulator.shopify;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The shipping of an order.
 *
 * @param price gross or net as the order says
 * @param rate the tax rate as a fraction; {@code null}: the highest rate among the lines
 */
public record ShippingSpec(String title, BigDecimal price, @Nullable BigDecimal rate) {

    /** Shipping taxed like the highest-taxed line. */
    public static ShippingSpec of(String title, String price) {
        return new ShippingSpec(title, new BigDecimal(price), null);
    }
}
