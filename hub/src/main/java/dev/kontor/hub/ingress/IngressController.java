package dev.kontor.hub.ingress;

import dev.kontor.hub.connector.Connectors;
import dev.kontor.hub.connector.Delivery;
import dev.kontor.hub.connector.Reception;
import dev.kontor.hub.organisation.Connection;
import dev.kontor.hub.organisation.Organisations;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /in/{token}}: the one address a connection's vendor sends to. The token is opaque and
 * tells the connection; whether the call is genuine only the connector's check tells.
 *
 * <p>Answers: 2xx stored (or had been before), 400 and 401 not genuine, 404 no such address, 413
 * too large, 503 could not be stored, come again. A paused connection is answered like any other.
 */
@RestController
class IngressController {

    private static final Logger LOG = LoggerFactory.getLogger(IngressController.class);
    private static final int LONGEST_TOKEN = 200;
    private static final String RETRY_AFTER = "30";

    private final Organisations organisations;
    private final Connectors connectors;
    private final Inbox inbox;
    private final IngressMetrics metrics;
    private final RefusedDeliveries refusals;
    private final InstantSource clock;
    private final int largestBody;

    IngressController(
            Organisations organisations,
            Connectors connectors,
            Inbox inbox,
            IngressMetrics metrics,
            RefusedDeliveries refusals,
            InstantSource clock,
            IngressProperties properties) {
        this.organisations = organisations;
        this.connectors = connectors;
        this.inbox = inbox;
        this.metrics = metrics;
        this.refusals = refusals;
        this.clock = clock;
        this.largestBody = Math.toIntExact(properties.largestBody().toBytes());
    }

    @RequestMapping(
            path = "/in/{token}",
            method = {RequestMethod.POST, RequestMethod.GET, RequestMethod.HEAD})
    ResponseEntity<byte[]> receive(@PathVariable String token, HttpServletRequest request)
            throws IOException {
        Optional<Connection> connection =
                token.length() > LONGEST_TOKEN
                        ? Optional.empty()
                        : organisations.byIngressToken(token);
        if (connection.isEmpty()) {
            return unknown(token);
        }
        return switch (RawBody.read(
                request.getInputStream(), request.getContentLengthLong(), largestBody)) {
            case RawBody.TooLarge() ->
                    refused(connection.get(), HttpStatus.CONTENT_TOO_LARGE, "too large");
            case RawBody.Truncated() ->
                    refused(connection.get(), HttpStatus.BAD_REQUEST, "truncated");
            case RawBody.Complete(byte[] bytes) ->
                    taken(connection.get(), delivery(request, bytes));
        };
    }

    /**
     * Anything else below {@code /in}; left to Spring, its log would show the token in the path.
     */
    @RequestMapping(path = {"/in", "/in/**"})
    ResponseEntity<byte[]> elsewhere(HttpServletRequest request) {
        return unknown(request.getRequestURI());
    }

    private ResponseEntity<byte[]> unknown(String address) {
        metrics.unknownAddress();
        LOG.info("outcome=unknown-address token-hash={}", hash(address));
        return closing(HttpStatus.NOT_FOUND);
    }

    private ResponseEntity<byte[]> taken(Connection connection, Delivery delivery) {
        try {
            return switch (connectors.get(connection.id().vendor()).receive(connection, delivery)) {
                case Reception.Accepted accepted -> stored(connection, delivery, accepted);
                case Reception.Handshake handshake -> {
                    metrics.count(connection, "handshake", "none");
                    yield ResponseEntity.status(handshake.status())
                            .header(HttpHeaders.CONTENT_TYPE, handshake.contentType())
                            .header("X-Content-Type-Options", "nosniff")
                            .body(handshake.body());
                }
                case Reception.Refused refusal ->
                        refused(connection, HttpStatus.valueOf(refusal.status()), refusal.reason());
            };
        } catch (DataAccessException | TransactionException e) {
            return unavailable(connection, "database", e);
        } catch (RuntimeException e) {
            return unavailable(connection, "defect", e);
        }
    }

    private ResponseEntity<byte[]> stored(
            Connection connection, Delivery delivery, Reception.Accepted accepted) {
        boolean fresh = inbox.store(connection, delivery, accepted);
        String alarm = accepted.alarm();
        if (!fresh) {
            metrics.count(connection, "duplicate", "none");
        } else if (alarm == null) {
            metrics.count(connection, "accepted", "none");
        } else {
            metrics.count(connection, "not-understood", alarm);
            LOG.warn(
                    "outcome=not-understood organisation={} connection={} bytes={} reason='{}'",
                    connection.organisation(),
                    connection.id(),
                    delivery.body().length,
                    alarm);
        }
        return ResponseEntity.ok().build();
    }

    private ResponseEntity<byte[]> refused(
            Connection connection, HttpStatus status, String reason) {
        metrics.count(connection, "refused", reason);
        refusals.note(connection, reason);
        LOG.info(
                "outcome=refused organisation={} connection={} status={} reason='{}'",
                connection.organisation(),
                connection.id(),
                status.value(),
                reason);
        return closing(status);
    }

    /**
     * Never a 2xx for what is not on disk: the vendor sends it again. The failure is named by its
     * class and place only, because its message may quote the delivery.
     */
    private ResponseEntity<byte[]> unavailable(
            Connection connection, String reason, RuntimeException cause) {
        metrics.count(connection, "unavailable", reason);
        StackTraceElement[] places = cause.getStackTrace();
        LOG.error(
                "outcome=unavailable organisation={} connection={} cause={} at={}; the vendor will"
                        + " send the delivery again",
                connection.organisation(),
                connection.id(),
                cause.getClass().getName(),
                places.length == 0 ? "unknown" : places[0]);
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER)
                .build();
    }

    /** What was refused may not have been read to its end: the connection is of no more use. */
    private static ResponseEntity<byte[]> closing(HttpStatus status) {
        return ResponseEntity.status(status).header(HttpHeaders.CONNECTION, "close").build();
    }

    private Delivery delivery(HttpServletRequest request, byte[] body) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name, Collections.list(request.getHeaders(name)));
        }
        return new Delivery(request.getMethod(), headers, body, clock.instant());
    }

    private static String hash(String token) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 3);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
