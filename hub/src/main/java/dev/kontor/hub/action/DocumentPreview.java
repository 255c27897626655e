package dev.kontor.hub.action;

import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document as it will look, for a person who has to agree to it. It is kept as JSON: parts are
 * added, never renamed, and one that is not there is empty.
 *
 * @param standing whether it will be finalised or stay a draft
 * @param sender who writes it; null if not known
 * @param recipient lines of the address, the name first
 * @param date that it will bear
 * @param suppliedOn when the goods left or the service was done
 * @param title heading of its own; null for the account's
 * @param introduction text before the lines; null for the account's
 * @param remark text after the lines; null for the account's
 * @param totals what it comes to, for each rate of VAT, highest first
 * @param gross what it comes to
 * @param tax how it is taxed, with the notes that are printed
 * @param grounds the rules, statutes and facts behind the taxation of all documents of the request
 */
public record DocumentPreview(
        Words kind,
        @Nullable Words standing,
        @Nullable String sender,
        List<String> recipient,
        @Nullable LocalDate date,
        @Nullable LocalDate suppliedOn,
        @Nullable String title,
        @Nullable String introduction,
        @Nullable String remark,
        List<Line> lines,
        List<Total> totals,
        Money gross,
        Words tax,
        @Nullable Grounds grounds) {

    public DocumentPreview {
        recipient = present(recipient);
        lines = present(lines);
        totals = present(totals);
    }

    /**
     * One line; a text line has a name only.
     *
     * @param grossPrice whether {@code unitPrice} and {@code amount} contain VAT
     * @param taxRate in percent
     * @param amount quantity times price, to the cent
     */
    public record Line(
            String name,
            @Nullable String description,
            @Nullable BigDecimal quantity,
            @Nullable String unit,
            @Nullable BigDecimal unitPrice,
            boolean grossPrice,
            @Nullable BigDecimal taxRate,
            @Nullable BigDecimal amount) {}

    /**
     * The sums of one rate.
     *
     * @param rate in percent
     */
    public record Total(BigDecimal rate, Money net, Money tax) {}

    /** Whether prices are printed with VAT in them. */
    public boolean grossPrices() {
        return lines.stream().anyMatch(Line::grossPrice);
    }

    private static <T> List<T> present(@Nullable List<T> kept) {
        return kept == null ? List.of() : List.copyOf(kept);
    }
}
