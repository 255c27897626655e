package dev.kontor.hub.action;

import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What performing an action would do: the dry run.
 *
 * @param done true if it is already in line, so that nothing would be sent
 * @param requests the exact requests that would be sent, in order
 * @param gross gross total of the documents that the input asks for, those included that are there
 *     already; null if none. Flows see it as {@code plan.gross}
 * @param reasons why, decision by decision
 * @param calls calls to Lexware it would cost
 * @param grounds the same with rules, statutes and facts; null if there is nothing to decide
 */
public record Plan(
        boolean done,
        List<PlannedRequest> requests,
        @Nullable Money gross,
        List<Words> reasons,
        int calls,
        @Nullable Grounds grounds) {

    public Plan {
        requests = List.copyOf(requests);
        reasons = List.copyOf(reasons);
    }

    /** A plan without a decision to explain. */
    public Plan(
            boolean done,
            List<PlannedRequest> requests,
            @Nullable Money gross,
            List<Words> reasons,
            int calls) {
        this(done, requests, gross, reasons, calls, null);
    }

    /** A request as it would go out; {@code body} is JSON without credentials. */
    public record PlannedRequest(String method, String route, String body) {}
}
