package dev.kontor.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.hub.database.TestDatabase;
import dev.kontor.hub.ledger.AuditTrail.Head;
import dev.kontor.hub.shared.OrganisationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class AuditTrailIT {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Instant AT = Instant.parse("2026-12-01T10:00:00.123456789Z");

    private static TestDatabase database;

    private final OrganisationId organisation = new OrganisationId("o" + NUMBER.incrementAndGet());
    private final AuditTrail audit = new AuditTrail(database.jdbc());

    @BeforeAll
    static void createDatabase() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    @Test
    void numbersEntriesWithoutGapsAndFindsNothingWrong() {
        assertThat(append(5)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(verify(List.of(head()))).isEmpty();
        assertThat(head().seq()).isEqualTo(5);
    }

    @Test
    void findsNothingWrongWithAnEmptyTrail() {
        assertThat(verify(List.of())).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    at            | update audit set at = at + interval '1 microsecond' where seq = 3    | entry 3 was changed
                    kind          | update audit set kind = 'effect-undone' where seq = 3                | entry 3 was changed
                    subject       | update audit set subject = concat(subject, '0') where seq = 3              | entry 3 was changed
                    content hash  | update audit set content_hash = reverse(content_hash) where seq = 3  | entry 3 was changed
                    previous hash | update audit set previous_hash = reverse(previous_hash) where seq = 3 | entry 3 does not follow the one before
                    hash          | update audit set hash = reverse(hash) where seq = 3                  | entry 3 was changed
                    content       | update audit_content set content = concat(content, '.') where seq = 3      | content of entry 3 was changed
                    first of all  | update audit set kind = 'x' where seq = 1                            | entry 1 was changed
                    head's hash   | update audit_head set hash = reverse(hash)                           | entry 5 is not the one that was kept
                    head's number | update audit_head set seq = 6                                        | the tail is cut off: entry 6 was there and is not
                    """)
    void findsAChangedByteIn(String where, String change, String found) {
        append(5);
        change(change);

        assertThat(verify(List.of())).as(where).contains(found);
    }

    @Test
    void findsARemovedEntry() {
        append(5);
        change("delete from audit_content where seq = 3");
        change("delete from audit where seq = 3");

        assertThat(verify(List.of())).contains("entry 3 is missing");
    }

    @Test
    void findsARemovedEntryThoughTheOthersMovedUp() {
        append(5);
        change("delete from audit_content");
        change("delete from audit where seq = 3");
        change("update audit set seq = seq - 1 where seq = 4");
        change("update audit set seq = seq - 1 where seq = 5");

        assertThat(verify(List.of())).contains("entry 3 does not follow the one before");
    }

    @Test
    void findsACutTail() {
        append(5);
        change("delete from audit_content where seq > 3");
        change("delete from audit where seq > 3");

        assertThat(verify(List.of())).contains("the tail is cut off: entry 5 was there and is not");
    }

    @Test
    void findsACutTailByAHeadKeptElsewhereThoughItsOwnHeadWasCutAsWell() {
        append(5);
        Head kept = head();
        change("delete from audit_content where seq > 3");
        change("delete from audit where seq > 3");
        change(
                "update audit_head set seq = 3, hash = (select hash from audit a where"
                        + " a.organisation = audit_head.organisation and a.seq = 3)");

        assertThat(verify(List.of())).isEmpty();
        assertThat(verify(List.of(kept)))
                .contains("the tail is cut off: entry 5 was there and is not");
    }

    @Test
    void findsATrailThatWasWrittenAnewByAHeadKeptElsewhere() {
        append(3);
        Head kept = head();
        change("delete from audit_content");
        change("delete from audit");
        change("delete from audit_head");
        append(4, "forged");

        assertThat(verify(List.of())).isEmpty();
        assertThat(verify(List.of(kept))).contains("entry 3 is not the one that was kept");
    }

    @Test
    void missesContentThatIsNotThere() {
        append(5);
        change("delete from audit_content where seq = 3");

        assertThat(verify(List.of(head()))).contains("content of entry 3 is missing");
    }

    @Test
    void namesWhatIsWorseThanMissingContentFirst() {
        append(5);
        change("delete from audit_content where seq = 2");
        change("update audit set kind = 'forged' where seq = 4");

        assertThat(verify(List.of())).contains("entry 4 was changed");
    }

    @Test
    void staysWholeWhenTheChainSaysWhichContentsWereErased() {
        append(5);
        change("delete from audit_content where seq <= 3");
        database.transactions()
                .inOrganisation(
                        organisation,
                        () -> audit.append(organisation, AT, "contents-erased", "audit:3", "{}"));

        assertThat(verify(List.of(head()))).isEmpty();

        change("delete from audit_content where seq = 4");
        assertThat(verify(List.of(head()))).contains("content of entry 4 is missing");
    }

    @Test
    void keepsEntriesOfManyThreadsInOneLine() throws Exception {
        List<Callable<List<Long>>> writers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            writers.add(() -> append(20));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var writer : threads.invokeAll(writers)) {
                writer.get();
            }
        }

        assertThat(head().seq()).isEqualTo(160);
        assertThat(verify(List.of())).isEmpty();
    }

    private List<Long> append(int count) {
        return append(count, "content");
    }

    private List<Long> append(int count, String content) {
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String text = content + " " + i + " äöü";
            numbers.add(
                    database.transactions()
                            .inOrganisation(
                                    organisation,
                                    () ->
                                            audit.append(
                                                    organisation,
                                                    AT,
                                                    "effect-done",
                                                    "shopify:a.example/order/1",
                                                    text)));
        }
        return numbers;
    }

    private Head head() {
        return database.transactions()
                .inOrganisation(organisation, () -> audit.head(organisation))
                .orElseThrow();
    }

    private Optional<String> verify(List<Head> kept) {
        return database.transactions()
                .inOrganisation(organisation, () -> audit.verify(organisation, kept))
                .map(broken -> broken.words().en());
    }

    /** Row-level security keeps it to this organisation. */
    private void change(String sql) {
        int changed =
                database.transactions()
                        .inOrganisation(organisation, () -> database.jdbc().sql(sql).update());
        assertThat(changed).isPositive();
    }
}
