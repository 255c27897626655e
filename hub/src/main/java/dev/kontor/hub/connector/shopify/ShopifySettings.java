package dev.kontor.hub.connector.shopify;

import dev.kontor.hub.organisation.VendorSettings;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The keys of a Shopify connection in kontor.yaml; {@link ShopifyAccess} reads them. */
@Component
final class ShopifySettings implements VendorSettings {

    static final String VENDOR = "shopify";
    static final String CLIENT_SECRET = "client-secret";
    static final String PREVIOUS_CLIENT_SECRET = "previous-client-secret";
    static final String ACCESS_TOKEN = "access-token";
    static final String CLIENT_ID = "client-id";
    static final String API_VERSION = "api-version";
    static final String BASE_URL = "base-url";
    static final String VAT_ID_KEY = "vat-id-key";
    static final String READ_PRODUCTS = "read-products";
    static final String SWEEP_EVERY = "sweep-every";
    static final String SWEEP_OVERLAP = "sweep-overlap";
    static final String SWEEP_FROM = "sweep-from";

    private static final Pattern ACCOUNT = Pattern.compile("[a-z0-9][a-z0-9-]*\\.myshopify\\.com");

    @Override
    public String vendor() {
        return VENDOR;
    }

    @Override
    public String accountDescription() {
        return "the shop's permanent domain, such as tee-und-buch.myshopify.com";
    }

    @Override
    public String canonicalAccount(String account) {
        String canonical = account.strip().toLowerCase(Locale.ROOT);
        if (!ACCOUNT.matcher(canonical).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not the permanent domain of a shop, such as tee-und-buch.myshopify.com"
                            .formatted(account));
        }
        return canonical;
    }

    @Override
    public List<SettingKey> keys() {
        return List.of(
                SettingKey.secret(
                        CLIENT_SECRET,
                        true,
                        "The app's client secret; webhooks are signed with it"),
                SettingKey.secret(
                        PREVIOUS_CLIENT_SECRET,
                        false,
                        "The client secret before a rotation; webhooks may be signed with it for an"
                                + " hour more"),
                SettingKey.secret(
                        ACCESS_TOKEN,
                        false,
                        "A permanent access token (shpat_…) of an older custom app; leave it out to"
                                + " use "
                                + CLIENT_ID),
                SettingKey.text(
                        CLIENT_ID,
                        false,
                        "The app's client id; with it Kontor gets access tokens of 24 hours by"
                                + " itself",
                        "0123456789abcdef0123456789abcdef"),
                SettingKey.text(
                        API_VERSION,
                        false,
                        "Version of the Admin API (default " + ShopifyAccess.DEFAULT_VERSION + ")",
                        ShopifyAccess.DEFAULT_VERSION),
                new SettingKey(
                        BASE_URL,
                        false,
                        false,
                        Type.URI,
                        "Another address of the shop's API, for tests (default https://ACCOUNT);"
                                + " plain http on loopback only",
                        "http://127.0.0.1:7080/tee-und-buch"),
                SettingKey.text(
                        VAT_ID_KEY,
                        false,
                        "The order's additional detail that holds the customer's VAT id (default "
                                + ShopifyAccess.DEFAULT_VAT_ID_KEY
                                + ")",
                        ShopifyAccess.DEFAULT_VAT_ID_KEY),
                new SettingKey(
                        READ_PRODUCTS,
                        false,
                        false,
                        Type.BOOLEAN,
                        "Whether product type and collections of what was sold are read, for"
                                + " vat.mapping; the app needs the scope read_products (default"
                                + " false)",
                        "false"),
                new SettingKey(
                        SWEEP_EVERY,
                        false,
                        false,
                        Type.DURATION,
                        "How often to catch up what webhooks lost (default PT5M)",
                        "PT5M"),
                new SettingKey(
                        SWEEP_OVERLAP,
                        false,
                        false,
                        Type.DURATION,
                        "How far a sweep looks back behind the newest order it has seen (default"
                                + " PT10M)",
                        "PT10M"),
                SettingKey.text(
                        SWEEP_FROM,
                        false,
                        "Where the very first sweep begins (default: one day before it)",
                        "2026-11-01T00:00:00Z"));
    }
}
