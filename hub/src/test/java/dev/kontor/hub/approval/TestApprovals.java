package dev.kontor.hub.approval;

import dev.kontor.hub.database.TestDatabase;
import dev.kontor.hub.lane.Lane;
import dev.kontor.hub.ledger.TestAudit;
import dev.kontor.hub.organisation.Organisations;
import java.time.InstantSource;
import tools.jackson.databind.json.JsonMapper;

/** Decisions for tests of other modules. */
public final class TestApprovals {

    private TestApprovals() {}

    public static Approvals of(
            TestDatabase database,
            Organisations organisations,
            Lane lane,
            JsonMapper json,
            InstantSource clock) {
        return new Approvals(
                new ApprovalTable(database.jdbc(), json),
                organisations,
                lane,
                TestAudit.of(database),
                database.transactions(),
                json,
                clock);
    }
}
