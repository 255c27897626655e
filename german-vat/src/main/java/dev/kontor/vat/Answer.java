package dev.kontor.vat;

import dev.kontor.vat.Customer.Kind;
import dev.kontor.vat.Customer.VatIdStatus;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a person may answer to a {@link Question}. Ids are stable: they are stored, and an answer
 * may be kept as a rule.
 *
 * <p>An answer of the effect {@link Effect#CORRECTS_FACTS} is applied to the facts with {@link
 * #appliedTo(Supply)} and {@link #appliedTo(Goods)}; then the case is decided again. It may be held
 * again, with the next question.
 */
public enum Answer {
    AS_PROPOSED(
            "as-proposed",
            Effect.TAKES_PROPOSAL,
            "Wie vorgeschlagen schreiben.",
            "Write it as proposed."),
    BY_HAND(
            "by-hand",
            Effect.LEAVES_IT_TO_A_PERSON,
            "Den Beleg schreibe ich selbst in Lexware.",
            "I write the document myself in Lexware."),
    LOOK_AGAIN(
            "look-again",
            Effect.READS_AGAIN,
            "Die Angaben sind berichtigt: neu entscheiden.",
            "The facts were corrected at their source: decide again."),
    CUSTOMER_IS_BUSINESS(
            "customer-is-business",
            Effect.CORRECTS_FACTS,
            "Der Kunde kauft für sein Unternehmen.",
            "The customer buys for a business."),
    CUSTOMER_IS_CONSUMER(
            "customer-is-consumer",
            Effect.CORRECTS_FACTS,
            "Der Kunde kauft privat.",
            "The customer buys privately."),
    CUSTOMER_IS_PUBLIC_BODY(
            "customer-is-public-body",
            Effect.CORRECTS_FACTS,
            "Der Kunde ist eine Behörde oder eine andere öffentliche Stelle.",
            "The customer is an authority or another public body."),
    VAT_ID_CONFIRMED(
            "vat-id-confirmed",
            Effect.CORRECTS_FACTS,
            "Die USt-IdNr. ist für den Tag der Lieferung qualifiziert bestätigt.",
            "A qualified query confirmed the VAT id for the date of supply."),
    BUSINESS_PROVEN(
            "business-proven",
            Effect.CORRECTS_FACTS,
            "Der Kunde hat nachgewiesen, dass er Unternehmer ist.",
            "The customer proved to be a business."),
    SOLD_GOODS("sold-goods", Effect.CORRECTS_FACTS, "Ware wurde geliefert.", "Goods were sold."),
    SOLD_SERVICE(
            "sold-service",
            Effect.CORRECTS_FACTS,
            "Eine Leistung wurde erbracht.",
            "A service was supplied."),
    BUILDER_CERTIFIED(
            "builder-certified",
            Effect.CORRECTS_FACTS,
            "Die Bescheinigung USt 1 TG liegt vor und ist gültig.",
            "There is a valid certificate USt 1 TG."),
    NO_BUILDER(
            "no-builder",
            Effect.CORRECTS_FACTS,
            "Der Kunde ist kein Bauleister.",
            "The customer is no builder."),
    PHOTOVOLTAICS_CONFIRMED(
            "photovoltaics-confirmed",
            Effect.CORRECTS_FACTS,
            "Betreiber, Gebäude und Leistung sind bestätigt: Nullsteuersatz.",
            "Operator, building and power are confirmed: zero rate."),
    PHOTOVOLTAICS_EXCLUDED(
            "photovoltaics-excluded",
            Effect.CORRECTS_FACTS,
            "Die Bedingungen des Nullsteuersatzes sind nicht erfüllt.",
            "The conditions of the zero rate are not met."),
    PRINCIPLE_DESTINATION(
            "principle-destination",
            Effect.CORRECTS_FACTS,
            "Wir versteuern Fernverkäufe im Bestimmungsland (OSS).",
            "We tax distance sales at their destination (OSS)."),
    PRINCIPLE_ORIGIN(
            "principle-origin",
            Effect.CORRECTS_FACTS,
            "Wir liegen unter 10.000 EUR und versteuern Fernverkäufe in Deutschland.",
            "We are below 10,000 EUR and tax distance sales in Germany.");

    /** What an answer leads to. */
    public enum Effect {
        /** The proposal becomes the decision; offered only where there is one. */
        TAKES_PROPOSAL,
        /** Nothing is written by the program. */
        LEAVES_IT_TO_A_PERSON,
        /** The facts are read again from their source, then the case is decided again. */
        READS_AGAIN,
        /** The facts are changed as the answer says, then the case is decided again. */
        CORRECTS_FACTS
    }

    private final String id;
    private final Effect effect;
    private final String de;
    private final String en;

    Answer(String id, Effect effect, String de, String en) {
        this.id = id;
        this.effect = effect;
        this.de = de;
        this.en = en;
    }

    /** The answer of a stable id. */
    public static Optional<Answer> byId(String id) {
        return Stream.of(values()).filter(answer -> answer.id.equals(id)).findFirst();
    }

    /** Stable id, for example {@code as-proposed}. */
    public String id() {
        return id;
    }

    /** What it leads to. */
    public Effect effect() {
        return effect;
    }

    /** The answer in words. */
    public Wording wording() {
        return new Wording(de, en);
    }

    /** The supply with this answer taken for true; unchanged where it says nothing about it. */
    public Supply appliedTo(Supply supply) {
        Customer customer = supply.customer();
        return switch (this) {
            case CUSTOMER_IS_BUSINESS -> supply.withCustomer(customer.withKind(Kind.BUSINESS));
            case CUSTOMER_IS_CONSUMER ->
                    supply.withCustomer(
                            customer.withKind(Kind.CONSUMER).withVatId("", VatIdStatus.NOT_GIVEN));
            case CUSTOMER_IS_PUBLIC_BODY ->
                    supply.withCustomer(customer.withKind(Kind.PUBLIC_BODY));
            case VAT_ID_CONFIRMED ->
                    customer.vatId().isEmpty()
                            ? supply
                            : supply.withCustomer(
                                    customer.withVatId(customer.vatId(), VatIdStatus.CONFIRMED));
            case BUSINESS_PROVEN -> supply.withCustomer(customer.withBusinessProven());
            case PRINCIPLE_DESTINATION ->
                    supply.withSeller(supply.seller().withScheme(Seller.Scheme.ONE_STOP_SHOP));
            case PRINCIPLE_ORIGIN ->
                    supply.withSeller(
                            supply.seller().withScheme(Seller.Scheme.BELOW_DISTANCE_THRESHOLD));
            case AS_PROPOSED,
                    BY_HAND,
                    LOOK_AGAIN,
                    SOLD_GOODS,
                    SOLD_SERVICE,
                    BUILDER_CERTIFIED,
                    NO_BUILDER,
                    PHOTOVOLTAICS_CONFIRMED,
                    PHOTOVOLTAICS_EXCLUDED ->
                    supply;
        };
    }

    /** The goods with this answer taken for true; unchanged where it says nothing about them. */
    public Goods appliedTo(Goods goods) {
        return switch (this) {
            case SOLD_GOODS -> goods.kind().knownByRateOnly() ? goods.asGoods() : goods;
            case SOLD_SERVICE ->
                    goods.kind().knownByRateOnly() ? goods.withKind(GoodsKind.SERVICE) : goods;
            case BUILDER_CERTIFIED -> refined(goods, ServiceKind.BUILDER_CERTIFICATE);
            case NO_BUILDER -> refined(goods, ServiceKind.GENERAL);
            case PHOTOVOLTAICS_CONFIRMED -> refined(goods, ServiceKind.PHOTOVOLTAICS_CONFIRMED);
            case PHOTOVOLTAICS_EXCLUDED -> refined(goods, ServiceKind.PHOTOVOLTAICS_EXCLUDED);
            case AS_PROPOSED,
                    BY_HAND,
                    LOOK_AGAIN,
                    CUSTOMER_IS_BUSINESS,
                    CUSTOMER_IS_CONSUMER,
                    CUSTOMER_IS_PUBLIC_BODY,
                    VAT_ID_CONFIRMED,
                    BUSINESS_PROVEN,
                    PRINCIPLE_DESTINATION,
                    PRINCIPLE_ORIGIN ->
                    goods;
        };
    }

    /** An answer about buildings says nothing about the other lines of a cart. */
    private static Goods refined(Goods goods, ServiceKind serviceKind) {
        return serviceKind.fits(goods.kind()) ? goods.withServiceKind(serviceKind) : goods;
    }
}
