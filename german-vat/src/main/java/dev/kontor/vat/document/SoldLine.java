package dev.kontor.vat.document;

import dev.kontor.vat.Decision.Decided;
import dev.kontor.vat.GoodsKind;
import dev.kontor.vat.TaxSubType;
import dev.kontor.vat.TaxType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A cart line, a part of a bundle or a part of a charge with its treatment and the amount that is
 * left after all reductions.
 *
 * @param wanted what is to be written, with the rate
 * @param amount in the cart's price basis, 0 or more
 * @param discount what discounts took off
 * @param redeemed what a single-purpose voucher or returned packaging took off
 * @param shopTax the shop's tax on exactly this amount, if it is known
 * @param group the document it belongs on
 * @param decided the decision behind it; null if it is no turnover at all
 * @param kind what was sold, if that is known and it was one thing
 * @param sent whether goods are sent, so that shipping belongs to it
 */
record SoldLine(
        UnitPrices.Wanted wanted,
        BigDecimal amount,
        BigDecimal discount,
        BigDecimal redeemed,
        @Nullable BigDecimal shopTax,
        Group group,
        @Nullable Decided decided,
        @Nullable GoodsKind kind,
        boolean sent) {

    boolean isFree() {
        return amount.signum() == 0;
    }

    BigDecimal rate() {
        return wanted.rate();
    }

    Share share() {
        return new Share(group, rate().stripTrailingZeros());
    }

    /** The same line with a part of it paid for already, or set off against packaging. */
    SoldLine redeemedBy(BigDecimal part) {
        if (part.signum() == 0) {
            return this;
        }
        return new SoldLine(
                wanted,
                amount.subtract(part),
                discount,
                redeemed.add(part),
                null,
                group,
                decided,
                kind,
                sent);
    }

    /** The same line in EUR. */
    SoldLine convertedWith(ExchangeRate rate) {
        return new SoldLine(
                wanted.convertedWith(rate),
                rate.convert(amount),
                rate.convert(discount),
                rate.convert(redeemed),
                null,
                group,
                decided,
                kind,
                sent);
    }

    /** What must not share a document with anything else ({@code vat.md} section 13). */
    record Group(Document.Kind kind, TaxType taxType, @Nullable TaxSubType subType) {

        /** The document of a decided line; vouchers stand apart from what is supplied. */
        static Group of(Decided decided, boolean voucher) {
            return new Group(
                    voucher ? Document.Kind.VOUCHER_SALE : Document.Kind.INVOICE,
                    decided.treatment().taxType(),
                    decided.treatment().subType());
        }
    }

    /** What takes one share of a charge: a rate in a document. */
    record Share(Group group, BigDecimal rate) {}
}
