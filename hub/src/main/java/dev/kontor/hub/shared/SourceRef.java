package dev.kontor.hub.shared;

/**
 * A thing in a remote system: its connection, its kind (a singular lower-case noun such as {@code
 * order}, {@code refund}, {@code contact}, {@code document}) and its canonical id there. The
 * connector makes ids canonical, so that a thing has one ref however it was reported (Shopify, for
 * one, writes numbers in webhooks and gids in answers).
 */
public record SourceRef(ConnectionId connection, String kind, String id) {

    public SourceRef {
        if (kind.isBlank() || kind.contains("/") || id.isBlank()) {
            throw new IllegalArgumentException(
                    "A source ref needs a kind and an id, got '%s' and '%s'".formatted(kind, id));
        }
    }

    /** Reads {@code vendor:account/kind/id}, the form of {@link #toString()}. */
    public static SourceRef parse(String text) {
        String[] parts = text.split("/", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException(
                    "'%s' is not a source ref; expected vendor:account/kind/id".formatted(text));
        }
        return new SourceRef(ConnectionId.parse(parts[0]), parts[1], parts[2]);
    }

    @Override
    public String toString() {
        return connection + "/" + kind + "/" + id;
    }
}
