package dev.kontor.hub.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.Secret;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ExternalPostgresIT {

    private static TestDatabase database;

    @BeforeAll
    static void create() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void takesAnOrdinaryRoleOnADurableServer() {
        assertThatCode(() -> ExternalPostgres.requireFit(database.location()))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesASuperuserBecauseNothingWouldKeepOrganisationsApart() {
        assertThatThrownBy(() -> ExternalPostgres.requireFit(database.creator()))
                .isInstanceOfSatisfying(
                        HubException.class,
                        refusal ->
                                assertThat(refusal.code())
                                        .isEqualTo(DatabaseError.DATABASE_ROLE_TOO_STRONG))
                .hasMessageContaining("superuser");
    }

    @Test
    void refusesARoleWhoseSessionsWouldNotWaitForTheDisk() {
        database.jdbc().sql("alter role current_user set synchronous_commit = off").update();
        try {
            assertThatThrownBy(() -> ExternalPostgres.requireFit(database.location()))
                    .isInstanceOf(HubException.class)
                    .hasMessageContaining("synchronous_commit = off");
        } finally {
            database.jdbc().sql("alter role current_user reset synchronous_commit").update();
        }
    }

    @Test
    void saysWhichServerDoesNotLetUsIn() {
        DatabaseLocation wrong =
                new DatabaseLocation(
                        database.location().jdbcUrl(), "kontor", new Secret("not-the-password"));

        assertThatThrownBy(() -> ExternalPostgres.requireFit(wrong))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("does not let user 'kontor' in")
                .hasMessageContaining("check hub.database")
                .hasMessageNotContaining("not-the-password");
    }
}
