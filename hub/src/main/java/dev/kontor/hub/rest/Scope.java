package dev.kontor.hub.rest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a token may do in its organisation. Each is asked for by itself; none contains another. */
public enum Scope {
    /** Read. */
    VIEW,
    /** Answer what is stuck, look again, rehearse, import. */
    WORK,
    /** Decide on frozen requests. */
    APPROVE,
    /** Write flows and switch them. */
    CONFIGURE,
    /** Make and revoke tokens. */
    TOKENS;

    /** As in tables and requests. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As an authority of Spring Security. */
    String authority() {
        return "SCOPE_" + key();
    }

    public static Optional<Scope> ofKey(String key) {
        return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
    }
}
