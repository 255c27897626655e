package dev.kontor.bench.stage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order in the shop, and what it should have in the books.
 *
 * @param id in the shop
 * @param name its number, such as {@code #1001}
 * @param charged gross of the invoice it should have; null: it should have none
 * @param refunds gross of each credit note it should have
 */
public record PlayedOrder(
        Tenant tenant,
        long id,
        String name,
        Buyer buyer,
        @Nullable BigDecimal charged,
        List<BigDecimal> refunds) {

    public PlayedOrder {
        refunds = List.copyOf(refunds);
    }

    /** {@code organisation/id}, as {@link HubTables.Stuck#order()}. */
    public String key() {
        return tenant.id() + "/" + id;
    }

    /** Whether it was charged and nothing was given back yet. */
    public boolean refundable() {
        return charged != null && refunds.isEmpty();
    }

    PlayedOrder withRefund(BigDecimal amount) {
        List<BigDecimal> more = new ArrayList<>(refunds);
        more.add(amount);
        return new PlayedOrder(tenant, id, name, buyer, charged, more);
    }
}
