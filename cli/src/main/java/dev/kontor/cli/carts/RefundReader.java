package dev.kontor.cli.carts;

import dev.kontor.cli.carts.ShopCart.GivenBack;
import dev.kontor.vat.PriceBasis;
import dev.kontor.vat.document.AmountRefundPolicy;
import dev.kontor.vat.document.Amounts;
import dev.kontor.vat.document.Cart;
import dev.kontor.vat.document.CartLine;
import dev.kontor.vat.document.Refund;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a shop gave back. Each entry is a refund of its own, in the order of the file. */
final class RefundReader {

    /** Reasons for which money is given back without a lower price ({@code vat.md} section 10). */
    private static final Set<String> NO_PRICE_REDUCTION =
            Set.of("compensation", "damages", "damage", "delay", "latedelivery", "unknown");

    private final Cart cart;
    private final LineReader lines;
    private final Map<String, BigDecimal> givenBack = new HashMap<>();

    RefundReader(Cart cart, LineReader lines) {
        this.cart = cart;
        this.lines = lines;
    }

    List<GivenBack> read(List<Fields> refunds) {
        return refunds.stream().map(this::refund).toList();
    }

    private GivenBack refund(Fields fields) {
        LocalDate date = fields.date("date", "refundedAt").orElse(null);
        fields.ignore("id", "refundId", "note", "taxRate", "currency");
        String reason = fields.text("reason", "type").map(Fields::lower).orElse("");
        BigDecimal amount = fields.decimal("amount", "total").map(BigDecimal::abs).orElse(null);
        if (fields.flag("full").orElse(false) || reason.equals("full")) {
            fields.close();
            return everything(date);
        }
        BigDecimal shipping =
                reason.equals("shipping") && amount != null ? amount : shipping(fields);
        List<Refund.Item> items = new ArrayList<>();
        List<Fields> lineFields = new ArrayList<>(fields.objects("lines"));
        lineFields.addAll(fields.objects("items"));
        boolean single = fields.has("sku");
        if (single) {
            items.addAll(items(fields, withoutShipping(fields, amount, shipping)));
        }
        for (Fields line : lineFields) {
            items.addAll(items(line, line.decimal("amount").map(BigDecimal::abs).orElse(null)));
            line.close();
        }
        List<Refund.Charge> charges = charges(shipping);
        boolean onlyAmount = items.isEmpty() && charges.isEmpty();
        BigDecimal further = onlyAmount && amount != null ? amount : Amounts.ZERO;
        fields.close();
        boolean known = items.stream().noneMatch(item -> item.amount() == null);
        return new GivenBack(
                new Refund(items, charges, further, known || isNet() ? null : amount),
                NO_PRICE_REDUCTION.contains(reason)
                        ? AmountRefundPolicy.HOLD
                        : AmountRefundPolicy.SPLIT_BY_SHARES,
                date);
    }

    /** All that is left of every line, and all charges. */
    private GivenBack everything(@Nullable LocalDate date) {
        List<Refund.Item> items = new ArrayList<>();
        for (CartLine line : cart.lines()) {
            BigDecimal left = left(line.id());
            if (left.signum() > 0) {
                items.add(item(line.id(), left, null));
            }
        }
        return new GivenBack(
                new Refund(items, charges(charged()), Amounts.ZERO, null),
                AmountRefundPolicy.SPLIT_BY_SHARES,
                date);
    }

    /** A net shop may state shipping net: if it is all of it, all that is left is given back. */
    private List<Refund.Charge> charges(BigDecimal amount) {
        if (amount.signum() == 0) {
            return List.of();
        }
        boolean all = isNet() && amount.compareTo(charged()) == 0;
        return List.of(new Refund.Charge(null, all ? null : amount));
    }

    private BigDecimal charged() {
        return Amounts.sum(
                cart.charges().stream()
                        .filter(each -> each.kind().isPartOfTheOrder())
                        .map(each -> each.amount())
                        .toList());
    }

    /** The amount of one article may include the shipping, or be its price alone. */
    private @Nullable BigDecimal withoutShipping(
            Fields fields, @Nullable BigDecimal amount, BigDecimal shipping) {
        if (amount == null || shipping.signum() == 0) {
            return amount;
        }
        BigDecimal quantity = fields.decimal("quantity", "qty").orElse(BigDecimal.ONE);
        boolean priceAlone =
                lines.ids(fields.text("sku").orElse("")).stream()
                        .anyMatch(id -> isPrice(id, quantity, amount));
        return priceAlone ? amount : amount.subtract(shipping);
    }

    private boolean isPrice(String id, BigDecimal quantity, BigDecimal amount) {
        return cart.lines().stream()
                .filter(line -> line.id().equals(id))
                .anyMatch(line -> Amounts.line(quantity, line.unitPrice()).compareTo(amount) == 0);
    }

    private boolean isNet() {
        return cart.priceBasis() == PriceBasis.NET;
    }

    /** Shipping given back: an amount, or true for all of it. */
    private BigDecimal shipping(Fields fields) {
        if (fields.isFlag("shipping")) {
            return fields.flag("shipping").orElse(false) ? charged() : Amounts.ZERO;
        }
        if (fields.isObject("shipping")) {
            return fields.object("shipping")
                    .flatMap(each -> each.decimal("amount"))
                    .map(BigDecimal::abs)
                    .orElse(Amounts.ZERO);
        }
        return fields.decimal("shipping", "shippingAmount")
                .map(BigDecimal::abs)
                .orElse(Amounts.ZERO);
    }

    /** An article number may stand on several lines; the first lines are taken back first. */
    private List<Refund.Item> items(Fields fields, @Nullable BigDecimal amount) {
        String sku = fields.text("sku", "line", "lineId").orElse("");
        List<String> ids = lines.ids(sku);
        BigDecimal quantity = fields.decimal("quantity", "qty").map(BigDecimal::abs).orElse(null);
        if (ids.size() <= 1) {
            String id = ids.isEmpty() ? sku : ids.getFirst();
            BigDecimal all = quantity == null ? left(id) : quantity;
            if (all.signum() <= 0) {
                throw fields.wrong("quantity", "nothing of '" + sku + "' is left to give back");
            }
            return List.of(item(id, all, amount));
        }
        List<Refund.Item> items = new ArrayList<>();
        BigDecimal open = quantity;
        for (String id : ids) {
            BigDecimal taken = open == null ? left(id) : left(id).min(open);
            if (taken.signum() > 0) {
                items.add(item(id, taken, null));
                open = open == null ? null : open.subtract(taken);
            }
        }
        return items;
    }

    private Refund.Item item(String id, BigDecimal quantity, @Nullable BigDecimal amount) {
        givenBack.merge(id, quantity, BigDecimal::add);
        return new Refund.Item(id, quantity, isNetShare(id, quantity, amount) ? null : amount);
    }

    private BigDecimal left(String id) {
        return cart.lines().stream()
                .filter(line -> line.id().equals(id))
                .map(CartLine::quantity)
                .findFirst()
                .orElse(BigDecimal.ZERO)
                .subtract(givenBack.getOrDefault(id, BigDecimal.ZERO));
    }

    /** A net shop may state what it gave back net: then it is the share of the line. */
    private boolean isNetShare(String id, BigDecimal quantity, @Nullable BigDecimal amount) {
        return amount != null && isNet() && isPrice(id, quantity, amount);
    }
}
