package dev.kontor.hub.connector.shopify;

import dev.kontor.hub.connector.ConnectorError;
import dev.kontor.hub.connector.ConnectorFailure;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Says what went wrong with a shop, and when to try again: 2 s after the first failure, doubling up
 * to 5 minutes while it goes on, plus up to a quarter by chance so that not all come back at once.
 * Thread-safe.
 */
final class Trouble {

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final int MOST_DOUBLINGS = 7;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final InstantSource clock;
    private final Map<ConnectionId, Integer> inARow = new ConcurrentHashMap<>();

    Trouble(InstantSource clock) {
        this.clock = clock;
    }

    /** The shop answered. */
    void over(ConnectionId connection) {
        inARow.remove(connection);
    }

    ConnectorFailure accessRefused(ConnectionId connection, String detail) {
        Words words =
                new Words(
                                "Shopify verweigert den Zugang zu %s (%s). App, Zugangsdaten und"
                                        + " Berechtigungen prüfen, dann die Verbindung fortsetzen.",
                                "Shopify refuses access to %s (%s). Check the app, its credentials"
                                        + " and scopes, then resume the connection.")
                        .with(connection.account(), detail);
        return failure(ConnectorError.ACCESS_REFUSED, words, LONGEST, null);
    }

    ConnectorFailure settingsWrong(ConnectionId connection, IllegalArgumentException cause) {
        Words words =
                new Words(
                                "Die Einstellungen der Verbindung %s sind nicht brauchbar: %s."
                                        + " In kontor.yaml berichtigen, neu starten, dann die Verbindung"
                                        + " fortsetzen.",
                                "The settings of connection %s cannot be used: %s. Correct them in"
                                        + " kontor.yaml, start again, then resume the connection.")
                        .with(connection, String.valueOf(cause.getMessage()));
        return failure(ConnectorError.ACCESS_REFUSED, words, LONGEST, cause);
    }

    ConnectorFailure throttled(ConnectionId connection, Instant retryAt) {
        Words words =
                new Words(
                                "Das Abfragekontingent von %s ist erschöpft; es geht von selbst"
                                        + " weiter.",
                                "The query points of %s are used up; it goes on by itself.")
                        .with(connection.account());
        return new ConnectorFailure(ConnectorError.THROTTLED, words, retryAt);
    }

    ConnectorFailure unreachable(ConnectionId connection, @Nullable Throwable cause) {
        Words words =
                new Words(
                                "%s ist nicht erreichbar; es wird wieder versucht.",
                                "%s cannot be reached; it is tried again.")
                        .with(connection.account());
        return failure(ConnectorError.UNREACHABLE, words, next(connection), cause);
    }

    ConnectorFailure answerLost(ConnectionId connection, String detail, @Nullable Throwable cause) {
        Words words =
                new Words(
                                "%s gab keine brauchbare Antwort (%s); es wird wieder versucht.",
                                "%s gave no usable answer (%s); it is tried again.")
                        .with(connection.account(), detail);
        return failure(ConnectorError.ANSWER_LOST, words, next(connection), cause);
    }

    ConnectorFailure refused(ConnectionId connection, String detail) {
        Words words =
                new Words(
                                "%s nimmt die Anfrage nicht an (%s).",
                                "%s does not accept the request (%s).")
                        .with(connection.account(), detail);
        return failure(ConnectorError.REQUEST_REFUSED, words, next(connection), null);
    }

    ConnectorFailure notUnderstood(
            ConnectionId connection, String subject, @Nullable Throwable cause) {
        Words words =
                new Words(
                                "Die Antwort von %s zu %s hat nicht die beschriebene Form; es wird"
                                        + " wieder versucht. Hält es an, die API-Version prüfen.",
                                "The answer of %s about %s does not have the documented form; it is"
                                        + " tried again. If it goes on, check the API version.")
                        .with(connection.account(), subject);
        return failure(ConnectorError.ANSWER_NOT_UNDERSTOOD, words, next(connection), cause);
    }

    ConnectorFailure changedMeanwhile(String subject) {
        Words words =
                new Words(
                                "%s hat sich geändert, während es gelesen wurde; es wird gleich"
                                        + " noch einmal gelesen.",
                                "%s changed while it was read; it is read again in a moment.")
                        .with(subject);
        return failure(ConnectorError.ANSWER_LOST, words, FIRST, null);
    }

    private Duration next(ConnectionId connection) {
        int failures = inARow.merge(connection, 1, Integer::sum);
        Duration pause = FIRST.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        Duration bounded = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
        return bounded.plusMillis(ThreadLocalRandom.current().nextLong(bounded.toMillis() / 4 + 1));
    }

    private ConnectorFailure failure(
            ConnectorError error, Words words, Duration pause, @Nullable Throwable cause) {
        return new ConnectorFailure(error, words, clock.instant().plus(pause), cause);
    }
}
