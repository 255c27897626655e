package dev.kontor.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectStateTest {

    /** Row: from; columns: planned, intended, unknown, done, rejected, superseded. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "PLANNED,    no,  yes, no,  yes, no,  no",
        "INTENDED,   yes, no,  yes, yes, yes, no",
        "UNKNOWN,    yes, no,  no,  yes, no,  no",
        "DONE,       no,  no,  no,  no,  no,  yes",
        "REJECTED,   no,  yes, no,  yes, no,  yes",
        "SUPERSEDED, no,  no,  no,  no,  no,  no",
    })
    void mayBecomeWhatTheTableSaysAndNothingElse(
            EffectState from,
            String planned,
            String intended,
            String unknown,
            String done,
            String rejected,
            String superseded) {
        String[] wanted = {planned, intended, unknown, done, rejected, superseded};
        EffectState[] states = EffectState.values();
        for (int i = 0; i < states.length; i++) {
            assertThat(from.mayBecome(states[i]))
                    .as("%s to %s", from, states[i])
                    .isEqualTo(wanted[i].equals("yes"));
        }
    }

    @Test
    void isInDoubtBetweenTheIntentAndACertainAnswer() {
        assertThat(Stream.of(EffectState.values()).filter(EffectState::inDoubt))
                .containsExactly(EffectState.INTENDED, EffectState.UNKNOWN);
    }

    @Test
    void isStoredUnderAKeyThatReadsBack() {
        for (EffectState state : EffectState.values()) {
            assertThat(EffectState.ofKey(state.key())).isEqualTo(state);
        }
    }
}
