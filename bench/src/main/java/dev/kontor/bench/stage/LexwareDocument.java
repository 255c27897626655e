package dev.kontor.bench.stage;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document as it stands in the Lexware simulator.
 *
 * @param organisation whose it is
 * @param type {@code invoice} or {@code creditnote}
 * @param order the shop's number of the order that it names, such as {@code #1001}
 * @param token Kontor's marker
 * @param executedBy how the request met its fate: {@code normal}, {@code late}, {@code dropped},
 *     {@code hand}
 */
public record LexwareDocument(
        UUID organisation,
        UUID id,
        String type,
        String status,
        @Nullable String number,
        BigDecimal gross,
        @Nullable String order,
        @Nullable String token,
        String executedBy) {

    public boolean invoice() {
        return type.equals("invoice");
    }
}
