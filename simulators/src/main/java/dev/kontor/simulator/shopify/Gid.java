package dev.kontor.simulator.shopify;

/** Global ids: {@code gid://shopify/Order/5000001} in GraphQL, the plain number in webhooks. */
final class Gid {

    private static final String PREFIX = "gid://shopify/";

    private Gid() {}

    static String of(String type, long id) {
        return PREFIX + type + "/" + id;
    }

    /** The number in an id of the given type, or -1 when it is another id. */
    static long number(String gid, String type) {
        String prefix = PREFIX + type + "/";
        if (!gid.startsWith(prefix)) {
            return -1;
        }
        try {
            return Long.parseLong(gid.substring(prefix.length()));
        } catch (NumberFormatException _) {
            return -1;
        }
    }
}
