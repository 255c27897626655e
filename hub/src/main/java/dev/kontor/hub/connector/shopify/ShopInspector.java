package dev.kontor.hub.connector.shopify;

import dev.kontor.hub.connector.Inspection;
import dev.kontor.hub.connector.Inspection.Finding;
import dev.kontor.hub.connector.Inspection.Grade;
import dev.kontor.hub.organisation.Connection;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Asks a shop who we are to it. Scopes by name ({@code vendors.md} section 4): {@code read_orders}
 * is needed for everything, {@code read_all_orders} for orders older than 60 days.
 */
final class ShopInspector {

    static final Words ACCESS = new Words("Zugang", "Access");
    private static final Words SCOPES = new Words("Berechtigungen", "Scopes");
    private static final Words WEBHOOKS = new Words("Webhooks", "Webhooks");

    private final ShopifyApi api;
    private final WebhookSubscriptions subscriptions;

    ShopInspector(ShopifyApi api, WebhookSubscriptions subscriptions) {
        this.api = api;
        this.subscriptions = subscriptions;
    }

    /**
     * @throws dev.kontor.hub.connector.ConnectorFailure if the shop could not be asked
     */
    Inspection inspect(ShopifyAccess access, Connection connection, @Nullable String callbackUrl) {
        JsonNode data = api.ask(access, Documents.INSPECT, Map.of());
        JsonNode shop = data.path("shop");
        List<Finding> findings = new ArrayList<>();
        findings.add(identity(access, shop));
        findings.add(currency(shop));
        Set<String> scopes = new HashSet<>();
        data.path("currentAppInstallation")
                .path("accessScopes")
                .forEach(each -> scopes.add(each.path("handle").asString("")));
        findings.addAll(scopes(access, scopes));
        findings.add(signature(access));
        findings.add(webhooks(access, callbackUrl));
        return new Inspection(findings);
    }

    List<SourceRef> newest(ShopifyAccess access, int most) {
        List<SourceRef> newest = new ArrayList<>();
        api.ask(access, Documents.NEWEST, Map.of("first", most))
                .path("orders")
                .path("nodes")
                .forEach(node ->
                        ShopifyIds.number(node.path("id").asString(""))
                                .ifPresent(id ->
                                        newest.add(ShopifyIds.order(access.connection(), id))));
        return newest;
    }

    private static Finding identity(ShopifyAccess access, JsonNode shop) {
        String domain = shop.path("myshopifyDomain").asString("");
        String name = shop.path("name").asString(domain);
        return domain.equals(access.connection().account())
                ? new Finding(
                        Grade.GOOD,
                        ACCESS,
                        new Words("Shop „%s“ (%s)", "Shop \"%s\" (%s)").with(name, domain))
                : new Finding(
                        Grade.BAD,
                        ACCESS,
                        new Words(
                                        "Die Zugangsdaten gehören zu %s, nicht zu %s. Die Adresse"
                                                + " berichtigen oder die Zugangsdaten des richtigen"
                                                + " Shops nehmen.",
                                        "The credentials belong to %s, not to %s. Correct the"
                                                + " address, or take the credentials of the right"
                                                + " shop.")
                                .with(domain, access.connection().account()));
    }

    private static Finding currency(JsonNode shop) {
        String currency = shop.path("currencyCode").asString("");
        Words subject = new Words("Währung", "Currency");
        return currency.equals("EUR")
                ? new Finding(Grade.GOOD, subject, Words.same(currency))
                : new Finding(
                        Grade.WARNING,
                        subject,
                        new Words(
                                        "%s. Lexware führt Rechnungen in Euro; Bestellungen in"
                                                + " anderer Währung bleiben zu klären.",
                                        "%s. Lexware keeps invoices in euros; orders in another"
                                                + " currency are left for a person.")
                                .with(currency));
    }

    private static List<Finding> scopes(ShopifyAccess access, Set<String> granted) {
        List<Finding> findings = new ArrayList<>();
        if (!granted.contains("read_orders") && !granted.contains("write_orders")) {
            findings.add(
                    new Finding(
                            Grade.BAD,
                            SCOPES,
                            new Words(
                                    "read_orders fehlt: Ohne sie ist keine Bestellung lesbar. In"
                                            + " der App ergänzen und sie neu installieren.",
                                    "read_orders is missing: without it no order can be read. Add"
                                            + " it to the app and install it again.")));
        }
        if (!granted.contains("read_all_orders")) {
            findings.add(
                    new Finding(
                            Grade.WARNING,
                            SCOPES,
                            new Words(
                                    "read_all_orders fehlt: Bestellungen, die älter als 60 Tage"
                                            + " sind, bleiben unsichtbar.",
                                    "read_all_orders is missing: orders older than 60 days stay"
                                            + " invisible.")));
        }
        if (!granted.contains("write_orders")) {
            findings.add(
                    new Finding(
                            Grade.WARNING,
                            SCOPES,
                            new Words(
                                    "write_orders fehlt: Die Rechnungsnummer kann nicht an der"
                                            + " Bestellung vermerkt werden.",
                                    "write_orders is missing: the invoice number cannot be noted"
                                            + " on the order.")));
        }
        if (access.readProducts() && !granted.contains("read_products")) {
            findings.add(
                    new Finding(
                            Grade.WARNING,
                            SCOPES,
                            new Words(
                                    "read_products fehlt, obwohl Produktarten gelesen werden"
                                            + " sollen.",
                                    "read_products is missing although product types are to be"
                                            + " read.")));
        }
        if (findings.isEmpty()) {
            findings.add(
                    new Finding(
                            Grade.GOOD,
                            SCOPES,
                            new Words(
                                    "Alle vorhanden, die gebraucht werden", "All that is needed")));
        }
        return findings;
    }

    /** Only a webhook proves the secret it is signed with, unless it fetched the access token. */
    private static Finding signature(ShopifyAccess access) {
        Words subject = new Words("Client-Secret", "Client secret");
        return switch (access.credentials()) {
            case ShopifyAccess.Credentials.Client _ ->
                    new Finding(
                            Grade.GOOD,
                            subject,
                            new Words("Vom Shop angenommen", "Accepted by the shop"));
            case ShopifyAccess.Credentials.Token _ ->
                    new Finding(
                            Grade.NOTE,
                            subject,
                            new Words(
                                    "Zeigt sich mit dem ersten Webhook: Damit sind sie"
                                            + " unterschrieben.",
                                    "Shows with the first webhook: they are signed with it."));
        };
    }

    private Finding webhooks(ShopifyAccess access, @Nullable String callbackUrl) {
        if (callbackUrl == null) {
            return new Finding(
                    Grade.NOTE,
                    WEBHOOKS,
                    new Words(
                                    "Kontor hat keine öffentliche Adresse (hub.public-url);"
                                            + " Neues holt der Abgleich alle %s Minuten.",
                                    "Kontor has no public address (hub.public-url); sweeps bring"
                                            + " news every %s minutes.")
                            .with(Math.max(1, access.sweepEvery().toMinutes())));
        }
        int wanted = ShopifyReception.topics().size();
        int present = subscriptions.present(access, callbackUrl).size();
        return present >= wanted
                ? new Finding(
                        Grade.GOOD,
                        WEBHOOKS,
                        new Words("%s von %s angemeldet", "%s of %s subscribed")
                                .with(wanted, wanted))
                : new Finding(
                        Grade.NOTE,
                        WEBHOOKS,
                        new Words(
                                        "%s von %s angemeldet; die übrigen meldet der nächste"
                                                + " Abgleich an.",
                                        "%s of %s subscribed; the next sweep subscribes the"
                                                + " others.")
                                .with(present, wanted));
    }
}
