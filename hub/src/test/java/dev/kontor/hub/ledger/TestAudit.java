package dev.kontor.hub.ledger;

import dev.kontor.hub.database.TestDatabase;

/** The audit trail for tests of other modules. */
public final class TestAudit {

    private TestAudit() {}

    public static AuditTrail of(TestDatabase database) {
        return new AuditTrail(database.jdbc());
    }
}
