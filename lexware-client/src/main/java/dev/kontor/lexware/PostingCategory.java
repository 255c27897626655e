package dev.kontor.lexware;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an item of a bookkeeping voucher is booked as (lexware-office-api.md 7.14). Names and ids
 * change with the law: read them, do not write them down.
 *
 * @param id id
 * @param name German name
 * @param type income or outgo
 * @param contactRequired true if the collective contact will not do
 * @param splitAllowed true if several tax rates may stand in one voucher
 * @param groupName German name of its group
 */
public record PostingCategory(
        @Nullable UUID id,
        @Nullable String name,
        @Nullable Side type,
        boolean contactRequired,
        boolean splitAllowed,
        @Nullable String groupName) {

    /** Which side of the books. */
    public enum Side {
        /** Money in: sales vouchers. */
        @JsonProperty("income")
        INCOME,
        /** Money out: purchase vouchers. */
        @JsonProperty("outgo")
        OUTGO,
        /** A word that this version does not know. */
        @JsonEnumDefaultValue
        UNRECOGNISED
    }
}
