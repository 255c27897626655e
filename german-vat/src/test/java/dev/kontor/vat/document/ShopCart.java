package dev.kontor.vat.document;

import dev.kontor.vat.Customer;
import dev.kontor.vat.GoodsKind;
import dev.kontor.vat.Place;
import dev.kontor.vat.PriceBasis;
import dev.kontor.vat.Seller;
import dev.kontor.vat.ServiceKind;
import dev.kontor.vat.Supply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A cart of {@code carts.json}, with the facts in our words. */
record ShopCart(JsonNode json) {

    /** The carts this version can decide: those that stay in Germany. */
    static List<ShopCart> domestic() {
        try (InputStream stream =
                Objects.requireNonNull(ShopCart.class.getResourceAsStream("/carts.json"))) {
            return JsonMapper.shared()
                    .readTree(stream)
                    .get("carts")
                    .valueStream()
                    .map(ShopCart::new)
                    .filter(cart -> cart.text("customer", "country").equals("DE"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(String object, String field) {
        return json.path(object).path(field).asString("");
    }

    private JsonNode shop() {
        return json.get("shop");
    }

    Supply supply() {
        Place place = Place.of(text("customer", "country"), text("customer", "postcode"));
        Customer customer =
                text("customer", "kind").equals("business")
                        ? Customer.business(place)
                        : Customer.consumer(place);
        return Supply.fromGermany(
                Seller.regular(), customer, LocalDate.parse(json.get("date").asString()));
    }

    Cart cart() {
        Cart cart =
                Cart.of(
                                PriceBasis.valueOf(
                                        text("shop", "priceBasis").toUpperCase(Locale.ROOT)),
                                shop().get("lines").valueStream().map(this::line).toList(),
                                decimal(shop(), "shopTotal"))
                        .withCharges(charges())
                        .withPayments(payments());
        return shop().has("orderDiscount")
                ? cart.withOrderDiscount(decimal(shop().get("orderDiscount"), "amount"))
                : cart;
    }

    private CartLine line(JsonNode line) {
        CartLine read =
                CartLine.of(
                                line.get("sku").asString(),
                                line.get("name").asString(),
                                decimal(line, "quantity"),
                                decimal(line, "unitPrice"),
                                decimal(line, "taxRate"))
                        .withKind(kind(line), serviceKind(line));
        if (line.has("lineDiscount")) {
            read = read.withDiscount(decimal(line, "lineDiscount"));
        }
        return line.has("shopTax") ? read.withShopTax(decimal(line, "shopTax")) : read;
    }

    private static GoodsKind kind(JsonNode line) {
        return GoodsKind.valueOf(line.get("productKind").asString().toUpperCase(Locale.ROOT));
    }

    private ServiceKind serviceKind(JsonNode line) {
        boolean confirmed = json.path("customer").path("pvOperatorConfirmed").asBoolean(false);
        return confirmed && kind(line) == GoodsKind.PHOTOVOLTAIC
                ? ServiceKind.PHOTOVOLTAICS_CONFIRMED
                : ServiceKind.GENERAL;
    }

    private List<CartCharge> charges() {
        List<CartCharge> charges = new ArrayList<>();
        for (JsonNode charge : shop().path("shipping")) {
            String name = charge.get("name").asString();
            charges.add(CartCharge.shipping(name, name, decimal(charge, "amount")));
        }
        return charges;
    }

    private List<Cart.Payment> payments() {
        List<Cart.Payment> payments = new ArrayList<>();
        for (JsonNode payment : shop().path("payments")) {
            String type = payment.get("type").asString();
            payments.add(
                    new Cart.Payment(
                            type, decimal(payment, "amount"), type.startsWith("giftCard")));
        }
        return payments;
    }

    List<Refund> refunds() {
        List<Refund> refunds = new ArrayList<>();
        for (JsonNode refund : shop().path("refunds")) {
            // The amount is left out on purpose: the share of what was paid must be found.
            refunds.add(
                    Refund.ofItems(
                                    List.of(
                                            new Refund.Item(
                                                    refund.get("sku").asString(),
                                                    decimal(refund, "quantity"),
                                                    null)))
                            .withTotal(decimal(refund, "amount")));
        }
        return refunds;
    }

    List<JsonNode> expectedDocuments() {
        return json.get("expectedDocuments").valueStream().toList();
    }

    boolean expectedReview() {
        return json.get("expectedReview").asBoolean();
    }

    static BigDecimal decimal(JsonNode node, String field) {
        return new BigDecimal(node.get(field).asString());
    }

    @Override
    public String toString() {
        return json.get("id").asString() + " " + json.get("title").asString();
    }
}
