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
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a span commits and when; a second connection is who sees it. */
class SpansIT {

    private static final OrganisationId A = new OrganisationId("a");
    private static final OrganisationId B = new OrganisationId("b");

    private static TestDatabase database;

    private final Transactions transactions = database.transactions();
    private final JdbcClient jdbc = database.jdbc();

    @BeforeAll
    static void makeTable() {
        database = TestDatabase.create();
        database.transactions()
                .runAcrossOrganisations(() -> {
                    database.jdbc()
                            .sql("create table thing (organisation text not null, name text)")
                            .update();
                    database.jdbc().sql("select kontor_isolate('thing')").query(row -> {});
                });
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void empty() {
        transactions.runAcrossOrganisations(() -> jdbc.sql("delete from thing").update());
    }

    @Test
    void joinedUnitsAreCommittedWithTheNextOneThatCommits() {
        transactions.spanning(
                A,
                () -> {
                    transactions.runJoined(A, () -> insert("one"));
                    assertThat(transactions.joined(A, this::names)).containsExactly("one");
                    assertThat(seenByOthers()).isEmpty();
                    transactions.runInOrganisation(A, () -> insert("two"));
                    assertThat(seenByOthers()).containsExactly("one", "two");
                    return true;
                });
    }

    @Test
    void joinedUnitsAreOneTransaction() {
        List<Long> numbers = new ArrayList<>();
        transactions.spanning(
                A,
                () -> {
                    numbers.add(transactions.joined(A, this::transaction));
                    numbers.add(transactions.joined(A, this::transaction));
                    numbers.add(transactions.inOrganisation(A, this::transaction));
                    numbers.add(transactions.joined(A, this::transaction));
                    return true;
                });
        assertThat(numbers.subList(0, 3)).containsOnly(numbers.getFirst());
        assertThat(numbers.getLast()).isNotEqualTo(numbers.getFirst());
    }

    @Test
    void nothingIsOpenWhileSomethingIsSent() {
        transactions.spanning(
                A,
                () -> {
                    transactions.runJoined(A, () -> insert("one"));
                    transactions.requireNone("Sending");
                    assertThat(seenByOthers()).containsExactly("one");
                    return true;
                });
        assertThatThrownBy(() ->
                        transactions.runInOrganisation(
                                A, () -> transactions.requireNone("Sending")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Sending inside a transaction");
    }

    @Test
    void aUnitThatThrowsTakesWithItWhatWaited() {
        transactions.spanning(
                A,
                () -> {
                    transactions.runInOrganisation(A, () -> insert("kept"));
                    transactions.runJoined(A, () -> insert("lost"));
                    assertThatThrownBy(() ->
                                    transactions.runInOrganisation(
                                            A,
                                            () -> {
                                                insert("never");
                                                throw new IllegalArgumentException("no");
                                            }))
                            .hasMessage("no");
                    transactions.runJoined(A, () -> insert("after"));
                    return true;
                });
        assertThat(seenByOthers()).containsExactly("kept", "after");
    }

    @Test
    void whatWaitedIsKeptIfTheWorkThrowsBetweenUnits() {
        assertThatThrownBy(() ->
                        transactions.spanning(
                                A,
                                () -> {
                                    transactions.runJoined(A, () -> insert("one"));
                                    throw new IllegalArgumentException("no");
                                }))
                .hasMessage("no");
        assertThat(seenByOthers()).containsExactly("one");
    }

    @Test
    void anotherOrganisationIsNeverInTheSameTransaction() {
        transactions.spanning(
                A,
                () -> {
                    transactions.runJoined(A, () -> insert("one"));
                    assertThat(transactions.joined(B, this::names)).isEmpty();
                    assertThat(seenByOthers()).containsExactly("one");
                    return true;
                });
    }

    @Test
    void whatWaitsForTheCommitRunsAfterIt() {
        List<List<String>> seen = new ArrayList<>();
        transactions.spanning(
                A,
                () -> {
                    transactions.runJoined(
                            A,
                            () -> {
                                insert("one");
                                transactions.afterCommit(() -> seen.add(seenByOthers()));
                            });
                    assertThat(seen).isEmpty();
                    return true;
                });
        assertThat(seen).containsExactly(List.of("one"));
    }

    @Test
    void withoutASpanJoinedCommitsAtOnce() {
        transactions.runJoined(A, () -> insert("one"));
        assertThat(seenByOthers()).containsExactly("one");
    }

    private void insert(String name) {
        jdbc.sql("insert into thing values ('a', ?)").param(name).update();
    }

    private List<String> names() {
        return jdbc.sql("select name from thing").query(String.class).list();
    }

    private long transaction() {
        return jdbc.sql("select pg_current_xact_id()::text::bigint").query(Long.class).single();
    }

    /** In a thread, and so on a connection, of its own. */
    private List<String> seenByOthers() {
        List<String> names = new ArrayList<>();
        Thread other =
                Thread.ofVirtual()
                        .start(() -> names.addAll(transactions.inOrganisation(A, this::names)));
        try {
            other.join();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        return names;
    }
}
