package dev.kontor.lexware.simulator;

import java.time.Duration;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What may go wrong, and with which calls.
 *
 * @param organisation null: all
 * @param route method and template; {@code *} for any method or any rest
 * @param duration of a slow body or of a burst of 429; null for a burst counted in requests
 */
record FaultRule(
        @Nullable UUID organisation,
        String route,
        FaultKind kind,
        int status,
        DurationRange delay,
        DurationRange hang,
        @Nullable DurationRange duration) {

    static final String ANY_ROUTE = "* /v1/*";
    static final DurationRange USUAL_DELAY =
            DurationRange.between(Duration.ofSeconds(1), Duration.ofSeconds(30));
    private static final DurationRange USUAL_SLOWNESS = DurationRange.fixed(Duration.ofSeconds(5));

    boolean concerns(UUID calling, String routeName) {
        return (organisation == null || organisation.equals(calling)) && concerns(routeName);
    }

    boolean concerns(String routeName) {
        int blank = route.indexOf(' ');
        String method = route.substring(0, blank);
        String template = route.substring(blank + 1);
        String calledMethod = routeName.substring(0, routeName.indexOf(' '));
        String calledTemplate = routeName.substring(routeName.indexOf(' ') + 1);
        if (!method.equals("*") && !method.equals(calledMethod)) {
            return false;
        }
        return template.endsWith("*")
                ? calledTemplate.startsWith(template.substring(0, template.length() - 1))
                : calledTemplate.equals(template);
    }

    Fault drawn(RandomGenerator random) {
        return switch (kind) {
            case DROP_BEFORE -> new Fault.DropBefore();
            case DROP_AFTER -> new Fault.DropAfter();
            case LATE -> new Fault.Late(delay.draw(random), hang.draw(random));
            case ERROR_BEFORE -> new Fault.ErrorBefore(status);
            case ERROR_AFTER -> new Fault.ErrorAfter(status);
            case CUT -> new Fault.Cut();
            case SLOW ->
                    new Fault.Slow((duration == null ? USUAL_SLOWNESS : duration).draw(random));
            case THROTTLE -> new Fault.Throttle();
        };
    }
}
