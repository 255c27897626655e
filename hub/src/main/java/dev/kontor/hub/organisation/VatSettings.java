package dev.kontor.hub.organisation;

import dev.kontor.vat.GoodsKind;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation says about itself and its products for VAT. What the Lexware account says,
 * too, must agree with it.
 *
 * @param smallBusiness whether it is a small business (§ 19 UStG); null: as the account says
 * @param oneStopShop whether it is registered for the One-Stop-Shop; null: as the account says
 * @param ownVatIds without blanks, in upper case; the first is named when a register is asked
 * @param exemptServices whether it supplies services that are exempt under § 4 UStG
 * @param reducedRates foreign reduced rates that it checked for its own goods; others are held
 * @param turnoverElsewhere what it sold without Kontor, by calendar year
 * @param vies how VAT ids of customers are checked
 * @param goods what its products are, as declared in kontor.yaml
 * @param publicBodies which customers are authorities or other public bodies
 */
public record VatSettings(
        @Nullable Boolean smallBusiness,
        @Nullable Boolean oneStopShop,
        List<String> ownVatIds,
        boolean exemptServices,
        List<ReducedRate> reducedRates,
        Map<Integer, YearTurnover> turnoverElsewhere,
        Vies vies,
        List<GoodsRule> goods,
        List<PublicBody> publicBodies) {

    public static final VatSettings DEFAULT =
            new VatSettings(
                    null,
                    null,
                    List.of(),
                    false,
                    List.of(),
                    Map.of(),
                    Vies.DEFAULT,
                    List.of(),
                    List.of());

    public VatSettings {
        ownVatIds = List.copyOf(ownVatIds);
        reducedRates = List.copyOf(reducedRates);
        turnoverElsewhere = Map.copyOf(turnoverElsewhere);
        goods = List.copyOf(goods);
        publicBodies = List.copyOf(publicBodies);
    }

    VatSettings withVies(Vies other) {
        return new VatSettings(
                smallBusiness,
                oneStopShop,
                ownVatIds,
                exemptServices,
                reducedRates,
                turnoverElsewhere,
                other,
                goods,
                publicBodies);
    }

    /** Whether a customer was declared to be a public body. */
    public boolean isPublicBody(@Nullable String company, @Nullable String email) {
        return publicBodies.stream().anyMatch(each -> each.is(company, email));
    }

    /** What was sold without Kontor in a calendar year; nothing if nothing is declared. */
    public YearTurnover turnoverElsewhere(int year) {
        return turnoverElsewhere.getOrDefault(year, YearTurnover.NONE);
    }

    /**
     * Customers that are public bodies: a company name ({@code Stadt *} is all that begin so), an
     * e-mail address, or all addresses of a domain ({@code @freiburg.example}).
     *
     * @param pattern upper and lower case do not matter
     */
    public record PublicBody(String pattern) {

        public PublicBody {
            pattern = pattern.strip().toLowerCase(Locale.ROOT);
            if (pattern.isEmpty() || pattern.equals("*") || pattern.equals("@")) {
                throw new IllegalArgumentException("A public body needs a name or an address");
            }
        }

        boolean is(@Nullable String company, @Nullable String email) {
            String text = pattern.contains("@") ? email : company;
            if (text == null) {
                return false;
            }
            String known = text.strip().toLowerCase(Locale.ROOT);
            if (pattern.startsWith("@")) {
                return known.endsWith(pattern);
            }
            return pattern.endsWith("*")
                    ? known.startsWith(pattern.substring(0, pattern.length() - 1))
                    : known.equals(pattern);
        }
    }

    /**
     * A foreign reduced rate that the seller checked for his goods.
     *
     * @param country of the member state, in two letters
     * @param percent the rate
     * @param from the first day for which it was checked
     */
    public record ReducedRate(
            String country, GoodsKind goods, BigDecimal percent, LocalDate from) {}

    /**
     * Net turnover of a calendar year, EUR.
     *
     * @param crossBorder of it, distance sales and electronic services to consumers in other member
     *     states
     * @param electronic of that, electronic services
     */
    public record YearTurnover(BigDecimal all, BigDecimal crossBorder, BigDecimal electronic) {

        public static final YearTurnover NONE =
                new YearTurnover(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

        public YearTurnover plus(YearTurnover more) {
            return new YearTurnover(
                    all.add(more.all),
                    crossBorder.add(more.crossBorder),
                    electronic.add(more.electronic));
        }
    }

    /**
     * The register of VAT ids of the European Commission.
     *
     * @param baseUrl the service, without a trailing slash
     * @param validity for so long before a supply (and ever after it) a check counts for it
     * @param whenDown what happens to an invoice while it does not answer
     */
    public record Vies(URI baseUrl, Duration validity, WhenDown whenDown) {

        public static final Vies DEFAULT =
                new Vies(
                        URI.create("https://ec.europa.eu/taxation_customs/vies/rest-api"),
                        Duration.ofHours(24),
                        WhenDown.WAIT);
    }

    /** What happens while a VAT id cannot be checked. */
    public enum WhenDown {
        /** The invoice waits until there is an answer. */
        WAIT,
        /** The id counts as not confirmed; where that matters, a person is asked. */
        HOLD
    }
}
