package dev.kontor.hub.action;

import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document as it will look, for a person who has to agree to it.
 *
 * @param date that it will bear
 * @param recipient lines of the address, the name first
 * @param tax how it is taxed, with the notes that are printed
 */
public record DocumentPreview(
        Words kind,
        @Nullable LocalDate date,
        List<String> recipient,
        List<Line> lines,
        Money gross,
        Words tax) {

    public DocumentPreview {
        recipient = List.copyOf(recipient);
        lines = List.copyOf(lines);
    }

    /**
     * One line; a text line has a name only.
     *
     * @param grossPrice whether {@code unitPrice} contains VAT
     * @param taxRate in percent
     */
    public record Line(
            String name,
            @Nullable String description,
            @Nullable BigDecimal quantity,
            @Nullable String unit,
            @Nullable BigDecimal unitPrice,
            boolean grossPrice,
            @Nullable BigDecimal taxRate) {}
}
