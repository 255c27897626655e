package dev.kontor.lexware;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What became of one call. Exactly one request was sent at most; nothing is retried inside the
 * client.
 *
 * <p>What may be done next: {@link Throttled}, {@link NotSent} and {@link Unreachable} were
 * certainly not executed, so the same request may be sent again later. After {@link Unknown} a
 * <em>write</em> must be looked for before it is sent again, because the API has no idempotency key
 * (lexware-office-api.md 11); a read may simply be repeated. {@link Rejected} is final for this
 * request.
 *
 * <p>No case carries a body of an error, so all of them are safe to log except the value of {@link
 * Done}.
 *
 * @param <T> what a successful call returns
 */
public sealed interface Answer<T> {

    /**
     * Executed.
     *
     * @param value what was returned
     * @param status 200, 201, 202 or 204
     */
    record Done<T>(T value, int status) implements Answer<T> {}

    /**
     * Understood and refused; nothing was changed.
     *
     * @param status the HTTP status, for the log; decide by the reasons
     * @param reasons why, at least one
     * @param traceId the vendor's id of the request, if its answer named one; quote it to the
     *     vendor's support
     */
    record Rejected<T>(int status, List<Reason> reasons, @Nullable String traceId)
            implements Answer<T> {

        /** At least one reason, kept unmodifiable. */
        public Rejected {
            reasons =
                    reasons.isEmpty()
                            ? List.of(Reason.of(Reason.Code.UNSPECIFIED))
                            : List.copyOf(reasons);
        }

        /** True if any reason has this code. */
        public boolean because(Reason.Code code) {
            return reasons.stream().anyMatch(reason -> reason.code() == code);
        }
    }

    /**
     * 429: over the limit and certainly not executed (lexware-office-api.md 3).
     *
     * @param retryAfter the server's advice; usually absent, as Lexware documents none
     */
    record Throttled<T>(@Nullable Duration retryAfter) implements Answer<T> {}

    /**
     * The {@link Pacer} did not let the request out, or the thread was interrupted before it did:
     * certainly not executed.
     *
     * @param reason the pacer's words
     */
    record NotSent<T>(String reason) implements Answer<T> {}

    /**
     * No connection was made (address unknown, refused, connect time-out, certificate not trusted):
     * not a byte of the request left, so it was certainly not executed.
     *
     * @param cause what failed
     */
    record Unreachable<T>(Exception cause) implements Answer<T> {}

    /**
     * The request left, at least in part, and whether it was executed is not known.
     *
     * @param why what happened instead of an answer
     * @param status the HTTP status if there was one, for example 504
     * @param reasons typed reasons if a 5xx body named some, for example {@link
     *     Reason.Code#UNMAPPABLE_CONTACT}; often empty
     * @param cause the failure underneath, if any
     */
    record Unknown<T>(
            Why why, @Nullable Integer status, List<Reason> reasons, @Nullable Exception cause)
            implements Answer<T> {

        /** Keeps the reasons unmodifiable. */
        public Unknown {
            reasons = List.copyOf(reasons);
        }

        /** What happened instead of an answer. */
        public enum Why {
            /** No complete answer within the request time-out. */
            TIME_OUT,
            /** The connection ended before the answer was complete. */
            CONNECTION_LOST,
            /**
             * 5xx. 504 in particular: the gateway gave up after 30 s and the request may have been
             * processed.
             */
            SERVER_ERROR,
            /** A success by its status, but the body could not be understood. */
            UNREADABLE_ANSWER,
            /** A status that the API does not document, such as a redirect or 408. */
            UNEXPECTED_STATUS,
            /** The waiting thread was interrupted; its flag is set again. */
            INTERRUPTED
        }
    }

    /** The value of {@link Done}, empty for every other case. */
    default Optional<T> success() {
        return this instanceof Done<T> done ? Optional.of(done.value()) : Optional.empty();
    }

    /**
     * True if the request surely changed nothing: every case but {@link Done} and {@link Unknown}.
     */
    default boolean certainlyNotExecuted() {
        return switch (this) {
            case Done<T> _, Unknown<T> _ -> false;
            case Rejected<T> _, Throttled<T> _, NotSent<T> _, Unreachable<T> _ -> true;
        };
    }

    /** The same answer with the value of {@link Done} turned into something else. */
    default <R> Answer<R> map(Function<? super T, ? extends R> function) {
        int status = this instanceof Done<T> done ? done.status() : 0;
        return then(value -> new Done<>(function.apply(value), status));
    }

    /**
     * The next call if this one is {@link Done}, else this answer: a read and the change of what
     * was read in one go.
     */
    default <R> Answer<R> then(Function<? super T, Answer<R>> call) {
        return switch (this) {
            case Done<T> done -> call.apply(done.value());
            case Rejected<T> it -> new Rejected<>(it.status(), it.reasons(), it.traceId());
            case Throttled<T> it -> new Throttled<>(it.retryAfter());
            case NotSent<T> it -> new NotSent<>(it.reason());
            case Unreachable<T> it -> new Unreachable<>(it.cause());
            case Unknown<T> it -> new Unknown<>(it.why(), it.status(), it.reasons(), it.cause());
        };
    }
}
