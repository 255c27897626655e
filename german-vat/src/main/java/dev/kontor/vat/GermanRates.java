package dev.kontor.vat;

import static dev.kontor.vat.GermanRates.RateClass.REDUCED;
import static dev.kontor.vat.GermanRates.RateClass.STANDARD;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The German rates with the days from which they hold ({@code vat.md} section 5). Two tables: what
 * the two classes cost, and to which class a kind of goods belongs. The date asked for is always
 * that of the supply (§ 27 Abs. 1 UStG).
 *
 * <p>Not in the table: the whole night of 2025-12-31 to 2026-01-01, in which restaurants may apply
 * 19 (BMF 2025-12-22), and anything before 2007.
 */
public final class GermanRates {

    /** The two rates of § 12 UStG above zero. */
    public enum RateClass {
        /** § 12 Abs. 1 UStG. */
        STANDARD,
        /** § 12 Abs. 2 UStG. */
        REDUCED
    }

    /**
     * The rate of a kind of goods on a day.
     *
     * @param rateClass standard or reduced
     * @param percent per cent, scale 0
     * @param rule the rule that puts the goods into the class
     */
    public record GermanRate(RateClass rateClass, BigDecimal percent, Rule rule) {}

    private record Percent(
            RateClass rateClass, String percent, LocalDate from, @Nullable LocalDate to) {}

    private record Assignment(
            GoodsKind kind,
            RateClass rateClass,
            LocalDate from,
            @Nullable LocalDate to,
            Rule rule) {}

    private static final LocalDate START = LocalDate.of(2007, 1, 1);
    private static final LocalDate CUT_START = LocalDate.of(2020, 7, 1);
    private static final LocalDate CUT_END = LocalDate.of(2020, 12, 31);
    private static final LocalDate AFTER_CUT = LocalDate.of(2021, 1, 1);
    private static final LocalDate LODGING = LocalDate.of(2010, 1, 1);
    private static final LocalDate HYGIENE = LocalDate.of(2020, 1, 1);
    private static final LocalDate EBOOKS = LocalDate.of(2019, 12, 18);
    private static final LocalDate ART_FOR_ALL = LocalDate.of(2025, 1, 1);
    private static final LocalDate MEALS_END = LocalDate.of(2023, 12, 31);
    private static final LocalDate MEALS_AGAIN = LocalDate.of(2026, 1, 1);

    private static final List<Percent> PERCENTS =
            List.of(
                    new Percent(STANDARD, "19", START, CUT_START.minusDays(1)),
                    new Percent(STANDARD, "16", CUT_START, CUT_END),
                    new Percent(STANDARD, "19", AFTER_CUT, null),
                    new Percent(REDUCED, "7", START, CUT_START.minusDays(1)),
                    new Percent(REDUCED, "5", CUT_START, CUT_END),
                    new Percent(REDUCED, "7", AFTER_CUT, null));

    private static final List<Assignment> ASSIGNMENTS =
            List.of(
                    always(GoodsKind.STANDARD, STANDARD, Rule.DOMESTIC_STANDARD),
                    always(GoodsKind.REDUCED, REDUCED, Rule.DOMESTIC_BY_SHOP_RATE),
                    always(GoodsKind.REDUCED_GOODS, REDUCED, Rule.DOMESTIC_BY_SHOP_RATE),
                    always(GoodsKind.GOODS, STANDARD, Rule.DOMESTIC_STANDARD),
                    always(GoodsKind.FOOD, REDUCED, Rule.DOMESTIC_FOOD),
                    always(GoodsKind.DRINK, STANDARD, Rule.DOMESTIC_STANDARD),
                    always(GoodsKind.BOOK, REDUCED, Rule.DOMESTIC_BOOK),
                    during(GoodsKind.EBOOK, STANDARD, START, EBOOKS, Rule.DOMESTIC_STANDARD),
                    from(GoodsKind.EBOOK, REDUCED, EBOOKS, Rule.DOMESTIC_EBOOK),
                    during(GoodsKind.MEAL, STANDARD, START, CUT_START, Rule.DOMESTIC_STANDARD),
                    during(
                            GoodsKind.MEAL,
                            REDUCED,
                            CUT_START,
                            MEALS_END.plusDays(1),
                            Rule.DOMESTIC_MEAL),
                    during(
                            GoodsKind.MEAL,
                            STANDARD,
                            MEALS_END.plusDays(1),
                            MEALS_AGAIN,
                            Rule.DOMESTIC_STANDARD),
                    from(GoodsKind.MEAL, REDUCED, MEALS_AGAIN, Rule.DOMESTIC_MEAL),
                    // Before 2025 the rate of art depended on who sold it: left open on purpose.
                    from(GoodsKind.ART, REDUCED, ART_FOR_ALL, Rule.DOMESTIC_ART),
                    always(GoodsKind.PHONE, STANDARD, Rule.DOMESTIC_STANDARD),
                    always(GoodsKind.SCRAP, STANDARD, Rule.DOMESTIC_STANDARD),
                    always(GoodsKind.PHOTOVOLTAIC, STANDARD, Rule.DOMESTIC_STANDARD),
                    always(GoodsKind.NEW_VEHICLE, STANDARD, Rule.DOMESTIC_STANDARD),
                    always(GoodsKind.EXCISE_GOODS, STANDARD, Rule.DOMESTIC_STANDARD),
                    always(GoodsKind.CONSTRUCTION, STANDARD, Rule.DOMESTIC_STANDARD),
                    always(GoodsKind.DIGITAL, STANDARD, Rule.DOMESTIC_STANDARD),
                    always(GoodsKind.SERVICE, STANDARD, Rule.DOMESTIC_STANDARD),
                    from(GoodsKind.HYGIENE, REDUCED, HYGIENE, Rule.DOMESTIC_HYGIENE),
                    always(GoodsKind.METAL, STANDARD, Rule.DOMESTIC_STANDARD),
                    always(GoodsKind.BUILDING_CLEANING, STANDARD, Rule.DOMESTIC_STANDARD),
                    from(GoodsKind.LODGING, REDUCED, LODGING, Rule.DOMESTIC_SERVICE_REDUCED),
                    always(GoodsKind.LOCAL_TRANSPORT, REDUCED, Rule.DOMESTIC_SERVICE_REDUCED),
                    always(GoodsKind.CULTURE_TICKET, REDUCED, Rule.DOMESTIC_SERVICE_REDUCED),
                    always(GoodsKind.VOUCHER_SINGLE, STANDARD, Rule.VOUCHER_SINGLE));

    private GermanRates() {}

    /**
     * The rate of a kind of goods on the day of supply.
     *
     * @return empty if the table says nothing for that kind and day
     */
    public static Optional<GermanRate> on(GoodsKind kind, LocalDate supply) {
        return ASSIGNMENTS.stream()
                .filter(row -> row.kind() == kind && holds(row.from(), row.to(), supply))
                .findFirst()
                .flatMap(row ->
                        percent(row.rateClass(), supply)
                                .map(percent ->
                                        new GermanRate(row.rateClass(), percent, row.rule())));
    }

    /** The rates above zero that hold on a day, the standard rate first; empty before 2007. */
    public static List<BigDecimal> percentsOn(LocalDate supply) {
        return PERCENTS.stream()
                .filter(row -> holds(row.from(), row.to(), supply))
                .map(row -> new BigDecimal(row.percent()))
                .toList();
    }

    private static Optional<BigDecimal> percent(RateClass rateClass, LocalDate supply) {
        return PERCENTS.stream()
                .filter(row -> row.rateClass() == rateClass && holds(row.from(), row.to(), supply))
                .map(row -> new BigDecimal(row.percent()))
                .findFirst();
    }

    private static Assignment always(GoodsKind kind, RateClass rateClass, Rule rule) {
        return new Assignment(kind, rateClass, START, null, rule);
    }

    private static Assignment from(GoodsKind kind, RateClass rateClass, LocalDate from, Rule rule) {
        return new Assignment(kind, rateClass, from, null, rule);
    }

    private static Assignment during(
            GoodsKind kind, RateClass rateClass, LocalDate from, LocalDate before, Rule rule) {
        return new Assignment(kind, rateClass, from, before.minusDays(1), rule);
    }

    private static boolean holds(LocalDate from, @Nullable LocalDate to, LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
}
