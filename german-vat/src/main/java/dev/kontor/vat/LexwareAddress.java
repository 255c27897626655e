package dev.kontor.vat;

import dev.kontor.vat.TaxArea.LexwareClass;
import java.util.ArrayList;
import java.util.List;

/**
 * Step 13 as far as it concerns a single supply: Lexware classifies a document by its billing
 * address, so the class of that address must fit the tax type (R09), and the area must have a code
 * that Lexware documents (R07, R08).
 */
final class LexwareAddress {

    private LexwareAddress() {}

    /** For supplies to businesses in other member states. */
    static List<Question> questionsForUnionGoods(Situation facts) {
        List<Question> open = areaQuestions(facts.destinationArea());
        LexwareClass billing = facts.customerArea().lexware();
        boolean northernIreland = facts.destinationArea().territory() == Territory.NORTHERN_IRELAND;
        if (open.isEmpty() && !northernIreland && billing != LexwareClass.INTRA_COMMUNITY) {
            open.add(billingAddress(facts));
        }
        return open;
    }

    /** For distance sales: Lexware takes the country of the billing address for the destination. */
    static List<Question> questionsForDistanceSales(Situation facts) {
        List<Question> open = areaQuestions(facts.destinationArea());
        String billing = facts.customer().place().country();
        if (!billing.equals(facts.destination().country())
                || facts.customerArea().territory() != facts.destinationArea().territory()) {
            open.add(billingAddress(facts));
        }
        return open;
    }

    /** For exports: the billing address must be outside the EU for Lexware, too. */
    static List<Question> questionsForExports(Situation facts) {
        List<Question> open = areaQuestions(facts.destinationArea());
        if (open.isEmpty() && facts.customerArea().lexware() != LexwareClass.THIRD_COUNTRY) {
            open.add(billingAddress(facts));
        }
        return open;
    }

    /** For services, whose place is that of the billing address itself. */
    static List<Question> questionsForServices(Situation facts) {
        return facts.customerArea().undocumented()
                ? new ArrayList<>(List.of(QuestionsAbroad.areaWithoutCode(facts.customerArea())))
                : new ArrayList<>();
    }

    private static List<Question> areaQuestions(TaxArea destination) {
        List<Question> open = new ArrayList<>();
        if (destination.territory() == Territory.NORTHERN_IRELAND) {
            open.add(QuestionsAbroad.northernIreland());
        }
        if (destination.undocumented()) {
            open.add(QuestionsAbroad.areaWithoutCode(destination));
        }
        return open;
    }

    private static Question billingAddress(Situation facts) {
        return QuestionsAbroad.billingAddress(facts.customer().place(), facts.destination());
    }
}
