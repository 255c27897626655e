package dev.kontor.lexware;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The one place that decides what became of a request (lexware-office-api.md 4.3 and 11).
 * Everything that is not clearly one of the other cases is {@link Answer.Unknown}.
 */
final class AnswerClassifier {

    private static final String NOT_EXECUTED_DETAIL = "the request was given up before it left";

    private AnswerClassifier() {}

    static <T> Answer<T> classify(Call call, Reply reply, Reply.Reader<T> reader) {
        int status = reply.status();
        return switch (status) {
            case 200, 201, 202, 204 -> done(reply, reader);
            case 429 -> new Answer.Throttled<>(retryAfter(reply));
            case 408 -> unknown(Answer.Unknown.Why.UNEXPECTED_STATUS, reply);
            default -> {
                if (status >= 400 && status < 500) {
                    ErrorBody body = ErrorBody.parse(reply.body());
                    yield new Answer.Rejected<>(
                            status, body.reasons(status, call.conflict()), body.traceId());
                }
                yield unknown(
                        status >= 500
                                ? Answer.Unknown.Why.SERVER_ERROR
                                : Answer.Unknown.Why.UNEXPECTED_STATUS,
                        reply);
            }
        };
    }

    /**
     * No complete answer arrived.
     *
     * @param nothingLeft true if not a byte was written and none can be any more
     * @param refusal the pacer's refusal, if it kept the request in
     */
    static <T> Answer<T> withoutReply(
            boolean nothingLeft,
            @Nullable NotSentException refusal,
            Answer.Unknown.Why why,
            @Nullable Exception cause) {
        if (!nothingLeft) {
            return new Answer.Unknown<>(why, null, List.of(), cause);
        }
        if (refusal != null) {
            return new Answer.NotSent<>(refusal.reason());
        }
        if (why == Answer.Unknown.Why.INTERRUPTED) {
            return new Answer.NotSent<>("interrupted before the request left");
        }
        return new Answer.Unreachable<>(
                cause == null ? new IllegalStateException(NOT_EXECUTED_DETAIL) : cause);
    }

    private static <T> Answer<T> done(Reply reply, Reply.Reader<T> reader) {
        try {
            return new Answer.Done<>(reader.read(reply), reply.status());
        } catch (UnreadableAnswer lack) {
            return unreadable(reply, lack);
        }
    }

    private static <T> Answer<T> unreadable(Reply reply, Exception cause) {
        return new Answer.Unknown<>(
                Answer.Unknown.Why.UNREADABLE_ANSWER, reply.status(), List.of(), cause);
    }

    private static <T> Answer<T> unknown(Answer.Unknown.Why why, Reply reply) {
        return new Answer.Unknown<>(
                why, reply.status(), ErrorBody.parse(reply.body()).namedReasons(), null);
    }

    /**
     * Seconds only: the HTTP-date form would need a clock in agreement with the server's. Not
     * documented by Lexware at all.
     */
    private static @Nullable Duration retryAfter(Reply reply) {
        String advice =
                reply.headers()
                        .firstValue("Retry-After")
                        .orElse("")
                        .strip()
                        .toLowerCase(Locale.ROOT);
        return advice.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(advice)) : null;
    }
}
