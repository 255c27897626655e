package dev.kontor.cli.carts;

import dev.kontor.vat.document.RateTotal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a file expects of a cart.
 *
 * @param documents the documents, proposals included
 * @param review whether a person must look before anything is finalised
 * @param reviewCodes codes that must be among the reasons; empty if the file names none
 */
record Expected(List<ExpectedDocument> documents, boolean review, Set<String> reviewCodes) {

    /**
     * A document.
     *
     * @param kind {@code invoice}, {@code credit-note}, {@code voucher-sale} or another name for
     *     money that is no turnover
     * @param taxType as Lexware names it
     * @param taxSubType as Lexware names it; empty if none
     * @param lines in the order of printing
     * @param lineAmounts the amount of each line, null for texts; empty if the file has none
     * @param rates the amounts of each rate, if the file has them
     * @param totals net, tax and gross, if the file has them
     * @param voucher the same as bookkeeping voucher, if the file has it
     * @param linked whether it must be linked to its invoice; null if the file does not say
     */
    record ExpectedDocument(
            String kind,
            String taxType,
            String taxSubType,
            List<ExpectedLine> lines,
            List<Optional<BigDecimal>> lineAmounts,
            Optional<List<RateTotal>> rates,
            Optional<RateTotal> totals,
            Optional<ExpectedVoucher> voucher,
            @Nullable Boolean linked) {}

    /** A line; names and unit names are free and therefore not kept. */
    sealed interface ExpectedLine {

        /** A text. */
        record Text() implements ExpectedLine {}

        /**
         * A line with a price.
         *
         * @param gross whether the price includes VAT
         */
        record Priced(BigDecimal quantity, BigDecimal price, boolean gross, BigDecimal rate)
                implements ExpectedLine {}
    }

    /**
     * A bookkeeping voucher.
     *
     * @param gross whether its amounts include VAT
     */
    record ExpectedVoucher(
            String type,
            boolean gross,
            List<Item> items,
            @Nullable BigDecimal totalGross,
            @Nullable BigDecimal totalTax) {

        /** An item of a voucher: one rate. */
        record Item(BigDecimal amount, BigDecimal tax, BigDecimal rate) {}
    }
}
