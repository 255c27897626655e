package dev.kontor.hub.imports;

import static org.awaitility.Awaitility.await;

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

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX");

    /**
     * Writes a finalised document.
     *
     * @param resource {@code invoices} or {@code credit-notes}
     * @param text of its only line
     * @return its id
     */
    public String write(String resource, String name, String gross, LocalDate day, String text) {
        String date = STAMP.format(day.atStartOfDay(ZoneId.of("Europe/Berlin")));
        String body =
                """
                {"voucherDate": "%s",
                 "address": {"name": "%s", "street": "Lindenweg 3", "city": "München", "zip": "80331", "countryCode": "DE"},
                 "lineItems": [{"type": "custom", "name": "%s", "quantity": 1, "unitName": "Stück",
                   "unitPrice": {"currency": "EUR", "grossAmount": %s, "taxRatePercentage": 19}}],
                 "totalPrice": {"currency": "EUR"}, "taxConditions": {"taxType": "gross"},
                 "shippingConditions": {"shippingType": "delivery", "shippingDate": "%s"}}
                """
                        .formatted(date, name, text, gross, date);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(lexware + "/v1/" + resource + "?finalize=true"))
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
