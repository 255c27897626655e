package dev.kontor.hub.shared;

import java.util.regex.Pattern;

/**
 * The tenant: one Lexware Office account and all attached to it. The value is the name under {@code
 * organisations} in kontor.yaml: 1 to 40 characters, lower case letters, digits and hyphens.
 */
public record OrganisationId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    public OrganisationId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "Organisation name '%s' must match %s".formatted(value, FORM));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
