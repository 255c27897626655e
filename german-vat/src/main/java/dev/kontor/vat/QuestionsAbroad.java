package dev.kontor.vat;

import static dev.kontor.vat.Answer.BUSINESS_PROVEN;
import static dev.kontor.vat.Answer.CUSTOMER_IS_BUSINESS;
import static dev.kontor.vat.Answer.CUSTOMER_IS_CONSUMER;
import static dev.kontor.vat.Answer.CUSTOMER_IS_PUBLIC_BODY;
import static dev.kontor.vat.Answer.PRINCIPLE_DESTINATION;
import static dev.kontor.vat.Answer.PRINCIPLE_ORIGIN;
import static dev.kontor.vat.Answer.VAT_ID_CONFIRMED;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What {@link VatRules} asks a person about other countries, in the order of steps 7 to 12. */
final class QuestionsAbroad {

    private QuestionsAbroad() {}

    static Question noConfirmedId(Customer customer) {
        String id = customer.vatId();
        if (id.isEmpty()) {
            return Question.of(
                            ReviewCode.R02,
                            "Der Kunde in einem anderen Mitgliedstaat hat keine USt-IdNr. angegeben. Wie lautet sie?",
                            "The customer in another member state gave no VAT id. What is it?")
                    .withAnswers(CUSTOMER_IS_CONSUMER, CUSTOMER_IS_PUBLIC_BODY);
        }
        if (VatIds.check(id) != VatIds.Syntax.WELL_FORMED) {
            return Question.of(
                            ReviewCode.R02,
                            "Die USt-IdNr. {} ist falsch geschrieben. Wie lautet sie richtig?",
                            "The VAT id {} is mistyped. What is the right one?",
                            id)
                    .withAnswers(CUSTOMER_IS_CONSUMER);
        }
        return Question.of(
                        ReviewCode.R02,
                        "Die USt-IdNr. {} ist für den Tag der Lieferung nicht bestätigt. Ist sie gültig?",
                        "The VAT id {} is not confirmed for the date of supply. Is it valid?",
                        id)
                .withAnswers(VAT_ID_CONFIRMED, CUSTOMER_IS_CONSUMER);
    }

    static Question idOfAnotherState(String vatId, Place destination) {
        return Question.of(
                ReviewCode.R03,
                "Die USt-IdNr. {} ist nicht die des Landes, in das geliefert oder geleistet wird ({}). Ist sie die richtige?",
                "The VAT id {} is not of the country the supply goes to ({}). Is it the right one?",
                vatId,
                destination);
    }

    static Question germanIdOnly(String vatId) {
        return Question.of(
                ReviewCode.R03,
                "Die Ware verlässt Deutschland, der Kunde hat aber nur die deutsche USt-IdNr. {}. Hat er eine des Bestimmungslands?",
                "The goods leave Germany, but the customer has only the German VAT id {}. Is there one of the destination?",
                vatId);
    }

    static Question noPrinciple() {
        return Question.of(
                        ReviewCode.R10,
                        "In Lexware ist kein Fernverkaufsprinzip eingestellt. Wird im Bestimmungsland versteuert oder unter 10.000 EUR in Deutschland?",
                        "No distance sales principle is set in Lexware. Is the sale taxed at its destination, or in Germany below 10,000 EUR?")
                .withAnswers(PRINCIPLE_ORIGIN, PRINCIPLE_DESTINATION);
    }

    static Question distanceThresholdPassed() {
        return Question.of(
                ReviewCode.R11,
                "Verkäufe an Verbraucher in anderen Mitgliedstaaten überschreiten 10.000 EUR; ab dann gilt der Satz des Bestimmungslands. Ist die Anmeldung zum OSS erfolgt?",
                "Sales to consumers in other member states pass 10,000 EUR; from then on the destination's rate holds. Is the OSS registration made?");
    }

    static Question noForeignRate(TaxArea area, LocalDate supplyDate) {
        return Question.of(
                ReviewCode.R12,
                "Für {} ist am {} kein Steuersatz hinterlegt. Welcher gilt?",
                "No rate is known for {} on {}. Which one holds?",
                area.name(),
                supplyDate);
    }

    static Question regionalRate(TaxArea area, BigDecimal percent) {
        return Question.of(
                ReviewCode.R12,
                "In {} gilt ein regionaler Steuersatz ({}); ob Lexware ihn annimmt, ist nicht belegt. Stimmt er?",
                "{} has a regional rate ({}); whether Lexware accepts it is not documented. Is it right?",
                area.name(),
                Figures.percent(percent));
    }

    static Question reducedRate(TaxArea area, GoodsKind kind, LocalDate supplyDate) {
        return Question.of(
                ReviewCode.R12,
                "Für „{}“ in {} ist kein geprüfter Steuersatz hinterlegt (ermäßigt gibt es: {}). Welcher gilt?",
                "No checked rate is known for '{}' in {} (reduced rates are: {}). Which one holds?",
                kind,
                area.name(),
                Figures.percents(UnionRates.allReduced(area.country(), supplyDate)));
    }

    static Question northernIreland() {
        return Question.of(
                ReviewCode.R07,
                "Ware nach Nordirland folgt den EU-Regeln; ob Lexware den Code XI kennt, ist nicht belegt. Wie soll der Beleg geschrieben werden?",
                "Goods to Northern Ireland follow the EU rules; whether Lexware knows the code XI is not documented. How should the document be written?");
    }

    static Question areaWithoutCode(TaxArea area) {
        return Question.of(
                ReviewCode.R08,
                "{} gehört steuerlich nicht zu dem Land seiner Postleitzahl, und für Lexware ist kein Ländercode dafür belegt. Wie soll der Beleg geschrieben werden?",
                "{} does not belong to the tax area of its postcode's country, and no code of Lexware is documented for it. How should the document be written?",
                area.name());
    }

    static Question billingAddress(Place billing, Place destination) {
        return Question.of(
                ReviewCode.R09,
                "Lexware ordnet den Beleg nach der Rechnungsanschrift ({}) ein, die Ware geht aber nach {}. Wie soll der Beleg geschrieben werden?",
                "Lexware classifies the document by its billing address ({}), but the goods go to {}. How should the document be written?",
                billing,
                destination);
    }

    static Question britishConsignment() {
        return Question.of(
                ReviewCode.R06,
                "Sendung bis 135 GBP an einen Verbraucher im Vereinigten Königreich: Dort schuldet der Verkäufer britische Steuer. Ist er dort registriert?",
                "Consignment up to 135 GBP for a consumer in the United Kingdom: the seller owes UK VAT. Is he registered there?");
    }

    static Question serviceAbroad(Place place) {
        return Question.of(
                ReviewCode.R14,
                "Der Leistungsort liegt im Ausland ({}); Lexware kann ausländische Steuer dafür nicht buchen. Wie ist der Umsatz zu versteuern?",
                "The place of supply is abroad ({}); Lexware cannot post foreign VAT for it. How is the supply taxed?",
                place);
    }

    static Question businessNotProven(Place customer) {
        return Question.of(
                        ReviewCode.R13,
                        "Der Kunde außerhalb der EU ({}) hat keinen Nachweis vorgelegt, dass er Unternehmer ist. Gibt es eine Steuernummer oder Bescheinigung?",
                        "The customer outside the EU ({}) gave no evidence of being a business. Is there a tax number or certificate?",
                        customer)
                .withAnswers(BUSINESS_PROVEN, CUSTOMER_IS_CONSUMER, CUSTOMER_IS_PUBLIC_BODY);
    }

    static Question privateContact() {
        return Question.of(
                        ReviewCode.R14,
                        "Die Leistung ist in Deutschland nicht steuerbar, aber Lexware nimmt diese Steuerart für Privatkunden nicht an. Wie soll der Beleg geschrieben werden?",
                        "The service is not taxable in Germany, but Lexware refuses this tax type for private customers. How should the document be written?")
                .withAnswers(CUSTOMER_IS_BUSINESS);
    }

    static Question onlineEvent() {
        return Question.of(
                ReviewCode.R14,
                "Eine Veranstaltung im Netz wird seit 2025 beim Verbraucher versteuert; Lexware hat dafür keine eigene Steuerart. Soll sie als elektronische Leistung geschrieben werden?",
                "A live event over the network is taxed at the consumer's place since 2025; Lexware has no tax type for it. Should it be written as an electronic service?");
    }

    static Question exemptService() {
        return Question.of(
                ReviewCode.R18,
                "Steuerbefreite Leistungen sind für diesen Verkäufer nicht freigeschaltet, oder der Kunde sitzt im Ausland. Ist die Leistung befreit?",
                "Exempt services are not switched on for this seller, or the customer is abroad. Is the service exempt?");
    }
}
