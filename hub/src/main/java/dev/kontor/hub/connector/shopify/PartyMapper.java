package dev.kontor.hub.connector.shopify;

import dev.kontor.hub.model.Party;
import dev.kontor.hub.model.PostalAddress;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who bought. The billing address names the recipient; the customer record fills what it leaves
 * open. A VAT id as entered with this order goes before the company's and the customer's stored one
 * ({@code vendors.md} section 4, "VAT id").
 */
final class PartyMapper {

    private PartyMapper() {}

    static Party party(WireOrder order, String vatIdKey) {
        WireOrder.Address billing = order.billingAddress();
        WireOrder.Address address = billing != null ? billing : order.shippingAddress();
        WireOrder.Customer customer = order.customer();
        String firstName = address == null ? null : text(address.firstName());
        String lastName = address == null ? null : text(address.lastName());
        if (firstName == null && lastName == null && customer != null) {
            firstName = text(customer.firstName());
            lastName = text(customer.lastName());
        }
        return new Party(
                customer == null ? null : ShopifyIds.numberOf(customer.id()),
                first(company(order), address == null ? null : address.company()),
                firstName,
                lastName,
                first(order.email(), email(customer)),
                first(address == null ? null : address.phone(), order.phone(), phone(customer)),
                vatId(order, vatIdKey),
                address(address));
    }

    /** Null if the order names no shipping address of its own. */
    static @Nullable PostalAddress shipTo(WireOrder order) {
        return address(order.shippingAddress());
    }

    private static @Nullable PostalAddress address(WireOrder.@Nullable Address address) {
        if (address == null) {
            return null;
        }
        String country = text(address.countryCodeV2());
        PostalAddress mapped =
                new PostalAddress(
                        text(address.address2()),
                        text(address.address1()),
                        text(address.zip()),
                        text(address.city()),
                        country == null ? null : country.toUpperCase(Locale.ROOT));
        return mapped.equals(new PostalAddress(null, null, null, null, null)) ? null : mapped;
    }

    private static @Nullable String company(WireOrder order) {
        WireOrder.PurchasingEntity buyer = order.purchasingEntity();
        WireOrder.Company company = buyer == null ? null : buyer.company();
        return company == null ? null : company.name();
    }

    private static @Nullable String vatId(WireOrder order, String key) {
        String entered =
                order.customAttributes().stream()
                        .filter(attribute -> key.equalsIgnoreCase(attribute.key()))
                        .map(attribute -> text(attribute.value()))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        WireOrder.PurchasingEntity buyer = order.purchasingEntity();
        WireOrder.Location location = buyer == null ? null : buyer.location();
        WireOrder.LocationTaxSettings company = location == null ? null : location.taxSettings();
        WireOrder.Customer customer = order.customer();
        WireOrder.TaxSettings person = customer == null ? null : customer.taxSettings();
        return first(
                entered,
                company == null ? null : company.taxRegistrationId(),
                person == null ? null : person.taxId());
    }

    private static @Nullable String email(WireOrder.@Nullable Customer customer) {
        WireOrder.EmailAddress address = customer == null ? null : customer.defaultEmailAddress();
        return address == null ? null : address.emailAddress();
    }

    private static @Nullable String phone(WireOrder.@Nullable Customer customer) {
        WireOrder.PhoneNumber number = customer == null ? null : customer.defaultPhoneNumber();
        return number == null ? null : number.phoneNumber();
    }

    private static @Nullable String first(@Nullable String... texts) {
        return Stream.of(texts)
                .map(PartyMapper::text)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
