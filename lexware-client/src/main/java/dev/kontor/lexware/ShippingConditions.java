package dev.kontor.lexware;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * When the supply took place; decides which tax rates are valid (lexware-office-api.md 6.2 and
 * 6.3).
 *
 * @param shippingType kind of supply
 * @param shippingDate day or first day; null for {@link Type#NONE}
 * @param shippingEndDate last day of a period, not before the first; null otherwise
 */
public record ShippingConditions(
        @Nullable Type shippingType,
        @Nullable OffsetDateTime shippingDate,
        @Nullable OffsetDateTime shippingEndDate) {

    /** Kind of supply. */
    public enum Type {
        /** A service on one day. */
        @JsonProperty("service")
        SERVICE("service"),
        /** A service over a period. */
        @JsonProperty("serviceperiod")
        SERVICE_PERIOD("serviceperiod"),
        /** A delivery on one day. */
        @JsonProperty("delivery")
        DELIVERY("delivery"),
        /** Deliveries over a period. */
        @JsonProperty("deliveryperiod")
        DELIVERY_PERIOD("deliveryperiod"),
        /** Not stated. */
        @JsonProperty("none")
        NONE("none"),
        /** A word that this version does not know; only ever read. */
        @JsonEnumDefaultValue
        UNRECOGNISED("");

        private final String wire;

        Type(String wire) {
            this.wire = wire;
        }

        String wire() {
            return wire;
        }

        boolean period() {
            return this == SERVICE_PERIOD || this == DELIVERY_PERIOD;
        }
    }

    /** A service rendered on one day. */
    public static ShippingConditions service(OffsetDateTime day) {
        return new ShippingConditions(Type.SERVICE, day, null);
    }

    /** A service rendered over a period, both days inclusive. */
    public static ShippingConditions servicePeriod(OffsetDateTime first, OffsetDateTime last) {
        return new ShippingConditions(Type.SERVICE_PERIOD, first, last);
    }

    /** Goods delivered on one day. */
    public static ShippingConditions delivery(OffsetDateTime day) {
        return new ShippingConditions(Type.DELIVERY, day, null);
    }

    /** Goods delivered over a period, both days inclusive. */
    public static ShippingConditions deliveryPeriod(OffsetDateTime first, OffsetDateTime last) {
        return new ShippingConditions(Type.DELIVERY_PERIOD, first, last);
    }

    /** No date of supply is stated. */
    public static ShippingConditions none() {
        return new ShippingConditions(Type.NONE, null, null);
    }
}
