package dev.kontor.lexware;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The body of one request, and the gate before its first byte: opens at most once and knows whether
 * it did.
 *
 * <p>Why a body publisher: the JDK's client asks an HTTP/1.1 body for its length after the
 * connection stands and right before it writes the header ({@code Http1Request.headers}), for every
 * attempt. The JDK may attempt twice on its own: a GET after a kept connection turned out dead, a
 * POST too if {@code jdk.httpclient.enableAllMethodRetry} is set, anything after a failed connect.
 * So this is the one moment at which a second attempt can still be stopped, at which a send
 * deadline means what it says, and after which nobody may claim that nothing left. The price is a
 * {@code Content-Length: 0} on GET. {@code SilentRetryIT} pins that behaviour of the JDK.
 */
final class SendOnce implements HttpRequest.BodyPublisher {

    private enum State {
        WAITING,
        LEFT,
        SHUT
    }

    private final byte[] body;
    private final HttpRequest.BodyPublisher content;
    private final Pacer pacer;
    private final RequestInfo request;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private volatile @Nullable NotSentException refusal;

    SendOnce(byte[] body, Pacer pacer, RequestInfo request) {
        this.body = body;
        this.content = HttpRequest.BodyPublishers.ofByteArray(body);
        this.pacer = pacer;
        this.request = request;
    }

    /** Asked right before the header is written. Whoever throws here keeps the request in. */
    @Override
    public long contentLength() {
        if (state.get() == State.WAITING) {
            try {
                pacer.beforeFirstByte(request);
            } catch (NotSentException late) {
                refusal = late;
                state.compareAndSet(State.WAITING, State.SHUT);
            }
        }
        if (!state.compareAndSet(State.WAITING, State.LEFT)) {
            throw new UncheckedIOException(new IOException("a request is sent at most once"));
        }
        return body.length;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        content.subscribe(subscriber);
    }

    /** Shuts the gate for good. True if nothing has left and nothing ever will. */
    boolean shut() {
        state.compareAndSet(State.WAITING, State.SHUT);
        return state.get() == State.SHUT;
    }

    /** Why the pacer kept the request in, if it did. */
    @Nullable NotSentException refusal() {
        return refusal;
    }
}
