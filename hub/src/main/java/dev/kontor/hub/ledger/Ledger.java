package dev.kontor.hub.ledger;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.lane.Fences;
import dev.kontor.hub.lane.NotYourTurn;
import dev.kontor.hub.lane.Permit;
import dev.kontor.hub.ledger.EffectRules.Conclusion;
import dev.kontor.hub.ledger.EffectRules.Decision;
import dev.kontor.hub.ledger.Links.Link;
import dev.kontor.hub.ledger.Links.LinkState;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Exactly once on top of at-least-once: an effect is committed before it is sent, and what was sent
 * without an answer is never sent again before it is certain that it is not there. Thread-safe; one
 * effect may be performed by several passes at once, one of them gets to send.
 */
@Component
public class Ledger {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final EffectTable effects;
    private final Links links;
    private final Sightings sightings;
    private final AuditTrail audit;
    private final Fences fences;
    private final Transactions transactions;
    private final LedgerProperties properties;
    private final EffectRules rules;
    private final InstantSource clock;

    Ledger(
            EffectTable effects,
            Links links,
            Sightings sightings,
            AuditTrail audit,
            Fences fences,
            Transactions transactions,
            LedgerProperties properties,
            InstantSource clock) {
        this.effects = effects;
        this.links = links;
        this.sightings = sightings;
        this.audit = audit;
        this.fences = fences;
        this.transactions = transactions;
        this.properties = properties;
        this.rules = properties.rules();
        this.clock = clock;
    }

    /** The effect of that name, if there ever was a wish for it; superseded ones are left out. */
    public Optional<Effect> find(EffectKey key) {
        return transactions.joined(key.organisation(), () -> effects.find(key));
    }

    /** The effect that made (or adopted) a remote record. */
    public Optional<Effect> byRemote(OrganisationId organisation, SourceRef remote) {
        return transactions.joined(organisation, () -> effects.byRemote(organisation, remote));
    }

    /** From when the remote index shows what the effect's last attempt may have made. */
    public Instant settledAt(Effect effect) {
        return rules.settledAt(effect);
    }

    /** All effects that passes of this object made or wanted, oldest first. */
    public List<Effect> ofRoot(OrganisationId organisation, SourceRef root) {
        return transactions.joined(organisation, () -> effects.ofRoot(organisation, root));
    }

    /** Effects that were intended or sent and not answered. */
    public List<Effect> inDoubt(OrganisationId organisation) {
        return transactions.joined(organisation, () -> effects.inDoubt(organisation));
    }

    /** Those of the given remote records that are accounted for. */
    public Set<SourceRef> known(OrganisationId organisation, Collection<SourceRef> remotes) {
        return transactions.joined(organisation, () -> effects.known(organisation, remotes));
    }

    /**
     * Documents that were made and stand, but of whose result this is not known yet; oldest first.
     */
    public List<Effect> documentsWithout(OrganisationId organisation, String key) {
        return transactions.joined(organisation, () -> effects.doneWithout(organisation, key));
    }

    /**
     * When the newest record of this role that this ledger remembers making was intended; empty if
     * it remembers none. Adopted records do not count: who adopts one still misses its neighbours.
     */
    public Optional<Instant> newestMade(OrganisationId organisation, Role role) {
        return transactions.joined(organisation, () -> effects.newestMade(organisation, role));
    }

    /**
     * Makes it so, if it is not so yet: sends at most one request. See design.md section 6 for the
     * table that this follows.
     */
    public Performance perform(Intent intent, Remote remote) {
        return perform(intent, remote, find(intent.key()));
    }

    /**
     * As {@link #perform(Intent, Remote)}, for who has just {@linkplain #find found} the effect.
     */
    public Performance perform(Intent intent, Remote remote, Optional<Effect> found) {
        Decision decision =
                rules.decide(
                        found.orElse(null), intent.fingerprint(), intent.asked(), clock.instant());
        return switch (decision) {
            case Decision.Return() -> new Performance.Done(found.orElseThrow(), false);
            case Decision.RefuseOtherSale() ->
                    new Performance.OtherSale(found.orElseThrow(), intent.sale());
            case Decision.StayRejected() -> new Performance.Rejected(found.orElseThrow());
            case Decision.AwaitAnswer(Instant until) -> beingSent(until);
            case Decision.Look() -> resolve(intent, found.orElseThrow(), remote);
            case Decision.Send() -> adoptOrSend(intent, found.orElse(null), remote);
        };
    }

    /**
     * Adds what was learned about a done effect's record, such as its number.
     *
     * @param result replaces what is stored
     */
    public Effect learn(Effect effect, String result) {
        return transactions.joined(
                effect.key().organisation(),
                () -> {
                    Effect after = EffectChange.of(effect).result(result).effect();
                    return effects.update(effect, after)
                            ? after
                            : effects.byId(effect.key().organisation(), effect.id()).orElseThrow();
                });
    }

    /**
     * A person orders that the record be made again: the old effect keeps its history and gives up
     * its name. Does nothing if it is not done or rejected (any more).
     */
    public void supersede(Effect effect, String why) {
        if (!effect.state().mayBecome(EffectState.SUPERSEDED)) {
            return;
        }
        change(
                effect,
                EffectChange.of(effect).state(EffectState.SUPERSEDED).effect(),
                "effect-superseded",
                why);
    }

    /**
     * A person vouches that a doubtful effect is not in the remote system. Does nothing unless the
     * doubt is overdue: the person was asked about that attempt, not about one made since.
     */
    public void vouchNotThere(Effect effect, String who) {
        if (effect.state().inDoubt() && rules.overdue(effect, clock.instant())) {
            change(
                    effect,
                    EffectChange.of(effect).state(EffectState.PLANNED).effect(),
                    "effect-vouched-not-there",
                    who);
        }
    }

    /** A person accepts that the record stands for the sale as it is now. */
    public void accept(Effect effect, String fingerprint, String sale, String who) {
        change(
                effect,
                EffectChange.of(effect).agreed(fingerprint, sale).effect(),
                "other-sale-accepted",
                who);
    }

    private static Performance beingSent(Instant until) {
        return new Performance.NotYet(
                until,
                new Words(
                        "Wird gerade an das Zielsystem gesendet.", "It is being sent right now."));
    }

    private Performance adoptOrSend(Intent intent, @Nullable Effect known, Remote remote) {
        EffectKey key = intent.key();
        int generation =
                known != null
                        ? known.generation()
                        : transactions.joined(key.organisation(), () -> effects.generations(key))
                                + 1;
        String token = Markers.token(key, generation);
        // What may be repeated is repeated: nobody looks for it elsewhere.
        Optional<Sightings.Sighting> seen =
                remote.repeatable() ? Optional.empty() : firstSighting(key, token);
        if (seen.isPresent()) {
            return adopt(intent, known, generation, token, seen.get());
        }
        Permit permit = remote.permit();
        // Whoever gives the permit may have had to look around first, and found this very record.
        seen = permit == null ? seen : firstSighting(key, token);
        if (seen.isPresent()) {
            return adopt(intent, known, generation, token, seen.get());
        }
        try {
            if (permit != null && permit.waits()) {
                transactions.requireNone("Waiting for a permit for " + key);
                permit.awaitShortlyBefore();
            }
            Deadline deadline = Deadline.in(properties.sendWindow());
            Optional<Effect> intended = intend(intent, known, generation, token);
            if (intended.isEmpty()) {
                return beingSent(clock.instant().plus(SOON));
            }
            transactions.requireNone("Sending " + key);
            if (permit != null) {
                permit.await();
            }
            return concluded(remote, intended.get(), answer(remote, intended.get(), deadline));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return beingSent(clock.instant().plus(SOON));
        }
    }

    private Optional<Sightings.Sighting> firstSighting(EffectKey key, String token) {
        return transactions
                .joined(key.organisation(), () -> sightings.of(key.organisation(), token))
                .stream()
                .findFirst();
    }

    private static Remote.Answer answer(Remote remote, Effect effect, Deadline deadline) {
        try {
            return remote.send(effect, deadline);
        } catch (NotYourTurn booked) {
            return new Remote.Answer.NotExecuted("no permit", SOON);
        } catch (RuntimeException failure) {
            // Whatever broke after the intent was committed: bytes may have left.
            LOG.warn(
                    "outcome=unknown effect={} cause={}", effect.id(), failure.toString(), failure);
            return new Remote.Answer.Unknown(failure.toString());
        }
    }

    /** Commits the intent; empty if another pass was faster. */
    private Optional<Effect> intend(
            Intent intent, @Nullable Effect known, int generation, String token) {
        EffectKey key = intent.key();
        return transactions.inOrganisation(
                key.organisation(),
                () -> {
                    fences.check(key.organisation(), intent.root(), intent.fence());
                    Instant now = clock.instant();
                    if (intent.alone()) {
                        effects.lockRole(key);
                        if (effects.otherUnderWay(key, now)) {
                            return Optional.empty();
                        }
                    }
                    Intent.Frozen frozen = intent.freeze().request(token);
                    Effect effect =
                            new Effect(
                                    known == null ? UUID.randomUUID() : known.id(),
                                    key,
                                    intent.root(),
                                    generation,
                                    EffectState.INTENDED,
                                    token,
                                    intent.fingerprint(),
                                    intent.sale(),
                                    frozen.body(),
                                    frozen.expected(),
                                    known == null ? 1 : known.attempts() + 1,
                                    now,
                                    now.plus(properties.sendWindow()),
                                    null,
                                    "{}",
                                    List.of(),
                                    null,
                                    known == null ? 1 : known.version() + 1);
                    boolean mine =
                            known == null
                                    ? effects.insert(effect, intent, now)
                                    : effects.update(known, effect);
                    if (!mine) {
                        return Optional.empty();
                    }
                    frozen.intended().run();
                    audit.append(
                            key.organisation(),
                            now,
                            "effect-intended",
                            key.source().toString(),
                            frozen.body());
                    return Optional.of(effect);
                });
    }

    /** What was once sent may be there as it was then: it keeps what was agreed at the time. */
    private Performance adopt(
            Intent intent,
            @Nullable Effect known,
            int generation,
            String token,
            Sightings.Sighting seen) {
        EffectKey key = intent.key();
        return transactions.inOrganisation(
                key.organisation(),
                () -> {
                    fences.check(key.organisation(), intent.root(), intent.fence());
                    Instant now = clock.instant();
                    Effect effect =
                            new Effect(
                                    known == null ? UUID.randomUUID() : known.id(),
                                    key,
                                    intent.root(),
                                    generation,
                                    EffectState.DONE,
                                    token,
                                    known == null ? intent.fingerprint() : known.fingerprint(),
                                    known == null ? intent.sale() : known.sale(),
                                    known == null ? "{}" : known.request(),
                                    known == null ? null : known.expected(),
                                    known == null ? 0 : known.attempts(),
                                    known == null ? null : known.intendedAt(),
                                    known == null ? null : known.sendBefore(),
                                    seen.remote(),
                                    seen.result(),
                                    List.of(),
                                    now,
                                    known == null ? 1 : known.version() + 1);
                    boolean mine =
                            known == null
                                    ? effects.insert(effect, intent, now)
                                    : effects.update(known, effect);
                    if (!mine) {
                        return beingSent(now.plus(SOON));
                    }
                    links.put(
                            key.organisation(),
                            new Link(key.source(), key.role(), seen.remote(), LinkState.ADOPTED),
                            now);
                    audit.append(
                            key.organisation(),
                            now,
                            "effect-adopted",
                            key.source().toString(),
                            seen.remote().toString());
                    LOG.info("outcome=adopted effect={} remote={}", effect.id(), seen.remote());
                    return asWanted(intent, new Performance.Done(effect, true));
                });
    }

    private Performance concluded(Remote remote, Effect intended, Remote.Answer answer) {
        return remote.repeatable()
                ? transactions.joined(intended.key().organisation(), () -> settle(intended, answer))
                : settle(intended, answer);
    }

    /**
     * Commits what the answer says. It is a fact whoever learns it, so it needs no fence: only the
     * effect's version, that is, that nobody has concluded anything about this attempt meanwhile.
     */
    private Performance settle(Effect intended, Remote.Answer answer) {
        Instant now = clock.instant();
        return switch (answer) {
            case Remote.Answer.Done(SourceRef remote, String result) ->
                    done(intended, remote, result, "effect-done");
            case Remote.Answer.Rejected(List<Words> reasons) ->
                    new Performance.Rejected(
                            change(
                                    intended,
                                    EffectChange.of(intended)
                                            .state(EffectState.REJECTED)
                                            .reasons(reasons)
                                            .effect(),
                                    "effect-rejected",
                                    reasons.toString()));
            case Remote.Answer.NotExecuted(String why, Duration pause) -> {
                change(
                        intended,
                        EffectChange.of(intended).state(EffectState.PLANNED).effect(),
                        "effect-not-executed",
                        why);
                yield new Performance.NotYet(
                        now.plus(pause),
                        new Words(
                                "Noch nicht ausgeführt (" + why + "), wird wiederholt.",
                                "Not executed yet (" + why + "), will be repeated."));
            }
            case Remote.Answer.Unknown(String why) -> {
                Effect unknown =
                        change(
                                intended,
                                EffectChange.of(intended).state(EffectState.UNKNOWN).effect(),
                                "effect-unknown",
                                why);
                yield new Performance.InDoubt(
                        unknown, now.plus(properties.lookEvery()), false, why);
            }
        };
    }

    private Performance done(Effect before, SourceRef remote, String result, String kind) {
        OrganisationId organisation = before.key().organisation();
        return transactions.inOrganisation(
                organisation,
                () -> {
                    Instant now = clock.instant();
                    Effect after =
                            EffectChange.of(before)
                                    .state(EffectState.DONE)
                                    .remote(remote)
                                    .result(result)
                                    .doneAt(now)
                                    .effect();
                    if (!effects.update(before, after)) {
                        // Concluded otherwise meanwhile. The record exists: keep the evidence.
                        sightings.note(organisation, before.token(), remote, result, now);
                        return new Performance.NotYet(
                                now.plus(SOON),
                                new Words("Wird erneut geprüft.", "It is being looked at again."));
                    }
                    links.put(
                            organisation,
                            new Link(
                                    before.key().source(),
                                    before.key().role(),
                                    remote,
                                    LinkState.LIVE),
                            now);
                    audit.append(
                            organisation,
                            now,
                            kind,
                            before.key().source().toString(),
                            remote.toString());
                    return new Performance.Done(after, true);
                });
    }

    private Performance resolve(Intent intent, Effect effect, Remote remote) {
        transactions.requireNone("Looking for " + effect.key());
        Remote.Finding finding = remote.look(effect);
        return switch (rules.conclude(effect, finding, clock.instant())) {
            case Conclusion.Adopt(Remote.Finding.There there) -> {
                LOG.info("outcome=found effect={} remote={}", effect.id(), there.remote());
                yield asWanted(
                        intent, done(effect, there.remote(), there.result(), "effect-found"));
            }
            case Conclusion.KeepLooking(Instant nextLook, boolean overdue, String why) ->
                    new Performance.InDoubt(effect, nextLook, overdue, why);
            case Conclusion.SendAgain() -> {
                Effect planned =
                        change(
                                effect,
                                EffectChange.of(effect).state(EffectState.PLANNED).effect(),
                                "effect-not-there",
                                finding.toString());
                LOG.info("outcome=not-there effect={}", effect.id());
                yield planned.state() == EffectState.PLANNED
                        ? adoptOrSend(intent, planned, remote)
                        : beingSent(clock.instant().plus(SOON));
            }
        };
    }

    /** What was found may have been sent for the sale as it was before it changed. */
    private static Performance asWanted(Intent intent, Performance performance) {
        return performance instanceof Performance.Done(Effect effect, _)
                        && !effect.fingerprint().equals(intent.fingerprint())
                ? new Performance.OtherSale(effect, intent.sale())
                : performance;
    }

    /** Stores a change with its audit entry; returns the effect as it then is. */
    private Effect change(Effect before, Effect after, String kind, String content) {
        OrganisationId organisation = before.key().organisation();
        return transactions.inOrganisation(
                organisation,
                () -> {
                    if (effects.update(before, after)) {
                        audit.append(
                                organisation,
                                clock.instant(),
                                kind,
                                before.key().source().toString(),
                                content);
                        return after;
                    }
                    return effects.byId(organisation, before.id()).orElseThrow();
                });
    }
}
