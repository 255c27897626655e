package dev.kontor.hub.lane;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * Runs one pass: claims the object with a new fence, asks its handler, and settles what is next.
 * Claim and settlement lock the object's row, and so does every signal; that is why no signal is
 * lost.
 */
@Component
class Worker {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    /** Age raises priority: what waited so long is no longer background. */
    private static final Duration OLD = Duration.ofHours(1);

    private final Map<String, WorkHandler> handlers;
    private final WorkTable table;
    private final Paces paces;
    private final Transactions transactions;
    private final InstantSource clock;

    Worker(
            List<WorkHandler> handlers,
            WorkTable table,
            Paces paces,
            Transactions transactions,
            InstantSource clock) {
        this.handlers =
                handlers.stream().collect(Collectors.toMap(WorkHandler::kind, Function.identity()));
        this.table = table;
        this.paces = paces;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * One execution of db-scheduler's task. It is settled here, together with what its pass wrote
     * last; nothing is left for the returned handler.
     */
    CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
        Execution execution = context.getExecution();
        int separator = instance.getId().indexOf(Lane.SEPARATOR);
        OrganisationId organisation = new OrganisationId(instance.getId().substring(0, separator));
        SourceRef ref = SourceRef.parse(instance.getId().substring(separator + 1));
        try (var _ = MDC.putCloseable("organisation", organisation.value());
                var _ = MDC.putCloseable("connection", ref.connection().toString());
                var _ = MDC.putCloseable("source", ref.toString())) {
            transactions.spanning(
                    organisation,
                    () -> {
                        Claim claim =
                                transactions.joined(
                                        organisation, () -> table.claim(organisation, ref));
                        Settlement settlement = pass(claim, execution.consecutiveFailures);
                        transactions.runInOrganisation(
                                organisation, () -> table.settle(claim, execution, settlement));
                        return settlement;
                    });
            return (_, _) -> {};
        }
    }

    private Settlement pass(Claim claim, int failures) {
        WorkHandler handler = handlers.get(claim.ref().kind());
        if (handler == null) {
            LOG.error(
                    "Nothing handles objects of kind '{}': {} waits for a version that does",
                    claim.ref().kind(),
                    claim.ref());
            return Settlement.at(clock.instant().plus(LONGEST_PAUSE));
        }
        try {
            return ScopedValue.where(Paces.BACKGROUND, inBackground(claim))
                    .call(() -> workOrTurn(handler, claim));
        } catch (NotYourTurn notYet) {
            return Settlement.turn(notYet.turn());
        } catch (FenceBroken taken) {
            LOG.info("outcome=taken-over fence={} {}", claim.fence(), taken.getMessage());
            return Settlement.at(clock.instant());
        } catch (RuntimeException failure) {
            // The loop that keeps a worker alive: counted, logged, and tried again later.
            Duration pause = pauseAfter(failures);
            LOG.warn(
                    "outcome=failed attempt={} next-look-in={} cause={}",
                    failures + 1,
                    pause,
                    failure.toString(),
                    failure);
            return new Settlement(clock.instant().plus(pause), claim.priority(), false, true);
        }
    }

    /** Sweeps and imports, unless they have waited for very long. */
    private boolean inBackground(Claim claim) {
        return claim.priority().rank() < Priority.TIMER.rank()
                && claim.waitingSince().plus(OLD).isAfter(clock.instant());
    }

    private Settlement workOrTurn(WorkHandler handler, Claim claim) {
        if (claim.fresh()
                && claim.priority() != Priority.ATTENDED
                && !paces.idle(claim.organisation(), Paces.CALLS)
                && handler.spendsCalls(claim)) {
            Optional<Instant> turn = paces.bookedOut(claim.organisation(), Paces.CALLS);
            if (turn.isPresent()) {
                return Settlement.turn(turn.get());
            }
        }
        return switch (handler.work(claim)) {
            case Verdict.Finished() -> Settlement.finished();
            case Verdict.LookAgain(Instant at, Priority priority) ->
                    new Settlement(at, priority, false, false);
        };
    }

    private static Duration pauseAfter(int failures) {
        long growing = FIRST_PAUSE.toMillis() << Math.min(failures, 10);
        long limited = Math.min(growing, LONGEST_PAUSE.toMillis());
        return Duration.ofMillis(limited + ThreadLocalRandom.current().nextLong(limited / 4 + 1));
    }

    /**
     * What is next for an object.
     *
     * @param at when to look again; null: when signalled
     * @param turn whether {@code at} is a turn promised to a pass that gave its place back
     */
    record Settlement(
            @Nullable Instant at, @Nullable Priority priority, boolean turn, boolean failed) {

        static Settlement finished() {
            return new Settlement(null, null, false, false);
        }

        static Settlement at(Instant at) {
            return new Settlement(at, null, false, false);
        }

        static Settlement turn(Instant at) {
            return new Settlement(at, null, true, false);
        }
    }
}
