package dev.kontor.lexware.simulator;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tax conditions of a document ({@code lexware-office-api.md} 6.3, {@code vat.md} L3).
 *
 * @param rates the allowed rates in percent; null: any up to 27, the destination country's
 */
record Taxation(String type, ObjectNode json, @Nullable Set<BigDecimal> rates) {

    private static final Set<String> TAXED = Set.of("net", "gross");
    private static final Set<String> WITH_CONTACT =
            Set.of(
                    "intraCommunitySupply",
                    "constructionService13b",
                    "externalService13b",
                    "thirdPartyCountryService",
                    "thirdPartyCountryDelivery",
                    "photovoltaicEquipment");
    private static final Set<String> WITH_BUSINESS =
            Set.of(
                    "intraCommunitySupply",
                    "constructionService13b",
                    "externalService13b",
                    "thirdPartyCountryService");
    private static final Set<String> SUB_TYPES = Set.of("distanceSales", "electronicServices");
    private static final Set<BigDecimal> ZERO = Set.of(BigDecimal.ZERO);
    private static final Set<BigDecimal> USUAL = rates(0, 7, 19);
    private static final Set<BigDecimal> LATE_2020 = rates(0, 5, 16);
    private static final LocalDate LOWERED = LocalDate.of(2020, 7, 1);
    private static final LocalDate RAISED = LocalDate.of(2021, 1, 1);
    private static final BigDecimal HIGHEST = BigDecimal.valueOf(27);

    static Taxation of(
            Organisation organisation, JsonNode input, Recipient recipient, LocalDate relevantDay) {
        JsonNode given = input.path("taxConditions");
        String type = given.path("taxType").asString("");
        if (!TAXED.contains(type) && !WITH_CONTACT.contains(type) && !type.equals("vatfree")) {
            throw DocumentRules.invalid("taxConditions.taxType", "unknown tax type " + type);
        }
        if (organisation.isSmallBusiness() && !type.equals("vatfree")) {
            throw DocumentRules.invalid(
                    "taxConditions.taxType", "a small business may use vatfree only");
        }
        if (WITH_CONTACT.contains(type)) {
            contact(organisation, type, recipient.contact());
        }
        ObjectNode json = Json.object();
        json.put("taxType", type);
        String subType = Json.text(given, "taxSubType").orElse("");
        if (!subType.isEmpty()) {
            subType(organisation, type, subType, recipient);
            json.put("taxSubType", subType);
        }
        if (!TAXED.contains(type)) {
            json.put("taxTypeNote", Json.text(given, "taxTypeNote").orElse(usualNote(type)));
            return new Taxation(type, json, ZERO);
        }
        boolean abroad =
                !subType.isEmpty()
                        && organisation
                                .distanceSalesPrinciple()
                                .filter("DESTINATION"::equals)
                                .isPresent();
        return new Taxation(type, json, abroad ? null : german(relevantDay));
    }

    private static void contact(Organisation organisation, String type, @Nullable Contact contact) {
        if (contact == null) {
            throw DocumentRules.invalid(
                    "address.contactId", "tax type " + type + " needs a referenced contact");
        }
        if (!organisation.settings().documented(Disputed.TAX_FREE_CONTACT)) {
            return;
        }
        boolean business =
                WITH_BUSINESS.contains(type)
                        || (type.equals("thirdPartyCountryDelivery") && !contact.isPerson());
        if (business && !contact.allowsTaxFree()) {
            throw DocumentRules.invalid(
                    "address.contactId",
                    "tax type " + type + " needs a company that allows tax-free invoices");
        }
        if (type.equals("intraCommunitySupply") && !contact.hasVatId()) {
            throw DocumentRules.invalid(
                    "address.contactId", "tax type " + type + " needs a VAT registration id");
        }
    }

    boolean isGross() {
        return type.equals("gross");
    }

    boolean allows(BigDecimal rate) {
        return rates == null
                ? rate.signum() >= 0 && rate.compareTo(HIGHEST) <= 0
                : rates.contains(rate.stripTrailingZeros());
    }

    private static void subType(
            Organisation organisation, String type, String subType, Recipient recipient) {
        if (!SUB_TYPES.contains(subType) || !TAXED.contains(type)) {
            throw DocumentRules.invalid(
                    "taxConditions.taxSubType", subType + " is not possible with " + type);
        }
        String country = recipient.countryCode();
        if (country.equals("DE") || !Countries.isInUnion(country)) {
            throw DocumentRules.invalid(
                    "taxConditions.taxSubType",
                    subType + " needs another EU state, not " + country);
        }
        if (organisation.distanceSalesPrinciple().isEmpty()) {
            throw DocumentRules.invalid(
                    "taxConditions.taxSubType", "the organization has no distance sales principle");
        }
    }

    private static Set<BigDecimal> german(LocalDate day) {
        return day.isBefore(LOWERED) || !day.isBefore(RAISED) ? USUAL : LATE_2020;
    }

    private static String usualNote(String type) {
        return switch (type) {
            case "vatfree" -> "Gemäß §19 UStG wird keine Umsatzsteuer berechnet.";
            case "intraCommunitySupply" -> "Steuerfreie innergemeinschaftliche Lieferung";
            case "constructionService13b", "externalService13b" ->
                    "Steuerschuldnerschaft des Leistungsempfängers";
            case "photovoltaicEquipment" -> "Umsatzsteuersatz 0 % gemäß §12 Absatz 3 UStG";
            default -> "Nicht im Inland steuerbar";
        };
    }

    private static Set<BigDecimal> rates(int... percentages) {
        return Arrays.stream(percentages)
                .mapToObj(BigDecimal::valueOf)
                .map(BigDecimal::stripTrailingZeros)
                .collect(Collectors.toUnmodifiableSet());
    }
}
