package dev.kontor.simulator.shopify;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refund: units of lines, shipping, an amount, or several of them.
 *
 * @param lines units that come back
 * @param shipping how much of the shipping is given back, in the order's price basis (gross or net)
 * @param amount what is really paid back; where it differs from lines and shipping the difference
 *     is an order adjustment. {@code null}: exactly what lines and shipping come to
 * @param note shown in the API
 */
public record RefundSpec(
        @Nullable List<LineQuantity> lines,
        @Nullable BigDecimal shipping,
        @Nullable BigDecimal amount,
        @Nullable String note) {

    /** A refund of nothing is none. */
    public RefundSpec {
        lines = lines == null ? null : List.copyOf(lines);
        if ((lines == null || lines.isEmpty()) && shipping == null && amount == null) {
            throw new IllegalArgumentException("a refund needs lines, shipping or an amount");
        }
    }

    /** Units of one line (from 1). */
    public static RefundSpec ofLine(int line, int quantity) {
        return new RefundSpec(List.of(new LineQuantity(line, quantity)), null, null, null);
    }

    /** An amount without lines. */
    public static RefundSpec ofAmount(String amount) {
        return new RefundSpec(null, null, new BigDecimal(amount), null);
    }

    /** The same refund with shipping given back, too. */
    public RefundSpec withShipping(String price) {
        return new RefundSpec(lines, new BigDecimal(price), amount, note);
    }
}
