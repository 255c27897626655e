package dev.kontor.hub.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.hub.database.TestDatabase;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.OrganisationId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The closed period and the retention that people set where kontor.yaml says nothing. */
@Timeout(60)
class OrganisationRulesIT {

    private static final OrganisationId A = new OrganisationId("a");
    private static final OrganisationId B = new OrganisationId("b");

    /** Already 23 November in Berlin. */
    private static final Instant NOW = Instant.parse("2026-11-22T23:30:00Z");

    private TestDatabase database;
    private Organisations organisations;
    private OrganisationRules rules;

    @BeforeEach
    void begin() {
        database = TestDatabase.create();
        start(
                """
                organisations:
                  a: {lexware: {api-key: {env: KEY_A}}}
                  b: {lexware: {api-key: {env: KEY_B}}, closed-until: 2026-09-30}
                """);
    }

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void closesAPeriodAtOnceForOneOrganisationAlone() {
        assertThat(rules.closeUntil(A, day("2026-10-31"), "", "petra")).isEmpty();

        assertThat(closedUntil(A)).isEqualTo("2026-10-31");
        assertThat(closedUntil(B)).isEqualTo("2026-09-30");
        assertThat(organisations.get(A).settings().closed(day("2026-10-31"))).isTrue();
        assertThat(organisations.get(A).settings().closed(day("2026-11-01"))).isFalse();
        assertThat(rules.closeUntil(A, day("2026-11-22"), "", "petra"))
                .as("yesterday in Berlin")
                .contains(day("2026-10-31"));
    }

    @Test
    void opensWhatWasClosedOnlyForAReason() {
        rules.closeUntil(A, day("2026-10-31"), "", "petra");

        refuses(
                () -> rules.closeUntil(A, day("2026-09-30"), " ", "petra"),
                OrganisationError.PERIOD_OPENED);
        refuses(() -> rules.closeUntil(A, null, "", "petra"), OrganisationError.PERIOD_OPENED);
        assertThat(closedUntil(A)).isEqualTo("2026-10-31");

        rules.closeUntil(A, day("2026-09-30"), "the auditor asked for it", "petra");
        assertThat(closedUntil(A)).isEqualTo("2026-09-30");
        rules.closeUntil(A, null, "all anew", "petra");
        assertThat(closedUntil(A)).isNull();
    }

    @Test
    void closesNothingThatIsNotOver() {
        refuses(
                () -> rules.closeUntil(A, day("2026-11-23"), "", "petra"),
                OrganisationError.PERIOD_NOT_OVER);
    }

    @Test
    void leavesToTheFileWhatItDeclaresAndTakesItUpWhereItLeftWhenItDoesNotAnyMore() {
        assertThat(rules.periodDeclared(A)).isFalse();
        assertThat(rules.periodDeclared(B)).isTrue();
        refuses(
                () -> rules.closeUntil(B, day("2026-10-31"), "", "petra"),
                OrganisationError.PERIOD_DECLARED);

        rules.closeUntil(A, day("2026-10-31"), "", "petra");
        start(
                """
                organisations:
                  a: {lexware: {api-key: {env: KEY_A}}, closed-until: 2026-08-31}
                """);
        assertThat(closedUntil(A)).isEqualTo("2026-08-31");
        start("organisations:\n  a: {lexware: {api-key: {env: KEY_A}}}\n");
        assertThat(closedUntil(A)).isEqualTo("2026-10-31");
    }

    @Test
    void keepsPersonalDataAsLongAsItIsTold() {
        assertThat(organisations.get(A).settings().retention())
                .isEqualTo(RetentionSettings.DEFAULT);

        rules.retain(A, new RetentionSettings(14, 90), "petra");
        assertThat(organisations.get(A).settings().retention())
                .isEqualTo(new RetentionSettings(14, 90));
        rules.retain(A, new RetentionSettings(null, 30), "petra");
        assertThat(organisations.get(A).settings().retention())
                .isEqualTo(new RetentionSettings(null, 30));

        for (RetentionSettings wrong :
                Map.of(
                                new RetentionSettings(6, null), 1,
                                new RetentionSettings(3_651, null), 2,
                                new RetentionSettings(null, 29), 3)
                        .keySet()) {
            refuses(() -> rules.retain(A, wrong, "petra"), OrganisationError.RETENTION_WRONG);
        }
    }

    private void start(String file) {
        organisations = TestOrganisations.apply(database, file, () -> NOW);
        rules =
                new OrganisationRules(
                        TestOrganisations.read(file),
                        organisations,
                        database.transactions(),
                        database.jdbc(),
                        () -> NOW);
    }

    private @Nullable LocalDate closedUntil(OrganisationId organisation) {
        return organisations.get(organisation).settings().closedUntil();
    }

    private static void refuses(ThrowingCallable deed, OrganisationError code) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        HubException.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
