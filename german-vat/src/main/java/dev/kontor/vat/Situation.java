package dev.kontor.vat;

import dev.kontor.vat.Customer.Kind;
import dev.kontor.vat.Customer.VatIdStatus;
import dev.kontor.vat.Decision.Decided;
import dev.kontor.vat.Decision.Held;
import dev.kontor.vat.GermanRates.GermanRate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Step 0: the facts of one supply, normalised, and what several steps ask of them. Country codes
 * and VAT ids are normalised by their own types; here customer and destination find their tax area.
 *
 * @param supply who, whom, where, when
 * @param goods what, for how much
 * @param customerArea the tax area of the billing address
 * @param destination where goods go or the service happens; the customer's address for services
 *     that are tied to no place; Germany for what happens at the seller's, such as vouchers
 * @param destinationArea the tax area of the destination
 */
record Situation(
        Supply supply,
        Goods goods,
        TaxArea customerArea,
        Place destination,
        TaxArea destinationArea) {

    static Situation of(Supply supply, Goods goods) {
        Place destination = destination(supply, goods);
        return new Situation(
                supply, goods, supply.customer().place().area(), destination, destination.area());
    }

    private static Place destination(Supply supply, Goods goods) {
        if (goods.kind().isOfTheSeller()) {
            return Place.of("DE", "");
        }
        boolean tiedToAPlace =
                goods.kind().isMoved()
                        || goods.kind().boundToAPlace()
                        || goods.serviceKind().boundToAPlace();
        return tiedToAPlace ? supply.to() : supply.customer().place();
    }

    // Who ----------------------------------------------------------------------------------------

    Seller seller() {
        return supply.seller();
    }

    Customer customer() {
        return supply.customer();
    }

    LocalDate date() {
        return supply.supplyDate();
    }

    /** Whether the customer's register confirmed an id of that country for the day of supply. */
    boolean hasConfirmedIdOf(String country) {
        return confirmedIdCountry().filter(country::equals).isPresent();
    }

    /**
     * Whether a register of the EU, Germany's or Northern Ireland's confirmed the customer's id.
     */
    boolean hasConfirmedUnionId() {
        return confirmedIdCountry()
                .filter(country -> MemberStates.contains(country) || country.equals("XI"))
                .isPresent();
    }

    private Optional<String> confirmedIdCountry() {
        return customer().vatIdStatus() == VatIdStatus.CONFIRMED
                ? VatIds.country(customer().vatId())
                : Optional.empty();
    }

    /** A public body counts as a business for services if it has a VAT id (§ 3a Abs. 2 S. 3). */
    boolean publicBodyWithoutVatId() {
        return customer().kind() == Kind.PUBLIC_BODY
                && customer().vatIdStatus() != VatIdStatus.CONFIRMED;
    }

    // What ---------------------------------------------------------------------------------------

    /** Meals and drinks eaten on the premises are services, whatever they are made of. */
    boolean isService() {
        return goods.kind().isService() || goods.serviceKind() == ServiceKind.RESTAURANT;
    }

    /** Goods that are moved to the customer or collected by him. */
    boolean isMovedGoods() {
        return goods.kind().isMoved() && !isService();
    }

    /** Whether the place of the service is where it happens (step 10). */
    boolean isBoundToAPlace() {
        return isService() && (goods.kind().boundToAPlace() || goods.serviceKind().boundToAPlace());
    }

    boolean isOnlineEvent() {
        return goods.serviceKind() == ServiceKind.EVENT_ONLINE;
    }

    /** Supplied electronically: by its nature, or because it is said so. */
    boolean isElectronic() {
        boolean byNature = goods.kind() == GoodsKind.DIGITAL || goods.kind() == GoodsKind.EBOOK;
        return goods.serviceKind() == ServiceKind.ELECTRONIC || (byNature && !isOnlineEvent());
    }

    boolean isCatalogueService() {
        return goods.serviceKind() == ServiceKind.CONSULTING;
    }

    boolean isCollected() {
        return goods.serviceKind() == ServiceKind.PICKUP
                || supply.movement() == Supply.Movement.COLLECTED;
    }

    // Amounts ------------------------------------------------------------------------------------

    /** Whether a running total and the net amount of this supply together pass a limit. */
    boolean passes(BigDecimal limit, BigDecimal runningTotal, BigDecimal percent) {
        return compareNet(limit.subtract(runningTotal), percent) > 0;
    }

    /** Whether the net amount reaches a limit. */
    boolean reaches(BigDecimal limit, BigDecimal percent) {
        return compareNet(limit, percent) >= 0;
    }

    /** Compares without dividing: a gross amount is set against the limit plus its tax. */
    private int compareNet(BigDecimal limit, BigDecimal percent) {
        return goods.priceBasis() == PriceBasis.NET
                ? goods.amount().compareTo(limit)
                : goods.amount()
                        .movePointRight(2)
                        .compareTo(limit.multiply(percent.add(new BigDecimal(100))));
    }

    // Treatments ---------------------------------------------------------------------------------

    /** Gross if the shop price is gross, else net; for German public bodies always net (L11). */
    TaxType basis() {
        boolean germanAuthority =
                customer().kind() == Kind.PUBLIC_BODY && customer().place().country().equals("DE");
        return germanAuthority || goods.priceBasis() == PriceBasis.NET
                ? TaxType.NET
                : TaxType.GROSS;
    }

    /** The German rate of the goods on the day of supply; empty if the table has none. */
    Optional<GermanRate> germanRate() {
        boolean eatenOnThePremises =
                goods.kind() == GoodsKind.FOOD && goods.serviceKind() == ServiceKind.RESTAURANT;
        return GermanRates.on(eatenOnThePremises ? GoodsKind.MEAL : goods.kind(), date());
    }

    /** German VAT by the rate table, named by the rule that puts the goods into their class. */
    Optional<Decided> germanVat() {
        return germanRate().map(rate -> germanVat(rate, rate.rule()));
    }

    /** German VAT by the rate table, named by the rule that makes Germany the place. */
    Optional<Decided> germanVat(Rule rule) {
        return germanRate().map(rate -> germanVat(rate, rule));
    }

    private Decided germanVat(GermanRate rate, Rule rule) {
        PostingCategoryKind posting =
                isService() ? PostingCategoryKind.SERVICES : PostingCategoryKind.GOODS;
        return taxed(null, rate.percent(), posting, rule);
    }

    /** A rate above zero is code S; zero is code Z. */
    Decided taxed(
            @Nullable TaxSubType subType,
            BigDecimal percent,
            PostingCategoryKind posting,
            Rule rule) {
        CategoryCode code = percent.signum() == 0 ? CategoryCode.Z : CategoryCode.S;
        return decided(new Treatment(basis(), subType, percent, code, posting, null), rule);
    }

    /** No VAT, for a reason that category code and note give. */
    Decided untaxed(
            TaxType type,
            CategoryCode code,
            PostingCategoryKind posting,
            @Nullable Note note,
            Rule rule) {
        return decided(new Treatment(type, null, BigDecimal.ZERO, code, posting, note), rule);
    }

    private Decided decided(Treatment treatment, Rule rule) {
        return new Decided(treatment, rule, facts());
    }

    // Results ------------------------------------------------------------------------------------

    /** German VAT if the table knows a rate, else the question which one holds. */
    Decision orAskForTheRate(Optional<Decided> germanVat) {
        return germanVat.isPresent()
                ? germanVat.get()
                : Held.of(Questions.noRateForGoods(goods.kind(), date()));
    }

    /** Certain if nothing is open, else held with the treatment as proposal. */
    static Decision unlessOpen(Decided decided, List<Question> open) {
        return open.isEmpty() ? decided : new Held(open, decided);
    }

    /** Held with one question, and a proposal if there is one. */
    static Optional<Decision> held(Question question, Optional<Decided> proposal) {
        return Optional.of(new Held(List.of(question), proposal.orElse(null)));
    }

    /** Held with one question and without proposal. */
    static Optional<Decision> held(Question question) {
        return Optional.of(Held.of(question));
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("seller", seller().scheme().name()));
        facts.add(new Fact("customer", customer().kind().name()));
        facts.add(new Fact("customerPlace", customer().place().toString()));
        facts.add(new Fact("customerArea", customerArea.name()));
        facts.add(new Fact("vatId", customer().vatId()));
        facts.add(new Fact("vatIdStatus", customer().vatIdStatus().name()));
        facts.add(new Fact("from", supply.from().toString()));
        facts.add(new Fact("to", supply.to().toString()));
        facts.add(new Fact("movement", supply.movement().name()));
        facts.add(new Fact("territory", destinationArea.territory().name()));
        facts.add(new Fact("area", destinationArea.name()));
        facts.add(new Fact("goods", goods.kind().name()));
        facts.add(new Fact("service", goods.serviceKind().name()));
        facts.add(new Fact("priceBasis", goods.priceBasis().name()));
        facts.add(new Fact("amount", goods.amount().toPlainString()));
        facts.add(new Fact("supplyDate", date().toString()));
        return facts;
    }
}
