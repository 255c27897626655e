package dev.kontor.lexware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.lexware.Reason;
import dev.kontor.lexware.RecurringTemplate;
import dev.kontor.lexware.RecurringTemplates;
import java.util.UUID;

/** lexware-office-api.md 7.18. */
@Resource("recurring-templates")
class RecurringTemplateContractIT extends ContractCase {

    private UUID template() {
        UUID customer = customer();
        return UUID.fromString(
                hand(
                                "POST",
                                "/recurring-templates?" + inThisAccount(),
                                """
                                {"voucherDate":"2026-03-02T00:00:00.000+01:00","address":{"contactId":"%s"},"title":"Wartung",
                                 "lineItems":[{"type":"custom","name":"Wartung","quantity":1,"unitName":"Monat","unitPrice":{"currency":"EUR","netAmount":50,"taxRatePercentage":19}}],
                                 "totalPrice":{"currency":"EUR"},"taxConditions":{"taxType":"net"},
                                 "recurringTemplateSettings":{"startDate":"2099-01-01","finalize":true,"shippingType":"service","executionInterval":"MONTHLY"}}
                                """
                                        .formatted(customer))
                        .path("id")
                        .asString());
    }

    @Simulated(route = "GET /{id}", facts = "7.18")
    void isReadInFull() {
        RecurringTemplate read = done(client.recurringTemplates().get(template()));

        assertThat(read.lineItems()).hasSize(1);
        assertThat(read.address().contactId()).isNotNull();
        assertThat(read.recurringTemplateSettings().executionInterval())
                .isEqualTo(RecurringTemplate.Interval.MONTHLY);
        assertThat(read.recurringTemplateSettings().nextExecutionDate()).isEqualTo("2099-01-01");
        assertThat(read.recurringTemplateSettings().finalise()).isTrue();
    }

    @Simulated(route = "GET", facts = "7.18")
    void isListedWithoutItsLines() {
        UUID id = template();

        assertThat(client.recurringTemplates().all().stream())
                .filteredOn(each -> id.equals(each.id()))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.lineItems()).isEmpty();
                    assertThat(each.recurringTemplateSettings()).isNotNull();
                    assertThat(each.totalPrice().totalGrossAmount()).isEqualByComparingTo("59.50");
                });
    }

    @Reading(route = "GET", facts = "5")
    void isListedInEveryDocumentedOrder() {
        for (RecurringTemplates.Sort.Property by : RecurringTemplates.Sort.Property.values()) {
            assertThat(
                            client.recurringTemplates()
                                    .page(new RecurringTemplates.Sort(by, true), 0, 25)
                                    .success())
                    .as(by.name())
                    .isPresent();
        }
    }

    @Reading(route = "GET /{id}", facts = "4.3")
    void isNotFoundByAnUnknownId() {
        rejected(Reason.Code.NOT_FOUND, 404, client.recurringTemplates().get(NOBODY));
    }

    @Reading(route = "POST", facts = "7.18")
    void cannotBeMadeFromOutside() {
        assertThat(raw.post(path(), Raw.object("{}")).status()).isIn(403, 404, 405);
    }
}
