package dev.kontor.simulator.shopify;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the root, the shop, its people and its subscriptions show in GraphQL. */
final class ShopFields {

    private ShopFields() {}

    static void define(Fields fields) {
        people(fields);
        company(fields);
        notes(fields);
        shop(fields);
        app(fields);
        subscription(fields);
    }

    private static void people(Fields fields) {
        fields.of("MailingAddress", Views.Address.class)
                .show("id", from -> Gid.of("MailingAddress", from.id()))
                .show("firstName", from -> from.address().firstName())
                .show("lastName", from -> from.address().lastName())
                .show("name", from -> from.address().name())
                .show("company", from -> from.address().company())
                .show("address1", from -> from.address().address1())
                .show("address2", from -> from.address().address2())
                .show("zip", from -> from.address().zip())
                .show("city", from -> from.address().city())
                .show("country", from -> from.address().country())
                .show("countryCodeV2", from -> from.address().countryCode())
                .show("phone", from -> from.address().phone())
                .always("province", null)
                .always("provinceCode", null)
                .show("formatted", from -> formatted(from.address()));
        fields.of("Customer", CustomerRecord.class)
                .show("id", CustomerRecord::gid)
                .show("legacyResourceId", CustomerRecord::id)
                .show("firstName", from -> from.spec().firstName())
                .show("lastName", from -> from.spec().lastName())
                .show("displayName", ShopFields::displayName)
                .show("defaultEmailAddress", from -> from.spec().email() == null ? null : from)
                .show("defaultPhoneNumber", from -> from.spec().phone() == null ? null : from)
                .show("defaultAddress", from -> Views.address(from.id(), from.address()))
                .show("taxSettings", from -> from)
                .always("taxExempt", false)
                .always("verifiedEmail", true)
                .always("locale", "de")
                .always("note", null)
                .always("tags", List.of())
                .always("metafield", null)
                .showWith("metafields", (_, field) -> Connection.of(List.of(), field, each -> each))
                .showWith(
                        "numberOfOrders",
                        (from, field) ->
                                GraphQlApi.shop(field).orders().stream()
                                        .map(order -> order.buyer().customer())
                                        .filter(Objects::nonNull)
                                        .filter(customer -> customer.id() == from.id())
                                        .count())
                .show("createdAt", CustomerRecord::createdAt)
                .show("updatedAt", CustomerRecord::createdAt);
        fields.of("CustomerEmailAddress", CustomerRecord.class)
                .show("emailAddress", from -> from.spec().email());
        fields.of("CustomerPhoneNumber", CustomerRecord.class)
                .show("phoneNumber", from -> from.spec().phone());
        fields.of("TaxSettings", CustomerRecord.class).show("taxId", from -> from.spec().taxId());
    }

    private static String displayName(CustomerRecord customer) {
        CustomerSpec spec = customer.spec();
        String name = AddressSpec.joined(spec.firstName(), spec.lastName());
        return name == null ? Objects.requireNonNullElse(spec.email(), "") : name;
    }

    private static List<String> formatted(AddressSpec address) {
        String place = AddressSpec.joined(address.zip(), address.city());
        return Stream.of(
                        address.company(),
                        address.address1(),
                        address.address2(),
                        place,
                        address.country())
                .filter(Objects::nonNull)
                .toList();
    }

    private static void company(Fields fields) {
        fields.of("PurchasingCompany", CompanyRecord.class)
                .show("company", from -> from)
                .show("location", from -> from);
        fields.of("Company", CompanyRecord.class)
                .show("id", from -> Gid.of("Company", from.id()))
                .show("name", CompanyRecord::name)
                .always("externalId", null)
                .always("note", null)
                .show("createdAt", CompanyRecord::createdAt)
                .show("updatedAt", CompanyRecord::createdAt);
        fields.of("CompanyLocation", CompanyRecord.class)
                .show("id", from -> Gid.of("CompanyLocation", from.locationId()))
                .show("name", CompanyRecord::name)
                .always("externalId", null)
                .show("company", from -> from)
                .show("billingAddress", from -> from)
                .show("shippingAddress", from -> from)
                .show("taxSettings", from -> from)
                .show("createdAt", CompanyRecord::createdAt)
                .show("updatedAt", CompanyRecord::createdAt);
        fields.of("CompanyLocationTaxSettings", CompanyRecord.class)
                .always("taxExempt", false)
                .show("taxRegistrationId", CompanyRecord::taxRegistrationId);
        fields.of("CompanyAddress", CompanyRecord.class)
                .show("id", from -> Gid.of("CompanyAddress", from.locationId()))
                .show("companyName", CompanyRecord::name)
                .show("recipient", from -> from.address().name())
                .show("firstName", from -> from.address().firstName())
                .show("lastName", from -> from.address().lastName())
                .show("address1", from -> Objects.requireNonNullElse(from.address().address1(), ""))
                .show("address2", from -> from.address().address2())
                .show("zip", from -> from.address().zip())
                .show("city", from -> from.address().city())
                .show("country", from -> from.address().country())
                .show("countryCode", from -> from.address().countryCode())
                .show("phone", from -> from.address().phone());
    }

    private static void notes(Fields fields) {
        fields.of("Attribute", AttributeSpec.class)
                .show("key", AttributeSpec::name)
                .show("value", AttributeSpec::value);
        fields.of("Metafield", Views.Metafield.class)
                .show("id", from -> Gid.of("Metafield", from.field().id()))
                .show("legacyResourceId", from -> from.field().id())
                .show("namespace", from -> from.field().namespace())
                .show("key", from -> from.field().key())
                .show("type", from -> from.field().type())
                .show("value", from -> from.field().value())
                .always("ownerType", "ORDER")
                .show("compareDigest", from -> Metafields.digest(from.field()))
                .show("createdAt", from -> from.field().createdAt())
                .show("updatedAt", from -> from.field().updatedAt());
        fields.of("LocalizedField", Object.class)
                .always("countryCode", null)
                .always("key", null)
                .always("title", null)
                .always("value", null);
        fields.of("RefundDuty", Object.class).always("amountSet", null);
        fields.of("AdditionalFee", Object.class)
                .always("id", null)
                .always("name", null)
                .always("price", null)
                .always("taxLines", null);
        fields.of("PaymentTerms", Object.class)
                .always("due", null)
                .always("dueInDays", null)
                .always("id", null)
                .always("overdue", null)
                .always("paymentTermsName", null);
    }

    private static void shop(Fields fields) {
        fields.of("Shop", Shop.class)
                .show("id", from -> Gid.of("Shop", from.id()))
                .show("name", Shop::name)
                .show("myshopifyDomain", Shop::domain)
                .show("primaryDomain", from -> from)
                .show("url", from -> "https://" + from.domain())
                .show("email", from -> "shop@" + from.name() + ".example")
                .show("contactEmail", from -> "shop@" + from.name() + ".example")
                .show("currencyCode", Shop::currency)
                .show("enabledPresentmentCurrencies", from -> List.of(from.currency()))
                .show("taxesIncluded", Shop::taxesIncluded)
                .always("taxShipping", true)
                .always("ianaTimezone", WebhookBodies.ZONE.getId())
                .always("timezoneAbbreviation", "CET")
                .always("timezoneOffset", "+0100")
                .always("orderNumberFormatPrefix", "#")
                .always("orderNumberFormatSuffix", "")
                .show("plan", from -> from)
                .show("createdAt", Shop::createdAt)
                .show("updatedAt", Shop::createdAt);
        fields.of("Domain", Shop.class)
                .show("id", from -> Gid.of("Domain", from.id()))
                .show("host", Shop::domain)
                .show("url", from -> "https://" + from.domain())
                .always("sslEnabled", true);
        fields.of("ShopPlan", Shop.class)
                .always("partnerDevelopment", false)
                .show(
                        "publicDisplayName",
                        from -> from.bucket.restoreRate() >= 1000 ? "Shopify Plus" : "Basic")
                .show("shopifyPlus", from -> from.bucket.restoreRate() >= 1000);
        fields.of("BusinessEntity", Shop.class)
                .show("id", from -> Gid.of("BusinessEntity", from.id()))
                .show("displayName", Shop::name)
                .show("companyName", Shop::name)
                .always("primary", true)
                .always("archived", false);
    }

    private static void app(Fields fields) {
        fields.of("AppInstallation", Shop.class)
                .show("id", from -> Gid.of("AppInstallation", from.id()))
                .show("app", from -> from)
                .show("accessScopes", Shop::scopes);
        fields.of("App", Shop.class)
                .show("id", from -> Gid.of("App", from.id()))
                .always("title", "Kontor")
                .always("handle", "kontor")
                .show("apiKey", from -> from.secrets.clientId());
        fields.of("AccessScope", String.class)
                .show("handle", handle -> handle)
                .show("description", handle -> handle.replace('_', ' '));
        fields.of("ApiVersion", String.class)
                .show("handle", handle -> handle)
                .show("displayName", handle -> handle)
                .always("supported", true);
        fields.of("Count", Integer.class)
                .show("count", count -> count)
                .always("precision", "EXACT");
    }

    private static void subscription(Fields fields) {
        fields.of("WebhookSubscription", Subscription.class)
                .show("id", Subscription::gid)
                .show("legacyResourceId", Subscription::id)
                .show("topic", from -> WebhookTopic.graphQl(from.topic()))
                .show("uri", from -> from.uri().toString())
                .show("callbackUrl", from -> from.uri().toString())
                .always("format", "JSON")
                .show("filter", Subscription::filter)
                .show("name", Subscription::name)
                .show("includeFields", Subscription::includeFields)
                .show("metafieldNamespaces", Subscription::metafieldNamespaces)
                .showWith("apiVersion", (_, field) -> GraphQlApi.version(field))
                .show("createdAt", Subscription::createdAt)
                .show("updatedAt", Subscription::updatedAt);
    }

    static @Nullable Object node(Shop shop, String gid) {
        long number = Gid.number(gid, "Order");
        if (number >= 0) {
            return shop.visible(number);
        }
        long subscription = Gid.number(gid, "WebhookSubscription");
        if (subscription >= 0) {
            return shop.subscriptions().stream()
                    .filter(each -> each.id() == subscription)
                    .findFirst()
                    .orElse(null);
        }
        long refund = Gid.number(gid, "Refund");
        OrderRecord order = refund < 0 ? null : shop.orderOfRefund(refund);
        return order == null || !shop.isVisible(order)
                ? null
                : order.refunds().stream()
                        .filter(each -> each.id() == refund)
                        .map(each -> new Views.Refund(order, each))
                        .findFirst()
                        .orElse(null);
    }
}
