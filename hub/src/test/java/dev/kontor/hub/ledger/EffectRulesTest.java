package dev.kontor.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.hub.ledger.EffectRules.Conclusion;
import dev.kontor.hub.ledger.EffectRules.Decision;
import dev.kontor.hub.ledger.Remote.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectRulesTest {

    private static final Instant INTENDED_AT = Instant.parse("2026-12-01T10:00:00Z");
    private static final Instant SEND_BEFORE = INTENDED_AT.plusSeconds(5);

    /** Settled 5 + 35 + 180 = 220 s after the intent, overdue 600 s after it. */
    private final EffectRules rules =
            new EffectRules(
                    Duration.ofSeconds(35),
                    Duration.ofMinutes(3),
                    Duration.ofMinutes(10),
                    Duration.ofSeconds(15));

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            textBlock =
                    """
                    what is certainly not there is sent,                PLANNED,    same,  false,   0, Send
                    a plan is sent with the sale as it is now,          PLANNED,    other, false,   0, Send
                    what is being sent is left to its sender,           INTENDED,   same,  false,   4, AwaitAnswer
                    a person cannot hurry what is being sent,           INTENDED,   other, true,    4, AwaitAnswer
                    an intent past its time is a doubt,                 INTENDED,   same,  false,   5, Look
                    a doubt is never sent again because the sale moved, INTENDED,   other, true,  900, Look
                    an unknown outcome is looked into,                  UNKNOWN,    same,  false,   0, Look
                    an unknown outcome is looked into for any sale,     UNKNOWN,    other, true,    0, Look
                    what is done is done,                               DONE,       same,  false, 900, Return
                    what is done is done though a person asks,          DONE,       same,  true,  900, Return
                    another sale needs a person,                        DONE,       other, false,   0, RefuseOtherSale
                    another sale needs a person who decides,            DONE,       other, true,    0, RefuseOtherSale
                    a refusal stays,                                    REJECTED,   same,  false, 900, StayRejected
                    a refusal is tried again on a person's order,       REJECTED,   same,  true,    0, Send
                    a refusal is tried again with other input,          REJECTED,   other, false,   0, Send
                    a superseded effect leaves its name free,           SUPERSEDED, same,  false,   0, Send
                    """)
    void decides(
            String sentence,
            EffectState state,
            String sale,
            boolean asked,
            long secondsLater,
            String decision) {
        Decision decided =
                rules.decide(
                        effect(state),
                        sale.equals("same") ? "agreed" : "changed",
                        asked,
                        INTENDED_AT.plusSeconds(secondsLater));

        assertThat(decided.getClass().getSimpleName()).as(sentence).isEqualTo(decision);
    }

    @Test
    void sendsWhatWasNeverWishedForBefore() {
        assertThat(rules.decide(null, "agreed", false, INTENDED_AT)).isEqualTo(new Decision.Send());
    }

    @Test
    void saysUntilWhenSomebodyElseMaySend() {
        assertThat(rules.decide(effect(EffectState.INTENDED), "agreed", false, INTENDED_AT))
                .isEqualTo(new Decision.AwaitAnswer(SEND_BEFORE));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            textBlock =
                    """
                    a conclusive look before the settle time proves nothing,  true,  219, KeepLooking
                    a conclusive look after the settle time proves it,        true,  220, SendAgain
                    an inconclusive look never proves anything,               false, 599, KeepLooking
                    nor after days,                                           false, 900000, KeepLooking
                    """)
    void concludesFromNotSeeing(
            String sentence, boolean conclusive, long secondsLater, String conclusion) {
        Conclusion concluded =
                rules.conclude(
                        effect(EffectState.UNKNOWN),
                        new Finding.NotSeen(conclusive, "not in the index"),
                        INTENDED_AT.plusSeconds(secondsLater));

        assertThat(concluded.getClass().getSimpleName()).as(sentence).isEqualTo(conclusion);
    }

    @Test
    void asksAPersonWhenADoubtLastsTenMinutes() {
        assertThat(overdueAfter(599)).isFalse();
        assertThat(overdueAfter(600)).isTrue();
    }

    @Test
    void looksAgainAfterTheLookInterval() {
        Instant now = INTENDED_AT.plusSeconds(60);

        assertThat(
                        rules.conclude(
                                effect(EffectState.UNKNOWN),
                                new Finding.NotSeen(false, "why"),
                                now))
                .isEqualTo(new Conclusion.KeepLooking(now.plusSeconds(15), false, "why"));
    }

    @Test
    void adoptsWhatIsThereAtAnyTime() {
        var there = new Finding.There(LedgerWorld.remote("invoice", "1"), "{}");

        assertThat(rules.conclude(effect(EffectState.INTENDED), there, INTENDED_AT))
                .isEqualTo(new Conclusion.Adopt(there));
    }

    @Test
    void repeatsAtOnceWhatIsHarmless() {
        assertThat(rules.conclude(effect(EffectState.UNKNOWN), new Finding.Harmless(), INTENDED_AT))
                .isEqualTo(new Conclusion.SendAgain());
    }

    private boolean overdueAfter(long seconds) {
        return rules.conclude(
                                effect(EffectState.UNKNOWN),
                                new Finding.NotSeen(false, "why"),
                                INTENDED_AT.plusSeconds(seconds))
                        instanceof Conclusion.KeepLooking(_, boolean overdue, _)
                && overdue;
    }

    private static Effect effect(EffectState state) {
        return new Effect(
                UUID.randomUUID(),
                LedgerWorld.key(LedgerWorld.freshOrder()),
                LedgerWorld.freshOrder(),
                1,
                state,
                "K-0000000000",
                "agreed",
                "{}",
                "{}",
                null,
                1,
                INTENDED_AT,
                SEND_BEFORE,
                null,
                "{}",
                List.of(),
                null,
                1);
    }
}
