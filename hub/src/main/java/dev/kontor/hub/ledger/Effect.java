package dev.kontor.hub.ledger;

import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One intended write, as recorded.
 *
 * @param root the object whose passes work on it
 * @param token marks the remote record as this effect's ({@link Markers})
 * @param fingerprint of what was agreed; equal fingerprints are the same sale
 * @param sale what the fingerprint stands for, as JSON, for people to compare
 * @param request the frozen request, as JSON
 * @param expected gross total the remote record must have; null if it has none
 * @param sendBefore no byte of the last attempt left after this instant
 * @param remote the remote record; null until known
 * @param result what is known of it, as JSON
 * @param version grows with each change
 */
public record Effect(
        UUID id,
        EffectKey key,
        SourceRef root,
        int generation,
        EffectState state,
        String token,
        String fingerprint,
        String sale,
        String request,
        @Nullable BigDecimal expected,
        int attempts,
        @Nullable Instant intendedAt,
        @Nullable Instant sendBefore,
        @Nullable SourceRef remote,
        String result,
        List<Words> reasons,
        @Nullable Instant doneAt,
        long version) {}
