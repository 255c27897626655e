package dev.kontor.hub.ledger;

import dev.kontor.hub.shared.SourceRef;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a pass wants to be true in a remote system.
 *
 * @param root the claimed object, {@code fence} its claim
 * @param fingerprint see {@link Effect}
 * @param freeze makes the request, once, at the moment it is intended
 * @param asked a person ordered to try again what was rejected
 * @param alone no other effect of this role may be under way in the organisation
 */
public record Intent(
        EffectKey key,
        SourceRef root,
        long fence,
        UUID run,
        String flow,
        String step,
        String fingerprint,
        String sale,
        Freeze freeze,
        boolean asked,
        boolean alone) {

    /** Makes the frozen request of an effect that is about to be sent. */
    @FunctionalInterface
    public interface Freeze {
        Frozen request(String token);
    }

    /**
     * @param body the request as JSON
     * @param expected gross total the record will have; null if it has none
     * @param intended keeps what belongs to the intent; runs in its transaction, once it is certain
     *     that no other pass intends the same. May throw if it does not hold any more: then nothing
     *     is intended
     */
    public record Frozen(String body, @Nullable BigDecimal expected, Runnable intended) {

        /** A request with nothing to be kept beside it. */
        public Frozen(String body, @Nullable BigDecimal expected) {
            this(body, expected, () -> {});
        }
    }
}
