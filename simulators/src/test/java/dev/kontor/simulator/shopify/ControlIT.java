package dev.kontor.simulator.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The control routes, called with the very bodies README.md shows. */
class ControlIT {

    private static final String README_ORDER =
            """
            {"customer":{"firstName":"Kim","lastName":"Ex","email":"kim@example.org"},
             "billingAddress":{"firstName":"Kim","lastName":"Ex","company":"Ex GmbH","address1":"Weg 1","zip":"10115","city":"Berlin","countryCode":"DE"},
             "vatId":"DE123456789",
             "lines":[{"title":"Lampe","sku":"L-1","quantity":1,"unitPrice":"125.00","rate":"0.19"},
                      {"title":"Buch","sku":"B-1","quantity":2,"unitPrice":"12.00","rate":"0.07"}],
             "discount":{"code":"HERBST","amount":"5.00"},
             "shipping":{"title":"DHL","price":"4.99"},
             "gateway":"shopify_payments","paid":true,"fulfilled":%s,"reference":"case-1"}\
            """;

    private ShopifySimulator shopify;
    private AppClient app;

    @BeforeEach
    void start() {
        shopify = ShopifySimulator.start();
        app = new AppClient(shopify.addShop(ShopSpec.named("kaffee")));
    }

    @AfterEach
    void stop() {
        app.close();
        shopify.close();
    }

    private JsonNode call(String method, String path, String body) throws Exception {
        HttpResponse<String> answer = app.control(method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return AppClient.json(answer);
    }

    @Test
    void opensAShopWithGivenSecrets() throws Exception {
        JsonNode made =
                call(
                        "POST",
                        "/shops",
                        "{\"name\":\"tee\",\"accessToken\":\"shpat_demo\",\"clientSecret\":\"shpss_demo\"}");
        assertThat(made.path("domain").stringValue()).isEqualTo("tee.myshopify.com");
        assertThat(made.path("baseUri").stringValue()).isEqualTo(shopify.baseUri() + "/tee");
        assertThat(made.path("accessToken").stringValue()).isEqualTo("shpat_demo");
        assertThat(call("GET", "/shops", "")).hasSize(2);
        assertThat(app.control("POST", "/shops", "{\"name\":\"tee\"}").statusCode()).isEqualTo(409);
        assertThat(app.control("POST", "/shops", "{\"name\":\"Ä\"}").statusCode()).isEqualTo(400);
    }

    @Test
    void placesTheOrderOfTheReadme() throws Exception {
        JsonNode placed = call("POST", "/kaffee/orders", README_ORDER.formatted("true"));
        assertThat(placed.path("total").stringValue()).isEqualTo("148.99");
        assertThat(placed.path("tax").stringValue()).isEqualTo("21.61");
        assertThat(placed.path("reference").stringValue()).isEqualTo("case-1");
        JsonNode seen = call("GET", "/kaffee/orders/" + placed.path("id").longValue(), "");
        assertThat(seen.path("vatId").stringValue()).isEqualTo("DE123456789");
        assertThat(seen.path("paidAt").isNull()).isFalse();
        assertThat(seen.path("fulfilledAt").isNull()).isFalse();
        assertThat(seen.path("currentTotal").stringValue()).isEqualTo("148.99");
    }

    @Test
    void takesTheMerchantsHandByHttp() throws Exception {
        long id =
                call("POST", "/kaffee/orders", README_ORDER.formatted("false"))
                        .path("id")
                        .longValue();
        String order = "/kaffee/orders/" + id;
        call("POST", order + "/fulfil", "{\"lines\":[{\"line\":1,\"quantity\":1}]}");
        call(
                "POST",
                order + "/edit",
                "{\"lines\":[{\"line\":2,\"quantity\":1}],\"add\":[{\"title\":\"Kanne\",\"sku\":\"K-1\",\"quantity\":1,\"unitPrice\":\"19.00\",\"rate\":\"0.19\"}]}");
        call("POST", order + "/pay", "");
        call("POST", order + "/fulfil", "");
        JsonNode refund =
                call(
                        "POST",
                        order + "/refund",
                        "{\"lines\":[{\"line\":2,\"quantity\":1}],\"shipping\":\"4.99\"}");
        assertThat(refund.path("shipping").stringValue()).isEqualTo("4.99");
        call("POST", order + "/refund", "{\"amount\":\"10.00\",\"note\":\"goodwill\"}");
        call("POST", order + "/touch", "");
        call("DELETE", order + "/customer", "");
        JsonNode seen = call("GET", order, "");
        assertThat(seen.path("refunds")).hasSize(2);
        assertThat(seen.path("fulfillmentStatus").stringValue()).isEqualTo("FULFILLED");
        assertThat(
                        app.control(
                                        "POST",
                                        order + "/cancel",
                                        "{\"reason\":\"CUSTOMER\",\"refund\":true}")
                                .statusCode())
                .isEqualTo(409);
    }

    @Test
    void setsFaultsLimitsAndDeliveriesAsTheReadmeShows() throws Exception {
        call(
                "PUT",
                "/*/deliveries",
                "{\"dropProbability\":0.05,\"duplicateProbability\":0.2,\"shuffleWithin\":\"PT2S\",\"loseNext\":0,\"malformedNext\":0,\"paused\":false}");
        call(
                "PUT",
                "/kaffee/faults",
                """
                {"latency":"PT0.02S","latencySpread":"PT0.03S","serverErrorProbability":0.05,"serverErrorNext":1,"serverErrorStatus":503,
                 "cutProbability":0.0,"cutNext":0,"cutAfterExecution":true,"throttleNext":0,"hideNewFor":"PT2S"}\
                """);
        call(
                "PUT",
                "/kaffee/limits",
                "{\"restoreRate\":100,\"unlimited\":false,\"maximumPageSize\":250}");
        ShopAccess shop = shopify.shop("kaffee");
        assertThat(
                        app.post("{ shop { name } }", Map.of(), shop.accessToken(), "2026-10")
                                .statusCode())
                .isEqualTo(503);
        call("PUT", "/kaffee/faults", "{}");
        assertThat(app.ask("{ shop { name } }").at("/data/shop/name").stringValue())
                .isEqualTo("kaffee");
    }

    @Test
    void subscribesRotatesResendsAndUninstalls() throws Exception {
        call(
                "POST",
                "/kaffee/subscriptions",
                "{\"uri\":\"http://127.0.0.1:9/in\",\"topics\":[\"orders/create\",\"refunds/create\"]}");
        assertThat(call("GET", "/kaffee/subscriptions", "")).hasSize(2);
        call("POST", "/kaffee/orders", README_ORDER.formatted("true"));
        call("POST", "/kaffee/deliveries/resend", "");
        assertThat(call("GET", "/kaffee/deliveries", "").path(0).path("topic").stringValue())
                .isEqualTo("orders/create");
        call("POST", "/kaffee/secret", "{\"clientSecret\":\"shpss_new\",\"oldStaysFor\":\"PT1H\"}");
        assertThat(shopify.shop("kaffee").clientSecret()).isEqualTo("shpss_new");
        call("POST", "/kaffee/uninstall", "");
        assertThat(call("GET", "/kaffee/subscriptions", "")).isEmpty();
    }

    @Test
    void advancesTheClockAndResets() throws Exception {
        JsonNode now = call("POST", "/clock", "{\"advance\":\"PT4H\"}");
        assertThat(Instant.parse(now.path("now").stringValue()))
                .isAfter(Instant.now().plus(Duration.ofHours(3)));
        app.ask("{ shop { name } }");
        JsonNode statistics = call("GET", "/statistics", "");
        assertThat(statistics.at("/shops/kaffee/calls/shop").intValue()).isEqualTo(1);
        call("POST", "/reset", "");
        assertThat(call("GET", "/statistics", "").path("shops")).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithACall() throws Exception {
        assertThat(app.control("GET", "/tee/orders", "").body()).contains("there is no shop tee");
        assertThat(app.control("GET", "/kaffee/orders/1", "").statusCode()).isEqualTo(404);
        assertThat(app.control("POST", "/kaffee/orders", "{\"lines\":[]}").body())
                .contains("at least one line");
        assertThat(app.control("POST", "/kaffee/orders", "{\"lnes\":[]}").statusCode())
                .isEqualTo(400);
        assertThat(app.control("POST", "/kaffee/orders", "{").statusCode()).isEqualTo(400);
        assertThat(app.control("PATCH", "/kaffee/orders", "").statusCode()).isEqualTo(404);
    }

    /** Measured in processor time, so that other work on the machine does not fail it. */
    @Test
    void placesThreeThousandOrdersASecond() throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        shopify.createOrders("kaffee", many(4000));
        List<OrderSpec> orders = many(6000);
        long before = threads.getCurrentThreadCpuTime();
        shopify.createOrders("kaffee", orders);
        double seconds = (threads.getCurrentThreadCpuTime() - before) / 1e9;
        assertThat(orders.size() / seconds).as("orders a second").isGreaterThan(3000);
        assertThat(call("GET", "/statistics", "").at("/shops/kaffee/orders").intValue())
                .isEqualTo(10_000);
    }

    private static List<OrderSpec> many(int count) {
        List<OrderSpec> orders = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            orders.add(
                    OrderSpec.of(
                                    CustomerSpec.named("Kim", "Ex", "kim" + index + "@example.org"),
                                    LineSpec.of("Lampe", "L-1", 1, "125.00", "0.19"),
                                    LineSpec.of("Buch", "B-1", 2, "12.00", "0.07"))
                            .withDiscount(DiscountSpec.code("HERBST", "5.00"))
                            .fulfilledAtOnce());
        }
        return orders;
    }
}
