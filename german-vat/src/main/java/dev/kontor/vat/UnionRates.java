package dev.kontor.vat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rates of the other member states and of Northern Ireland with the days from which they hold
 * ({@code vat.md} section 6). Asked for only since the One-Stop-Shop exists (2021-07-01): earlier
 * days have no row.
 *
 * <p>Standard rates agree with the Commission's database as of 2026-09-23. Reduced rates come from
 * secondary sources: a row is used without asking only if it is {@link Certainty#MAINTAINED}.
 */
final class UnionRates {

    /** How well a rate is known. */
    enum Certainty {
        /** Checked; used without asking. */
        MAINTAINED,
        /** Reported; a proposal at most (R12). */
        REPORTED
    }

    /**
     * A rate.
     *
     * @param percent per cent, without trailing zeros
     * @param certainty whether it may be used without asking
     */
    record UnionRate(BigDecimal percent, Certainty certainty) {}

    private record Standard(
            String country, String percent, LocalDate from, @Nullable LocalDate to) {}

    private record Category(String country, String percent, LocalDate from, Certainty certainty) {}

    private record Reduced(
            String country, List<String> percents, LocalDate from, @Nullable LocalDate to) {}

    private static final LocalDate START = LocalDate.of(2021, 7, 1);
    private static final LocalDate YEAR_2026 = LocalDate.of(2026, 1, 1);

    private static final List<Standard> STANDARD =
            List.of(
                    always("AT", "20"),
                    always("BE", "21"),
                    always("BG", "20"),
                    always("CY", "19"),
                    always("CZ", "21"),
                    always("DK", "25"),
                    until("EE", "20", "2023-12-31"),
                    during("EE", "22", "2024-01-01", "2025-06-30"),
                    from("EE", "24", "2025-07-01"),
                    always("ES", "21"),
                    until("FI", "24", "2024-08-31"),
                    from("FI", "25.5", "2024-09-01"),
                    always("FR", "20"),
                    always("GR", "24"),
                    always("HR", "25"),
                    always("HU", "27"),
                    always("IE", "23"),
                    always("IT", "22"),
                    always("LT", "21"),
                    // Before 2023 the source says nothing.
                    during("LU", "16", "2023-01-01", "2023-12-31"),
                    from("LU", "17", "2024-01-01"),
                    always("LV", "21"),
                    always("MT", "18"),
                    always("NL", "21"),
                    always("PL", "23"),
                    always("PT", "23"),
                    until("RO", "19", "2025-07-31"),
                    from("RO", "21", "2025-08-01"),
                    always("SE", "25"),
                    always("SI", "22"),
                    until("SK", "20", "2024-12-31"),
                    from("SK", "23", "2025-01-01"),
                    always("XI", "20"));

    /** Printed books. The three rows of 2021 are the maintained ones. */
    private static final List<Category> BOOKS =
            List.of(
                    maintained("AT", "10"),
                    maintained("FR", "5.5"),
                    maintained("IT", "4"),
                    reported("BE", "6"),
                    reported("BG", "9"),
                    reported("CY", "3"),
                    reported("CZ", "0"),
                    reported("DK", "0"),
                    reported("EE", "9"),
                    reported("ES", "4"),
                    reported("FI", "13.5"),
                    reported("GR", "6"),
                    reported("HR", "5"),
                    reported("HU", "5"),
                    reported("IE", "0"),
                    reported("LT", "5"),
                    reported("LU", "3"),
                    reported("LV", "5"),
                    reported("MT", "5"),
                    reported("NL", "9"),
                    reported("PL", "5"),
                    reported("PT", "6"),
                    reported("RO", "11"),
                    reported("SE", "6"),
                    reported("SI", "5"),
                    reported("SK", "5"),
                    reported("XI", "0"));

    /** E-books where they do not follow the printed book. */
    private static final List<Category> EBOOKS =
            List.of(new Category("HU", "27", YEAR_2026, Certainty.REPORTED));

    /** Every reduced rate there is, to be named in a question. */
    private static final List<Reduced> REDUCED =
            List.of(
                    reduced("AT", "2026-01-01", "2026-06-30", "10", "13"),
                    reduced("AT", "2026-07-01", null, "4.9", "10", "13"),
                    reduced("BE", "2026-01-01", null, "6", "12"),
                    reduced("BG", "2026-01-01", null, "9"),
                    reduced("CY", "2026-01-01", null, "3", "5", "9"),
                    reduced("CZ", "2026-01-01", null, "0", "12"),
                    reduced("DK", "2026-01-01", null, "0"),
                    reduced("EE", "2025-01-01", null, "9", "13"),
                    reduced("ES", "2026-01-01", null, "4", "10"),
                    reduced("FI", "2025-01-01", "2025-12-31", "10", "14"),
                    reduced("FI", "2026-01-01", null, "10", "13.5"),
                    reduced("FR", "2026-01-01", null, "2.1", "5.5", "10"),
                    reduced("GR", "2026-01-01", null, "4", "6", "13"),
                    reduced("HR", "2026-01-01", null, "5", "13"),
                    reduced("HU", "2026-01-01", null, "5", "18"),
                    reduced("IE", "2026-01-01", "2026-06-30", "0", "4.8", "13.5"),
                    reduced("IE", "2026-07-01", null, "0", "4.8", "9", "13.5"),
                    reduced("IT", "2026-01-01", null, "4", "5", "10"),
                    reduced("LT", "2025-01-01", "2025-12-31", "5", "9"),
                    reduced("LT", "2026-01-01", null, "5", "12"),
                    reduced("LU", "2026-01-01", null, "3", "8", "14"),
                    reduced("LV", "2026-01-01", null, "5", "12"),
                    reduced("MT", "2026-01-01", null, "5", "7", "12"),
                    reduced("NL", "2026-01-01", null, "9"),
                    reduced("PL", "2026-01-01", null, "5", "8"),
                    reduced("PT", "2026-01-01", null, "6", "13"),
                    reduced("RO", "2025-08-01", null, "11"),
                    reduced("SE", "2026-01-01", null, "6", "12"),
                    reduced("SI", "2026-01-01", null, "5", "9.5"),
                    reduced("SK", "2025-01-01", null, "5", "19"),
                    reduced("XI", "2026-01-01", null, "0", "5"));

    private UnionRates() {}

    /** The standard rate of a country on a day; empty if the table says nothing. */
    static Optional<BigDecimal> standard(String country, LocalDate supply) {
        return STANDARD.stream()
                .filter(row -> row.country().equals(country))
                .filter(row -> holds(row.from(), row.to(), supply))
                .map(row -> new BigDecimal(row.percent()))
                .findFirst();
    }

    /** The reduced rate of a kind of goods; empty if the table says nothing about that kind. */
    static Optional<UnionRate> reduced(String country, GoodsKind kind, LocalDate supply) {
        if (kind != GoodsKind.BOOK && kind != GoodsKind.EBOOK) {
            return Optional.empty();
        }
        Stream<Category> ebooks = kind == GoodsKind.EBOOK ? EBOOKS.stream() : Stream.empty();
        return Stream.concat(ebooks, BOOKS.stream())
                .filter(row -> row.country().equals(country))
                .filter(row -> holds(row.from(), null, supply))
                .map(row -> new UnionRate(new BigDecimal(row.percent()), row.certainty()))
                .findFirst();
    }

    /** All reduced rates of a country on a day, the lowest first; empty if not known. */
    static List<BigDecimal> allReduced(String country, LocalDate supply) {
        return REDUCED.stream()
                .filter(row -> row.country().equals(country))
                .filter(row -> holds(row.from(), row.to(), supply))
                .findFirst()
                .map(row -> row.percents().stream().map(BigDecimal::new).toList())
                .orElse(List.of());
    }

    private static Standard always(String country, String percent) {
        return new Standard(country, percent, START, null);
    }

    private static Standard from(String country, String percent, String from) {
        return new Standard(country, percent, LocalDate.parse(from), null);
    }

    private static Standard until(String country, String percent, String to) {
        return new Standard(country, percent, START, LocalDate.parse(to));
    }

    private static Standard during(String country, String percent, String from, String to) {
        return new Standard(country, percent, LocalDate.parse(from), LocalDate.parse(to));
    }

    private static Category maintained(String country, String percent) {
        return new Category(country, percent, START, Certainty.MAINTAINED);
    }

    private static Category reported(String country, String percent) {
        return new Category(country, percent, YEAR_2026, Certainty.REPORTED);
    }

    private static Reduced reduced(
            String country, String from, @Nullable String to, String... percents) {
        return new Reduced(
                country,
                List.of(percents),
                LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to));
    }

    private static boolean holds(LocalDate from, @Nullable LocalDate to, LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
}
