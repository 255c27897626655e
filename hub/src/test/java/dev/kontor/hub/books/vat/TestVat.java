package dev.kontor.hub.books.vat;

import dev.kontor.hub.connector.vies.TestVies;
import dev.kontor.hub.database.TestDatabase;
import dev.kontor.hub.ledger.TestAudit;
import dev.kontor.hub.organisation.Organisations;
import java.time.InstantSource;
import tools.jackson.databind.json.JsonMapper;

/** The desk of VAT for tests of the books, asking whatever VIES the organisations name. */
public final class TestVat implements AutoCloseable {

    private final TestVies vies;
    private final VatDesk desk;

    private TestVat(TestVies vies, VatDesk desk) {
        this.vies = vies;
        this.desk = desk;
    }

    public static TestVat on(
            TestDatabase database,
            Organisations organisations,
            InstantSource clock,
            JsonMapper json) {
        TestVies vies = TestVies.of(organisations, clock, json);
        GoodsRuleTable rules = new GoodsRuleTable(database.jdbc());
        VatAnswerTable answers = new VatAnswerTable(database.jdbc());
        return new TestVat(
                vies,
                new VatDesk(
                        organisations,
                        rules,
                        answers,
                        new VatDecisionTable(database.jdbc(), json),
                        new VatIdChecks(
                                vies.register(),
                                new VatIdCheckTable(database.jdbc()),
                                organisations,
                                database.transactions(),
                                clock),
                        new AnswerIntake(
                                rules,
                                answers,
                                TestAudit.of(database),
                                database.transactions(),
                                clock,
                                json),
                        TestAudit.of(database),
                        database.transactions(),
                        clock,
                        json));
    }

    public VatDesk desk() {
        return desk;
    }

    @Override
    public void close() {
        vies.close();
    }
}
