package dev.kontor.hub.ledger;

/**
 * The part an effect plays for its source object. The list is closed: it is half of an effect's
 * name, so that two flows cannot find two names for one business fact.
 */
public enum Role {
    /** The document that states the revenue, be it an invoice or a bookkeeping voucher. */
    REVENUE_DOCUMENT("revenue-document"),
    /** The document that takes revenue back. */
    CORRECTION("correction"),
    /** The party's contact. */
    CONTACT("contact"),
    /** A note on the source object. */
    ANNOTATION("annotation");

    private final String key;

    Role(String key) {
        this.key = key;
    }

    /** As stored. */
    public String key() {
        return key;
    }

    static Role ofKey(String key) {
        for (Role role : values()) {
            if (role.key.equals(key)) {
                return role;
            }
        }
        throw new IllegalArgumentException("No role '%s'".formatted(key));
    }
}
