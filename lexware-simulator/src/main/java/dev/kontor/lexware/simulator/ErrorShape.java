package dev.kontor.lexware.simulator;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The two shapes of a refusal by the application ({@code lexware-office-api.md} 4.1). */
enum ErrorShape {
    /** Everything except contacts, vouchers and files. */
    REGULAR {
        @Override
        Answer answer(Refusal refusal, Request request, Instant now) {
            ObjectNode body = Json.object();
            body.put("timestamp", Dates.written(now));
            body.put("status", refusal.status());
            body.put("error", REASONS.getOrDefault(refusal.status(), "Error"));
            body.put("path", request.path());
            body.put(
                    "traceId",
                    String.format(
                            Locale.ROOT, "%012x", ThreadLocalRandom.current().nextLong(1L << 48)));
            body.put("message", refusal.summary());
            if (!refusal.details().isEmpty()) {
                ArrayNode details = body.putArray("details");
                for (Refusal.Detail detail : refusal.details()) {
                    details.addObject()
                            .put("violation", detail.violation())
                            .put("field", detail.field())
                            .put("message", detail.message());
                }
            }
            return Answer.json(refusal.status(), body);
        }
    },
    /** Contacts, vouchers, files. */
    LEGACY {
        @Override
        Answer answer(Refusal refusal, Request request, Instant now) {
            ObjectNode body = Json.object();
            ArrayNode issues = body.putArray("IssueList");
            for (Refusal.Detail detail : refusal.details()) {
                issue(issues, detail.violation(), detail.field(), type(refusal.status()));
            }
            if (issues.isEmpty()) {
                issue(issues, refusal.summary(), request.path(), type(refusal.status()));
            }
            return Answer.json(refusal.status(), body);
        }
    };

    private static final Map<Integer, String> REASONS =
            Map.of(
                    400, "Bad Request",
                    403, "Forbidden",
                    404, "Not Found",
                    405, "Method Not Allowed",
                    406, "Not Acceptable",
                    409, "Conflict",
                    415, "Unsupported Media Type",
                    500, "Internal Server Error");

    abstract Answer answer(Refusal refusal, Request request, Instant now);

    private static void issue(ArrayNode issues, String key, String source, String type) {
        issues.addObject()
                .put("i18nKey", key)
                .put("source", source)
                .put("type", type)
                .putNull("additionalData")
                .putNull("args");
    }

    private static String type(int status) {
        return switch (status) {
            case 406 -> "validation_failure";
            case 500 -> "technical_error";
            default -> "bad_request_error";
        };
    }
}
