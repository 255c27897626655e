package dev.kontor.simulator.shopify;

import java.util.List;

/**
 * What the shop's catalogue says about the product of a line.
 *
 * @param type the merchant's own word for the kind of product; may be empty
 * @param collections titles of the collections it is in
 */
public record ProductSpec(String type, List<String> collections) {

    @SuppressWarnings("ConstantValue") // JSON may leave them out
    public ProductSpec {
        type = type == null ? "" : type;
        collections = collections == null ? List.of() : List.copyOf(collections);
    }
}
