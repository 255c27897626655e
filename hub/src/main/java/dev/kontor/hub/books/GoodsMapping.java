package dev.kontor.hub.books;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.shared.OrganisationId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What products are in the eyes of VAT, for people to look at. Reads only; thread-safe. */
@Component
public class GoodsMapping {

    private static final int MOST = 1_000;

    private final JdbcClient jdbc;
    private final Transactions transactions;

    GoodsMapping(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * One rule that holds.
     *
     * @param property {@code sku}, {@code product-type}, {@code collection} or {@code tax-code}
     * @param declared kontor.yaml says so; else a person's answer was kept
     * @param by who answered; the file if it is declared
     */
    public record Rule(
            String property,
            String value,
            String goods,
            String service,
            @Nullable String posting,
            boolean declared,
            Instant since,
            String by) {}

    /** The rules of an organisation, at most 1,000. */
    public List<Rule> rules(OrganisationId organisation) {
        return transactions.inOrganisation(
                organisation,
                () ->
                        jdbc.sql(
                                        """
                                        select property, value, goods, service, posting, origin = 'declared' as declared, added_at, added_by
                                        from goods_rule where organisation = ? and ended_at is null order by property, value limit ?
                                        """)
                                .params(organisation.value(), MOST)
                                .query((row, _) ->
                                        new Rule(
                                                row.getString("property"),
                                                row.getString("value"),
                                                row.getString("goods"),
                                                row.getString("service"),
                                                row.getString("posting"),
                                                row.getBoolean("declared"),
                                                row.getObject("added_at", OffsetDateTime.class)
                                                        .toInstant(),
                                                row.getString("added_by")))
                                .list());
    }
}
