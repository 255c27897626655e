package dev.kontor.vat;

import dev.kontor.vat.Customer.VatIdStatus;
import dev.kontor.vat.Decision.Decided;
import dev.kontor.vat.Decision.Held;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Step 11, services to businesses and public bodies: the place is the customer's (§ 3a Abs. 2 UStG,
 * Art. 44 MwStSystRL). A public body with a VAT id counts as a business, without as a consumer.
 */
final class BusinessServices {

    private BusinessServices() {}

    static Optional<Decision> decide(Situation facts) {
        if (facts.customer().isConsumer() || facts.goods().kind() == GoodsKind.EXEMPT_SERVICE) {
            return Optional.empty();
        }
        return switch (facts.customerArea().territory()) {
            case GERMANY -> Optional.of(facts.orAskForTheRate(facts.germanVat()));
            case MEMBER_STATE -> Optional.of(toMemberState(facts));
            case NORTHERN_IRELAND, UNITED_KINGDOM, THIRD_COUNTRY ->
                    facts.publicBodyWithoutVatId() && !isProvenBusiness(facts)
                            ? toPublicBodyOutside(facts)
                            : Optional.of(toThirdCountry(facts));
            case UNKNOWN, UNSTATED -> Optional.empty();
        };
    }

    private static Decision toMemberState(Situation facts) {
        if (!facts.hasConfirmedUnionId()) {
            return withoutConfirmedId(facts);
        }
        List<Question> open = new ArrayList<>();
        if (!facts.hasConfirmedIdOf(facts.customerArea().country())) {
            open.add(
                    QuestionsAbroad.idOfAnotherState(
                            facts.customer().vatId(), facts.customer().place()));
        }
        open.addAll(LexwareAddress.questionsForServices(facts));
        Decided reverseCharge =
                facts.untaxed(
                        TaxType.EXTERNAL_SERVICE_13B,
                        CategoryCode.AE,
                        PostingCategoryKind.EXTERNAL_SERVICE_13B,
                        Notes.reverseChargeInTheUnion(facts.customer()),
                        Rule.SERVICE_TO_UNION_BUSINESS);
        return Situation.unlessOpen(reverseCharge, open);
    }

    /** General services: German VAT as proposal. Electronic ones: what step 12 says. */
    private static Decision withoutConfirmedId(Situation facts) {
        Question noId = QuestionsAbroad.noConfirmedId(facts.customer());
        if (!facts.isElectronic()) {
            return new Held(
                    List.of(noId), facts.germanVat(Rule.SERVICE_WITHOUT_VAT_ID).orElse(null));
        }
        List<Question> open = new ArrayList<>(List.of(noId));
        return switch (ConsumerServices.decide(facts)) {
            case Decided decided -> new Held(open, decided);
            case Held held -> {
                open.addAll(held.questions());
                yield new Held(open, held.proposal());
            }
        };
    }

    private static Decision toThirdCountry(Situation facts) {
        List<Question> open = LexwareAddress.questionsForServices(facts);
        boolean whateverTheStatus = facts.isElectronic() || facts.isCatalogueService();
        if (!whateverTheStatus && !isProvenBusiness(facts)) {
            open.add(QuestionsAbroad.businessNotProven(facts.customer().place()));
        }
        return Situation.unlessOpen(
                outsideGermany(facts, Rule.SERVICE_TO_THIRD_COUNTRY_BUSINESS), open);
    }

    /** As a consumer where the law says so clearly, else the question whether it is a business. */
    private static Optional<Decision> toPublicBodyOutside(Situation facts) {
        boolean whateverTheStatus = facts.isElectronic() || facts.isCatalogueService();
        return whateverTheStatus
                ? Optional.empty()
                : Situation.held(
                        QuestionsAbroad.businessNotProven(facts.customer().place()),
                        facts.germanVat(Rule.SERVICE_TO_CONSUMER));
    }

    /** A number of the foreign authority, or its certificate (Art. 18 Abs. 3 VO 282/2011). */
    private static boolean isProvenBusiness(Situation facts) {
        Customer customer = facts.customer();
        boolean number =
                customer.vatIdStatus() == VatIdStatus.CONFIRMED
                        || customer.vatIdStatus() == VatIdStatus.UNKNOWN;
        return customer.businessProven() || number;
    }

    /** Not taxable in Germany; steps 11 and 12 use it. */
    static Decided outsideGermany(Situation facts, Rule rule) {
        return facts.untaxed(
                TaxType.THIRD_PARTY_COUNTRY_SERVICE,
                CategoryCode.O,
                PostingCategoryKind.THIRD_COUNTRY_SERVICE,
                Notes.OUTSIDE_GERMANY,
                rule);
    }
}
