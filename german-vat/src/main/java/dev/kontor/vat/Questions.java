package dev.kontor.vat;

import static dev.kontor.vat.Answer.BUILDER_CERTIFIED;
import static dev.kontor.vat.Answer.CUSTOMER_IS_BUSINESS;
import static dev.kontor.vat.Answer.CUSTOMER_IS_CONSUMER;
import static dev.kontor.vat.Answer.NO_BUILDER;
import static dev.kontor.vat.Answer.PHOTOVOLTAICS_CONFIRMED;
import static dev.kontor.vat.Answer.PHOTOVOLTAICS_EXCLUDED;
import static dev.kontor.vat.Answer.SOLD_GOODS;
import static dev.kontor.vat.Answer.SOLD_SERVICE;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What {@link VatRules} asks a person, in the order of steps 1 to 6. */
final class Questions {

    private Questions() {}

    // Step 1: the data gate ----------------------------------------------------------------------

    static Question supplyDateMissing() {
        return Question.of(
                ReviewCode.R01,
                "Das Lieferdatum fehlt. Wann wurde geliefert oder geleistet?",
                "The date of supply is missing. When was the supply made?");
    }

    static Question customerCountryMissing() {
        return Question.of(
                ReviewCode.R01,
                "Das Land des Kunden fehlt. In welchem Land sitzt der Kunde?",
                "The customer's country is missing. In which country is the customer?");
    }

    static Question goodsKindMissing() {
        return Question.of(
                ReviewCode.R01,
                "Die Warenart fehlt. Was wurde verkauft?",
                "The kind of goods is missing. What was sold?");
    }

    static Question placeOfSupplyMissing() {
        return Question.of(
                ReviewCode.R01,
                "Der Ort der Lieferung oder Leistung fehlt. Wohin ging die Ware, wo fand die Leistung statt?",
                "The place of supply is missing. Where did the goods go, where did the service take place?");
    }

    static Question noSuchCountry(Place place) {
        return Question.of(
                ReviewCode.R01,
                "Den Ländercode '{}' gibt es nicht. Welches Land ist gemeint?",
                "There is no country code '{}'. Which country is meant?",
                place.country());
    }

    static Question kindsContradict(GoodsKind kind, ServiceKind serviceKind) {
        return Question.of(
                ReviewCode.R01,
                "„{}“ und „{}“ widersprechen sich. Was wurde verkauft?",
                "'{}' and '{}' contradict each other. What was sold?",
                kind,
                serviceKind);
    }

    static Question mealOrDrink() {
        return Question.of(
                ReviewCode.R01,
                "Bewirtung: Waren es Speisen oder Getränke? Die Steuersätze können sich unterscheiden.",
                "Restaurant service: was it meals or drinks? The rates may differ.");
    }

    static Question dateOutsideTheTable(LocalDate supplyDate) {
        return Question.of(
                ReviewCode.R01,
                "Für das Lieferdatum {} sind keine Steuersätze und Regeln hinterlegt. Stimmt das Datum?",
                "No rates and rules are known for the supply date {}. Is the date right?",
                supplyDate);
    }

    static Question negativeAmount(BigDecimal amount) {
        return Question.of(
                ReviewCode.R01,
                "Der Betrag ist negativ ({}). Ist es eine Gutschrift, oder stimmt er nicht?",
                "The amount is negative ({}). Is it a refund, or is it wrong?",
                Figures.euro(amount));
    }

    static Question placeOfDispatchMissing() {
        return Question.of(
                ReviewCode.R01,
                "Der Ort fehlt, von dem die Ware verschickt wurde. Von wo kam sie?",
                "The place of dispatch is missing. Where were the goods sent from?");
    }

    static Question notSentFromGermany(Place from) {
        return Question.of(
                ReviewCode.R04,
                "Die Ware wurde nicht aus Deutschland verschickt ({}). Wie ist der Umsatz zu versteuern?",
                "The goods were not sent from Germany ({}). How is the supply taxed?",
                from);
    }

    static Question goodsOrService(Place place) {
        return Question.of(
                        ReviewCode.R01,
                        "Der Kunde sitzt nicht in Deutschland ({}). Wurde Ware geliefert oder eine Leistung erbracht?",
                        "The customer is not in Germany ({}). Were goods sold or a service?",
                        place)
                .withAnswers(SOLD_GOODS, SOLD_SERVICE);
    }

    static Question consumerWithVatId(String vatId) {
        return Question.of(
                        ReviewCode.R01,
                        "Der Kunde kauft privat, hat aber die bestätigte USt-IdNr. {} angegeben. Kauft er privat oder für sein Unternehmen?",
                        "The customer buys privately but gave the confirmed VAT id {}. Does he buy privately or for a business?",
                        vatId)
                .withAnswers(CUSTOMER_IS_BUSINESS, CUSTOMER_IS_CONSUMER);
    }

    static Question evidenceContradicts(Place billing, Place other) {
        return Question.of(
                ReviewCode.R01,
                "Die Rechnungsanschrift ({}) und ein anderer Nachweis ({}) nennen verschiedene Länder. Wo ist der Kunde ansässig?",
                "The billing address ({}) and other evidence ({}) name different countries. Where is the customer?",
                billing,
                other);
    }

    static Question secondEvidenceMissing() {
        return Question.of(
                ReviewCode.R01,
                "Über 100.000 EUR elektronische Leistungen im Jahr braucht es zwei Nachweise, wo der Kunde ist. Welcher liegt neben der Rechnungsanschrift vor?",
                "Above 100,000 EUR of electronic services a year two pieces of evidence of the customer's place are needed. Which one is there beside the billing address?");
    }

    // Step 2: not a supply -----------------------------------------------------------------------

    static Question ownStockMoved() {
        return Question.of(
                ReviewCode.R04,
                "Eigene Ware wurde in ein anderes Land gebracht. Wie ist das Verbringen zu behandeln?",
                "Own stock was moved to another country. How is the transfer treated?");
    }

    static Question voucherAccount() {
        return Question.of(
                ReviewCode.R18,
                "Der Verkauf eines Mehrzweckgutscheins ist kein Umsatz. Auf welches Konto für ausgegebene Gutscheine soll er gebucht werden?",
                "Selling a multi-purpose voucher is no supply. To which account for issued vouchers should it be posted?");
    }

    static Question whoReceivesTheTip() {
        return Question.of(
                ReviewCode.R18,
                "Wer erhält das Trinkgeld: das Personal oder der Inhaber?",
                "Who receives the tip: the staff or the owner?");
    }

    static Question compensation() {
        return Question.of(
                ReviewCode.R18,
                "Ist der Betrag Schadensersatz, Kaution oder Mahngebühr (ohne Steuer), oder der Preis für ein Recht (mit Steuer)?",
                "Is the amount compensation, a deposit or a dunning fee (no VAT), or the price of a right (with VAT)?");
    }

    static Question donation() {
        return Question.of(
                ReviewCode.R18,
                "Eine Spende im Warenkorb ist kein Umsatz. Auf welches Konto soll sie gebucht werden?",
                "A donation in the cart is no supply. To which account should it be posted?");
    }

    // Step 3: small business ---------------------------------------------------------------------

    static Question smallBusinessAbroad(Place place) {
        return Question.of(
                ReviewCode.R15,
                "Der Leistungsort liegt nicht in Deutschland ({}); die Kleinunternehmerregelung gilt dort nicht. Wie soll die Rechnung geschrieben werden?",
                "The place of supply is not in Germany ({}); the small business exemption does not reach it. How should the invoice be written?",
                place);
    }

    static Question smallBusinessLimit() {
        return Question.of(
                ReviewCode.R15,
                "Mit diesem Umsatz sind 100.000 EUR im Jahr überschritten; damit endet die Kleinunternehmerregelung sofort. Ist der Betrag richtig?",
                "With this supply 100,000 EUR a year are passed, which ends the small business exemption at once. Is the amount right?");
    }

    // Step 4: special schemes --------------------------------------------------------------------

    static Question movedUnusually(Supply.Movement movement) {
        return Question.of(
                ReviewCode.R04,
                "{}: Wie ist der Umsatz zu versteuern?",
                "{}: how is the supply taxed?",
                movement);
    }

    static Question collectedFromAbroad() {
        return Question.of(
                ReviewCode.R04,
                "Ein Kunde aus dem Ausland holt die Ware selbst ab. Liegt ein Nachweis vor, dass sie Deutschland verlassen hat?",
                "A customer from abroad collects the goods. Is there a proof that they left Germany?");
    }

    static Question marginScheme() {
        return Question.of(
                ReviewCode.R18,
                "Gebrauchtware mit Differenzbesteuerung: Lexware kennt dafür keine Steuerart. Wie soll sie gebucht werden?",
                "Second-hand goods under the margin scheme: Lexware has no tax type for it. How should they be posted?");
    }

    static Question travelScheme() {
        return Question.of(
                ReviewCode.R18,
                "Reiseleistung im eigenen Namen: Lexware kennt dafür keine Steuerart. Wie soll sie gebucht werden?",
                "Travel service in the seller's own name: Lexware has no tax type for it. How should it be posted?");
    }

    static Question newVehicle() {
        return Question.of(
                ReviewCode.R18,
                "Neues Fahrzeug in einen anderen Mitgliedstaat: Sind Fahrzeugangaben und Meldung vollständig?",
                "New vehicle to another member state: are the vehicle's data and the report complete?");
    }

    static Question voucherForAbroad(Place customer) {
        return Question.of(
                ReviewCode.R18,
                "Einzweckgutschein für einen Kunden im Ausland ({}): In welchem Land wird er eingelöst, zu welchem Satz?",
                "Single-purpose voucher for a customer abroad ({}): in which country is it redeemed, at which rate?",
                customer);
    }

    static Question exciseGoods() {
        return Question.of(
                ReviewCode.R18,
                "Wein, Bier, Spirituosen oder Tabak an einen Verbraucher im EU-Ausland: Ist die Verbrauchsteuer dort geregelt?",
                "Wine, beer, spirits or tobacco for a consumer in another member state: is the excise duty there taken care of?");
    }

    // Step 5: construction -----------------------------------------------------------------------

    static Question builderWithoutCertificate() {
        return Question.of(
                        ReviewCode.R17,
                        "Der Kunde gibt an, Bauleister zu sein, hat aber keine Bescheinigung (USt 1 TG) vorgelegt. Liegt sie vor?",
                        "The customer claims to be a builder but gave no certificate (USt 1 TG). Is there one?")
                .withAnswers(BUILDER_CERTIFIED, NO_BUILDER);
    }

    static Question certificateWithoutBusiness() {
        return Question.of(
                        ReviewCode.R17,
                        "Es liegt eine Bescheinigung USt 1 TG vor, der Kunde kauft aber nicht als Unternehmer. Für wen wird gebaut?",
                        "There is a certificate USt 1 TG, but the customer does not buy as a business. Who is it built for?")
                .withAnswers(CUSTOMER_IS_BUSINESS, NO_BUILDER);
    }

    static Question foreignBuilder(Place place) {
        return Question.of(
                ReviewCode.R17,
                "Bauleistung in Deutschland an einen Bauleister mit ausländischer Anschrift ({}). Schuldet er die Steuer?",
                "Building service in Germany to a builder with a foreign address ({}). Does he owe the tax?",
                place);
    }

    // Step 6: goods that stay in Germany ---------------------------------------------------------

    static Question photovoltaicsConditions() {
        return Question.of(
                        ReviewCode.R16,
                        "Ist der Kunde Betreiber der Photovoltaikanlage, und liegt sie bei einem begünstigten Gebäude oder hat bis zu 30 kWp?",
                        "Does the customer operate the photovoltaic system, and is it on a favoured building or up to 30 kWp?")
                .withAnswers(PHOTOVOLTAICS_CONFIRMED, PHOTOVOLTAICS_EXCLUDED);
    }

    static Question domesticReverseCharge() {
        return Question.of(
                        ReviewCode.R17,
                        "Hier schuldet ein Unternehmer als Käufer die Steuer selbst; Lexware kennt dafür nur die Steuerart für Bauleistungen. Kauft er für sein Unternehmen?",
                        "Here a business customer owes the tax; Lexware has only the tax type for building services for it. Does he buy for his business?")
                .withAnswers(CUSTOMER_IS_CONSUMER);
    }

    static Question noRateForGoods(GoodsKind kind, LocalDate supplyDate) {
        return Question.of(
                ReviewCode.R01,
                "Für „{}“ ist am {} kein Steuersatz hinterlegt. Welcher gilt?",
                "No rate is known for '{}' on {}. Which one holds?",
                kind,
                supplyDate);
    }
}
