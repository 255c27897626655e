package dev.kontor.vat.document;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A line of a document, ready for Lexware ({@code lexware-office-api.md} 6.2, line item). */
public sealed interface DocumentLine {

    /** What is printed first. */
    String name();

    /** What is printed below the name. */
    @Nullable String description();

    /** What in the source it stands for; null for texts that stand for nothing. */
    @Nullable Origin origin();

    /**
     * A line with a price; Lexware's type {@code custom}.
     *
     * @param name what was sold
     * @param description more about it
     * @param quantity above 0, at most 4 decimals
     * @param unitName for example {@code Stück}
     * @param unitPrice EUR, above 0, at most 4 decimals; with VAT if the document's tax type is
     *     {@code gross}, without in all other documents
     * @param rate per cent, 0 in documents that are not taxed
     * @param origin what in the source it stands for
     */
    record Priced(
            String name,
            @Nullable String description,
            BigDecimal quantity,
            String unitName,
            BigDecimal unitPrice,
            BigDecimal rate,
            Origin origin)
            implements DocumentLine {

        public Priced {
            if (quantity.signum() <= 0 || unitPrice.signum() <= 0) {
                throw new IllegalArgumentException(
                        "Line '"
                                + name
                                + "' needs a quantity and a price above 0, got "
                                + quantity
                                + " x "
                                + unitPrice
                                + ".");
            }
            if (quantity.stripTrailingZeros().scale() > Amounts.STORED_DECIMALS
                    || unitPrice.stripTrailingZeros().scale() > Amounts.STORED_DECIMALS) {
                throw new IllegalArgumentException(
                        "Line '"
                                + name
                                + "' has more than 4 decimals: "
                                + quantity
                                + " x "
                                + unitPrice
                                + ".");
            }
        }

        /** Quantity times unit price, to the cent. */
        public BigDecimal amount() {
            return Amounts.line(quantity, unitPrice);
        }
    }

    /**
     * A line of text only; Lexware's type {@code text}.
     *
     * @param name the text
     * @param description more text
     * @param origin the free line of the source it stands for, if it stands for one
     */
    record Text(String name, @Nullable String description, @Nullable Origin origin)
            implements DocumentLine {}
}
