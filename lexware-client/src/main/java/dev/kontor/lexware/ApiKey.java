package dev.kontor.lexware;

/**
 * The secret that opens one Lexware Office account, made by an account admin in the app under
 * {@code /addons/public-api} (XL plan needed, life at most 24 months; lexware-office-api.md 1). Its
 * text never appears in {@link #toString()}, messages or logs.
 *
 * @param value the key as the app printed it; letters, digits and punctuation, no white space
 */
public record ApiKey(String value) {

    /** Refuses a key that cannot stand in a header, without repeating it. */
    public ApiKey {
        if (value.isEmpty() || !value.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw new FieldRefused(
                    "apiKey",
                    "is printable ASCII without white space and not empty",
                    "copy the key again from the app, without quotes or line breaks");
        }
    }

    /** Masked: only says that there is a key. */
    @Override
    public String toString() {
        return "ApiKey[***]";
    }
}
