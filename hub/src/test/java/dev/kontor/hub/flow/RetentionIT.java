package dev.kontor.hub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.hub.database.TestDatabase;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Source objects are kept as long as the installation, or the organisation, says. */
@Timeout(60)
class RetentionIT {

    private TestDatabase database;
    private PassWorld world;

    @BeforeEach
    void begin() {
        database = TestDatabase.create();
        world = new PassWorld(database, "order-to-invoice: {}\n");
        world.archive.keep(world.organisation, Samples.order("1"), world.now);
        world.archive.flush();
    }

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void keepsThemAsUsualWhereNobodySaysOtherwise() {
        world.later(Duration.ofDays(399));
        assertThat(left()).isEqualTo(1);
        world.later(Duration.ofDays(2));
        assertThat(left()).isZero();
    }

    @Test
    void keepsThemForAsManyDaysAsTheOrganisationSaysFromThenOn() {
        retain(60);
        world.later(Duration.ofDays(59));
        assertThat(left()).isEqualTo(1);
        world.later(Duration.ofDays(2));
        assertThat(left()).isZero();
    }

    @Test
    void keepsThemLongerWhereTheOrganisationSaysSo() {
        retain(800);
        world.later(Duration.ofDays(700));
        assertThat(left()).isEqualTo(1);
        retain(null);
        assertThat(left()).as("as usual again").isZero();
    }

    private int left() {
        world.archive.forget();
        return database.transactions()
                .inOrganisation(
                        world.organisation,
                        () ->
                                database.jdbc()
                                        .sql("select count(*) from source_snapshot")
                                        .query(Integer.class)
                                        .single());
    }

    private void retain(@Nullable Integer days) {
        database.transactions()
                .runInOrganisation(
                        world.organisation,
                        () ->
                                database.jdbc()
                                        .sql(
                                                """
                                                insert into organisation_rule (organisation, snapshot_days, changed_at, changed_by)
                                                values ('a', ?, now(), 'petra')
                                                on conflict (organisation) do update set snapshot_days = excluded.snapshot_days
                                                """)
                                        .param(1, days, java.sql.Types.INTEGER)
                                        .update());
        world.organisations.refresh();
    }
}
