package dev.kontor.lexware.simulator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a body of a bookkeeping voucher must be, and what of it is kept ({@code
 * lexware-office-api.md} 7.20). Refuses with one issue at a time.
 */
final class VoucherRules {

    static final String COLLECTIVE_CUSTOMER = "Sammelkunde";
    static final String COLLECTIVE_VENDOR = "Sammellieferant";

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final BigDecimal HIGHEST_RATE = BigDecimal.valueOf(27);
    private static final Set<Integer> RATES = Set.of(0, 5, 7, 16, 19);

    /** Fernverkauf and elektronische Dienstleistung by the principle of destination. */
    private static final Set<String> DESTINATION_CATEGORIES =
            Set.of("4ebd965a-7126-416c-9d8c-a5c9366ee473", "7ecea006-844c-4c98-a02d-aa3142640dd5");

    private final Organisation organisation;
    private final ObjectNode input;
    private final boolean unchecked;

    private VoucherRules(Organisation organisation, ObjectNode input, boolean unchecked) {
        this.organisation = organisation;
        this.input = input;
        this.unchecked = unchecked;
    }

    /**
     * Checks a body and completes it.
     *
     * @param unchecked whether the voucher is not checked yet, which may lack amounts
     */
    static VoucherContent read(Organisation organisation, ObjectNode input, boolean unchecked) {
        return new VoucherRules(organisation, input, unchecked).content();
    }

    private VoucherContent content() {
        VoucherType type = VoucherType.named(required("type")).orElseThrow(() -> invalid("type"));
        String number = number();
        LocalDate voucherDate = day("voucherDate").orElseThrow(() -> missing("voucherDate"));
        LocalDate dueDate = day("dueDate").orElse(voucherDate);
        String taxType = required("taxType");
        if (!taxType.equals("net") && !taxType.equals("gross")) {
            throw invalid("taxType");
        }
        if (unchecked && taxType.equals("net")) {
            throw invalid("taxType");
        }
        ObjectNode fields = Json.object();
        if (number != null) {
            fields.put("voucherNumber", number);
        }
        fields.put("voucherDate", written(voucherDate));
        if (type.isSales()) {
            day("shippingDate").ifPresent(day -> fields.put("shippingDate", written(day)));
        }
        fields.put("dueDate", written(dueDate));
        BigDecimal gross = amounts(fields, taxType.equals("gross"));
        fields.put("taxType", taxType);
        Party party = party(type);
        fields.put("useCollectiveContact", party.contactId() == null);
        if (party.contactId() != null) {
            fields.put("contactId", party.contactId().toString());
        } else {
            Json.text(input, "contactName").ifPresent(name -> fields.put("contactName", name));
        }
        Json.text(input, "remark").ifPresent(remark -> fields.put("remark", remark));
        return new VoucherContent(
                Json.bytes(fields),
                type,
                number,
                voucherDate,
                dueDate,
                party.contactId(),
                party.listName(),
                gross);
    }

    private @Nullable String number() {
        Optional<String> number = Json.text(input, "voucherNumber").filter(text -> !text.isBlank());
        if (number.isEmpty()
                && !(unchecked && organisation.settings().documented(Disputed.UNCHECKED_NUMBER))) {
            throw missing("voucherNumber");
        }
        return number.orElse(null);
    }

    private Party party(VoucherType type) {
        JsonNode collective = input.path("useCollectiveContact");
        if (!collective.isBoolean()) {
            throw missing("useCollectiveContact");
        }
        if (collective.booleanValue()) {
            String usual = type.isSales() ? COLLECTIVE_CUSTOMER : COLLECTIVE_VENDOR;
            return new Party(null, Json.text(input, "contactName").orElse(usual));
        }
        String id = Json.text(input, "contactId").orElse("");
        if (id.isBlank()) {
            throw Refusal.issue(406, "Missing_ContactId", "contactId");
        }
        Contact contact =
                uuid(id).flatMap(organisation.contacts()::find)
                        .orElseThrow(() -> invalid("contactId"));
        if (type.isSales() && !contact.isCustomer()) {
            throw invalid("contactId");
        }
        return new Party(contact.id(), contact.listName());
    }

    /** Items and sums; answers the gross total. */
    private @Nullable BigDecimal amounts(ObjectNode fields, boolean grossAmounts) {
        JsonNode items = input.path("voucherItems");
        if (unchecked && items.isEmpty() && Json.lacks(input, "totalGrossAmount")) {
            fields.putArray("voucherItems");
            return null;
        }
        BigDecimal gross = amount(input, "totalGrossAmount", "totalGrossAmount");
        BigDecimal tax = amount(input, "totalTaxAmount", "totalTaxAmount");
        if (!items.isArray() || items.isEmpty()) {
            throw missing("voucherItems");
        }
        ArrayNode shown = Json.array();
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal taxes = BigDecimal.ZERO;
        for (int i = 0; i < items.size(); i++) {
            Item item = item(items.path(i), "voucherItems[" + i + "]", grossAmounts);
            sum = sum.add(item.amount());
            taxes = taxes.add(item.tax());
            shown.add(item.json());
        }
        BigDecimal whole = grossAmounts ? sum : sum.add(taxes);
        if (whole.compareTo(gross) != 0) {
            throw Refusal.issue(406, "invalid_total_amount", "totalGrossAmount");
        }
        if (taxes.compareTo(tax) != 0) {
            throw Refusal.issue(406, "invalid_total_amount", "totalTaxAmount");
        }
        fields.put("totalGrossAmount", gross);
        fields.put("totalTaxAmount", tax);
        fields.set("voucherItems", shown);
        return gross.setScale(2, RoundingMode.UNNECESSARY);
    }

    private Item item(JsonNode given, String path, boolean grossAmounts) {
        BigDecimal amount = amount(given, "amount", path + ".amount");
        BigDecimal tax = amount(given, "taxAmount", path + ".taxAmount");
        BigDecimal rate =
                number(given, "taxRatePercent")
                        .orElseThrow(() -> missing(path + ".taxRatePercent"));
        String category = Json.text(given, "categoryId").orElse("");
        if (category.isBlank()) {
            throw missing(path + ".categoryId");
        }
        if (uuid(category).isEmpty()) {
            throw invalid(path + ".categoryId");
        }
        if (!allows(rate, category)) {
            throw invalid(path + ".taxRatePercent");
        }
        BigDecimal base = grossAmounts ? HUNDRED.add(rate) : HUNDRED;
        BigDecimal exact = amount.multiply(rate).divide(base, 6, RoundingMode.HALF_UP);
        // Which way the writer rounded is not the vendor's business.
        if (exact.subtract(tax).abs().compareTo(CENT) >= 0) {
            throw Refusal.issue(406, "invalid_taxamount", path + ".taxAmount");
        }
        return new Item(amount, tax, rate, category);
    }

    private boolean allows(BigDecimal rate, String category) {
        boolean destination =
                DESTINATION_CATEGORIES.contains(category)
                        && organisation
                                .distanceSalesPrinciple()
                                .filter("DESTINATION"::equals)
                                .isPresent();
        if (destination) {
            return rate.signum() >= 0 && rate.compareTo(HIGHEST_RATE) <= 0;
        }
        return rate.stripTrailingZeros().scale() <= 0 && RATES.contains(rate.intValue());
    }

    private String required(String field) {
        return Json.text(input, field)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> missing(field));
    }

    /** A day, or the day of a full date-time, which is reported to be accepted, too. */
    private Optional<LocalDate> day(String field) {
        if (Json.lacks(input, field)) {
            return Optional.empty();
        }
        String text = input.path(field).asString("");
        Optional<LocalDate> day = Dates.day(text);
        if (day.isEmpty()) {
            Optional<Instant> instant = Dates.dateTime(text);
            day = instant.map(Dates::dayOf);
        }
        return Optional.of(day.orElseThrow(() -> invalid(field)));
    }

    private static BigDecimal amount(JsonNode node, String field, String path) {
        BigDecimal amount = number(node, field).orElseThrow(() -> missing(path));
        if (amount.stripTrailingZeros().scale() > 2) {
            throw invalid(path);
        }
        return amount;
    }

    /** A number, also as the numeric string that is reported to be tolerated here. */
    private static Optional<BigDecimal> number(JsonNode node, String field) {
        BigDecimal number = Json.decimal(node, field);
        if (number != null) {
            return Optional.of(number);
        }
        return Json.text(node, field)
                .filter(text -> text.matches("-?\\d{1,15}(\\.\\d{1,6})?"))
                .map(BigDecimal::new);
    }

    static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** The files of a body, all of which must be there. */
    static List<UUID> files(Organisation organisation, JsonNode input) {
        return input.path("files")
                .valueStream()
                .map(file ->
                        uuid(file.asString(""))
                                .filter(id -> organisation.vouchers().files().containsKey(id))
                                .orElseThrow(() -> invalid("files")))
                .distinct()
                .toList();
    }

    private static String written(LocalDate day) {
        return Dates.written(Dates.startOf(day));
    }

    static Refusal missing(String source) {
        return Refusal.issue(406, "missing_entity", source);
    }

    static Refusal invalid(String source) {
        return Refusal.issue(406, "invalid_value", source);
    }

    private record Party(@Nullable UUID contactId, String listName) {}

    private record Item(BigDecimal amount, BigDecimal tax, BigDecimal rate, String category) {

        ObjectNode json() {
            return Json.object()
                    .put("amount", amount)
                    .put("taxAmount", tax)
                    .put("taxRatePercent", rate)
                    .put("categoryId", category);
        }
    }
}
