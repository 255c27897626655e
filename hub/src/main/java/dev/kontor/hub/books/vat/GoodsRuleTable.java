package dev.kontor.hub.books.vat;

import dev.kontor.hub.model.SaleLine;
import dev.kontor.hub.organisation.GoodsRule;
import dev.kontor.hub.organisation.GoodsRule.By;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.vat.GoodsKind;
import dev.kontor.vat.PostingCategoryKind;
import dev.kontor.vat.ServiceKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of {@code goods_rule}. Inside a transaction of the organisation. */
@Component
class GoodsRuleTable {

    private static final String DECLARED = "declared";
    private static final String ANSWERED = "answered";
    private static final String FILE = "kontor.yaml";

    private final JdbcClient jdbc;

    GoodsRuleTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes the declared rules what they are in kontor.yaml; what left it no longer holds. */
    void declare(OrganisationId organisation, List<GoodsRule> rules, Instant now) {
        String[] names =
                rules.stream()
                        .map(rule -> rule.by().key() + ":" + rule.value())
                        .toArray(String[]::new);
        jdbc.sql(
                        """
                        update goods_rule set ended_at = :now
                        where organisation = :organisation and origin = 'declared' and ended_at is null
                          and not property || ':' || value = any(:names)
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("organisation", organisation.value())
                .param("names", names)
                .update();
        rules.forEach(rule -> put(organisation, rule, DECLARED, FILE, now));
    }

    /**
     * Keeps a rule that a person made.
     *
     * @return whether that is news
     */
    boolean keep(OrganisationId organisation, GoodsRule rule, String by, Instant now) {
        return put(organisation, rule, ANSWERED, by, now);
    }

    /** The rules that may be about one of these lines. */
    List<StoredRule> about(OrganisationId organisation, List<SaleLine> lines) {
        String[] skus =
                lines.stream()
                        .map(SaleLine::sku)
                        .filter(Objects::nonNull)
                        .map(GoodsRule::normal)
                        .toArray(String[]::new);
        return jdbc.sql(
                        """
                        select property, value, origin, goods, service, posting, added_at, added_by from goods_rule
                        where organisation = :organisation and ended_at is null
                          and (property <> 'sku' or value = any(:skus) or value like '%*')
                        """)
                .param("organisation", organisation.value())
                .param("skus", skus)
                .query((row, _) -> rule(row))
                .list();
    }

    private boolean put(
            OrganisationId organisation, GoodsRule rule, String origin, String by, Instant now) {
        PostingCategoryKind posting = rule.posting();
        return jdbc.sql(
                                """
                                insert into goods_rule
                                    (organisation, property, value, origin, goods, service, posting, added_at, added_by)
                                values (:organisation, :property, :value, :origin, :goods, :service, :posting, :now, :by)
                                on conflict (organisation, property, value, origin) do update
                                set goods = excluded.goods, service = excluded.service, posting = excluded.posting,
                                    added_at = excluded.added_at, added_by = excluded.added_by, ended_at = null
                                where goods_rule.ended_at is not null or goods_rule.goods <> excluded.goods
                                   or goods_rule.service <> excluded.service
                                   or goods_rule.posting is distinct from excluded.posting
                                """)
                        .param("organisation", organisation.value())
                        .param("property", rule.by().key())
                        .param("value", rule.value())
                        .param("origin", origin)
                        .param("goods", rule.goods().name())
                        .param("service", rule.service().name())
                        .param(
                                "posting",
                                posting == null ? null : posting.name(),
                                java.sql.Types.VARCHAR)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .update()
                > 0;
    }

    private static StoredRule rule(ResultSet row) throws SQLException {
        String property = row.getString("property");
        String posting = row.getString("posting");
        return new StoredRule(
                new GoodsRule(
                        Arrays.stream(By.values())
                                .filter(by -> by.key().equals(property))
                                .findFirst()
                                .orElseThrow(),
                        row.getString("value"),
                        GoodsKind.valueOf(row.getString("goods")),
                        ServiceKind.valueOf(row.getString("service")),
                        posting == null ? null : PostingCategoryKind.valueOf(posting)),
                row.getString("origin").equals(DECLARED),
                row.getString("added_by"),
                row.getObject("added_at", OffsetDateTime.class).toInstant());
    }
}
