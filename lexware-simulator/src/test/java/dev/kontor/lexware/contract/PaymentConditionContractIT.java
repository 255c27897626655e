package dev.kontor.lexware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.lexware.PaymentCondition;

/** lexware-office-api.md 7.12. */
@Resource("payment-conditions")
class PaymentConditionContractIT extends ContractCase {

    @Reading(route = "GET", facts = "7.12")
    void hasExactlyOneDefault() {
        assertThat(done(client.paymentConditions()))
                .filteredOn(PaymentCondition::organizationDefault)
                .hasSize(1);
    }

    @Reading(route = "GET", facts = "7.12")
    void carriesTextAndDays() {
        assertThat(done(client.paymentConditions()))
                .allSatisfy(each -> {
                    assertThat(each.id()).isNotNull();
                    assertThat(each.terms().paymentTermLabel()).isNotBlank();
                    assertThat(each.paymentTermDuration()).isNotNegative();
                });
    }
}
