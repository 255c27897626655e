package dev.kontor.vat;

import java.time.LocalDate;

/** What {@link VatRules} asks a person, in the order of its steps. */
final class Questions {

    private Questions() {}

    static Question customerCountryMissing() {
        return Question.of(
                ReviewCode.R01,
                "Das Land des Kunden fehlt. In welchem Land sitzt der Kunde?",
                "The customer's country is missing. In which country is the customer?");
    }

    static Question placeOfSupplyMissing() {
        return Question.of(
                ReviewCode.R01,
                "Der Ort der Lieferung oder Leistung fehlt. Wohin ging die Ware, wo fand die Leistung statt?",
                "The place of supply is missing. Where did the goods go, where did the service take place?");
    }

    static Question placeOfDispatchMissing() {
        return Question.of(
                ReviewCode.R01,
                "Der Ort fehlt, von dem die Ware verschickt wurde. Von wo kam sie?",
                "The place of dispatch is missing. Where were the goods sent from?");
    }

    static Question dateOutsideTheTable(LocalDate supplyDate) {
        return Question.of(
                ReviewCode.R01,
                "Für das Lieferdatum "
                        + supplyDate
                        + " sind keine Steuersätze hinterlegt. Stimmt das Datum?",
                "No rates are known for the supply date " + supplyDate + ". Is the date right?");
    }

    static Question notSentFromGermany(Place from) {
        return Question.of(
                ReviewCode.R04,
                "Die Ware wurde nicht aus Deutschland verschickt ("
                        + from
                        + "). Wie ist der Umsatz zu versteuern?",
                "The goods were not sent from Germany (" + from + "). How is the supply taxed?");
    }

    static Question voucherAccount() {
        return Question.of(
                ReviewCode.R18,
                "Der Verkauf eines Mehrzweckgutscheins ist kein Umsatz. Auf welches Konto für ausgegebene Gutscheine soll er gebucht werden?",
                "Selling a multi-purpose voucher is no supply. To which account for issued vouchers should it be posted?");
    }

    static Question smallBusinessAbroad(Place place) {
        return Question.of(
                ReviewCode.R15,
                "Der Leistungsort liegt nicht in Deutschland ("
                        + place
                        + "); die Kleinunternehmerregelung gilt dort nicht. Wie soll die Rechnung geschrieben werden?",
                "The place of supply is not in Germany ("
                        + place
                        + "); the small business exemption does not reach it. How should the invoice be written?");
    }

    static Question goodsOrService(Place place) {
        return Question.of(
                ReviewCode.R01,
                "Der Kunde sitzt nicht in Deutschland ("
                        + place
                        + "). Wurde Ware geliefert oder eine Leistung erbracht?",
                "The customer is not in Germany (" + place + "). Were goods sold or a service?");
    }

    static Question smallBusinessLimit() {
        return Question.of(
                ReviewCode.R15,
                "Dieser Umsatz allein übersteigt 100.000 EUR; damit endet die Kleinunternehmerregelung sofort. Ist der Betrag richtig?",
                "This supply alone is above 100,000 EUR, which ends the small business exemption at once. Is the amount right?");
    }

    static Question marginScheme() {
        return Question.of(
                ReviewCode.R18,
                "Gebrauchtware mit Differenzbesteuerung: Lexware kennt dafür keine Steuerart. Wie soll sie gebucht werden?",
                "Second-hand goods under the margin scheme: Lexware has no tax type for it. How should they be posted?");
    }

    static Question collectedFromAbroad() {
        return Question.of(
                ReviewCode.R04,
                "Ein Kunde aus dem Ausland holt die Ware selbst ab. Liegt ein Nachweis vor, dass sie Deutschland verlassen hat?",
                "A customer from abroad collects the goods. Is there a proof that they left Germany?");
    }

    static Question germanExcluded(Place place) {
        return Question.of(
                ReviewCode.R08,
                "Büsingen und Helgoland gehören umsatzsteuerlich nicht zum Inland ("
                        + place
                        + "). Wie soll der Beleg geschrieben werden?",
                "Büsingen and Helgoland are outside the German VAT area ("
                        + place
                        + "). How should the document be written?");
    }

    static Question notDecidedYet(ReviewCode code, boolean service, Place place) {
        return Question.of(
                code,
                (service ? "Leistung" : "Lieferung")
                        + " außerhalb Deutschlands ("
                        + place
                        + "): diese Version entscheidet das noch nicht. Wie ist der Umsatz zu versteuern?",
                (service ? "Service" : "Goods")
                        + " outside Germany ("
                        + place
                        + "): not decided yet by this version. How is the supply taxed?");
    }

    static Question builderWithoutCertificate() {
        return Question.of(
                ReviewCode.R17,
                "Der Kunde gibt an, Bauleister zu sein, hat aber keine Bescheinigung (USt 1 TG) vorgelegt. Liegt sie vor?",
                "The customer says to be a builder but gave no certificate (USt 1 TG). Is there one?");
    }

    static Question foreignBuilder(Place place) {
        return Question.of(
                ReviewCode.R17,
                "Bauleistung in Deutschland an einen Bauleister mit ausländischer Anschrift ("
                        + place
                        + "). Schuldet er die Steuer?",
                "Building service in Germany to a builder with a foreign address ("
                        + place
                        + "). Does he owe the tax?");
    }

    static Question domesticReverseCharge() {
        return Question.of(
                ReviewCode.R17,
                "Bei diesen Gegenständen schuldet ein Unternehmer als Käufer die Steuer selbst. Kauft er für sein Unternehmen?",
                "For these goods a business customer owes the tax. Does he buy for his business?");
    }

    static Question photovoltaicsConditions() {
        return Question.of(
                ReviewCode.R16,
                "Ist der Kunde Betreiber der Photovoltaikanlage, und liegt sie bei einem begünstigten Gebäude oder hat bis zu 30 kWp?",
                "Does the customer operate the photovoltaic system, and is it on a favoured building or up to 30 kWp?");
    }

    static Question noRateForGoods(GoodsKind kind, LocalDate supplyDate) {
        return Question.of(
                ReviewCode.R01,
                "Für die Warenart "
                        + kind
                        + " ist am "
                        + supplyDate
                        + " kein Steuersatz hinterlegt. Welcher gilt?",
                "No rate is known for goods of kind "
                        + kind
                        + " on "
                        + supplyDate
                        + ". Which one holds?");
    }
}
