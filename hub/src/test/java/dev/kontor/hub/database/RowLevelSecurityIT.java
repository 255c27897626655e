package dev.kontor.hub.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.hub.shared.OrganisationId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class RowLevelSecurityIT {

    private static final OrganisationId A = new OrganisationId("a");
    private static final OrganisationId B = new OrganisationId("b");

    private static final String VIOLATION =
            "ERROR: new row violates row-level security policy for table \"thing\"";

    private static TestDatabase database;

    private final Transactions transactions = database.transactions();
    private final JdbcClient jdbc = database.jdbc();

    @BeforeAll
    static void makeTable() {
        database = TestDatabase.create();
        database.transactions()
                .runAcrossOrganisations(() -> {
                    database.jdbc()
                            .sql(
                                    "create table thing (organisation text not null, name"
                                            + " text, primary key (organisation, name))")
                            .update();
                    database.jdbc().sql("select kontor_isolate('thing')").query(row -> {});
                });
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void fill() {
        transactions.runAcrossOrganisations(() -> jdbc.sql("delete from thing").update());
        transactions.runInOrganisation(A, () -> insert("a", "apple"));
        transactions.runInOrganisation(B, () -> insert("b", "banana"));
    }

    @Test
    void showsOnlyTheRowsOfTheOrganisationOfTheTransaction() {
        assertThat(transactions.inOrganisation(A, this::names)).containsExactly("apple");
        assertThat(transactions.inOrganisation(B, this::names)).containsExactly("banana");
        assertThat(transactions.acrossOrganisations(this::names))
                .containsExactly("apple", "banana");
    }

    @Test
    void showsNothingWithoutATransactionOfOurs() {
        assertThat(names()).isEmpty();
    }

    @Test
    void showsNothingAfterATransactionOnTheSamePooledConnection() {
        transactions.acrossOrganisations(this::names);
        for (int i = 0; i < 20; i++) {
            assertThat(names()).isEmpty();
        }
    }

    @Test
    void refusesToInsertForAnotherOrganisation() {
        assertThatThrownBy(() -> transactions.runInOrganisation(A, () -> insert("b", "cherry")))
                .isInstanceOf(DataAccessException.class)
                .hasRootCauseMessage(VIOLATION);
    }

    @Test
    void neitherUpdatesNorDeletesRowsOfAnotherOrganisation() {
        int changed =
                transactions.inOrganisation(
                        A,
                        () ->
                                jdbc.sql("update thing set name = 'x' where organisation = 'b'")
                                                .update()
                                        + jdbc.sql("delete from thing where organisation = 'b'")
                                                .update());

        assertThat(changed).isZero();
        assertThat(transactions.inOrganisation(B, this::names)).containsExactly("banana");
    }

    @Test
    void refusesToHandARowToAnotherOrganisation() {
        assertThatThrownBy(() ->
                        transactions.runInOrganisation(
                                A, () -> jdbc.sql("update thing set organisation = 'b'").update()))
                .isInstanceOf(DataAccessException.class)
                .hasRootCauseMessage(VIOLATION);
    }

    @Test
    void bindsTheOwnerOfEveryTableWithAnOrganisation() {
        List<String> open =
                jdbc.sql(
                                """
                                select c.relname from pg_class c
                                join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation'
                                where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
                                  and not (c.relrowsecurity and c.relforcerowsecurity)
                                """)
                        .query(String.class)
                        .list();

        assertThat(open).as("tables that need select kontor_isolate('…')").isEmpty();
    }

    @Test
    void joinsATransactionOfTheSameOrganisation() {
        assertThatThrownBy(() ->
                        transactions.runInOrganisation(
                                A,
                                () -> {
                                    transactions.runInOrganisation(A, () -> insert("a", "inner"));
                                    throw new IllegalStateException("outer fails");
                                }))
                .hasMessage("outer fails");

        assertThat(transactions.inOrganisation(A, this::names)).containsExactly("apple");
    }

    @Test
    void refusesATransactionOfAnotherOrganisationInside() {
        assertThatThrownBy(() ->
                        transactions.runInOrganisation(
                                A, () -> transactions.runInOrganisation(B, () -> {})))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'b' inside one for 'a'");
        assertThatThrownBy(() ->
                        transactions.runAcrossOrganisations(
                                () -> transactions.runInOrganisation(B, () -> {})))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void runsWhatWaitsForTheCommitAfterItAndOutsideOfTheTransaction() {
        List<String> seen = new ArrayList<>();
        transactions.runInOrganisation(
                A,
                () -> {
                    insert("a", "late");
                    transactions.afterCommit(
                            () -> seen.addAll(transactions.inOrganisation(A, this::names)));
                    assertThat(seen).isEmpty();
                });

        assertThat(seen).containsExactly("apple", "late");
    }

    @Test
    void forgetsWhatWaitsForTheCommitWhenItRollsBack() {
        List<String> seen = new ArrayList<>();
        assertThatThrownBy(() ->
                        transactions.runInOrganisation(
                                A,
                                () -> {
                                    transactions.afterCommit(() -> seen.add("ran"));
                                    throw new IllegalStateException("no");
                                }))
                .hasMessage("no");

        assertThat(seen).isEmpty();
    }

    @Test
    void refusesRemoteCallsInsideATransaction() {
        transactions.requireNone("Calling");
        assertThatThrownBy(() ->
                        transactions.runInOrganisation(
                                A, () -> transactions.requireNone("Calling")))
                .hasMessageContaining("Calling inside a transaction");
    }

    private void insert(String organisation, String name) {
        jdbc.sql("insert into thing values (?, ?)").params(organisation, name).update();
    }

    private List<String> names() {
        return jdbc.sql("select name from thing order by name").query(String.class).list();
    }
}
