package dev.kontor.cli.carts;

import dev.kontor.vat.GoodsKind;
import dev.kontor.vat.Place;
import dev.kontor.vat.ServiceKind;
import dev.kontor.vat.document.Amounts;
import dev.kontor.vat.document.CartCharge;
import dev.kontor.vat.document.CartLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the lines of a shop's cart. What stands among them and is no goods becomes a charge. */
final class LineReader {

    private final CustomerReader customer;
    private final List<CartLine> lines = new ArrayList<>();
    private final List<CartCharge> charges = new ArrayList<>();
    private final List<BigDecimal> discounts = new ArrayList<>();
    private final Map<String, List<String>> idsOfSkus = new HashMap<>();

    LineReader(CustomerReader customer) {
        this.customer = customer;
    }

    List<CartLine> lines() {
        return List.copyOf(lines);
    }

    List<CartCharge> charges() {
        return List.copyOf(charges);
    }

    /** Discounts that stand among the lines, as positive amounts. */
    List<BigDecimal> discounts() {
        return List.copyOf(discounts);
    }

    /** The lines with an article number, or the line with that id; empty if there is none. */
    List<String> ids(String skuOrId) {
        return idsOfSkus.getOrDefault(skuOrId, List.of());
    }

    void read(Fields line) {
        String sku = line.text("sku", "id", "ean").orElse("line " + (lines.size() + 1));
        String name = line.text("name", "title").orElse(sku);
        BigDecimal quantity = line.decimal("quantity", "qty").orElse(BigDecimal.ONE);
        BigDecimal price = price(line, quantity);
        String kind = line.text("productKind", "kind").map(Fields::lower).orElse("");
        BigDecimal rate = line.decimalOrNull("taxRate", "rate");
        if (kind.equals("discount") || kind.equals("coupon")) {
            discounts.add(Amounts.line(quantity, price).abs());
            line.ignore("lineTotal");
            line.close();
            return;
        }
        CartCharge.Kind charge = Vocabulary.chargeKind(kind, name, rate).orElse(null);
        if (charge != null && charge != CartCharge.Kind.PACKAGING_DEPOSIT) {
            BigDecimal amount = line.decimal("lineTotal").orElse(Amounts.line(quantity, price));
            CartCharge read = CartCharge.of("line:" + sku, charge, name, amount);
            charges.add(rate == null ? read : read.withRate(rate, null));
            line.close();
            return;
        }
        String id = idsOfSkus.containsKey(sku) ? sku + "#" + (lines.size() + 1) : sku;
        idsOfSkus.computeIfAbsent(sku, _ -> new ArrayList<>()).add(id);
        CartLine read =
                CartLine.of(id, name, quantity, price, rate)
                        .withSku(sku)
                        .withUnitName(line.text("unit", "unitName").orElse("Stück"));
        read = withAmounts(line, read);
        lines.add(withArticle(line, read, kind));
        deposit(line, read);
        line.close();
    }

    private static BigDecimal price(Fields line, BigDecimal quantity) {
        Optional<BigDecimal> price = line.decimal("unitPrice", "price");
        if (price.isPresent()) {
            return price.get();
        }
        BigDecimal total = line.requiredDecimal("lineTotal");
        return quantity.signum() == 0
                ? total
                : total.divide(quantity, 4, java.math.RoundingMode.HALF_UP);
    }

    private static CartLine withAmounts(Fields line, CartLine read) {
        BigDecimal list = Amounts.line(read.quantity(), read.unitPrice());
        BigDecimal discount = discount(line, list);
        CartLine discounted = read.withDiscount(discount);
        BigDecimal charged = list.subtract(discount);
        BigDecimal total = line.decimalOrNull("lineTotal", "total");
        if (total != null) {
            // With a discount, some shops state the line before it and some after it.
            boolean before =
                    discount.signum() > 0
                            && total.subtract(list).abs().compareTo(total.subtract(charged).abs())
                                    < 0;
            charged = before ? total.subtract(discount) : total;
            if (charged.compareTo(list.subtract(discount)) != 0) {
                discounted = discounted.withShopAmount(charged);
            }
        }
        BigDecimal tax = line.decimalOrNull("shopTax", "lineTax", "tax");
        BigDecimal gross = line.decimalOrNull("shopGross", "lineGross");
        line.ignore("shopNet", "lineNet");
        if (tax == null && gross != null) {
            tax = gross.subtract(charged);
        }
        return discounted.withShopTax(tax);
    }

    private static BigDecimal discount(Fields line, BigDecimal list) {
        Optional<String> field = line.firstOf("lineDiscount", "discount");
        if (field.isEmpty()) {
            Optional<BigDecimal> percent = line.decimal("discountPercent", "discountPercentage");
            return percent.map(each -> percentOf(list, each)).orElse(BigDecimal.ZERO);
        }
        if (!line.isObject(field.get())) {
            return line.decimal(field.get()).orElseThrow();
        }
        Fields discount = line.object(field.get()).orElseThrow();
        BigDecimal amount = amountOf(discount, list);
        discount.close();
        return amount;
    }

    /** The amount of a discount: the shop's own if it states it, else computed. */
    static BigDecimal amountOf(Fields discount, BigDecimal basis) {
        discount.ignore("code", "label");
        boolean percent = discount.text("type").map(Fields::lower).orElse("").startsWith("percent");
        Optional<BigDecimal> value = discount.decimal("value");
        Optional<BigDecimal> amount = discount.decimal("amount");
        if (amount.isPresent()) {
            return amount.get();
        }
        BigDecimal given = value.orElseThrow(() -> discount.wrong("amount", "is missing"));
        return percent ? percentOf(basis, given) : given;
    }

    private static BigDecimal percentOf(BigDecimal amount, BigDecimal percent) {
        return Amounts.cents(amount.multiply(percent).movePointLeft(2));
    }

    private CartLine withArticle(Fields line, CartLine read, String kind) {
        Optional<ServiceKind> serviceKind =
                line.text("serviceKind")
                        .filter(text -> !text.isBlank())
                        .flatMap(_ -> line.choice(Vocabulary.SERVICE_KINDS, "serviceKind"));
        Optional<Place> place = CustomerReader.place(line, "shipTo", "place");
        String content = line.text("depositFor", "contentOf", "belongsTo").orElse(null);
        CartLine placed = place.isPresent() ? read.performedAt(place.get()) : read;
        boolean bundle = line.flag("bundle").orElse(false) || kind.equals("bundle");
        List<CartLine.Component> components = components(line);
        if (bundle || !components.isEmpty()) {
            return placed.asBundle(components);
        }
        CartCharge.Kind charge =
                Vocabulary.chargeKind(kind, read.name(), read.shop().rate()).orElse(null);
        if (charge == CartCharge.Kind.PACKAGING_DEPOSIT) {
            return placed.asPackagingDeposit(
                    content == null ? null : ids(content).stream().findFirst().orElse(content));
        }
        if (kind.isEmpty()) {
            return placed;
        }
        GoodsKind goods = Vocabulary.PRODUCT_KINDS.get(kind);
        if (goods == null) {
            throw line.wrong(
                    "productKind",
                    "'"
                            + kind
                            + "' is none of "
                            + String.join(
                                    ", ",
                                    Vocabulary.PRODUCT_KINDS.keySet().stream().sorted().toList()));
        }
        return placed.withKind(
                goods, serviceKind.orElseGet(() -> customer.impliedServiceKind(goods)));
    }

    private List<CartLine.Component> components(Fields line) {
        Optional<String> field = line.firstOf("components", "parts", "bundleItems");
        if (field.isEmpty()) {
            return List.of();
        }
        List<CartLine.Component> components = new ArrayList<>();
        for (Fields each : line.objects(field.get())) {
            GoodsKind kind =
                    each.choice(Vocabulary.PRODUCT_KINDS, "productKind", "kind")
                            .orElseThrow(() -> each.wrong("productKind", "is missing"));
            BigDecimal quantity = each.decimal("quantity").orElse(BigDecimal.ONE);
            BigDecimal price =
                    each.decimal("singlePrice", "unitPrice", "price", "amount", "share")
                            .orElse(BigDecimal.ZERO);
            each.ignore("sku", "taxRate");
            components.add(
                    new CartLine.Component(
                            each.text("name").orElse(kind.name()),
                            kind,
                            each.choice(Vocabulary.SERVICE_KINDS, "serviceKind")
                                    .orElseGet(() -> customer.impliedServiceKind(kind)),
                            price.multiply(quantity)));
            each.close();
        }
        return components;
    }

    /** A deposit on each piece, stated with the line: a line of its own, at the content's rate. */
    private void deposit(Fields line, CartLine content) {
        BigDecimal deposit = line.decimalOrNull("deposit", "depositPerUnit", "pfand");
        if (deposit == null || deposit.signum() == 0) {
            return;
        }
        CartLine read =
                CartLine.of(
                                content.id() + ":deposit",
                                "Pfand " + content.name(),
                                content.quantity(),
                                deposit,
                                null)
                        .asPackagingDeposit(content.id());
        lines.add(read);
    }
}
