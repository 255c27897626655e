package dev.kontor.lexware.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** lexware-office-api.md 7.18. */
class RecurringTemplateIT extends SimulatorCase {

    private static final String TEMPLATES = "/v1/recurring-templates";

    @Override
    SimulatorOptions options() {
        return super.options()
                .withClock(SimulatorClock.frozenAt(Instant.parse("2026-03-02T09:00:00Z")));
    }

    @Test
    void showsTemplatesWithTheirSchedule() throws IOException {
        String id = template("{\"startDate\":\"2026-04-01\",\"executionInterval\":\"MONTHLY\"}");

        JsonNode full = read(TEMPLATES + "/" + id);
        assertThat(full.has("voucherDate")).isFalse();
        assertThat(full.path("lineItems")).hasSize(2);
        JsonNode settings = full.path("recurringTemplateSettings");
        assertThat(settings.path("nextExecutionDate").stringValue()).isEqualTo("2026-04-01");
        assertThat(settings.path("executionStatus").stringValue()).isEqualTo("ACTIVE");
        JsonNode page = read(TEMPLATES + "?sort=nextExecutionDate,ASC&size=250");
        assertThat(page.path("content").path(0).has("lineItems")).isFalse();
        assertThat(
                        page.path("content")
                                .path(0)
                                .path("totalPrice")
                                .path("totalNetAmount")
                                .decimalValue())
                .isEqualByComparingTo("30.00");
        assertThat(client.get(TEMPLATES + "?sort=title").status()).isEqualTo(400);
        assertThat(client.post(TEMPLATES, "{}").status()).isEqualTo(404);
    }

    @Test
    void isPausedWithoutAStart() throws IOException {
        String id = template("{\"executionInterval\":\"WEEKLY\"}");

        JsonNode settings = read(TEMPLATES + "/" + id).path("recurringTemplateSettings");
        assertThat(settings.path("executionStatus").stringValue()).isEqualTo("PAUSED");
        assertThat(settings.path("nextExecutionDate").isNull()).isTrue();
    }

    @Test
    void makesItsInvoicesInTheNight() throws IOException {
        String id =
                template(
                        "{\"startDate\":\"2026-04-01\",\"endDate\":\"2026-05-15\",\"finalize\":true,"
                                + "\"shippingType\":\"serviceperiod\",\"executionInterval\":\"MONTHLY\"}");

        simulator.clock().set(Instant.parse("2026-06-02T09:00:00Z"));
        SimulatorClient.await("two invoices", () -> documents() == 2);

        JsonNode invoice = control("/documents").path(0);
        assertThat(invoice.path("voucherDate").stringValue())
                .isEqualTo("2026-04-01T00:00:00.000+02:00");
        JsonNode shown = read(INVOICES + "/" + invoice.path("id").stringValue());
        assertThat(shown.path("recurringTemplateId").stringValue()).isEqualTo(id);
        assertThat(shown.path("shippingConditions").path("shippingEndDate").stringValue())
                .startsWith("2026-04-30");
        SimulatorClient.await("the end", () -> status(id).equals("ENDED"));
    }

    private String status(String id) {
        try {
            return read(TEMPLATES + "/" + id)
                    .path("recurringTemplateSettings")
                    .path("executionStatus")
                    .stringValue();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private int documents() {
        try {
            return control("/documents").size();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String template(String settings) throws IOException {
        ObjectNode body = Bodies.invoiceFor(created("/v1/contacts", Bodies.company()));
        body.set("recurringTemplateSettings", Bodies.object(settings));
        return control(
                        "POST",
                        "/recurring-templates?organisation=" + access.organizationId(),
                        body.toString())
                .path("id")
                .stringValue();
    }
}
