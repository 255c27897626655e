package dev.kontor.hub.imports;

import static java.math.RoundingMode.HALF_UP;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Documents that somebody wrote in Lexware before there was a Kontor.
 *
 * @param lexware the simulator, {@code apiKey} of the account
 */
public record ByHand(URI lexware, String apiKey) {

    private static final String REVENUE = "8f8664a8-fd86-11e1-a21f-0800200c9a66";
    private static final BigDecimal TEA = new BigDecimal("25.00");
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX");

    /**
     * Writes a finalised document: tea for 25 euros at 7 %, and the rest at 19 %.
     *
     * @param resource {@code invoices} or {@code credit-notes}
     * @param text of its first line
     * @return its id
     */
    public String write(String resource, String name, String gross, LocalDate day, String text) {
        String date = STAMP.format(day.atStartOfDay(ZoneId.of("Europe/Berlin")));
        String body =
                """
                {"voucherDate": "%s",
                 "address": {"name": "%s", "street": "Lindenweg 3", "city": "München", "zip": "80331", "countryCode": "DE"},
                 "lineItems": [{"type": "custom", "name": "%s", "quantity": 1, "unitName": "Stück",
                   "unitPrice": {"currency": "EUR", "grossAmount": %s, "taxRatePercentage": 7}},
                  {"type": "custom", "name": "Teekanne", "quantity": 1, "unitName": "Stück",
                   "unitPrice": {"currency": "EUR", "grossAmount": %s, "taxRatePercentage": 19}}],
                 "totalPrice": {"currency": "EUR"}, "taxConditions": {"taxType": "gross"},
                 "shippingConditions": {"shippingType": "delivery", "shippingDate": "%s"}}
                """
                        .formatted(
                                date, name, text, TEA, new BigDecimal(gross).subtract(TEA), date);
        return post("/v1/" + resource + "?finalize=true", body);
    }

    /** Books revenue as a voucher, as other tools do, on the collective contact. */
    public String book(String number, String gross, LocalDate day) {
        BigDecimal rest = new BigDecimal(gross).subtract(TEA);
        BigDecimal tax = rest.multiply(new BigDecimal(19)).divide(new BigDecimal(119), 2, HALF_UP);
        return post(
                "/v1/vouchers",
                """
                {"type": "salesinvoice", "voucherNumber": "%s", "voucherDate": "%s", "totalGrossAmount": %s,
                 "totalTaxAmount": %s, "taxType": "gross", "useCollectiveContact": true,
                 "voucherItems": [
                   {"amount": %s, "taxAmount": 1.64, "taxRatePercent": 7, "categoryId": "%s"},
                   {"amount": %s, "taxAmount": %s, "taxRatePercent": 19, "categoryId": "%s"}]}
                """
                        .formatted(
                                number,
                                day,
                                gross,
                                tax.add(new BigDecimal("1.64")),
                                TEA,
                                REVENUE,
                                rest,
                                tax,
                                REVENUE));
    }

    private String post(String path, String body) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(lexware + path))
                        .header("Authorization", "Bearer " + apiKey)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> {
                            HttpResponse<String> answer =
                                    HTTP.send(request, BodyHandlers.ofString());
                            if (answer.statusCode() != 201 && answer.statusCode() != 429) {
                                throw new IllegalStateException(answer.body());
                            }
                            return answer.statusCode() == 201
                                    ? JSON.readTree(answer.body()).path("id").asString()
                                    : "";
                        },
                        id -> !id.isEmpty());
    }
}
