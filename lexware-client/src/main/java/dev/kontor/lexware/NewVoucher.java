package dev.kontor.lexware;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A bookkeeping voucher to be made, checked against every documented rule when it is built
 * (lexware-office-api.md 7.20). The totals that the API wants are computed from the items, since
 * they must agree to the cent. It cannot be deleted through the API.
 *
 * @param type one of the four bookkeeping kinds
 * @param voucherNumber required unless unchecked; Lexware does not keep it unique, so an own number
 *     is the way to find the voucher again
 * @param voucherDate day in Berlin
 * @param shippingDate day of supply, end of a period; sales only
 * @param dueDate null for the voucher date
 * @param taxType {@link TaxType#NET} or {@link TaxType#GROSS}: what the amounts of the items are
 * @param counterparty a contact or the collective one
 * @param items amounts by rate and category; at least one unless unchecked
 * @param remark found by the app's search, or null
 * @param files ids of uploaded files
 * @param unchecked true leaves it to a person to check. Documented for gross amounts, but refused
 *     when measured since August 2026
 */
public record NewVoucher(
        VoucherType type,
        @Nullable String voucherNumber,
        LocalDate voucherDate,
        @Nullable LocalDate shippingDate,
        @Nullable LocalDate dueDate,
        TaxType taxType,
        Counterparty counterparty,
        List<Item> items,
        @Nullable String remark,
        List<UUID> files,
        boolean unchecked) {

    /** Refuses what the API would refuse. */
    public NewVoucher {
        items = List.copyOf(items);
        files = List.copyOf(files);
        VoucherRules.checkType(type);
        VoucherRules.checkTaxType(taxType, unchecked);
        if (!unchecked) {
            Rules.required("voucherNumber", voucherNumber);
        }
        VoucherRules.checkShipping(type, shippingDate);
        if (!unchecked || !items.isEmpty()) {
            VoucherRules.checkItems(items, taxType);
        }
    }

    /** With whom: a contact, or the collective one. */
    public sealed interface Counterparty {

        /**
         * A contact; for sales it must be a customer.
         *
         * @param contactId its id
         */
        record OfContact(UUID contactId) implements Counterparty {}

        /**
         * The collective contact.
         *
         * @param contactName free name shown with it, or null
         */
        record Collective(@Nullable String contactName) implements Counterparty {

            /** Without the name, which may be personal data. */
            @Override
            public String toString() {
                return "Collective[]";
            }
        }

        /** This contact. */
        static Counterparty contact(UUID contactId) {
            return new OfContact(contactId);
        }

        /** The collective contact without a name. */
        static Counterparty collective() {
            return new Collective(null);
        }

        /** The collective contact with a free name. */
        static Counterparty collective(String contactName) {
            return new Collective(contactName);
        }
    }

    /**
     * Amounts of one rate and category.
     *
     * @param amount net or gross, by the voucher's tax type; at most 2 decimals
     * @param taxAmount tax on it or in it, at most 2 decimals; may be rounded either way
     * @param taxRatePercent 0, 5, 7, 16 or 19 on any date, or another state's rate
     * @param categoryId posting category, see {@link LexwareClient#postingCategories()}
     * @param destinationRate true if the rate is that of another EU state, which needs a
     *     distance-sales category and the principle DESTINATION
     */
    public record Item(
            BigDecimal amount,
            BigDecimal taxAmount,
            BigDecimal taxRatePercent,
            UUID categoryId,
            boolean destinationRate) {

        /** An item whose tax was computed elsewhere. */
        public static Item of(
                BigDecimal amount, BigDecimal taxAmount, BigDecimal rate, UUID categoryId) {
            return new Item(amount, taxAmount, rate, categoryId, false);
        }

        /** An item of a net voucher; the tax is computed, rounded half up. */
        public static Item net(BigDecimal amount, BigDecimal rate, UUID categoryId) {
            return of(amount, VoucherRules.tax(amount, rate, TaxType.NET), rate, categoryId);
        }

        /** An item of a gross voucher; the tax in it is computed, rounded half up. */
        public static Item gross(BigDecimal amount, BigDecimal rate, UUID categoryId) {
            return of(amount, VoucherRules.tax(amount, rate, TaxType.GROSS), rate, categoryId);
        }

        /** The same at the rate of another EU state. */
        public Item withDestinationRate() {
            return new Item(amount, taxAmount, taxRatePercent, categoryId, true);
        }
    }

    /** A voucher without further data, open at once. */
    public static NewVoucher of(
            VoucherType type,
            String voucherNumber,
            LocalDate voucherDate,
            TaxType taxType,
            Counterparty counterparty,
            List<Item> items) {
        return new NewVoucher(
                type,
                voucherNumber,
                voucherDate,
                null,
                null,
                taxType,
                counterparty,
                items,
                null,
                List.of(),
                false);
    }

    /** The same with a day of supply and a day when it is due; null leaves either out. */
    public NewVoucher withDates(@Nullable LocalDate shipping, @Nullable LocalDate due) {
        return new NewVoucher(
                type,
                voucherNumber,
                voucherDate,
                shipping,
                due,
                taxType,
                counterparty,
                items,
                remark,
                files,
                unchecked);
    }

    /** The same with this remark. */
    public NewVoucher withRemark(String text) {
        return new NewVoucher(
                type,
                voucherNumber,
                voucherDate,
                shippingDate,
                dueDate,
                taxType,
                counterparty,
                items,
                text,
                files,
                unchecked);
    }

    /** The same with these uploaded files. */
    public NewVoucher withFiles(List<UUID> ids) {
        return new NewVoucher(
                type,
                voucherNumber,
                voucherDate,
                shippingDate,
                dueDate,
                taxType,
                counterparty,
                items,
                remark,
                ids,
                unchecked);
    }

    /** The same left to a person to check; gross only. */
    public NewVoucher asUnchecked() {
        return new NewVoucher(
                type,
                voucherNumber,
                voucherDate,
                shippingDate,
                dueDate,
                taxType,
                counterparty,
                items,
                remark,
                files,
                true);
    }

    /** What the API wants as {@code totalGrossAmount}. */
    public BigDecimal totalGrossAmount() {
        return VoucherRules.gross(items, taxType);
    }

    /** What the API wants as {@code totalTaxAmount}. */
    public BigDecimal totalTaxAmount() {
        return VoucherRules.tax(items);
    }

    /**
     * Checks what only the account's posting categories tell: that they exist and are of the right
     * side, take several rates, and need no contact that is not there (lexware-office-api.md 7.14).
     *
     * @throws FieldRefused if they do not fit
     */
    public void checkAgainst(List<PostingCategory> categories) {
        Map<UUID, PostingCategory> known =
                categories.stream()
                        .filter(each -> each.id() != null)
                        .collect(
                                Collectors.toMap(
                                        PostingCategory::id, each -> each, (one, _) -> one));
        VoucherRules.checkCategories(type, counterparty, items, known);
    }

    /**
     * The exact JSON that {@link Vouchers#create} sends, for a plan or an approval that must show
     * and freeze it.
     */
    public String wireForm() {
        return new String(Json.write(toJson()), StandardCharsets.UTF_8);
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object();
        json.put("type", type.wire());
        if (unchecked) {
            json.put("voucherStatus", VoucherStatus.UNCHECKED.wire());
        }
        Json.put(json, "voucherNumber", voucherNumber);
        json.put("voucherDate", voucherDate.toString());
        Json.put(json, "shippingDate", shippingDate == null ? null : shippingDate.toString());
        Json.put(json, "dueDate", dueDate == null ? null : dueDate.toString());
        putItems(json, taxType, items);
        putCounterparty(json, counterparty);
        Json.put(json, "remark", remark);
        ArrayNode ids = json.putArray("files");
        files.forEach(id -> ids.add(id.toString()));
        json.put("version", 0);
        return json;
    }

    /** Items and the totals that must agree with them. */
    static void putItems(ObjectNode json, TaxType taxType, List<Item> items) {
        Json.put(json, "totalGrossAmount", VoucherRules.gross(items, taxType));
        Json.put(json, "totalTaxAmount", VoucherRules.tax(items));
        json.put("taxType", taxType.wire());
        ArrayNode list = json.putArray("voucherItems");
        for (Item item : items) {
            ObjectNode entry = list.addObject();
            Json.put(entry, "amount", item.amount());
            Json.put(entry, "taxAmount", item.taxAmount());
            Json.put(entry, "taxRatePercent", item.taxRatePercent());
            entry.put("categoryId", item.categoryId().toString());
        }
    }

    static void putCounterparty(ObjectNode json, Counterparty counterparty) {
        json.remove("contactId");
        json.remove("contactName");
        switch (counterparty) {
            case Counterparty.OfContact(UUID contactId) -> {
                json.put("useCollectiveContact", false);
                json.put("contactId", contactId.toString());
            }
            case Counterparty.Collective(String contactName) -> {
                json.put("useCollectiveContact", true);
                Json.put(json, "contactName", contactName);
            }
        }
    }

    /** Without personal data. */
    @Override
    public String toString() {
        return "NewVoucher[" + type.wire() + ", " + items.size() + " items]";
    }

    static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
