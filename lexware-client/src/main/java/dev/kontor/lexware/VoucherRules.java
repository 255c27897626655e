package dev.kontor.lexware;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What must hold for a bookkeeping voucher (lexware-office-api.md 7.20), and its sums. */
final class VoucherRules {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private static final BigDecimal CENT = new BigDecimal("0.01");

    private static final Set<VoucherType> SALES =
            Set.of(VoucherType.SALES_INVOICE, VoucherType.SALES_CREDIT_NOTE);
    private static final Set<VoucherType> PURCHASES =
            Set.of(VoucherType.PURCHASE_INVOICE, VoucherType.PURCHASE_CREDIT_NOTE);
    private static final List<BigDecimal> RATES =
            List.of(
                    BigDecimal.ZERO,
                    new BigDecimal(5),
                    new BigDecimal(7),
                    new BigDecimal(16),
                    new BigDecimal(19));

    private VoucherRules() {}

    static void checkType(VoucherType type) {
        if (!SALES.contains(type) && !PURCHASES.contains(type)) {
            throw new FieldRefused(
                    "type",
                    "is salesinvoice, salescreditnote, purchaseinvoice or purchasecreditnote",
                    "sales documents are made by their own resource");
        }
    }

    static void checkTaxType(TaxType taxType, boolean unchecked) {
        if (!taxType.taxed()) {
            throw new FieldRefused(
                    "taxType", "is net or gross", "say by the category that no tax is due");
        }
        if (unchecked && taxType == TaxType.NET) {
            throw new FieldRefused(
                    "taxType", "is gross for an unchecked voucher", "give gross amounts");
        }
    }

    static void checkShipping(@Nullable VoucherType type, @Nullable LocalDate shippingDate) {
        if (shippingDate != null && type != null && PURCHASES.contains(type)) {
            throw new FieldRefused("shippingDate", "is for sales only", "leave it out");
        }
    }

    static void checkItems(List<NewVoucher.Item> items, TaxType taxType) {
        if (items.isEmpty()) {
            throw new FieldRefused("voucherItems", "holds at least one item", "add the amounts");
        }
        for (int i = 0; i < items.size(); i++) {
            try {
                check(items.get(i), taxType);
            } catch (FieldRefused refused) {
                throw refused.under("voucherItems[" + i + "]");
            }
        }
    }

    private static void check(NewVoucher.Item item, TaxType taxType) {
        Rules.decimals("amount", item.amount(), 2);
        Rules.decimals("taxAmount", item.taxAmount(), 2);
        Rules.percentage("taxRatePercent", item.taxRatePercent());
        boolean german =
                RATES.stream().anyMatch(rate -> rate.compareTo(item.taxRatePercent()) == 0);
        if (!german && !item.destinationRate()) {
            throw new FieldRefused(
                    "taxRatePercent",
                    "is 0, 5, 7, 16 or 19",
                    "correct it, or mark the rate as another state's");
        }
        BigDecimal base = taxType == TaxType.NET ? HUNDRED : HUNDRED.add(item.taxRatePercent());
        BigDecimal exact =
                item.amount().multiply(item.taxRatePercent()).divide(base, 6, RoundingMode.HALF_UP);
        // Which way the writer rounded is not documented, so less than a cent passes.
        if (exact.subtract(item.taxAmount()).abs().compareTo(CENT) >= 0) {
            throw new FieldRefused(
                    "taxAmount", "fits amount and rate", "let it be computed, or correct the rate");
        }
    }

    static void checkCategories(
            VoucherType type,
            NewVoucher.Counterparty counterparty,
            List<NewVoucher.Item> items,
            Map<UUID, PostingCategory> known) {
        PostingCategory.Side side =
                SALES.contains(type) ? PostingCategory.Side.INCOME : PostingCategory.Side.OUTGO;
        for (int i = 0; i < items.size(); i++) {
            String field = "voucherItems[" + i + "].categoryId";
            PostingCategory category = known.get(items.get(i).categoryId());
            if (category == null || category.type() != side) {
                throw new FieldRefused(
                        field,
                        "is a posting category of the account for "
                                + side.name().toLowerCase(java.util.Locale.ROOT),
                        "choose one from postingCategories()");
            }
            if (category.contactRequired()
                    && counterparty instanceof NewVoucher.Counterparty.Collective) {
                throw new FieldRefused(
                        "contactId", "is required by the posting category", "name a contact");
            }
            boolean split =
                    items.stream()
                            .anyMatch(other ->
                                    other.taxRatePercent()
                                                    .compareTo(items.getFirst().taxRatePercent())
                                            != 0);
            if (split && !category.splitAllowed()) {
                throw new FieldRefused(
                        field,
                        "does not take several tax rates in one voucher",
                        "make one voucher per rate");
            }
        }
    }

    /** Tax on a net amount or in a gross one, half up. */
    static BigDecimal tax(BigDecimal amount, BigDecimal rate, TaxType taxType) {
        if (taxType == TaxType.NET) {
            return NewVoucher.cents(amount.multiply(rate).movePointLeft(2));
        }
        BigDecimal net =
                amount.multiply(HUNDRED).divide(HUNDRED.add(rate), 2, RoundingMode.HALF_UP);
        return NewVoucher.cents(amount.subtract(net));
    }

    static BigDecimal gross(List<NewVoucher.Item> items, TaxType taxType) {
        BigDecimal amounts =
                items.stream()
                        .map(NewVoucher.Item::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return NewVoucher.cents(taxType == TaxType.NET ? amounts.add(tax(items)) : amounts);
    }

    static BigDecimal tax(List<NewVoucher.Item> items) {
        return NewVoucher.cents(
                items.stream()
                        .map(NewVoucher.Item::taxAmount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
