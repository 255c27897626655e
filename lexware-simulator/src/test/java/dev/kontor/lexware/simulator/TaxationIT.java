package dev.kontor.lexware.simulator;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** lexware-office-api.md 6.3, vat.md L3 and L4. */
class TaxationIT extends SimulatorCase {

    private static final String RATE = "lineItems[0].unitPrice.taxRatePercentage";

    @Test
    void allowsTheGermanRatesOfTheRelevantDay() throws IOException {
        created(FINAL_INVOICES, Bodies.invoiceOf(Bodies.line("custom", "1.00", 7)));
        refuses(Bodies.invoiceOf(Bodies.line("custom", "1.00", 16)), "INVALID", RATE);

        ObjectNode lowered = Bodies.invoiceOf(Bodies.line("custom", "1.00", 16));
        lowered.withObject("shippingConditions")
                .put("shippingDate", "2020-12-31T23:30:00.000+01:00");
        created(FINAL_INVOICES, lowered);
    }

    @Test
    void takesTheEndOfAPeriodAsRelevantDay() throws IOException {
        ObjectNode body = Bodies.invoiceOf(Bodies.line("custom", "1.00", 19));
        body.putObject("shippingConditions")
                .put("shippingType", "serviceperiod")
                .put("shippingDate", "2020-12-01T00:00:00.000+01:00")
                .put("shippingEndDate", "2021-01-15T00:00:00.000+01:00");
        created(FINAL_INVOICES, body);

        body.withObject("shippingConditions")
                .put("shippingEndDate", "2020-11-15T00:00:00.000+01:00");
        refuses(body, "INVALID", "shippingConditions.shippingEndDate");
    }

    @Test
    void allowsNoTaxInTaxFreeDocuments() throws IOException {
        ObjectNode body = Bodies.invoice();
        body.putObject("taxConditions").put("taxType", "vatfree");
        refuses(body, "INVALID", RATE);

        ObjectNode free = Bodies.invoiceOf(Bodies.line("custom", "1.00", 0));
        free.putObject("taxConditions").put("taxType", "vatfree");
        created(FINAL_INVOICES, free);
    }

    @Test
    void needsAContactForEveryTaxFreeTypeButVatfree() throws IOException {
        for (String type :
                new String[] {
                    "intraCommunitySupply",
                    "constructionService13b",
                    "externalService13b",
                    "thirdPartyCountryService",
                    "thirdPartyCountryDelivery",
                    "photovoltaicEquipment"
                }) {
            ObjectNode body = Bodies.invoiceOf(Bodies.line("custom", "1.00", 0));
            body.putObject("taxConditions").put("taxType", type);
            refuses(body, "INVALID", "address.contactId");
            body.putObject("address").put("contactId", created("/v1/contacts", Bodies.company()));
            created(FINAL_INVOICES, body);
        }
    }

    @Test
    void needsABusinessThatAllowsItByASwitch() throws IOException {
        control("PATCH", "/settings", "{\"switches\":{\"taxFreeContact\":\"documented\"}}");
        ObjectNode free = Bodies.company();
        free.withObject("company").put("allowTaxFreeInvoices", true).remove("vatRegistrationId");
        String german = created("/v1/contacts", free);
        free.withObject("company").put("vatRegistrationId", "ATU12345675");
        String austrian = created("/v1/contacts", free);
        String person = created("/v1/contacts", Bodies.person("Ina", "Probe"));

        refuses(supply("intraCommunitySupply", german), "INVALID", "address.contactId");
        created(FINAL_INVOICES, supply("intraCommunitySupply", austrian));
        created(FINAL_INVOICES, supply("constructionService13b", german));
        refuses(supply("thirdPartyCountryService", person), "INVALID", "address.contactId");
        created(FINAL_INVOICES, supply("thirdPartyCountryDelivery", person));
        created(FINAL_INVOICES, supply("photovoltaicEquipment", person));
    }

    private static ObjectNode supply(String type, String contact) {
        ObjectNode body = Bodies.invoiceOf(Bodies.line("custom", "1.00", 0));
        body.putObject("taxConditions").put("taxType", type);
        body.putObject("address").put("contactId", contact);
        return body;
    }

    @Test
    void allowsASmallBusinessOnlyVatfree() throws IOException {
        control("PATCH", "/organisations/" + access.organizationId(), "{\"smallBusiness\":true}");

        refuses(
                Bodies.invoiceOf(Bodies.line("custom", "1.00", 0)),
                "INVALID",
                "taxConditions.taxType");
        ObjectNode free = Bodies.invoiceOf(Bodies.line("custom", "1.00", 0));
        free.putObject("taxConditions").put("taxType", "vatfree");
        created(FINAL_INVOICES, free);
    }

    @Test
    void refusesUnknownTaxTypesAndSubTypesAtHome() throws IOException {
        ObjectNode body = Bodies.invoice();
        body.putObject("taxConditions").put("taxType", "brutto");
        refuses(body, "INVALID", "taxConditions.taxType");
        body.putObject("taxConditions").put("taxType", "net").put("taxSubType", "distanceSales");
        refuses(body, "INVALID", "taxConditions.taxSubType");
    }
}
