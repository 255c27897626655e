package dev.kontor.lexware;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request, once, and has its outcome classified. Thread-safe; blocks the caller, so call
 * it on a virtual thread.
 */
final class Transport {

    /** More than any document of Lexware; a larger answer is cut off and thereby unknown. */
    private static final long LARGEST_ANSWER = 64L << 20;

    private final HttpClient http;
    private final LexwareOptions options;

    Transport(HttpClient http, LexwareOptions options) {
        this.http = http;
        this.options = options;
    }

    static Transport connect(LexwareOptions options) {
        HttpClient http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(options.connectTimeout())
                        .build();
        return new Transport(http, options);
    }

    Transport with(Pacer pacer) {
        return new Transport(http, options.withPacer(pacer));
    }

    void close() {
        http.shutdownNow();
        http.close();
    }

    <T> Answer<T> send(Call call, Reply.Reader<T> reader) {
        Pacer pacer = options.pacer();
        try {
            pacer.acquire(call.info());
        } catch (NotSentException refusal) {
            return new Answer.NotSent<>(refusal.reason());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new Answer.NotSent<>("interrupted while waiting for the pacer");
        }
        byte[] body = call.body();
        SendOnce gate = new SendOnce(body == null ? new byte[0] : body, pacer, call.info());
        return exchange(call, gate, reader);
    }

    private <T> Answer<T> exchange(Call call, SendOnce gate, Reply.Reader<T> reader) {
        CompletableFuture<HttpResponse<byte[]>> pending =
                http.sendAsync(
                        request(call, gate),
                        HttpResponse.BodyHandlers.limiting(
                                HttpResponse.BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        try {
            HttpResponse<byte[]> response =
                    pending.get(options.requestTimeout().toNanos(), TimeUnit.NANOSECONDS);
            Reply reply = new Reply(response.statusCode(), response.headers(), response.body());
            return AnswerClassifier.classify(call, reply, reader);
        } catch (ExecutionException failure) {
            return broken(
                    gate, Answer.Unknown.Why.CONNECTION_LOST, asException(failure.getCause()));
        } catch (CancellationException closed) {
            return broken(gate, Answer.Unknown.Why.CONNECTION_LOST, closed);
        } catch (TimeoutException late) {
            // The gate first: from here on an untouched request can never leave, however slowly the
            // cancellation works.
            gate.shut();
            pending.cancel(true);
            return broken(gate, Answer.Unknown.Why.TIME_OUT, late);
        } catch (InterruptedException stop) {
            gate.shut();
            pending.cancel(true);
            Thread.currentThread().interrupt();
            return broken(gate, Answer.Unknown.Why.INTERRUPTED, null);
        }
    }

    private static <T> Answer<T> broken(
            SendOnce gate, Answer.Unknown.Why why, @Nullable Exception cause) {
        return AnswerClassifier.withoutReply(gate.shut(), gate.refusal(), why, cause);
    }

    private HttpRequest request(Call call, SendOnce gate) {
        String query = call.query().isEmpty() ? "" : "?" + call.query();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base() + call.path() + query))
                        .method(call.method(), gate)
                        .header("Accept", call.accept())
                        .header("User-Agent", options.userAgent())
                        .header("Authorization", "Bearer " + options.apiKey().value());
        if (call.body() != null) {
            request.header("Content-Type", call.contentType());
        }
        return request.build();
    }

    private String base() {
        String text = options.baseUri().toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static @Nullable Exception asException(@Nullable Throwable cause) {
        return switch (cause) {
            case null -> null;
            case Exception exception -> exception;
            case Error error -> throw error;
            default -> new IllegalStateException(cause);
        };
    }
}
