package dev.kontor.cli.carts;

import dev.kontor.vat.document.Cart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of carts in the format of {@code carts.json}: an object with the array {@code carts}, or
 * that array alone.
 */
public final class CartsFile {

    /** Amounts are decimals, never binary floating point. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private CartsFile() {}

    /**
     * A cart as far as it could be read.
     *
     * @param id how the file calls it, or its place in the file
     * @param cart empty if something is wrong with it
     * @param problem what is wrong; empty if nothing is
     */
    record Entry(String id, Optional<ShopCart> cart, String problem) {}

    /**
     * Reads a file.
     *
     * @throws UnreadableCart if it is no JSON, or no file of carts
     */
    static List<Entry> read(String json) {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JacksonException e) {
            throw new UnreadableCart("", "this is no JSON: " + e.getOriginalMessage());
        }
        JsonNode carts = root.isArray() ? root : root.path("carts");
        if (!carts.isArray()) {
            throw new UnreadableCart("carts", "is missing, or no array");
        }
        List<Entry> entries = new ArrayList<>();
        for (JsonNode cart : carts) {
            entries.add(entry(cart, entries.size() + 1));
        }
        return entries;
    }

    private static Entry entry(JsonNode node, int number) {
        String id = node.path("id").asString("cart " + number);
        try {
            return new Entry(id, Optional.of(cart(node, id)), "");
        } catch (UnreadableCart e) {
            return new Entry(id, Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    private static ShopCart cart(JsonNode node, String id) {
        List<String> unread = new ArrayList<>();
        Fields fields = Fields.of(node, "", unread);
        fields.ignore("id", "allocation", "wrongMethods", "currency");
        CustomerReader customer = readable("customer", () -> new CustomerReader(fields));
        Fields shop = fields.object("shop").orElseThrow(() -> fields.wrong("shop", "is missing"));
        LineReader lines = new LineReader(customer);
        List<Fields> refunds = new ArrayList<>(shop.objects("refunds"));
        refunds.addAll(fields.objects("refunds"));
        Cart cart =
                readable("shop", () -> new ShopReader(fields, shop, lines))
                        .read(customer.netRequired());
        ShopCart read =
                new ShopCart(
                        id,
                        fields.text("title").orElse(""),
                        customer.supply(),
                        cart,
                        readable("refunds", () -> new RefundReader(cart, lines).read(refunds)),
                        ExpectedReader.read(fields),
                        unread);
        fields.close();
        return read;
    }

    /** What our own types refuse is wrong in the file. */
    private static <T> T readable(String path, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new UnreadableCart(path, String.valueOf(e.getMessage()));
        }
    }
}
