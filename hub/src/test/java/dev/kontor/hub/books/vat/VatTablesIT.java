package dev.kontor.hub.books.vat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.hub.action.Grounds;
import dev.kontor.hub.connector.VatIdRegister.NameMatch;
import dev.kontor.hub.connector.VatIdRegister.Query;
import dev.kontor.hub.database.TestDatabase;
import dev.kontor.hub.ledger.EffectKey;
import dev.kontor.hub.ledger.Role;
import dev.kontor.hub.model.SaleLine;
import dev.kontor.hub.organisation.GoodsRule;
import dev.kontor.hub.organisation.GoodsRule.By;
import dev.kontor.hub.organisation.VatSettings.YearTurnover;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.vat.Customer;
import dev.kontor.vat.Customer.VatIdStatus;
import dev.kontor.vat.GoodsKind;
import dev.kontor.vat.Seller;
import dev.kontor.vat.ServiceKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What is kept about VAT stays with its organisation, and comes back as it was. */
class VatTablesIT {

    private static final OrganisationId A = new OrganisationId("a");
    private static final OrganisationId B = new OrganisationId("b");
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final SourceRef ORDER =
            new SourceRef(ConnectionId.parse("shopify:a.example"), "order", "1");
    private static final Query QUERY = new Query("ATU12345675", "DE123456789", "Muster GmbH");
    private static final VatFacts FACTS =
            new VatFacts(
                    Seller.oneStopShop(),
                    Customer.Kind.BUSINESS,
                    "ATU12345675",
                    VatIdStatus.CONFIRMED,
                    new VatFacts.Check("VIES", NOW, "W1", null, NameMatch.NOT_COMPARED),
                    List.of(
                            new VatFacts.Line(
                                    "1", GoodsKind.BOOK, ServiceKind.GENERAL, null, "asked")),
                    List.of("customer-is-business"),
                    new VatFacts.Accepted("r12.ds-1.at", "anna", NOW));
    private static final VatDesk.Kept KEPT =
            new VatDesk.Kept(new Grounds(List.of(), List.of(new Grounds.Fact("vatId", "none"))), 2);

    private static TestDatabase database;

    private final GoodsRuleTable rules = new GoodsRuleTable(database.jdbc());
    private final VatAnswerTable answers = new VatAnswerTable(database.jdbc());
    private final VatIdCheckTable checks = new VatIdCheckTable(database.jdbc());
    private final VatDecisionTable decisions =
            new VatDecisionTable(database.jdbc(), JsonMapper.builder().build());

    @BeforeAll
    static void create() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void showsNothingOfOneOrganisationToAnother() {
        database.transactions().runInOrganisation(A, () -> fill(A));

        database.transactions()
                .runInOrganisation(
                        B,
                        () -> {
                            for (String table :
                                    List.of(
                                            "goods_rule",
                                            "vat_answer",
                                            "vat_id_check",
                                            "vat_decision")) {
                                assertThat(count(table)).as(table).isZero();
                            }
                            // not even to code that asks for the other by name
                            assertThat(rules.about(A, List.of(line("T-1")))).isEmpty();
                            assertThat(answers.of(A, ORDER)).isEmpty();
                            assertThat(checks.since(A, QUERY, NOW)).isEmpty();
                            assertThat(decisions.facts(key(A))).isEmpty();
                        });
        database.transactions()
                .runInOrganisation(
                        A,
                        () -> {
                            assertThat(rules.about(A, List.of(line("T-1")))).hasSize(1);
                            assertThat(answers.of(A, ORDER)).containsKey("sku:t-1");
                            assertThat(checks.since(A, QUERY, NOW)).isPresent();
                            assertThat(decisions.facts(key(A))).contains(FACTS);
                            assertThat(decisions.kept(key(A))).contains(KEPT);
                        });
    }

    @Test
    void endsWhatLeftTheFileAndKeepsWhatPeopleAnswered() {
        OrganisationId c = new OrganisationId("c");
        database.transactions()
                .runInOrganisation(
                        c,
                        () -> {
                            GoodsRule book = GoodsRule.of(By.SKU, "B-1", GoodsKind.BOOK);
                            rules.declare(c, List.of(book), NOW);
                            rules.keep(c, GoodsRule.of(By.SKU, "B-1", GoodsKind.FOOD), "anna", NOW);
                            assertThat(kinds(c)).containsExactly(GoodsKind.BOOK);

                            rules.declare(c, List.of(), NOW);
                            assertThat(kinds(c)).containsExactly(GoodsKind.FOOD);

                            rules.declare(c, List.of(book), NOW);
                            assertThat(kinds(c)).containsExactly(GoodsKind.BOOK);
                        });
    }

    @Test
    void addsUpTheTurnoverOfTheOtherObjectsOfAYear() {
        OrganisationId d = new OrganisationId("d");
        database.transactions()
                .runInOrganisation(
                        d,
                        () -> {
                            decisions.put(
                                    key(d),
                                    FACTS,
                                    KEPT,
                                    LocalDate.of(2026, 12, 31),
                                    sold("100", "40"),
                                    NOW);
                            SourceRef other = new SourceRef(ORDER.connection(), "order", "2");
                            assertThat(decisions.turnover(d, 2026, other))
                                    .isEqualTo(sold("100", "40"));
                            assertThat(decisions.turnover(d, 2026, ORDER).all()).isZero();
                            assertThat(decisions.turnover(d, 2025, other).all()).isZero();
                        });
    }

    private List<GoodsKind> kinds(OrganisationId organisation) {
        List<SaleLine> lines = List.of(line("B-1"));
        GoodsKinds kinds = new GoodsKinds(rules.about(organisation, lines), java.util.Map.of());
        return lines.stream()
                .flatMap(line -> kinds.of(line).stream())
                .map(VatFacts.Line::goods)
                .toList();
    }

    private void fill(OrganisationId organisation) {
        rules.keep(organisation, GoodsRule.of(By.SKU, "T-1", GoodsKind.GOODS), "anna", NOW);
        answers.put(organisation, ORDER, "sku:t-1", "goods", "anna", NOW);
        checks.insert(
                organisation,
                QUERY,
                new VatIdCheckTable.Row(
                        NOW, "VIES", true, "W1", "Muster GmbH", null, NameMatch.NOT_COMPARED));
        decisions.put(
                key(organisation), FACTS, KEPT, LocalDate.of(2026, 11, 21), sold("10", "0"), NOW);
    }

    private static YearTurnover sold(String all, String crossBorder) {
        return new YearTurnover(new BigDecimal(all), new BigDecimal(crossBorder), BigDecimal.ZERO);
    }

    private static EffectKey key(OrganisationId organisation) {
        return new EffectKey(organisation, ORDER, Role.REVENUE_DOCUMENT, "1");
    }

    private static int count(String table) {
        return database.jdbc().sql("select count(*) from " + table).query(Integer.class).single();
    }

    private static SaleLine line(String sku) {
        return new SaleLine(
                "1",
                "Tasse",
                sku,
                BigDecimal.ONE,
                Money.euro("1.00"),
                Money.euro("0"),
                null,
                false);
    }
}
