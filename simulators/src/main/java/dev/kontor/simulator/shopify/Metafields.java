package dev.kontor.simulator.shopify;

import graphql.schema.DataFetchingEnvironment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Metafields of orders: finding, setting, and the digest that makes compare-and-set. */
final class Metafields {

    private static final String APP_NAMESPACE = "app--1";

    private Metafields() {}

    static String namespace(@Nullable String given) {
        return given == null || given.equals("$app") ? APP_NAMESPACE : given;
    }

    static List<OrderRecord.MetafieldRecord> selected(
            OrderRecord order, DataFetchingEnvironment field) {
        String namespace = field.getArgument("namespace");
        List<String> keys = field.getArgument("keys");
        return order.notes().metafields().stream()
                .filter(each -> namespace == null || each.namespace().equals(namespace))
                .filter(each ->
                        keys == null
                                || keys.contains(each.key())
                                || keys.contains(each.namespace() + "." + each.key()))
                .toList();
    }

    static OrderRecord.@Nullable MetafieldRecord find(
            OrderRecord order, String namespace, String key) {
        return order.notes().metafields().stream()
                .filter(each -> each.namespace().equals(namespace) && each.key().equals(key))
                .findFirst()
                .orElse(null);
    }

    static OrderRecord with(
            OrderRecord order,
            long id,
            String namespace,
            String key,
            String type,
            String value,
            Instant now) {
        OrderRecord.MetafieldRecord before = find(order, namespace, key);
        List<OrderRecord.MetafieldRecord> fields = new ArrayList<>(order.notes().metafields());
        if (before == null) {
            fields.add(new OrderRecord.MetafieldRecord(id, namespace, key, type, value, now, now));
        } else {
            fields.set(
                    fields.indexOf(before),
                    new OrderRecord.MetafieldRecord(
                            before.id(), namespace, key, type, value, before.createdAt(), now));
        }
        OrderRecord.Notes notes = order.notes();
        return order.change()
                .notes(
                        new OrderRecord.Notes(
                                notes.note(), notes.tags(), notes.attributes(), fields))
                .done();
    }

    static String digest(OrderRecord.MetafieldRecord field) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    (field.type() + "\n" + field.value())
                                            .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
