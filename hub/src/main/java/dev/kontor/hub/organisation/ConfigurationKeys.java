package dev.kontor.hub.organisation;

import java.util.List;
import java.util.stream.Stream;

/** Every key that kontor.yaml may have, by section. docs/configuration.md explains each. */
final class ConfigurationKeys {

    static final List<String> TOP = List.of("hub", "organisations");

    static final List<String> HUB =
            List.of(
                    "port",
                    "bind-address",
                    "public-url",
                    "data-folder",
                    "database",
                    "admin-token",
                    "mail",
                    "secrets",
                    "simulators",
                    "oidc");

    static final List<String> DATABASE = List.of("url", "user", "password", "pool-size");

    static final List<String> ORGANISATION =
            List.of(
                    "name",
                    "lexware",
                    "closed-until",
                    "contacts",
                    "language",
                    "time-zone",
                    "vat",
                    "approvals",
                    "digest",
                    "connections",
                    "flows");

    static final List<String> OIDC = List.of("issuer", "client-id", "client-secret", "claim");

    static final List<String> SECRETS = List.of("key", "former-key");

    static final List<String> MAIL =
            List.of("host", "port", "security", "from", "user", "password");

    static final List<String> APPROVALS = List.of("four-eyes-above", "expire-after");

    static final List<String> DIGEST = List.of("to", "at");

    static final List<String> LEXWARE =
            List.of("api-key", "base-url", "calls-per-second", "documents-per-minute", "webhooks");

    static final List<String> VAT =
            List.of(
                    "small-business",
                    "oss",
                    "own-vat-ids",
                    "exempt-services",
                    "reduced-rates",
                    "turnover-elsewhere",
                    "vies",
                    "mapping",
                    "public-bodies");

    static final List<String> REDUCED_RATE = List.of("country", "goods", "percent", "from");

    static final List<String> TURNOVER = List.of("all", "cross-border", "electronic");

    static final List<String> VIES = List.of("base-url", "validity", "when-down");

    static final List<String> GOODS_RULE =
            List.of("sku", "product-type", "collection", "tax-code", "goods", "service", "posting");

    /** Beside what the vendor adds by {@link VendorSettings}. */
    static final List<String> CONNECTION = List.of("vendor", "account");

    static final List<String> FLOW = List.of("file", "from", "enabled", "settings");

    static final List<String> SECRET = List.of("env", "file");

    private ConfigurationKeys() {}

    static List<String> all() {
        return Stream.of(
                        TOP,
                        HUB,
                        DATABASE,
                        MAIL,
                        SECRETS,
                        OIDC,
                        ORGANISATION,
                        APPROVALS,
                        DIGEST,
                        LEXWARE,
                        VAT,
                        REDUCED_RATE,
                        TURNOVER,
                        VIES,
                        GOODS_RULE,
                        CONNECTION,
                        FLOW,
                        SECRET)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }
}
