package dev.kontor.hub.ledger;

import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An effect with some of its parts replaced; the version counts up. */
final class EffectChange {

    private final Effect before;
    private EffectState state;
    private String fingerprint;
    private String sale;
    private @Nullable SourceRef remote;
    private String result;
    private List<Words> reasons;
    private @Nullable Instant doneAt;

    private EffectChange(Effect before) {
        this.before = before;
        this.state = before.state();
        this.fingerprint = before.fingerprint();
        this.sale = before.sale();
        this.remote = before.remote();
        this.result = before.result();
        this.reasons = before.reasons();
        this.doneAt = before.doneAt();
    }

    static EffectChange of(Effect before) {
        return new EffectChange(before);
    }

    EffectChange state(EffectState value) {
        state = value;
        return this;
    }

    EffectChange agreed(String newFingerprint, String newSale) {
        fingerprint = newFingerprint;
        sale = newSale;
        return this;
    }

    EffectChange remote(SourceRef value) {
        remote = value;
        return this;
    }

    EffectChange result(String value) {
        result = value;
        return this;
    }

    EffectChange reasons(List<Words> value) {
        reasons = List.copyOf(value);
        return this;
    }

    EffectChange doneAt(Instant value) {
        doneAt = value;
        return this;
    }

    Effect effect() {
        return new Effect(
                before.id(),
                before.key(),
                before.root(),
                before.generation(),
                state,
                before.token(),
                fingerprint,
                sale,
                before.request(),
                before.expected(),
                before.attempts(),
                before.intendedAt(),
                before.sendBefore(),
                remote,
                result,
                reasons,
                doneAt,
                before.version() + 1);
    }
}
