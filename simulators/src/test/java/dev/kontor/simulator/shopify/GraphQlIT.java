package dev.kontor.simulator.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
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
}
