package dev.kontor.cli.carts;

import dev.kontor.vat.Supply;
import dev.kontor.vat.document.AmountRefundPolicy;
import dev.kontor.vat.document.Cart;
import dev.kontor.vat.document.Refund;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cart of a file: what the shop says, and what is expected of it.
 *
 * @param id how the file calls it
 * @param title what it is about
 * @param supply who supplies whom
 * @param cart what was sold
 * @param refunds what was given back, in the order of the file
 * @param expected what the file expects
 * @param unread paths of fields that mean nothing to us
 */
record ShopCart(
        String id,
        String title,
        Supply supply,
        Cart cart,
        List<GivenBack> refunds,
        Expected expected,
        List<String> unread) {

    /**
     * Money given back.
     *
     * @param policy what the file says about amounts that name no lines
     * @param date when it was given back; null if the file does not say
     */
    record GivenBack(Refund refund, AmountRefundPolicy policy, @Nullable LocalDate date) {}
}
