package dev.kontor.hub.connector.shopify;

import dev.kontor.hub.connector.Annotation;
import dev.kontor.hub.connector.ConnectorFailure;
import dev.kontor.hub.connector.WriteAnswer;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Writes document numbers onto orders, as metafields in the namespace {@code lexware}: {@code
 * invoice_number}, {@code invoice_link}, {@code credit_note_number}, … A refund cannot carry any;
 * its note goes onto the order, with the refund's id in the key so that no refund overwrites
 * another's.
 */
final class OrderNotes {

    private static final String NAMESPACE = "lexware";
    private static final int LONGEST_REASON = 300;

    private final ShopifyApi api;
    private final Trouble trouble;

    OrderNotes(ShopifyApi api, Trouble trouble) {
        this.api = api;
        this.trouble = trouble;
    }

    /** Setting a metafield to the value that it has already changes nothing. */
    WriteAnswer write(ShopifyAccess access, SourceRef ref, Annotation annotation) {
        try {
            JsonNode errors =
                    api.ask(
                                    access,
                                    Documents.ANNOTATE,
                                    Map.of("metafields", metafields(access, ref, annotation)))
                            .path("metafieldsSet")
                            .path("userErrors");
            return errors.isEmpty() ? new WriteAnswer.Done() : rejected(errors);
        } catch (ConnectorFailure e) {
            return switch (e.error()) {
                case ACCESS_REFUSED, REQUEST_REFUSED -> new WriteAnswer.Rejected(e.words());
                case THROTTLED -> new WriteAnswer.Throttled(e.retryAt());
                case UNREACHABLE -> new WriteAnswer.Unreachable(e.retryAt());
                case ANSWER_LOST, ANSWER_NOT_UNDERSTOOD -> new WriteAnswer.Unknown(e.words().en());
            };
        }
    }

    private List<Map<String, String>> metafields(
            ShopifyAccess access, SourceRef ref, Annotation annotation) {
        boolean refund = ref.kind().equals(ShopifyIds.REFUND);
        String owner = refund ? orderOf(access, ref) : ShopifyIds.gid("Order", ref.id());
        String suffix = refund ? "_" + ref.id() : "";
        String kind =
                annotation.documentKind().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        List<Map<String, String>> fields = new ArrayList<>();
        fields.add(
                field(
                        owner,
                        kind + "_number" + suffix,
                        "single_line_text_field",
                        annotation.documentNumber()));
        String link = annotation.link();
        if (link != null) {
            fields.add(field(owner, kind + "_link" + suffix, "url", link));
        }
        return fields;
    }

    private static Map<String, String> field(String owner, String key, String type, String value) {
        return Map.of(
                "ownerId", owner, "namespace", NAMESPACE, "key", key, "type", type, "value", value);
    }

    private String orderOf(ShopifyAccess access, SourceRef refund) {
        JsonNode order =
                api.ask(
                                access,
                                Documents.REFUND_ORDER,
                                Map.of("id", ShopifyIds.gid("Refund", refund.id())))
                        .path("node")
                        .path("order")
                        .path("id");
        if (!order.isString()) {
            throw trouble.refused(access.connection(), "refund " + refund.id() + " is not there");
        }
        return order.asString();
    }

    private static WriteAnswer rejected(JsonNode errors) {
        String reason = errors.path(0).path("message").asString("no reason given");
        String bounded =
                reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
        return new WriteAnswer.Rejected(
                new Words(
                                "Shopify nimmt den Vermerk an der Bestellung nicht an: %s",
                                "Shopify does not accept the note on the order: %s")
                        .with(bounded));
    }
}
