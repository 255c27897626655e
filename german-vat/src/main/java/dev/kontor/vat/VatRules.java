package dev.kontor.vat;

import dev.kontor.vat.Customer.Kind;
import dev.kontor.vat.Customer.VatIdStatus;
import dev.kontor.vat.Decision.Decided;
import dev.kontor.vat.Decision.Held;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides how one supply is taxed. Read it from top to bottom: the methods stand in the order of
 * the steps of {@code vat.md} section 3, and the first that answers wins.
 *
 * <p>This version decides supplies in Germany by normally taxed sellers and the supplies of small
 * businesses. Everything else is held with a question; nothing is guessed.
 */
public final class VatRules {

    private static final BigDecimal SMALL_BUSINESS_LIMIT = new BigDecimal("100000");
    private static final BigDecimal REVERSE_CHARGE_LIMIT = new BigDecimal("5000");
    private static final LocalDate PHOTOVOLTAICS_START = LocalDate.of(2023, 1, 1);

    private final Supply supply;
    private final Goods goods;
    private final Territory customerTerritory;
    private final Territory destination;

    private VatRules(Supply supply, Goods goods) {
        this.supply = supply;
        this.goods = goods;
        this.customerTerritory = supply.customer().place().territory();
        this.destination = destinationOf(supply, goods, customerTerritory);
    }

    /**
     * Decides how one supply is taxed.
     *
     * @param from where transport begins
     * @param to where transport ends, or the place a service is tied to; {@link Place#UNSTATED} for
     *     other services
     * @param supplyDate selects every rate and rule; for periods the last day
     */
    public static Decision decide(
            Seller seller,
            Customer customer,
            Goods goods,
            Place from,
            Place to,
            LocalDate supplyDate) {
        return decide(new Supply(seller, customer, from, to, supplyDate), goods);
    }

    /** Decides how one supply is taxed. */
    public static Decision decide(Supply supply, Goods goods) {
        VatRules rules = new VatRules(supply, goods);
        return rules.step1DataMissing()
                .or(rules::step2NotASupply)
                .or(rules::step3SmallBusiness)
                .or(rules::step4SpecialSchemes)
                .or(rules::abroad)
                .or(rules::step5Construction)
                .or(rules::step6ReverseChargeGoods)
                .or(rules::step6Photovoltaics)
                .orElseGet(rules::step6GermanRate);
    }

    /** Step 0: where the supply goes to; a service not tied to a place goes to its customer. */
    private static Territory destinationOf(Supply supply, Goods goods, Territory customer) {
        boolean tied =
                !goods.kind().isService()
                        || goods.kind() == GoodsKind.CONSTRUCTION
                        || goods.serviceKind().boundToAPlace();
        if (goods.kind().isVoucher()) {
            return Territory.GERMANY;
        }
        return tied ? supply.to().territory() : customer;
    }

    // Step 1: the data gate ---------------------------------------------------------------------

    private Optional<Decision> step1DataMissing() {
        if (!supply.customer().place().isStated()) {
            return held(
                    ReviewCode.R01,
                    "Das Land des Kunden fehlt. In welchem Land sitzt der Kunde?",
                    "The customer's country is missing. In which country is the customer?");
        }
        if (destination == Territory.UNSTATED) {
            return held(
                    ReviewCode.R01,
                    "Der Ort der Lieferung oder Leistung fehlt. Wohin ging die Ware, wo fand die"
                            + " Leistung statt?",
                    "The place of supply is missing. Where did the goods go, where did the service"
                            + " take place?");
        }
        if (GermanRates.percentsOn(supply.supplyDate()).isEmpty()) {
            return held(
                    ReviewCode.R01,
                    "Für das Lieferdatum "
                            + supply.supplyDate()
                            + " sind keine Steuersätze hinterlegt. Stimmt das Datum?",
                    "No rates are known for the supply date "
                            + supply.supplyDate()
                            + ". Is the date right?");
        }
        if (!goods.kind().isService()
                && !goods.kind().isVoucher()
                && supply.from().territory() != Territory.GERMANY) {
            return held(
                    ReviewCode.R04,
                    "Die Ware wurde nicht aus Deutschland verschickt (" + supply.from() + ").",
                    "The goods were not sent from Germany (" + supply.from() + ").");
        }
        return Optional.empty();
    }

    // Step 2: not a supply ----------------------------------------------------------------------

    private Optional<Decision> step2NotASupply() {
        if (goods.kind() != GoodsKind.VOUCHER_MULTI) {
            return Optional.empty();
        }
        return held(
                ReviewCode.R18,
                "Der Verkauf eines Mehrzweckgutscheins ist kein Umsatz. Auf welches Konto für"
                        + " ausgegebene Gutscheine soll er gebucht werden?",
                "Selling a multi-purpose voucher is no supply. To which account for issued"
                        + " vouchers should it be posted?",
                decided(
                        untaxed(
                                TaxType.VAT_FREE,
                                CategoryCode.O,
                                PostingCategoryKind.VOUCHER_LIABILITY,
                                null),
                        Rule.VOUCHER_NO_SUPPLY));
    }

    // Step 3: the seller is a small business -----------------------------------------------------

    private Optional<Decision> step3SmallBusiness() {
        if (!supply.seller().isSmallBusiness()) {
            return Optional.empty();
        }
        if (smallBusinessServiceAbroad()) {
            CategoryCode code = destination.inTheUnion() ? CategoryCode.AE : CategoryCode.O;
            return held(
                    ReviewCode.R15,
                    "Der Leistungsort liegt nicht in Deutschland; die Kleinunternehmerregelung gilt"
                            + " dort nicht. Wie soll die Rechnung geschrieben werden?",
                    "The place of supply is not in Germany; the small business exemption does not"
                            + " reach it. How should the invoice be written?",
                    decided(
                            untaxed(
                                    TaxType.VAT_FREE,
                                    code,
                                    PostingCategoryKind.SMALL_BUSINESS,
                                    null),
                            Rule.SMALL_BUSINESS_ABROAD));
        }
        Decided exempt =
                decided(
                        untaxed(
                                TaxType.VAT_FREE,
                                CategoryCode.E,
                                PostingCategoryKind.SMALL_BUSINESS,
                                Notes.SMALL_BUSINESS),
                        Rule.SMALL_BUSINESS_EXEMPT);
        if (goods.amount().compareTo(SMALL_BUSINESS_LIMIT) > 0) {
            return held(
                    ReviewCode.R15,
                    "Dieser Umsatz allein übersteigt 100.000 EUR; damit endet die"
                            + " Kleinunternehmerregelung sofort. Ist der Betrag richtig?",
                    "This supply alone is above 100,000 EUR, which ends the small business"
                            + " exemption at once. Is the amount right?",
                    exempt);
        }
        return Optional.of(exempt);
    }

    private boolean smallBusinessServiceAbroad() {
        if (!goods.kind().isService() || destination == Territory.GERMANY) {
            return false;
        }
        if (!supply.customer().isConsumer() || goods.serviceKind().boundToAPlace()) {
            return true;
        }
        boolean followsConsumer =
                goods.kind() == GoodsKind.DIGITAL
                        || goods.kind() == GoodsKind.EBOOK
                        || goods.serviceKind() == ServiceKind.ELECTRONIC
                        || goods.serviceKind() == ServiceKind.CONSULTING;
        return followsConsumer && !destination.inTheUnion();
    }

    // Step 4: special schemes --------------------------------------------------------------------

    private Optional<Decision> step4SpecialSchemes() {
        if (goods.kind() != GoodsKind.USED_GOODS_MARGIN) {
            return Optional.empty();
        }
        return held(
                ReviewCode.R18,
                "Gebrauchtware mit Differenzbesteuerung: Lexware kennt dafür keine Steuerart. Wie"
                        + " soll sie gebucht werden?",
                "Second-hand goods under the margin scheme: Lexware has no tax type for it. How"
                        + " should they be posted?",
                decided(
                        untaxed(
                                TaxType.VAT_FREE,
                                CategoryCode.E,
                                PostingCategoryKind.MARGIN_SCHEME,
                                Notes.MARGIN_SCHEME),
                        Rule.MARGIN_SCHEME));
    }

    // Steps 7 to 12: supplies that leave Germany are not decided by this version ------------------

    private Optional<Decision> abroad() {
        if (goods.serviceKind() == ServiceKind.PICKUP && customerTerritory != Territory.GERMANY) {
            return held(
                    ReviewCode.R04,
                    "Ein Kunde aus dem Ausland holt die Ware selbst ab. Liegt ein Nachweis vor, dass"
                            + " sie Deutschland verlassen hat?",
                    "A customer from abroad collects the goods. Is there a proof that they left"
                            + " Germany?",
                    germanRate().orElse(null));
        }
        return switch (destination) {
            case GERMANY -> Optional.empty();
            case GERMAN_EXCLUDED ->
                    held(
                            ReviewCode.R08,
                            "Büsingen und Helgoland gehören umsatzsteuerlich nicht zum Inland ("
                                    + destinationPlace()
                                    + "). Wie soll der Beleg geschrieben werden?",
                            "Büsingen and Helgoland are outside the German VAT area ("
                                    + destinationPlace()
                                    + "). How should the document be written?");
            case NORTHERN_IRELAND ->
                    notDecidedYet(ReviewCode.R07, "nach Nordirland", "to Northern Ireland");
            case MEMBER_STATE -> toMemberState();
            case THIRD_COUNTRY ->
                    notDecidedYet(
                            ReviewCode.R14,
                            "in ein Land außerhalb der EU",
                            "to a country outside the EU");
            case UNSTATED -> step1DataMissing();
        };
    }

    private Optional<Decision> toMemberState() {
        String de = "in einen anderen EU-Staat";
        String en = "to another EU state";
        boolean consumer = supply.customer().isConsumer();
        boolean confirmed = supply.customer().vatIdStatus() == VatIdStatus.CONFIRMED;
        if (!consumer && !confirmed) {
            return notDecidedYet(ReviewCode.R02, de, en);
        }
        if (!consumer && !supply.customer().vatId().startsWith(vatPrefixOfDestination())) {
            return notDecidedYet(ReviewCode.R03, de, en);
        }
        boolean noPrinciple = supply.seller().scheme() == Seller.Scheme.REGULAR;
        return notDecidedYet(consumer && noPrinciple ? ReviewCode.R10 : ReviewCode.R14, de, en);
    }

    private String vatPrefixOfDestination() {
        String country = destinationPlace().country();
        return country.equals("GR") ? "EL" : country;
    }

    private Place destinationPlace() {
        return supply.to().isStated() ? supply.to() : supply.customer().place();
    }

    private Optional<Decision> notDecidedYet(ReviewCode code, String de, String en) {
        String what = goods.kind().isService() ? "Leistung " : "Lieferung ";
        return held(
                code,
                what
                        + de
                        + " ("
                        + destinationPlace()
                        + "): diese Version entscheidet das noch nicht. Wie ist der Umsatz zu"
                        + " versteuern?",
                "Supply "
                        + en
                        + " ("
                        + destinationPlace()
                        + "): not decided yet by this version. How is it taxed?");
    }

    // Step 5: construction on German land --------------------------------------------------------

    private Optional<Decision> step5Construction() {
        if (goods.kind() != GoodsKind.CONSTRUCTION || supply.customer().kind() != Kind.BUSINESS) {
            return Optional.empty();
        }
        if (goods.serviceKind() == ServiceKind.BUILDER_CLAIM) {
            return held(
                    ReviewCode.R17,
                    "Der Kunde gibt an, Bauleister zu sein, hat aber keine Bescheinigung (USt 1 TG)"
                            + " vorgelegt. Liegt sie vor?",
                    "The customer says to be a builder but gave no certificate (USt 1 TG). Is there"
                            + " one?",
                    germanRate().orElse(null));
        }
        if (goods.serviceKind() != ServiceKind.BUILDER_CERTIFICATE) {
            return Optional.empty();
        }
        Decided reverseCharge = decided(reverseCharge(), Rule.CONSTRUCTION_REVERSE_CHARGE);
        if (customerTerritory != Territory.GERMANY) {
            return held(
                    ReviewCode.R17,
                    "Bauleistung in Deutschland an einen Bauleister mit ausländischer Anschrift ("
                            + supply.customer().place()
                            + "). Schuldet er die Steuer?",
                    "Building service in Germany to a builder with a foreign address ("
                            + supply.customer().place()
                            + "). Does he owe the tax?",
                    reverseCharge);
        }
        return Optional.of(reverseCharge);
    }

    // Step 6: supplies in Germany ----------------------------------------------------------------

    private Optional<Decision> step6ReverseChargeGoods() {
        boolean phones = goods.kind() == GoodsKind.PHONE && atLeastNet(REVERSE_CHARGE_LIMIT);
        boolean listed = phones || goods.kind() == GoodsKind.SCRAP;
        if (!listed || supply.customer().isConsumer()) {
            return Optional.empty();
        }
        return held(
                ReviewCode.R17,
                "Bei diesen Gegenständen schuldet ein Unternehmer als Käufer die Steuer selbst. Kauft"
                        + " er für sein Unternehmen?",
                "For these goods a business customer owes the tax. Does he buy for his business?",
                decided(reverseCharge(), Rule.DOMESTIC_REVERSE_CHARGE));
    }

    /** Compares without dividing: a gross amount is set against the limit plus its tax. */
    private boolean atLeastNet(BigDecimal limit) {
        if (goods.priceBasis() == PriceBasis.NET) {
            return goods.amount().compareTo(limit) >= 0;
        }
        BigDecimal percent =
                GermanRates.on(goods.kind(), supply.supplyDate())
                        .map(GermanRates.GermanRate::percent)
                        .orElse(BigDecimal.ZERO);
        BigDecimal grossLimit = limit.add(limit.multiply(percent).movePointLeft(2));
        return goods.amount().compareTo(grossLimit) >= 0;
    }

    private Optional<Decision> step6Photovoltaics() {
        if (goods.kind() != GoodsKind.PHOTOVOLTAIC
                || supply.supplyDate().isBefore(PHOTOVOLTAICS_START)) {
            return Optional.empty();
        }
        return switch (goods.serviceKind()) {
            case PHOTOVOLTAICS_RESELLER -> Optional.empty();
            case PHOTOVOLTAICS_CONFIRMED ->
                    Optional.of(
                            decided(
                                    untaxed(
                                            TaxType.PHOTOVOLTAIC_EQUIPMENT,
                                            CategoryCode.Z,
                                            PostingCategoryKind.PHOTOVOLTAICS,
                                            Notes.PHOTOVOLTAICS),
                                    Rule.PHOTOVOLTAICS_ZERO_RATE));
            case GENERAL,
                    CONSULTING,
                    ELECTRONIC,
                    EVENT_ADMISSION,
                    EVENT_ONLINE,
                    REAL_ESTATE,
                    RESTAURANT,
                    SHORT_HIRE,
                    PICKUP,
                    BUILDER_CERTIFICATE,
                    BUILDER_CLAIM,
                    PHOTOVOLTAICS_UNCONFIRMED ->
                    held(
                            ReviewCode.R16,
                            "Ist der Kunde Betreiber der Photovoltaikanlage, und liegt sie bei einem"
                                    + " begünstigten Gebäude oder bis 30 kWp?",
                            "Does the customer operate the photovoltaic system, and is it on a"
                                    + " favoured building or up to 30 kWp?",
                            germanRate().orElse(null));
        };
    }

    private Decision step6GermanRate() {
        Optional<Decided> rate = germanRate();
        if (rate.isPresent()) {
            return rate.get();
        }
        return Held.of(
                Question.of(
                        ReviewCode.R01,
                        "Für "
                                + goods.kind()
                                + " ist am "
                                + supply.supplyDate()
                                + " kein Steuersatz hinterlegt. Welcher gilt?",
                        "No rate is known for "
                                + goods.kind()
                                + " on "
                                + supply.supplyDate()
                                + ". Which one holds?"));
    }

    private Optional<Decided> germanRate() {
        return GermanRates.on(goods.kind(), supply.supplyDate())
                .map(rate ->
                        decided(
                                new Treatment(
                                        basis(),
                                        null,
                                        rate.percent(),
                                        CategoryCode.S,
                                        goods.kind().isService()
                                                ? PostingCategoryKind.SERVICES
                                                : PostingCategoryKind.GOODS,
                                        null),
                                rate.rule()));
    }

    /** German public bodies get XRechnung, which Lexware writes for net documents only (L11). */
    private TaxType basis() {
        boolean authority =
                supply.customer().kind() == Kind.PUBLIC_BODY
                        && customerTerritory == Territory.GERMANY;
        return authority || goods.priceBasis() == PriceBasis.NET ? TaxType.NET : TaxType.GROSS;
    }

    // What the steps share -----------------------------------------------------------------------

    private static Treatment reverseCharge() {
        return untaxed(
                TaxType.CONSTRUCTION_SERVICE_13B,
                CategoryCode.AE,
                PostingCategoryKind.CONSTRUCTION_SERVICE_13B,
                Notes.REVERSE_CHARGE);
    }

    private static Treatment untaxed(
            TaxType type, CategoryCode code, PostingCategoryKind posting, @Nullable Note note) {
        return new Treatment(type, null, BigDecimal.ZERO, code, posting, note);
    }

    private Decided decided(Treatment treatment, Rule rule) {
        return new Decided(treatment, rule, facts());
    }

    private static Optional<Decision> held(ReviewCode code, String de, String en) {
        return held(code, de, en, null);
    }

    private static Optional<Decision> held(
            ReviewCode code, String de, String en, @Nullable Decided proposal) {
        return Optional.of(new Held(List.of(Question.of(code, de, en)), proposal));
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("seller", supply.seller().scheme().name()));
        facts.add(new Fact("customer", supply.customer().kind().name()));
        facts.add(new Fact("customerPlace", supply.customer().place().toString()));
        facts.add(new Fact("from", supply.from().toString()));
        facts.add(new Fact("to", supply.to().toString()));
        facts.add(new Fact("territory", destination.name()));
        facts.add(new Fact("goods", goods.kind().name()));
        facts.add(new Fact("service", goods.serviceKind().name()));
        facts.add(new Fact("priceBasis", goods.priceBasis().name()));
        facts.add(new Fact("amount", goods.amount().toPlainString()));
        facts.add(new Fact("supplyDate", supply.supplyDate().toString()));
        return facts;
    }
}
