package dev.kontor.hub.shared;

/**
 * An authorised instance of a remote system, identified by what never changes about it: the vendor
 * and the account there, for example {@code shopify:tee-und-buch.myshopify.com}. Removing a
 * connection and adding it again therefore gives the same id and finds its ledger again. Unique
 * within an organisation. The name that people give a connection is not part of it.
 */
public record ConnectionId(String vendor, String account) {

    public ConnectionId {
        if (vendor.isBlank() || vendor.contains(":") || vendor.contains("/")) {
            throw new IllegalArgumentException(
                    "Vendor '%s' must be a plain word".formatted(vendor));
        }
        if (account.isBlank() || account.contains("/")) {
            throw new IllegalArgumentException(
                    "Account '%s' of vendor %s must not be empty or contain '/'"
                            .formatted(account, vendor));
        }
    }

    /** Reads {@code vendor:account}, the form of {@link #toString()}. */
    public static ConnectionId parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException(
                    "'%s' is not a connection; expected vendor:account".formatted(text));
        }
        return new ConnectionId(text.substring(0, colon), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return vendor + ":" + account;
    }
}
