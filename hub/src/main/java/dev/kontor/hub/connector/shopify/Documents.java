package dev.kontor.hub.connector.shopify;

/**
 * Everything we say to the Admin API, version 2026-10 ({@code vendors.md} section 4; checked
 * against the published schema). Money is asked for in the shop's currency only. The pages of an
 * order are small because the requested, not the actual, size is set aside from the shop's points;
 * most orders fit on one.
 */
final class Documents {

    /** Lists without a cursor that come back full are asked for again at this size. */
    static final int WHOLE_LIST = 250;

    /** Sizes in {@link #ORDER}. */
    static final int LINES = 20;

    static final int SHORT_LIST = 10;

    /** Size in {@link #REFUND}. */
    static final int REFUND_LINES = 50;

    private static final String LINE =
            """
            id title variantTitle sku quantity currentQuantity unfulfilledQuantity isGiftCard
            originalUnitPriceSet { shopMoney { amount currencyCode } }
            discountAllocations { allocatedAmountSet { shopMoney { amount currencyCode } } }
            taxLines { rate ratePercentage priceSet { shopMoney { amount currencyCode } } }
            """;

    private static final String ADDRESS =
            "firstName lastName company address1 address2 zip city countryCodeV2 phone";

    private static final String TRANSACTION =
            "id kind status amountSet { shopMoney { amount currencyCode } } processedAt createdAt";

    static final GraphQlDocument ORDER =
            new GraphQlDocument(
                    "order",
                    """
                    query order($id: ID!, $lines: Int!, $short: Int!) {
                      order(id: $id) {
                        id name email phone createdAt processedAt updatedAt cancelledAt test taxesIncluded
                        displayFulfillmentStatus
                        currentTotalPriceSet { shopMoney { amount currencyCode } }
                        currentTotalTaxSet { shopMoney { amount currencyCode } }
                        totalTipReceivedSet { shopMoney { amount currencyCode } }
                        customAttributes { key value }
                        customer {
                          id firstName lastName
                          defaultEmailAddress { emailAddress } defaultPhoneNumber { phoneNumber }
                          taxSettings { taxId }
                        }
                        purchasingEntity {
                          ... on PurchasingCompany {
                            company { name } location { taxSettings { taxRegistrationId } }
                          }
                        }
                        billingAddress { ADDRESS_FIELDS }
                        shippingAddress { ADDRESS_FIELDS }
                        lineItems(first: $lines) { nodes { LINE_FIELDS } pageInfo { hasNextPage endCursor } }
                        shippingLines(first: $short) {
                          nodes {
                            id title isRemoved
                            discountedPriceSet { shopMoney { amount currencyCode } }
                            taxLines { rate ratePercentage priceSet { shopMoney { amount currencyCode } } }
                          }
                          pageInfo { hasNextPage endCursor }
                        }
                        fulfillments(first: $short) { id status createdAt }
                        transactions(first: $short) { TRANSACTION_FIELDS }
                        refunds(first: $short) { id }
                      }
                    }
                    """
                            .replace("ADDRESS_FIELDS", ADDRESS)
                            .replace("LINE_FIELDS", LINE)
                            .replace("TRANSACTION_FIELDS", TRANSACTION),
                    400);

    static final GraphQlDocument LINES_PAGE =
            new GraphQlDocument(
                    "orderLines",
                    """
                    query orderLines($id: ID!, $first: Int!, $after: String) {
                      order(id: $id) {
                        updatedAt
                        lineItems(first: $first, after: $after) {
                          nodes { LINE_FIELDS } pageInfo { hasNextPage endCursor }
                        }
                      }
                    }
                    """
                            .replace("LINE_FIELDS", LINE),
                    600);

    static final GraphQlDocument LISTS =
            new GraphQlDocument(
                    "orderLists",
                    """
                    query orderLists($id: ID!, $first: Int!) {
                      order(id: $id) {
                        updatedAt
                        fulfillments(first: $first) { id status createdAt }
                        transactions(first: $first) { TRANSACTION_FIELDS }
                        refunds(first: $first) { id }
                      }
                    }
                    """
                            .replace("TRANSACTION_FIELDS", TRANSACTION),
                    900);

    static final GraphQlDocument REFUND =
            new GraphQlDocument(
                    "refund",
                    """
                    query refund($id: ID!, $first: Int!, $after: String) {
                      node(id: $id) { ... on Refund {
                        id createdAt processedAt
                        refundLineItems(first: $first, after: $after) {
                          nodes {
                            quantity lineItem { id }
                            subtotalSet { shopMoney { amount currencyCode } }
                            totalTaxSet { shopMoney { amount currencyCode } }
                          }
                          pageInfo { hasNextPage endCursor }
                        }
                        refundShippingLines(first: 10) {
                          nodes {
                            subtotalAmountSet { shopMoney { amount currencyCode } }
                            taxAmountSet { shopMoney { amount currencyCode } }
                          }
                          pageInfo { hasNextPage endCursor }
                        }
                        orderAdjustments(first: 10) {
                          nodes {
                            amountSet { shopMoney { amount currencyCode } }
                            taxAmountSet { shopMoney { amount currencyCode } }
                          }
                          pageInfo { hasNextPage endCursor }
                        }
                        transactions(first: 20) {
                          nodes { TRANSACTION_FIELDS } pageInfo { hasNextPage endCursor }
                        }
                      } }
                    }
                    """
                            .replace("TRANSACTION_FIELDS", TRANSACTION),
                    500);

    /** What few orders have; asked for only when the sums leave something unexplained. */
    static final GraphQlDocument EXTRAS =
            new GraphQlDocument(
                    "orderExtras",
                    """
                    query orderExtras($id: ID!) {
                      order(id: $id) {
                        updatedAt
                        currentTotalDutiesSet { shopMoney { amount currencyCode } }
                        additionalFees {
                          id name price { shopMoney { amount currencyCode } }
                          taxLines { rate ratePercentage priceSet { shopMoney { amount currencyCode } } }
                        }
                        refunds(first: 250) {
                          id duties { amountSet { shopMoney { amount currencyCode } } }
                        }
                      }
                    }
                    """,
                    800);

    /** Size in {@link #PRODUCTS}; what a product has costs as much as ten lines do. */
    static final int PRODUCT_LINES = 40;

    /** What the catalogue says of what was sold; needs a scope that not every app has. */
    static final GraphQlDocument PRODUCTS =
            new GraphQlDocument(
                    "orderProducts",
                    """
                    query orderProducts($id: ID!, $first: Int!, $after: String) {
                      order(id: $id) {
                        updatedAt
                        lineItems(first: $first, after: $after) {
                          nodes { id product { productType collections(first: 10) { nodes { title } } } }
                          pageInfo { hasNextPage endCursor }
                        }
                      }
                    }
                    """,
                    600);

    static final GraphQlDocument REFUND_ORDER =
            new GraphQlDocument(
                    "refundOrder",
                    "query refundOrder($id: ID!) { node(id: $id) { ... on Refund { order { id } } } }",
                    3);

    static final GraphQlDocument CHANGED =
            new GraphQlDocument(
                    "changedOrders",
                    """
                    query changedOrders($first: Int!, $after: String, $query: String!) {
                      orders(first: $first, after: $after, sortKey: UPDATED_AT, query: $query) {
                        nodes { id updatedAt } pageInfo { hasNextPage endCursor }
                      }
                    }
                    """,
                    105);

    static final GraphQlDocument PAST =
            new GraphQlDocument(
                    "pastOrders",
                    """
                    query pastOrders($first: Int!, $after: String, $query: String!) {
                      orders(first: $first, after: $after, sortKey: PROCESSED_AT, query: $query) {
                        nodes { id } pageInfo { hasNextPage endCursor }
                      }
                    }
                    """,
                    105);

    /** Without a limit the count is exact; its default stops at 10,000. */
    static final GraphQlDocument PAST_SIZE =
            new GraphQlDocument(
                    "pastSize",
                    """
                    query pastSize($query: String!) {
                      ordersCount(query: $query, limit: null) { count precision }
                      currentAppInstallation { accessScopes { handle } }
                    }
                    """,
                    12);

    static final GraphQlDocument NEWEST =
            new GraphQlDocument(
                    "newestOrders",
                    """
                    query newestOrders($first: Int!) {
                      orders(first: $first, sortKey: CREATED_AT, reverse: true, query: "test:false") {
                        nodes { id }
                      }
                    }
                    """,
                    15);

    /** Who we are to the shop; scopes as granted, not as asked for. */
    static final GraphQlDocument INSPECT =
            new GraphQlDocument(
                    "inspect",
                    """
                    query inspect {
                      shop { name myshopifyDomain currencyCode plan { publicDisplayName } }
                      currentAppInstallation { accessScopes { handle } }
                    }
                    """,
                    3);

    static final GraphQlDocument ANNOTATE =
            new GraphQlDocument(
                    "annotate",
                    """
                    mutation annotate($metafields: [MetafieldsSetInput!]!) {
                      metafieldsSet(metafields: $metafields) { userErrors { field message code } }
                    }
                    """,
                    15);

    static final GraphQlDocument SUBSCRIPTIONS =
            new GraphQlDocument(
                    "subscriptions",
                    """
                    query subscriptions($first: Int!, $after: String) {
                      webhookSubscriptions(first: $first, after: $after) {
                        nodes { id topic uri } pageInfo { hasNextPage endCursor }
                      }
                    }
                    """,
                    105);

    static final GraphQlDocument SUBSCRIBE =
            new GraphQlDocument(
                    "subscribe",
                    """
                    mutation subscribe($topic: WebhookSubscriptionTopic!, $uri: String!) {
                      webhookSubscriptionCreate(
                        topic: $topic, webhookSubscription: { uri: $uri, format: JSON }
                      ) { userErrors { field message } }
                    }
                    """,
                    12);

    static final GraphQlDocument UNSUBSCRIBE =
            new GraphQlDocument(
                    "unsubscribe",
                    """
                    mutation unsubscribe($id: ID!) {
                      webhookSubscriptionDelete(id: $id) { userErrors { field message } }
                    }
                    """,
                    12);

    private Documents() {}
}
