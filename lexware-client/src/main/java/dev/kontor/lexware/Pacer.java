package dev.kontor.lexware;

/**
 * Lets requests out, one by one: the one place where limits and send deadlines are kept. Lexware
 * Office allows 2 requests a second per client over all endpoints together and answers 429 above
 * (lexware-office-api.md 3).
 *
 * <p>Both methods are called once per request, {@link #acquire} first. Implementations are
 * thread-safe.
 */
@FunctionalInterface
public interface Pacer {

    /**
     * Waits until the request may be sent, in the caller's thread and before a connection is looked
     * for. The wait counts to no time-out.
     *
     * @throws NotSentException if the request shall not be sent at all; it ends as {@link
     *     Answer.NotSent}
     * @throws InterruptedException if the caller's thread is interrupted; the call ends as {@link
     *     Answer.NotSent} with the flag set again
     */
    void acquire(RequestInfo request) throws NotSentException, InterruptedException;

    /**
     * The last look, after the connection stands (TLS handshake included) and immediately before
     * the first byte of the request is written: the place for a <em>send before</em> deadline on a
     * monotonic clock. Runs on a thread of the HTTP client, so it must not block.
     *
     * @throws NotSentException if it is too late; nothing leaves and the call ends as {@link
     *     Answer.NotSent}
     */
    default void beforeFirstByte(RequestInfo request) throws NotSentException {}

    /**
     * The pace of a client used alone: 1.9 requests a second, depth 1, in the order of asking.
     * Slightly below the documented 2/s because running exactly at the limit still yields 429
     * (lexware-office-api.md 3). One per API key; share it between clients of the same key.
     */
    static Pacer steady() {
        return SteadyPacer.perSecond(1.9);
    }

    /**
     * No limit of its own: for callers that hold their permits elsewhere and for tests against a
     * simulator.
     */
    static Pacer unlimited() {
        return request -> {};
    }
}
