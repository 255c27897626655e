package dev.kontor.lexware;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What must hold across the fields of a new document (lexware-office-api.md 6.2, 6.3). */
final class DocumentRules {

    private static final int MOST_LINES = 300;
    private static final LocalDate LOWERED_FROM = LocalDate.of(2020, 7, 1);
    private static final LocalDate LOWERED_TO = LocalDate.of(2020, 12, 31);
    private static final Set<BigDecimal> RATES = rates(0, 7, 19);
    private static final Set<BigDecimal> LOWERED_RATES = rates(0, 5, 16);

    private DocumentRules() {}

    /**
     * Checks lines, tax and recipient against each other.
     *
     * @param shipping null for documents that have none
     */
    static void check(
            OffsetDateTime voucherDate,
            Recipient recipient,
            List<NewLineItem> lines,
            TaxConditions tax,
            @Nullable ShippingConditions shipping) {
        check(voucherDate, recipient, lines, tax, shipping, false);
    }

    /** The same for a delivery note, whose lines may be without prices. */
    static void checkDelivery(
            OffsetDateTime voucherDate,
            Recipient recipient,
            List<NewLineItem> lines,
            TaxConditions tax,
            ShippingConditions shipping) {
        check(voucherDate, recipient, lines, tax, shipping, true);
    }

    private static void check(
            OffsetDateTime voucherDate,
            Recipient recipient,
            List<NewLineItem> lines,
            TaxConditions tax,
            @Nullable ShippingConditions shipping,
            boolean unpricedToo) {
        checkCount(lines.size());
        TaxType type = checkTax(tax, recipient);
        LocalDate day = relevantDay(voucherDate, shipping);
        for (int i = 0; i < lines.size(); i++) {
            checkLine("lineItems[" + i + "]", lines.get(i), type, tax, day, unpricedToo);
        }
    }

    /** A quotation has no date of supply, and alternatives to its lines. */
    static void checkQuotation(
            OffsetDateTime voucherDate,
            Recipient recipient,
            List<NewQuotation.Line> lines,
            TaxConditions tax) {
        checkCount(lines.size());
        TaxType type = checkTax(tax, recipient);
        LocalDate day = relevantDay(voucherDate, null);
        for (int i = 0; i < lines.size(); i++) {
            String path = "lineItems[" + i + "]";
            checkLine(path, lines.get(i).item(), type, tax, day, false);
            List<NewLineItem.Priced> alternatives = lines.get(i).alternatives();
            for (int j = 0; j < alternatives.size(); j++) {
                checkLine(
                        path + ".subItems[" + j + "]", alternatives.get(j), type, tax, day, false);
            }
        }
    }

    private static void checkCount(int lines) {
        if (lines < 1 || lines > MOST_LINES) {
            throw new FieldRefused(
                    "lineItems", "holds 1 to " + MOST_LINES + " lines", "split the document");
        }
    }

    private static void checkLine(
            String path,
            NewLineItem line,
            TaxType type,
            TaxConditions tax,
            LocalDate day,
            boolean unpricedToo) {
        switch (line) {
            case NewLineItem.Priced priced -> {
                try {
                    checkPrice(priced.unitPrice(), type, tax.taxSubType() == null, day);
                } catch (FieldRefused refused) {
                    throw refused.under(path);
                }
            }
            case NewLineItem.Unpriced _ -> {
                if (!unpricedToo) {
                    throw new FieldRefused(
                            path + ".unitPrice",
                            "is required outside delivery notes",
                            "give the price, or 0");
                }
            }
            case NewLineItem.Text _ -> {}
        }
    }

    /** What lines with and without prices have in common. */
    static void checkItem(
            LineItem.Type kind,
            @Nullable UUID articleId,
            String name,
            @Nullable String description,
            BigDecimal quantity,
            String unitName) {
        boolean article = kind == LineItem.Type.MATERIAL || kind == LineItem.Type.SERVICE;
        if (!article && kind != LineItem.Type.CUSTOM) {
            throw new FieldRefused(
                    "type",
                    "of a line with a quantity is custom, material or service",
                    "use NewLineItem.text for texts");
        }
        if (article != (articleId != null)) {
            throw new FieldRefused(
                    "id",
                    "is given exactly for material and service lines",
                    "use custom or article");
        }
        Rules.requiredAtMost("name", name, 255);
        Rules.atMost("description", description, 2000);
        Rules.decimals("quantity", quantity, 4);
        Rules.required("unitName", unitName);
    }

    /** A dunning goes to whom the invoice went, taxed alike (lexware-office-api.md 7.7). */
    static void checkDunning(
            Recipient recipient,
            TaxConditions tax,
            @Nullable Address invoiced,
            @Nullable TaxConditions invoicedTax) {
        UUID contact = recipient instanceof Recipient.OfContact it ? it.contactId() : null;
        UUID expected = invoiced == null ? null : invoiced.contactId();
        if (!Objects.equals(contact, expected)) {
            throw new FieldRefused(
                    "address.contactId",
                    "is that of the invoice, or both have none",
                    "take the recipient of the invoice");
        }
        if (invoicedTax != null
                && (tax.taxType() != invoicedTax.taxType()
                        || tax.taxSubType() != invoicedTax.taxSubType())) {
            throw new FieldRefused(
                    "taxConditions.taxType",
                    "and sub type are those of the invoice",
                    "take them from the invoice");
        }
    }

    private static TaxType checkTax(TaxConditions tax, Recipient recipient) {
        TaxType type = tax.taxType();
        if (type == null || type == TaxType.UNRECOGNISED) {
            throw new FieldRefused("taxConditions.taxType", "is required", "give one of TaxType");
        }
        if (tax.taxSubType() == TaxSubType.UNRECOGNISED) {
            throw new FieldRefused("taxConditions.taxSubType", "is a known word", "leave it out");
        }
        if (tax.taxSubType() != null && !type.taxed()) {
            throw new FieldRefused(
                    "taxConditions.taxSubType", "is given only with net or gross", "leave it out");
        }
        if (type.needsContact() && recipient instanceof Recipient.OneTime) {
            throw new FieldRefused(
                    "address.contactId",
                    "is required for tax type " + type.wire(),
                    "create or find the contact first");
        }
        return type;
    }

    private static void checkPrice(
            NewUnitPrice price, TaxType type, boolean germanRates, LocalDate day) {
        NewUnitPrice.Side side =
                type == TaxType.GROSS ? NewUnitPrice.Side.GROSS : NewUnitPrice.Side.NET;
        if (price.side() != side) {
            String field =
                    side == NewUnitPrice.Side.GROSS
                            ? "unitPrice.grossAmount"
                            : "unitPrice.netAmount";
            throw new FieldRefused(
                    field,
                    "is the side that tax type " + type.wire() + " uses",
                    "give the price on that side");
        }
        BigDecimal rate = price.taxRatePercentage().stripTrailingZeros();
        if (!type.taxed() && rate.signum() != 0) {
            throw new FieldRefused(
                    "unitPrice.taxRatePercentage",
                    "is 0 for tax type " + type.wire(),
                    "set it to 0");
        }
        boolean lowered = !day.isBefore(LOWERED_FROM) && !day.isAfter(LOWERED_TO);
        Set<BigDecimal> allowed = lowered ? LOWERED_RATES : RATES;
        if (type.taxed() && germanRates && !allowed.contains(rate)) {
            throw new FieldRefused(
                    "unitPrice.taxRatePercentage",
                    "is a German rate on " + day + (lowered ? " (0, 5, 16)" : " (0, 7, 19)"),
                    "correct the rate or the date of supply, or set a tax sub type for sales to other EU states");
        }
    }

    /**
     * The day that decides the rates: voucher date without shipping, else the (last) day of supply.
     */
    private static LocalDate relevantDay(
            OffsetDateTime voucherDate, @Nullable ShippingConditions shipping) {
        OffsetDateTime last = shipping == null ? null : shipping.shippingEndDate();
        OffsetDateTime first = shipping == null ? null : shipping.shippingDate();
        OffsetDateTime supply = last == null ? first : last;
        return LexwareTime.dayOf(supply == null ? voucherDate : supply);
    }

    static void check(ShippingConditions shipping) {
        ShippingConditions.Type type = shipping.shippingType();
        if (type == null || type == ShippingConditions.Type.UNRECOGNISED) {
            throw new FieldRefused(
                    "shippingConditions.shippingType",
                    "is required",
                    "use ShippingConditions.none()");
        }
        OffsetDateTime first = shipping.shippingDate();
        OffsetDateTime last = shipping.shippingEndDate();
        if ((type == ShippingConditions.Type.NONE) != (first == null)) {
            throw new FieldRefused(
                    "shippingConditions.shippingDate",
                    "is required unless the type is none",
                    "give the date of supply");
        }
        if (type.period() != (last != null)) {
            throw new FieldRefused(
                    "shippingConditions.shippingEndDate",
                    "is given exactly for periods",
                    "use a period type for a span");
        }
        if (first != null && last != null && last.isBefore(first)) {
            throw new FieldRefused(
                    "shippingConditions.shippingEndDate",
                    "is not before shippingDate",
                    "swap the dates");
        }
    }

    static void check(PaymentConditions payment) {
        Rules.required("paymentConditions.paymentTermLabel", payment.paymentTermLabel());
        notNegative("paymentConditions.paymentTermDuration", payment.paymentTermDuration());
        PaymentConditions.Discount discount = payment.paymentDiscountConditions();
        if (discount != null) {
            String field = "paymentConditions.paymentDiscountConditions";
            Rules.present(field + ".discountPercentage", discount.discountPercentage());
            Rules.percentage(field + ".discountPercentage", discount.discountPercentage());
            notNegative(field + ".discountRange", discount.discountRange());
        }
    }

    private static void notNegative(String field, @Nullable Integer days) {
        if (days == null || days < 0) {
            throw new FieldRefused(field, "is a number of days, 0 or more", "give the days");
        }
    }

    /** An XRechnung needs net prices and a contact (lexware-office-api.md 7.10). */
    static void checkXRechnung(Recipient recipient, TaxConditions tax) {
        if (tax.taxType() != TaxType.NET) {
            throw new FieldRefused(
                    "taxConditions.taxType", "is net for an XRechnung", "write net prices");
        }
        if (recipient instanceof Recipient.OneTime) {
            throw new FieldRefused(
                    "address.contactId",
                    "is required for an XRechnung",
                    "create or find the contact first");
        }
    }

    private static Set<BigDecimal> rates(int... rates) {
        return java.util.Arrays.stream(rates)
                .mapToObj(rate -> new BigDecimal(rate).stripTrailingZeros())
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }
}
