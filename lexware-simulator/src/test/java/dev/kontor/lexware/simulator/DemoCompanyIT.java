package dev.kontor.lexware.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The seed {@code demo}. */
class DemoCompanyIT {

    private static final Instant TODAY = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void isTheSameOnTheSameDay() throws IOException {
        assertThat(world()).isEqualTo(world());
    }

    @Test
    void hasTwoYearsOfDocumentsOfEveryKind() throws IOException {
        try (LexwareSimulator simulator = simulator();
                SimulatorClient client =
                        new SimulatorClient(
                                simulator.baseUri(), simulator.addDemoCompany("demo").apiKey())) {
            for (String type :
                    new String[] {
                        "invoice",
                        "creditnote",
                        "quotation",
                        "orderconfirmation",
                        "deliverynote",
                        "downpaymentinvoice",
                        "purchaseinvoice"
                    }) {
                assertThat(total(client, "voucherType=" + type + "&voucherStatus=any"))
                        .as(type)
                        .isPositive();
            }
            for (String status :
                    new String[] {
                        "draft", "paid", "overdue", "open", "accepted", "rejected", "unchecked"
                    }) {
                assertThat(total(client, "voucherType=any&voucherStatus=" + status))
                        .as(status)
                        .isPositive();
            }
            assertThat(total(client, "voucherType=any&voucherStatus=any")).isGreaterThan(500);
            JsonNode oldest =
                    client.get(
                                    "/v1/voucherlist?voucherType=invoice&voucherStatus=any&size=250&sort=voucherDate,ASC")
                            .json()
                            .path("content");
            assertThat(oldest.path(0).path("voucherDate").stringValue()).startsWith("2024-11");
            assertThat(oldest.path(0).path("voucherNumber").stringValue()).isEqualTo("RE0001");
            assertThat(simulator.clock().instant()).isEqualTo(TODAY);
        }
    }

    private static int total(SimulatorClient client, String query) throws IOException {
        return client.get("/v1/voucherlist?" + query).json().path("totalElements").intValue();
    }

    private static String world() throws IOException {
        try (LexwareSimulator simulator = simulator();
                SimulatorClient client =
                        new SimulatorClient(
                                simulator.baseUri(), simulator.addDemoCompany("demo").apiKey())) {
            return client.get("/_simulator/documents").text()
                    + client.get("/_simulator/vouchers").text()
                    + client.get("/_simulator/contacts").text();
        }
    }

    private static LexwareSimulator simulator() {
        return LexwareSimulator.start(
                SimulatorOptions.defaults()
                        .withClock(SimulatorClock.frozenAt(TODAY))
                        .withSettings(Settings.documented().withoutLimit()));
    }
}
