package dev.kontor.hub.connector.vies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.hub.connector.VatIdRegister.Answer;
import dev.kontor.hub.connector.VatIdRegister.NameMatch;
import dev.kontor.hub.connector.VatIdRegister.Query;
import dev.kontor.hub.database.TestDatabase;
import dev.kontor.hub.organisation.TestOrganisations;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.simulator.vies.Trader;
import dev.kontor.simulator.vies.ViesQuery;
import dev.kontor.simulator.vies.ViesSimulator;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** VIES over HTTP against its simulator. */
@Timeout(60)
class ViesRegisterIT {

    private static final OrganisationId A = new OrganisationId("a");
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final String VIENNESE = "ATU12345675";

    private final ViesSimulator vies = ViesSimulator.start(0, () -> NOW);
    private final TestDatabase database = TestDatabase.create();
    private final ViesRegister register =
            new ViesRegister(
                    TestOrganisations.apply(
                            database,
                            """
                            organisations:
                              a:
                                lexware: {api-key: {env: KEY_A}}
                                vat: {vies: {base-url: '%s'}}
                            """
                                    .formatted(vies.serviceUri())),
                    () -> NOW,
                    JsonMapper.builder().build());

    @AfterEach
    void close() {
        register.destroy();
        vies.close();
        database.close();
    }

    @Test
    void confirmsAnIdWithConsultationNumberNameAndAddress() {
        vies.register(Trader.of(VIENNESE, "Muster GmbH", "Ring 1, 1010 Wien"));

        assertThat(ask(VIENNESE, "DE123456789"))
                .isEqualTo(
                        new Answer.Valid(
                                "WAPIAAAA00000001",
                                "Muster GmbH",
                                "Ring 1, 1010 Wien",
                                NameMatch.NOT_COMPARED));
    }

    @Test
    void knowsNoConsultationNumberWithoutARequester() {
        vies.register(Trader.of(VIENNESE, "Muster GmbH", null));

        assertThat(ask(VIENNESE, null))
                .isEqualTo(new Answer.Valid(null, "Muster GmbH", null, NameMatch.NOT_COMPARED));
    }

    @Test
    void saysThatAnIdIsNotValid() {
        assertThat(ask(VIENNESE, "DE123456789")).isEqualTo(new Answer.Invalid("WAPIAAAA00000001"));
    }

    @Test
    void takesARefusedInputForNotValid() {
        assertThat(ask("AT?", null)).isEqualTo(new Answer.Invalid(null));
    }

    @ParameterizedTest
    @CsvSource({"Muster GmbH, SAME", "MUSTER GMBH, SAME", "Andere SL, OTHER"})
    void tellsWhetherTheNameIsTheirsWhereTheMemberStateCompares(String name, NameMatch match) {
        vies.register(Trader.of("ESB58378431", "Muster GmbH", null));

        assertThat(register.ask(A, new Query("ESB58378431", null, name)))
                .isEqualTo(new Answer.Valid(null, null, null, match));
    }

    @ParameterizedTest
    @CsvSource({
        "MS_UNAVAILABLE, PT5M",
        "TIMEOUT, PT5M",
        "MS_MAX_CONCURRENT_REQ, PT10S",
        "GLOBAL_MAX_CONCURRENT_REQ, PT10S",
        "IP_BLOCKED, PT1H"
    })
    void saysWhenItIsWorthAskingAgain(String error, Duration pause) {
        vies.fail("AT", error);

        assertThat(ask(VIENNESE, null)).isEqualTo(new Answer.Unavailable(error, NOW.plus(pause)));
    }

    @Test
    void asksAgainAtOnceWhereTheConnectionWasCutAndGivesUpAfterThat() {
        vies.register(Trader.of(VIENNESE, "Muster GmbH", null));
        vies.cutNext(1);
        assertThat(ask(VIENNESE, null)).isInstanceOf(Answer.Valid.class);

        vies.cutNext(2);
        assertThat(ask(VIENNESE, null)).isInstanceOf(Answer.Unavailable.class);
    }

    @Test
    void asksWithoutOurOwnIdWhereThatIsRefused() {
        vies.register(Trader.of(VIENNESE, "Muster GmbH", null));

        assertThat(ask(VIENNESE, "DE?")).isInstanceOf(Answer.Valid.class);

        assertThat(vies.queries())
                .extracting(ViesQuery::outcome)
                .containsExactly("INVALID_REQUESTER_INFO", "valid");
    }

    private Answer ask(String vatId, @Nullable String requester) {
        return register.ask(A, new Query(vatId, requester, null));
    }
}
