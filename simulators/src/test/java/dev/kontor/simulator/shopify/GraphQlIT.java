package dev.kontor.simulator.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GraphQlIT {

    private static final String FULL_ORDER =
            """
            query($id: ID!) { order(id: $id) {
              id legacyResourceId name createdAt processedAt updatedAt cancelledAt closed test currencyCode
              presentmentCurrencyCode taxesIncluded taxExempt estimatedTaxes displayFinancialStatus
              displayFulfillmentStatus fullyPaid poNumber note tags email
              totalPriceSet { shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } }
              currentTotalPriceSet { shopMoney { amount } } totalTaxSet { shopMoney { amount } }
              currentTaxLines { title rate ratePercentage priceSet { shopMoney { amount } } }
              totalOutstandingSet { shopMoney { amount } } totalReceivedSet { shopMoney { amount } }
              totalRefundedSet { shopMoney { amount } }
              totalCashRoundingAdjustment { paymentSet { shopMoney { amount } } }
              paymentTerms { paymentTermsName } customAttributes { key value }
              discountApplications(first: 5) { nodes { index targetType
                ... on DiscountCodeApplication { code } value { ... on MoneyV2 { amount } ... on PricingPercentageValue { percentage } } } }
              customer { id firstName lastName displayName defaultEmailAddress { emailAddress } taxSettings { taxId } }
              billingAddress { company name address1 zip city countryCodeV2 }
              shippingAddress { countryCodeV2 }
              purchasingEntity { __typename ... on PurchasingCompany { company { name externalId }
                location { billingAddress { companyName zip countryCode } taxSettings { taxRegistrationId taxExempt } } } }
              merchantBusinessEntity { displayName }
              lineItems(first: 50) { pageInfo { hasNextPage endCursor } nodes {
                id title sku quantity currentQuantity isGiftCard taxable
                originalUnitPriceSet { shopMoney { amount } } discountedTotalSet { shopMoney { amount } }
                discountAllocations { allocatedAmountSet { shopMoney { amount } } discountApplication { index } }
                taxLines { rate ratePercentage priceSet { shopMoney { amount } } channelLiable } } }
              shippingLines(first: 5) { nodes { title originalPriceSet { shopMoney { amount } }
                discountedPriceSet { shopMoney { amount } } currentDiscountedPriceSet { shopMoney { amount } }
                isRemoved taxLines { rate priceSet { shopMoney { amount } } } } }
              transactions(first: 20) { id kind status gateway paymentId processedAt amountSet { shopMoney { amount } }
                fees { amount { amount } rate } }
              fulfillments(first: 10) { id createdAt status }
              refunds(first: 10) { id createdAt note totalRefundedSet { shopMoney { amount } }
                refundLineItems(first: 20) { nodes { quantity restockType lineItem { id } subtotalSet { shopMoney { amount } } totalTaxSet { shopMoney { amount } } } }
                refundShippingLines(first: 5) { nodes { subtotalAmountSet { shopMoney { amount } } taxAmountSet { shopMoney { amount } } } }
                orderAdjustments(first: 5) { nodes { amountSet { shopMoney { amount } } taxAmountSet { shopMoney { amount } } reason } }
                transactions(first: 5) { nodes { kind amountSet { shopMoney { amount } } } } }
              metafield(namespace: "lexware", key: "invoice_number") { value }
            } }\
            """;

    private ShopifySimulator shopify;
    private ShopAccess shop;
    private AppClient app;

    @BeforeEach
    void start() {
        shopify = ShopifySimulator.start();
        shop = shopify.addShop(ShopSpec.named("kaffee"));
        app = new AppClient(shop);
    }

    @AfterEach
    void stop() {
        app.close();
        shopify.close();
    }

    private static OrderSpec lampAndBooks() {
        return OrderSpec.of(
                        CustomerSpec.named("Kim", "Ex", "kim@example.org"),
                        LineSpec.of("Lampe", "L-1", 1, "125.00", "0.19"),
                        LineSpec.of("Buch", "B-1", 2, "12.00", "0.07"))
                .withAddress(
                        AddressSpec.of("Kim", "Ex", "Weg 1", "10115", "Berlin")
                                .withCompany("Ex GmbH"))
                .withVatId("DE123456789")
                .withDiscount(DiscountSpec.code("HERBST", "5.00"))
                .withShipping(ShippingSpec.of("DHL", "4.99"));
    }

    @Test
    void showsAnOrderWithEveryFieldTheConnectorReads() throws Exception {
        PlacedOrder placed = shopify.createOrder("kaffee", lampAndBooks().fulfilledAtOnce());
        JsonNode answer = app.ask(FULL_ORDER, Map.of("id", placed.gid()));
        assertThat(answer.path("errors").isMissingNode()).as(answer.toString()).isTrue();
        JsonNode order = answer.at("/data/order");
        assertThat(order.at("/totalPriceSet/shopMoney/amount").stringValue()).isEqualTo("148.99");
        assertThat(order.at("/displayFinancialStatus").stringValue()).isEqualTo("PAID");
        assertThat(order.at("/displayFulfillmentStatus").stringValue()).isEqualTo("FULFILLED");
        assertThat(order.at("/customAttributes/0/key").stringValue()).isEqualTo("vat_id");
        assertThat(
                        order.at(
                                        "/lineItems/nodes/0/discountAllocations/0/allocatedAmountSet/shopMoney/amount")
                                .stringValue())
                .isEqualTo("4.19");
        assertThat(
                        order.at("/lineItems/nodes/0/taxLines/0/priceSet/shopMoney/amount")
                                .stringValue())
                .isEqualTo("19.29");
        assertThat(order.at("/lineItems/nodes/0/discountedTotalSet/shopMoney/amount").stringValue())
                .as("order-level discounts are only in the allocations")
                .isEqualTo("125.0");
        assertThat(order.at("/transactions/0/fees/0/amount/amount").stringValue())
                .isEqualTo("3.43");
        assertThat(order.at("/purchasingEntity/__typename").stringValue()).isEqualTo("Customer");
        assertThat(order.at("/paymentTerms").isNull()).isTrue();
    }

    @Test
    void answersWithExactlyTheSelectedFieldsUnderTheirAliases() throws Exception {
        PlacedOrder placed = shopify.createOrder("kaffee", lampAndBooks());
        JsonNode order =
                app.ask(
                                "query($id: ID!) { bestellung: order(id: $id) { nummer: name } }",
                                Map.of("id", placed.gid()))
                        .at("/data/bestellung");
        assertThat(order.toString()).isEqualTo("{\"nummer\":\"#1001\"}");
    }

    @Test
    void namesAnUnknownFieldAsTheRealOneDoes() throws Exception {
        JsonNode answer = app.ask("{ shop { name colour } }");
        assertThat(answer.at("/errors/0/message").stringValue())
                .isEqualTo("Field 'colour' doesn't exist on type 'Shop'");
        assertThat(answer.at("/errors/0/extensions/code").stringValue())
                .isEqualTo("undefinedField");
        assertThat(answer.has("data")).isFalse();
    }

    @Test
    void refusesAConnectionWithoutASize() throws Exception {
        shopify.createOrder("kaffee", lampAndBooks());
        assertThat(app.ask("{ orders { nodes { id } } }").at("/errors/0/message").stringValue())
                .isEqualTo("you must provide one of first or last");
    }

    @Test
    void refusesAWrongTokenAndUnknownShopsAndVersions() throws Exception {
        assertThat(app.post("{ shop { name } }", Map.of(), "shpat_wrong", "2026-10").statusCode())
                .isEqualTo(401);
        assertThat(
                        app.post("{ shop { name } }", Map.of(), shop.accessToken(), "2027-01")
                                .statusCode())
                .isEqualTo(404);
        try (AppClient stranger =
                new AppClient(
                        new ShopAccess(
                                "tee",
                                "tee.myshopify.com",
                                shopify.baseUri().resolve("/tee"),
                                "",
                                "",
                                shop.accessToken()))) {
            assertThat(
                            stranger.post(
                                            "{ shop { name } }",
                                            Map.of(),
                                            shop.accessToken(),
                                            "2026-10")
                                    .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void fallsForwardFromTooOldAVersionAndSaysWhichAnswered() throws Exception {
        assertThat(
                        app.post("{ shop { name } }", Map.of(), shop.accessToken(), "2024-07")
                                .headers()
                                .firstValue("X-Shopify-API-Version"))
                .contains("2026-01");
        assertThat(
                        app.post("{ shop { name } }", Map.of(), shop.accessToken(), "2026-10")
                                .headers()
                                .firstValue("X-Shopify-API-Version"))
                .contains("2026-10");
    }

    @Test
    void handsOutATokenForClientCredentialsThatLivesADay() throws Exception {
        String fields =
                "grant_type=client_credentials&client_id="
                        + shop.clientId()
                        + "&client_secret="
                        + shop.clientSecret();
        JsonNode answer = AppClient.json(app.form("/admin/oauth/access_token", fields));
        assertThat(answer.path("expires_in").intValue()).isEqualTo(86399);
        String token = answer.path("access_token").stringValue();
        assertThat(app.post("{ shop { name } }", Map.of(), token, "2026-10").statusCode())
                .isEqualTo(200);
        shopify.advance(Duration.ofHours(25));
        assertThat(app.post("{ shop { name } }", Map.of(), token, "2026-10").statusCode())
                .isEqualTo(401);
        assertThat(app.form("/admin/oauth/access_token", fields + "x").statusCode()).isEqualTo(400);
    }

    @Test
    void pagesThroughOrdersByUpdateWithoutLosingAny() throws Exception {
        List<OrderSpec> many = new ArrayList<>();
        for (int index = 0; index < 23; index++) {
            many.add(lampAndBooks());
        }
        List<PlacedOrder> placed = shopify.createOrders("kaffee", many);
        Set<String> seen = new HashSet<>();
        Map<String, Object> variables = new HashMap<>();
        variables.put("query", "updated_at:>='" + shopify.now().minusSeconds(60) + "'");
        int pages = 0;
        boolean more = true;
        while (more) {
            JsonNode page =
                    app.ask(
                                    "query($query: String!, $after: String) { orders(first: 10, after: $after, sortKey: UPDATED_AT, query: $query)"
                                            + " { nodes { id updatedAt } pageInfo { hasNextPage endCursor } } }",
                                    variables)
                            .at("/data/orders");
            page.path("nodes").forEach(node -> seen.add(node.path("id").stringValue()));
            if (pages == 0) {
                shopify.advance(Duration.ofSeconds(5));
                shopify.touch("kaffee", placed.getFirst().id());
            }
            variables.put("after", page.at("/pageInfo/endCursor").stringValue());
            more = page.at("/pageInfo/hasNextPage").booleanValue();
            pages++;
        }
        assertThat(pages).isEqualTo(3);
        assertThat(seen).hasSize(23);
        variables.put("after", null);
        variables.put("query", "updated_at:>='" + shopify.now().minusSeconds(2) + "'");
        JsonNode changed =
                app.ask(
                        "query($query: String!) { orders(first: 250, sortKey: UPDATED_AT, query: $query) { nodes { id } } }",
                        variables);
        assertThat(changed.at("/data/orders/nodes").toString())
                .isEqualTo("[{\"id\":\"" + placed.getFirst().gid() + "\"}]");
    }

    @Test
    void pagesBackwardsAndInReverseToo() throws Exception {
        shopify.createOrders("kaffee", List.of(lampAndBooks(), lampAndBooks(), lampAndBooks()));
        JsonNode last =
                app.ask(
                        "{ orders(last: 1, sortKey: ID) { nodes { name } pageInfo { hasPreviousPage } } }");
        assertThat(last.at("/data/orders/nodes/0/name").stringValue()).isEqualTo("#1003");
        assertThat(last.at("/data/orders/pageInfo/hasPreviousPage").booleanValue()).isTrue();
        JsonNode reverse =
                app.ask(
                        "{ orders(first: 2, sortKey: ORDER_NUMBER, reverse: true) { edges { cursor node { name } } } }");
        assertThat(reverse.at("/data/orders/edges/1/node/name").stringValue()).isEqualTo("#1002");
    }

    @Test
    void keepsToAMaximumPageSizeThatFindsPagingBugs() throws Exception {
        shopify.createOrders("kaffee", List.of(lampAndBooks(), lampAndBooks()));
        shopify.limits("kaffee", new LimitSpec(null, null, 1));
        JsonNode page =
                app.ask(
                        "{ orders(first: 50, sortKey: UPDATED_AT) { nodes { lineItems(first: 5) { nodes { id } pageInfo { hasNextPage } } } pageInfo { hasNextPage } } }");
        assertThat(page.at("/data/orders/nodes")).hasSize(1);
        assertThat(page.at("/data/orders/pageInfo/hasNextPage").booleanValue()).isTrue();
        assertThat(page.at("/data/orders/nodes/0/lineItems/pageInfo/hasNextPage").booleanValue())
                .isTrue();
    }

    @Test
    void chargesRequestedAndGivesBackWhatWasNotReturned() throws Exception {
        shopify.createOrder("kaffee", lampAndBooks());
        JsonNode cost =
                app.ask("{ orders(first: 100, sortKey: UPDATED_AT) { nodes { id updatedAt } } }")
                        .at("/extensions/cost");
        assertThat(cost.path("requestedQueryCost").intValue()).isEqualTo(102);
        assertThat(cost.path("actualQueryCost").intValue()).isEqualTo(3);
        assertThat(cost.at("/throttleStatus/maximumAvailable").doubleValue()).isEqualTo(2000);
        assertThat(cost.at("/throttleStatus/restoreRate").doubleValue()).isEqualTo(100);
        assertThat(cost.at("/throttleStatus/currentlyAvailable").intValue()).isBetween(1990, 2000);
    }

    @Test
    void throttlesWithHttp200OnceThePointsAreSpent() throws Exception {
        shopify.limits("kaffee", new LimitSpec(10, null, null));
        String dear = "{ orders(first: 190, sortKey: UPDATED_AT) { nodes { id } } }";
        shopify.createOrders("kaffee", Collections.nCopies(190, lampAndBooks()));
        assertThat(app.ask(dear).has("data")).isTrue();
        JsonNode refused = app.ask(dear);
        assertThat(refused.at("/errors/0/extensions/code").stringValue()).isEqualTo("THROTTLED");
        assertThat(refused.has("data")).isFalse();
        assertThat(refused.at("/extensions/cost/throttleStatus/restoreRate").doubleValue())
                .isEqualTo(10);
        shopify.advance(Duration.ofSeconds(20));
        assertThat(app.ask(dear).has("data")).isTrue();
        assertThat(shopify.statistics().shops().get("kaffee").throttled()).isEqualTo(1);
    }

    @Test
    void refusesAQueryOfMoreThanThousandPoints() throws Exception {
        JsonNode answer =
                app.ask(
                        "{ orders(first: 250) { nodes { lineItems(first: 50) { nodes { id } } } } }");
        assertThat(answer.at("/errors/0/extensions/code").stringValue())
                .isEqualTo("MAX_COST_EXCEEDED");
        assertThat(answer.at("/errors/0/extensions/maxCost").intValue()).isEqualTo(1000);
    }

    @Test
    void writesMetafieldsTagsAndNote() throws Exception {
        PlacedOrder placed = shopify.createOrder("kaffee", lampAndBooks());
        String set =
                "mutation($fields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $fields) { metafields { compareDigest value } userErrors { field message code } } }";
        Map<String, Object> field = new HashMap<>();
        field.put("ownerId", placed.gid());
        field.put("namespace", "lexware");
        field.put("key", "invoice_number");
        field.put("type", "single_line_text_field");
        field.put("value", "RE-1");
        JsonNode first = app.ask(set, Map.of("fields", List.of(field))).at("/data/metafieldsSet");
        assertThat(first.path("userErrors")).isEmpty();
        app.ask(
                "mutation($id: ID!) { tagsAdd(id: $id, tags: [\"Rechnung\", \"B2B\"]) { node { id } userErrors { message } }"
                        + " orderUpdate(input: {id: $id, note: \"RE-1\"}) { order { note } userErrors { message } } }",
                Map.of("id", placed.gid()));
        OrderReport report = shopify.order("kaffee", placed.id());
        assertThat(report.metafield("lexware", "invoice_number")).isEqualTo("RE-1");
        assertThat(report.tags()).containsExactly("B2B", "Rechnung");
        assertThat(report.note()).isEqualTo("RE-1");

        field.put("value", "RE-2");
        field.put("compareDigest", "of another time");
        JsonNode stale = app.ask(set, Map.of("fields", List.of(field))).at("/data/metafieldsSet");
        assertThat(stale.at("/userErrors/0/code").stringValue()).isEqualTo("STALE_OBJECT");
        field.put("compareDigest", first.at("/metafields/0/compareDigest").stringValue());
        assertThat(
                        app.ask(set, Map.of("fields", List.of(field)))
                                .at("/data/metafieldsSet/metafields/0/value")
                                .stringValue())
                .isEqualTo("RE-2");
    }

    @Test
    void reportsMistakesInMutationsAsUserErrors() throws Exception {
        JsonNode tags =
                app.ask(
                        "mutation { tagsAdd(id: \"gid://shopify/Order/1\", tags: [\"x\"]) { node { id } userErrors { field message } } }");
        assertThat(tags.at("/data/tagsAdd/userErrors/0/message").stringValue())
                .isEqualTo("Resource does not exist");
        JsonNode gone =
                app.ask(
                        "mutation { webhookSubscriptionDelete(id: \"gid://shopify/WebhookSubscription/1\") { deletedWebhookSubscriptionId userErrors { message } } }");
        assertThat(gone.at("/data/webhookSubscriptionDelete/userErrors")).hasSize(1);
    }

    @Test
    void managesWebhookSubscriptions() throws Exception {
        String create =
                "mutation { webhookSubscriptionCreate(topic: ORDERS_PAID, webhookSubscription: {uri: \"https://hub.example/in/1\", format: JSON})"
                        + " { webhookSubscription { id topic uri } userErrors { field message } } }";
        JsonNode made = app.ask(create).at("/data/webhookSubscriptionCreate");
        String id = made.at("/webhookSubscription/id").stringValue();
        assertThat(made.at("/webhookSubscription/topic").stringValue()).isEqualTo("ORDERS_PAID");
        assertThat(
                        app.ask(create)
                                .at("/data/webhookSubscriptionCreate/userErrors/0/message")
                                .stringValue())
                .isEqualTo("Address for this topic has already been taken");
        assertThat(
                        app.ask(
                                        "{ webhookSubscriptions(first: 10, topics: [ORDERS_PAID]) { nodes { id uri format } } }")
                                .at("/data/webhookSubscriptions/nodes/0/uri")
                                .stringValue())
                .isEqualTo("https://hub.example/in/1");
        assertThat(shopify.subscriptions("kaffee"))
                .extracting(SubscriptionReport::topic)
                .containsExactly("orders/paid");
        app.ask(
                "mutation($id: ID!) { webhookSubscriptionUpdate(id: $id, webhookSubscription: {uri: \"https://hub.example/in/2\"}) { userErrors { message } } }",
                Map.of("id", id));
        assertThat(shopify.subscriptions("kaffee").getFirst().uri().getPath()).isEqualTo("/in/2");
        app.ask(
                "mutation($id: ID!) { webhookSubscriptionDelete(id: $id) { deletedWebhookSubscriptionId userErrors { message } } }",
                Map.of("id", id));
        assertThat(shopify.subscriptions("kaffee")).isEmpty();
    }

    @Test
    void showsRefundsWithLinesShippingAndAdjustments() throws Exception {
        PlacedOrder placed = shopify.createOrder("kaffee", lampAndBooks());
        shopify.refund("kaffee", placed.id(), RefundSpec.ofLine(2, 1).withShipping("4.99"));
        PlacedRefund goodwill = shopify.refund("kaffee", placed.id(), RefundSpec.ofAmount("10.00"));
        JsonNode order = app.ask(FULL_ORDER, Map.of("id", placed.gid())).at("/data/order");
        assertThat(
                        order.at("/refunds/0/refundLineItems/nodes/0/subtotalSet/shopMoney/amount")
                                .stringValue())
                .isEqualTo("11.6");
        assertThat(
                        order.at(
                                        "/refunds/0/refundShippingLines/nodes/0/subtotalAmountSet/shopMoney/amount")
                                .stringValue())
                .isEqualTo("4.99");
        assertThat(
                        order.at("/refunds/1/orderAdjustments/nodes/0/amountSet/shopMoney/amount")
                                .stringValue())
                .isEqualTo("-10.0");
        assertThat(order.at("/currentTotalPriceSet/shopMoney/amount").stringValue())
                .isEqualTo("122.4");
        assertThat(order.at("/lineItems/nodes/1/currentQuantity").intValue()).isEqualTo(1);
        JsonNode node =
                app.ask(
                        "query($id: ID!) { node(id: $id) { ... on Refund { totalRefundedSet { shopMoney { amount } } order { name } } } }",
                        Map.of("id", goodwill.gid()));
        assertThat(node.at("/data/node/totalRefundedSet/shopMoney/amount").stringValue())
                .isEqualTo("10.0");
    }

    @Test
    void showsACompanyWithItsTaxRegistration() throws Exception {
        PlacedOrder placed = shopify.createOrder("kaffee", lampAndBooks().asCompanyOrder());
        JsonNode buyer =
                app.ask(FULL_ORDER, Map.of("id", placed.gid())).at("/data/order/purchasingEntity");
        assertThat(buyer.at("/company/name").stringValue()).isEqualTo("Ex GmbH");
        assertThat(buyer.at("/location/taxSettings/taxRegistrationId").stringValue())
                .isEqualTo("DE123456789");
    }

    @Test
    void showsPresentmentMoneyInTheCustomersCurrency() throws Exception {
        PlacedOrder placed =
                shopify.createOrder("kaffee", lampAndBooks().withPresentment("CHF", "0.95"));
        JsonNode total =
                app.ask(FULL_ORDER, Map.of("id", placed.gid())).at("/data/order/totalPriceSet");
        assertThat(total.at("/shopMoney/currencyCode").stringValue()).isEqualTo("EUR");
        assertThat(total.at("/presentmentMoney/amount").stringValue())
                .isEqualTo(
                        placed.total()
                                .multiply(new BigDecimal("0.95"))
                                .setScale(2, RoundingMode.HALF_UP)
                                .toPlainString());
        assertThat(total.at("/presentmentMoney/currencyCode").stringValue()).isEqualTo("CHF");
    }

    @Test
    void hidesANewOrderForAWhileAlthoughItExists() throws Exception {
        shopify.faults("kaffee", ApiFaults.hidingNewFor(Duration.ofSeconds(2)));
        PlacedOrder placed = shopify.createOrder("kaffee", lampAndBooks());
        String ask =
                "query($id: ID!) { order(id: $id) { name } orders(first: 5, sortKey: UPDATED_AT) { nodes { name } } }";
        JsonNode hidden = app.ask(ask, Map.of("id", placed.gid()));
        assertThat(hidden.at("/data/order").isNull()).isTrue();
        assertThat(hidden.at("/data/orders/nodes")).isEmpty();
        shopify.advance(Duration.ofSeconds(2));
        assertThat(app.ask(ask, Map.of("id", placed.gid())).at("/data/order/name").stringValue())
                .isEqualTo("#1001");
    }

    @Test
    void failsOnDemandBeforeOrAfterExecution() throws Exception {
        PlacedOrder placed = shopify.createOrder("kaffee", lampAndBooks());
        String tag =
                "mutation { tagsAdd(id: \""
                        + placed.gid()
                        + "\", tags: [\"%s\"]) { userErrors { message } } }";
        shopify.faults("kaffee", ApiFaults.failing(1, 503));
        assertThat(
                        app.post(tag.formatted("a"), Map.of(), shop.accessToken(), "2026-10")
                                .statusCode())
                .isEqualTo(503);
        shopify.faults("kaffee", ApiFaults.cutting(1, false));
        assertThatThrownBy(() -> app.ask(tag.formatted("b"))).isInstanceOf(IOException.class);
        assertThat(shopify.order("kaffee", placed.id()).tags()).isEmpty();
        shopify.faults("kaffee", ApiFaults.cutting(1, true));
        assertThatThrownBy(() -> app.ask(tag.formatted("c"))).isInstanceOf(IOException.class);
        assertThat(shopify.order("kaffee", placed.id()).tags()).containsExactly("c");
        shopify.faults("kaffee", ApiFaults.throttling(1));
        assertThat(app.ask(tag.formatted("d")).at("/errors/0/extensions/code").stringValue())
                .isEqualTo("THROTTLED");
        app.ask(tag.formatted("e"));
        assertThat(shopify.order("kaffee", placed.id()).tags()).containsExactly("c", "e");
    }

    @Test
    void showsAnAppWithoutAllOrdersOnlyTheLastSixtyDays() throws Exception {
        ShopAccess narrow =
                shopify.addShop(
                        new ShopSpec(
                                "tee",
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                List.of("read_orders")));
        PlacedOrder old =
                shopify.createOrder(
                        "tee", lampAndBooks().at(shopify.now().minus(Duration.ofDays(61))));
        PlacedOrder young = shopify.createOrder("tee", lampAndBooks());
        try (AppClient limited = new AppClient(narrow)) {
            String ask =
                    "query($id: ID!) { order(id: $id) { name } currentAppInstallation { accessScopes { handle } } }";
            assertThat(limited.ask(ask, Map.of("id", old.gid())).at("/data/order").isNull())
                    .isTrue();
            JsonNode answer = limited.ask(ask, Map.of("id", young.gid()));
            assertThat(answer.at("/data/order/name").stringValue()).isEqualTo("#1002");
            assertThat(
                            answer.at("/data/currentAppInstallation/accessScopes/0/handle")
                                    .stringValue())
                    .isEqualTo("read_orders");
        }
    }

    @Test
    void forgetsADeletedCustomer() throws Exception {
        PlacedOrder placed = shopify.createOrder("kaffee", lampAndBooks());
        shopify.deleteCustomer("kaffee", placed.id());
        assertThat(
                        app.ask(FULL_ORDER, Map.of("id", placed.gid()))
                                .at("/data/order/customer")
                                .isNull())
                .isTrue();
    }
}
