package dev.kontor.vat;

import dev.kontor.vat.Decision.Held;
import java.util.ArrayList;
import java.util.List;

/** Step 12, services to consumers, and to public bodies that count as consumers. */
final class ConsumerServices {

    private ConsumerServices() {}

    static Decision decide(Situation facts) {
        Territory where = facts.customerArea().territory();
        if (facts.goods().kind() == GoodsKind.EXEMPT_SERVICE) {
            return exempt(facts);
        }
        if (onlineEventAtTheCustomer(facts)) {
            return where == Territory.MEMBER_STATE
                    ? onlineEvent(facts)
                    : outsideTheUnion(facts, Rule.ONLINE_EVENT);
        }
        if (facts.isElectronic() && where == Territory.MEMBER_STATE) {
            return DistanceSales.electronicServices(facts);
        }
        if (facts.isElectronic() && where.outsideForServices()) {
            return outsideTheUnion(facts, Rule.ELECTRONIC_SERVICE_OUTSIDE_UNION);
        }
        if (facts.isCatalogueService() && where.outsideForServices()) {
            return outsideTheUnion(facts, Rule.CATALOGUE_SERVICE_OUTSIDE_UNION);
        }
        return atTheSeller(facts);
    }

    /** General services anywhere; all services in Germany; catalogue services in the EU. */
    private static Decision atTheSeller(Situation facts) {
        boolean abroad = facts.customerArea().territory() != Territory.GERMANY;
        return facts.orAskForTheRate(
                abroad ? facts.germanVat(Rule.SERVICE_TO_CONSUMER) : facts.germanVat());
    }

    /** Since 2025 a live event over the network happens where the consumer is. */
    static boolean onlineEventAtTheCustomer(Situation facts) {
        return facts.isOnlineEvent()
                && facts.customerArea().territory() != Territory.GERMANY
                && !facts.date().isBefore(Rule.ONLINE_EVENT.validFrom());
    }

    /** No sub type for it in Lexware; that of electronic services comes closest (R14). */
    private static Decision onlineEvent(Situation facts) {
        List<Question> open = new ArrayList<>(List.of(QuestionsAbroad.onlineEvent()));
        open.addAll(LexwareAddress.questionsForServices(facts));
        return DistanceSales.atDestination(
                facts, TaxSubType.ELECTRONIC_SERVICES, Rule.ONLINE_EVENT, open);
    }

    /** The right result, but Lexware refuses this type for private contacts (L4). */
    private static Decision outsideTheUnion(Situation facts, Rule rule) {
        List<Question> open = new ArrayList<>(List.of(QuestionsAbroad.privateContact()));
        open.addAll(LexwareAddress.questionsForServices(facts));
        return new Held(open, BusinessServices.outsideGermany(facts, rule));
    }

    /** Only in Germany, and only if the seller switched the category on. */
    private static Decision exempt(Situation facts) {
        boolean certain =
                facts.seller().exemptServices()
                        && facts.customerArea().territory() == Territory.GERMANY;
        if (!certain) {
            return Held.of(QuestionsAbroad.exemptService());
        }
        return facts.untaxed(
                TaxType.VAT_FREE,
                CategoryCode.E,
                PostingCategoryKind.EXEMPT_SERVICES,
                Notes.EXEMPT_SERVICE,
                Rule.EXEMPT_SERVICE);
    }
}
