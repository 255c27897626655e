package dev.kontor.hub.connector.shopify;

import static java.util.Objects.requireNonNull;

import dev.kontor.hub.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An order as {@link Documents#ORDER} brings it. What the schema promises is required, so that an
 * answer of another form is noticed; everything else may be missing.
 */
record WireOrder(
        String id,
        String name,
        @Nullable String email,
        @Nullable String phone,
        Instant createdAt,
        @Nullable Instant processedAt,
        Instant updatedAt,
        @Nullable Instant cancelledAt,
        boolean test,
        boolean taxesIncluded,
        @Nullable String displayFulfillmentStatus,
        MoneyBag currentTotalPriceSet,
        MoneyBag currentTotalTaxSet,
        @Nullable MoneyBag totalTipReceivedSet,
        List<Attribute> customAttributes,
        @Nullable Customer customer,
        @Nullable PurchasingEntity purchasingEntity,
        @Nullable Address billingAddress,
        @Nullable Address shippingAddress,
        Page<Line> lineItems,
        Page<ShippingLine> shippingLines,
        List<Fulfillment> fulfillments,
        List<Transaction> transactions,
        List<Id> refunds) {

    WireOrder {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(createdAt, "createdAt");
        requireNonNull(updatedAt, "updatedAt");
        requireNonNull(currentTotalPriceSet, "currentTotalPriceSet");
        requireNonNull(currentTotalTaxSet, "currentTotalTaxSet");
        requireNonNull(lineItems, "lineItems");
        requireNonNull(shippingLines, "shippingLines");
        customAttributes = copy(customAttributes);
        fulfillments = copy(fulfillments);
        transactions = copy(transactions);
        refunds = copy(refunds);
    }

    /** One page of a list with a cursor. */
    record Page<T>(List<T> nodes, PageInfo pageInfo) {
        Page {
            requireNonNull(pageInfo, "pageInfo");
            nodes = copy(nodes);
        }

        @Nullable String next() {
            return pageInfo.hasNextPage() ? pageInfo.endCursor() : null;
        }
    }

    record PageInfo(boolean hasNextPage, @Nullable String endCursor) {}

    record Id(String id) {
        Id {
            requireNonNull(id, "id");
        }
    }

    /** An amount; only the shop's own currency is asked for. */
    record MoneyBag(Amount shopMoney) {
        MoneyBag {
            requireNonNull(shopMoney, "shopMoney");
        }

        Money money() {
            return new Money(shopMoney.amount(), shopMoney.currencyCode());
        }
    }

    record Amount(BigDecimal amount, String currencyCode) {
        Amount {
            requireNonNull(amount, "amount");
            requireNonNull(currencyCode, "currencyCode");
        }
    }

    record Attribute(String key, @Nullable String value) {}

    record Customer(
            String id,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable EmailAddress defaultEmailAddress,
            @Nullable PhoneNumber defaultPhoneNumber,
            @Nullable TaxSettings taxSettings) {}

    record EmailAddress(@Nullable String emailAddress) {}

    record PhoneNumber(@Nullable String phoneNumber) {}

    record TaxSettings(@Nullable String taxId) {}

    /** Empty if the buyer is a person. */
    record PurchasingEntity(@Nullable Company company, @Nullable Location location) {}

    record Company(@Nullable String name) {}

    record Location(@Nullable LocationTaxSettings taxSettings) {}

    record LocationTaxSettings(@Nullable String taxRegistrationId) {}

    record Address(
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String company,
            @Nullable String address1,
            @Nullable String address2,
            @Nullable String zip,
            @Nullable String city,
            @Nullable String countryCodeV2,
            @Nullable String phone) {}

    /**
     * @param quantity with what was refunded or removed later
     * @param currentQuantity without
     */
    record Line(
            String id,
            String title,
            @Nullable String variantTitle,
            @Nullable String sku,
            int quantity,
            int currentQuantity,
            int unfulfilledQuantity,
            boolean isGiftCard,
            MoneyBag originalUnitPriceSet,
            List<DiscountAllocation> discountAllocations,
            List<TaxLine> taxLines) {
        Line {
            requireNonNull(id, "id");
            requireNonNull(title, "title");
            requireNonNull(originalUnitPriceSet, "originalUnitPriceSet");
            discountAllocations = copy(discountAllocations);
            taxLines = copy(taxLines);
        }
    }

    record DiscountAllocation(MoneyBag allocatedAmountSet) {
        DiscountAllocation {
            requireNonNull(allocatedAmountSet, "allocatedAmountSet");
        }
    }

    record TaxLine(
            @Nullable BigDecimal rate,
            @Nullable BigDecimal ratePercentage,
            @Nullable MoneyBag priceSet) {}

    record ShippingLine(
            @Nullable String id,
            @Nullable String title,
            boolean isRemoved,
            MoneyBag discountedPriceSet,
            List<TaxLine> taxLines) {
        ShippingLine {
            requireNonNull(discountedPriceSet, "discountedPriceSet");
            taxLines = copy(taxLines);
        }
    }

    record Fulfillment(String status, Instant createdAt) {
        Fulfillment {
            requireNonNull(status, "status");
            requireNonNull(createdAt, "createdAt");
        }
    }

    record Transaction(
            String kind,
            String status,
            MoneyBag amountSet,
            @Nullable Instant processedAt,
            @Nullable Instant createdAt) {
        Transaction {
            requireNonNull(kind, "kind");
            requireNonNull(status, "status");
            requireNonNull(amountSet, "amountSet");
        }

        @Nullable Instant at() {
            return processedAt != null ? processedAt : createdAt;
        }
    }

    /** {@link Documents#LINES_PAGE}. */
    record LinesPage(Instant updatedAt, Page<Line> lineItems) {}

    /** {@link Documents#PRODUCTS}. */
    record ProductsPage(Instant updatedAt, Page<ProductLine> lineItems) {}

    /**
     * @param product null if the line has none, or it was deleted since
     */
    record ProductLine(String id, @Nullable Product product) {
        ProductLine {
            requireNonNull(id, "id");
        }
    }

    /**
     * @param productType the merchant's own word; often empty
     * @param collections the first ten
     */
    record Product(@Nullable String productType, Titles collections) {
        Product {
            requireNonNull(collections, "collections");
        }
    }

    record Titles(List<Title> nodes) {
        Titles {
            nodes = copy(nodes);
        }
    }

    record Title(String title) {
        Title {
            requireNonNull(title, "title");
        }
    }

    /** {@link Documents#LISTS}. */
    record Lists(
            Instant updatedAt,
            List<Fulfillment> fulfillments,
            List<Transaction> transactions,
            List<Id> refunds) {}

    /** {@link Documents#EXTRAS}. */
    record Extras(
            Instant updatedAt,
            @Nullable MoneyBag currentTotalDutiesSet,
            List<Fee> additionalFees,
            List<RefundedDuties> refunds) {
        Extras {
            additionalFees = copy(additionalFees);
            refunds = copy(refunds);
        }
    }

    record RefundedDuties(String id, List<Duty> duties) {
        RefundedDuties {
            requireNonNull(id, "id");
            duties = copy(duties);
        }
    }

    record Duty(MoneyBag amountSet) {
        Duty {
            requireNonNull(amountSet, "amountSet");
        }
    }

    record Fee(String id, String name, MoneyBag price, List<TaxLine> taxLines) {
        Fee {
            requireNonNull(id, "id");
            requireNonNull(name, "name");
            requireNonNull(price, "price");
            taxLines = copy(taxLines);
        }
    }

    static <T> List<T> copy(@Nullable List<T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }
}
