package dev.kontor.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.hub.database.TestDatabase;
import dev.kontor.hub.ledger.AuditTrail.Break;
import dev.kontor.hub.ledger.AuditTrail.Broken;
import dev.kontor.hub.ledger.AuditTrail.Head;
import dev.kontor.hub.shared.OrganisationId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Heads of audit chains, kept outside of the database. */
@Timeout(60)
class KeptHeadsIT {

    private static final OrganisationId A = new OrganisationId("a");
    private static final OrganisationId B = new OrganisationId("b");

    @TempDir Path folder;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-12-01T23:30:00Z"));
    private TestDatabase database;
    private AuditTrail trail;
    private KeptHeads kept;
    private AuditSearch search;

    @BeforeEach
    void begin() {
        database = TestDatabase.create();
        trail = new AuditTrail(database.jdbc());
        kept =
                new KeptHeads(
                        trail,
                        database.transactions(),
                        new AuditProperties(file()),
                        JsonMapper.builder().build(),
                        clock);
        search = new AuditSearch(database.jdbc(), trail, kept, database.transactions());
    }

    @AfterEach
    void end() {
        kept.destroy();
        database.close();
    }

    @Test
    void keepsEachHeadOnceADayAndLosesNone() throws IOException {
        append(A, 3);
        append(B, 1);
        assertThat(kept.keep()).isEqualTo(2);
        append(A, 1);
        assertThat(kept.keep()).as("kept today").isZero();
        clock.advance(Duration.ofHours(1));
        assertThat(kept.keep()).as("the next day").isEqualTo(2);

        assertThat(kept.of(A)).extracting(Head::seq).containsExactly(3L, 4L);
        assertThat(kept.of(B)).extracting(Head::seq).containsExactly(1L, 1L);
        assertThat(Files.readAllLines(file())).hasSize(4).allMatch(line -> line.contains("hash"));
    }

    @Test
    void findsATailThatWasCutOffTogetherWithTheHead() {
        append(A, 5);
        kept.keep();
        in(A, "delete from audit_content where seq > 3");
        in(A, "delete from audit where seq > 3");
        in(
                A,
                "update audit_head set seq = 3, hash = (select hash from audit a where"
                        + " a.organisation = audit_head.organisation and a.seq = 3)");

        AuditSearch.Verified verified = search.verify(A, List.of());
        assertThat(verified.broken()).isEqualTo(new Broken(Break.TAIL_CUT, 5));
        assertThat(verified.heads()).isEqualTo(1);
    }

    @Test
    void findsAChainThatWasWrittenAnewByAHeadThatSomebodyElseKept() throws IOException {
        append(A, 2);
        Head elsewhere = search.head(A).orElseThrow();
        in(A, "delete from audit_content");
        in(A, "delete from audit");
        in(A, "delete from audit_head");
        append(A, 4);

        assertThat(search.verify(A, List.of()).broken()).isNull();
        assertThat(search.verify(A, List.of(elsewhere)).broken())
                .as("entries are at other instants")
                .isEqualTo(new Broken(Break.NOT_THE_KEPT_ONE, 2));
    }

    @Test
    void namesTheFirstOfSeveralChanges() {
        append(A, 6);
        in(A, "update audit set kind = 'forged' where seq in (5, 2)");

        assertThat(search.verify(A, List.of()).broken()).isEqualTo(new Broken(Break.CHANGED, 2));
    }

    @Test
    void findsSwappedEntries() {
        append(A, 4);
        in(A, "delete from audit_content");
        in(A, "update audit set seq = 99 where seq = 2");
        in(A, "update audit set seq = 2 where seq = 3");
        in(A, "update audit set seq = 3 where seq = 99");

        assertThat(search.verify(A, List.of()).broken()).isEqualTo(new Broken(Break.UNLINKED, 2));
    }

    @Test
    void readsOnAfterALineWhoseWritingWasCutOffButNotOverOneThatWasChanged() throws IOException {
        append(A, 1);
        kept.keep();
        Files.writeString(file(), "{\"organisation\":\"a\",\"ent", StandardOpenOption.APPEND);
        assertThat(kept.of(A)).hasSize(1);
        clock.advance(Duration.ofDays(1));
        kept.keep();
        assertThat(kept.of(A)).hasSize(2);

        Files.writeString(file(), "{\"organisation\":\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> kept.of(A)).hasMessageContaining("Line 3 of");
    }

    private Path file() {
        return folder.resolve("data/audit-heads.jsonl");
    }

    private void append(OrganisationId organisation, int count) {
        for (int i = 0; i < count; i++) {
            clock.advance(Duration.ofMillis(1));
            database.transactions()
                    .runInOrganisation(
                            organisation,
                            () ->
                                    trail.append(
                                            organisation,
                                            clock.instant(),
                                            "effect-done",
                                            "shopify:a.example/order/1",
                                            "content"));
        }
    }

    private void in(OrganisationId organisation, String sql) {
        int changed =
                database.transactions()
                        .inOrganisation(organisation, () -> database.jdbc().sql(sql).update());
        assertThat(changed).isPositive();
    }
}
