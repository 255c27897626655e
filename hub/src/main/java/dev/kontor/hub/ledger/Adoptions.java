package dev.kontor.hub.ledger;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.ledger.Links.Link;
import dev.kontor.hub.ledger.Links.LinkState;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes records into the ledger that somebody else made: from then on the effect counts as done, so
 * that nothing makes the record a second time. Effect, link and audit entry commit together.
 * Thread-safe.
 */
@Component
public class Adoptions {

    private static final Logger LOG = LoggerFactory.getLogger(Adoptions.class);

    private final EffectTable effects;
    private final Links links;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final InstantSource clock;

    Adoptions(
            EffectTable effects,
            Links links,
            AuditTrail audit,
            Transactions transactions,
            InstantSource clock) {
        this.effects = effects;
        this.links = links;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * A record that shall stand for an effect.
     *
     * @param root the object whose passes work on it
     * @param run of which work this is a part, such as an import
     * @param by who found or chose it
     * @param fingerprint of the source as it is now, {@code sale} the source itself, see {@link
     *     Effect}
     * @param result what is known of the record, as JSON
     * @param why what the finding rests on; goes into the audit entry
     */
    public record Found(
            EffectKey key,
            SourceRef root,
            UUID run,
            String by,
            String fingerprint,
            String sale,
            SourceRef remote,
            String result,
            String why) {}

    /** What came of it. */
    public sealed interface Outcome {

        record Adopted(Effect effect) implements Outcome {}

        /** The effect has a record of its own already, be it this one or another. */
        record AlreadyDone(Effect effect) implements Outcome {}

        /**
         * Kontor itself is about to make the record, or does not know whether it did; or it has
         * made another one of several that the source needs.
         */
        record UnderWay() implements Outcome {}

        /** The record stands for something else already. */
        record Taken() implements Outcome {}
    }

    /** Adopts the record, unless effect or record are spoken for. Repeating it changes nothing. */
    public Outcome adopt(Found found) {
        OrganisationId organisation = found.key().organisation();
        return transactions.inOrganisation(
                organisation,
                () -> {
                    // two sources must not adopt one record at the same time
                    effects.lockRole(found.key());
                    return adoptLocked(organisation, found);
                });
    }

    private Outcome adoptLocked(OrganisationId organisation, Found found) {
        Optional<Effect> known = effects.find(found.key());
        if (known.isPresent()) {
            EffectState state = known.get().state();
            if (state == EffectState.DONE) {
                return new Outcome.AlreadyDone(known.get());
            }
            if (state.inDoubt()) {
                return new Outcome.UnderWay();
            }
        }
        if (othersMade(found)) {
            return new Outcome.UnderWay();
        }
        if (!effects.known(organisation, Set.of(found.remote())).isEmpty()
                || !links.linkedAmong(organisation, Set.of(found.remote())).isEmpty()) {
            return new Outcome.Taken();
        }
        Instant now = clock.instant();
        Effect effect = effect(found, known.orElse(null), now);
        boolean mine =
                known.isEmpty()
                        ? effects.insert(effect, intent(found), now)
                        : effects.update(known.get(), effect);
        if (!mine) {
            return new Outcome.UnderWay();
        }
        links.put(
                organisation,
                new Link(
                        found.key().source(),
                        found.key().role(),
                        found.remote(),
                        LinkState.ADOPTED),
                now);
        audit.append(
                organisation,
                now,
                "effect-adopted",
                found.key().source().toString(),
                "%s by %s: %s".formatted(found.remote(), found.by(), found.why()));
        LOG.info("outcome=adopted effect={} remote={}", effect.id(), found.remote());
        return new Outcome.Adopted(effect);
    }

    /** Whether Kontor made, or may have made, another record of the same role for the source. */
    private boolean othersMade(Found found) {
        return effects.ofRoot(found.key().organisation(), found.root()).stream()
                .filter(each -> each.key().isBeside(found.key()))
                .map(Effect::state)
                .anyMatch(state -> state == EffectState.DONE || state.inDoubt());
    }

    private Effect effect(Found found, @Nullable Effect known, Instant now) {
        int generation = known == null ? effects.generations(found.key()) + 1 : known.generation();
        return new Effect(
                known == null ? UUID.randomUUID() : known.id(),
                found.key(),
                found.root(),
                generation,
                EffectState.DONE,
                Markers.token(found.key(), generation),
                found.fingerprint(),
                found.sale(),
                "{}",
                null,
                known == null ? 0 : known.attempts(),
                null,
                null,
                found.remote(),
                found.result(),
                List.of(),
                now,
                known == null ? 1 : known.version() + 1);
    }

    /** What a record made by others has instead of flow and step. */
    private static Intent intent(Found found) {
        return new Intent(
                found.key(),
                found.root(),
                0,
                found.run(),
                "",
                "",
                found.fingerprint(),
                found.sale(),
                _ -> {
                    throw new IllegalStateException("What is adopted is never sent");
                },
                false,
                false);
    }
}
