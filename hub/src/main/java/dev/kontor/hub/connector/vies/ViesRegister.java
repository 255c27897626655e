package dev.kontor.hub.connector.vies;

import dev.kontor.hub.connector.VatIdRegister;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.OrganisationId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks VIES ({@code POST /check-vat-number} of its public REST service, as described by its own
 * OpenAPI document and public clients, read 2026-11-22; nothing of it was tried against the real
 * service). Errors come as {@code errorWrappers}, also with HTTP 200; member states are away every
 * night, so {@code MS_UNAVAILABLE} is daily life. A query may be repeated: what got no answer at
 * all is asked a second time at once.
 */
@Component
final class ViesRegister implements VatIdRegister, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ViesRegister.class);

    /** All that it knows; Germany's own ids are confirmed to Germans by the BZSt only. */
    private static final Set<String> PREFIXES =
            Set.of(
                    "AT", "BE", "BG", "CY", "CZ", "DK", "EE", "EL", "ES", "FI", "FR", "HR", "HU",
                    "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
                    "XI");

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration LONGEST_CALL = Duration.ofSeconds(12);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration LATER = Duration.ofMinutes(5);
    private static final Duration BLOCKED = Duration.ofHours(1);

    /** It answers {@code MAX_CONCURRENT_REQ} beyond an unknown number. */
    private static final int AT_ONCE = 4;

    private final Organisations organisations;
    private final InstantSource clock;
    private final JsonMapper json;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECT)
                    .build();

    ViesRegister(Organisations organisations, InstantSource clock, JsonMapper json) {
        this.organisations = organisations;
        this.clock = clock;
        this.json =
                json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    }

    @Override
    public String name() {
        return "VIES";
    }

    @Override
    public boolean covers(String prefix) {
        return PREFIXES.contains(prefix);
    }

    @Override
    public Answer ask(OrganisationId organisation, Query query) {
        URI service =
                URI.create(
                        organisations.get(organisation).settings().vat().vies().baseUrl()
                                + "/check-vat-number");
        try {
            if (!turns.tryAcquire(SOON.toMillis(), TimeUnit.MILLISECONDS)) {
                return unavailable("TOO_MANY_AT_ONCE", SOON);
            }
            try {
                return ask(organisation, service, query);
            } finally {
                turns.release();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return unavailable("INTERRUPTED", SOON);
        }
    }

    private Answer ask(OrganisationId organisation, URI service, Query query)
            throws InterruptedException {
        Answer answer = twice(service, query);
        boolean requesterRefused =
                answer instanceof Answer.Unavailable(String reason, _)
                        && reason.equals("INVALID_REQUESTER_INFO");
        if (!requesterRefused) {
            return answer;
        }
        LOG.warn(
                "VIES does not take our own VAT id, so it gives no consultation numbers; correct"
                        + " vat.own-vat-ids in kontor.yaml. organisation={}",
                organisation);
        return twice(service, new Query(query.vatId(), null, query.traderName()));
    }

    /** What failed on the way, or inside VIES without a word of its own, is asked once more. */
    private Answer twice(URI service, Query query) throws InterruptedException {
        Optional<Answer> first = once(service, query);
        return first.isPresent()
                ? first.get()
                : once(service, query).orElseGet(() -> unavailable("NO_ANSWER", LATER));
    }

    /** Empty if there was no usable answer. */
    private Optional<Answer> once(URI service, Query query) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(service)
                        .timeout(LONGEST_CALL)
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .header("User-Agent", "Kontor")
                        .POST(BodyPublishers.ofString(json.writeValueAsString(wire(query))))
                        .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() == 429) {
                return Optional.of(unavailable("HTTP 429", LATER));
            }
            return understood(response.body());
        } catch (IOException away) {
            LOG.debug("VIES did not answer", away);
            return Optional.empty();
        }
    }

    private static WireCheck.Request wire(Query query) {
        String requester = query.requester();
        return new WireCheck.Request(
                query.vatId().substring(0, 2),
                query.vatId().substring(2),
                requester == null ? null : requester.substring(0, 2),
                requester == null ? null : requester.substring(2),
                query.traderName());
    }

    private Optional<Answer> understood(String body) {
        WireCheck.Response response;
        try {
            response = json.readValue(body, WireCheck.Response.class);
        } catch (JacksonException notJson) {
            LOG.debug("VIES answered something else than JSON", notJson);
            return Optional.empty();
        }
        String error = response.error();
        if (error != null) {
            return Optional.of(failed(error));
        }
        Boolean valid = response.valid();
        if (valid == null) {
            return Optional.empty();
        }
        return Optional.of(
                valid
                        ? new Answer.Valid(
                                told(response.requestIdentifier()),
                                told(response.name()),
                                told(response.address()),
                                match(response.traderNameMatch()))
                        : new Answer.Invalid(told(response.requestIdentifier())));
    }

    private Answer failed(String error) {
        return switch (error) {
            case "INVALID_INPUT" -> new Answer.Invalid(null);
            case "MS_MAX_CONCURRENT_REQ",
                    "MS_MAX_CONCURRENT_REQ_TIME",
                    "GLOBAL_MAX_CONCURRENT_REQ",
                    "GLOBAL_MAX_CONCURRENT_REQ_TIME" ->
                    unavailable(error, SOON);
            case "VAT_BLOCKED", "IP_BLOCKED" -> unavailable(error, BLOCKED);
            default -> unavailable(error, LATER);
        };
    }

    private Answer unavailable(String reason, Duration pause) {
        return new Answer.Unavailable(reason, clock.instant().plus(pause));
    }

    private static NameMatch match(@Nullable String word) {
        return switch (word) {
            case "VALID" -> NameMatch.SAME;
            case "INVALID" -> NameMatch.OTHER;
            case null, default -> NameMatch.NOT_COMPARED;
        };
    }

    private static @Nullable String told(@Nullable String text) {
        return text == null || text.isBlank() || text.strip().equals("---") ? null : text.strip();
    }

    @Override
    public void destroy() {
        http.close();
    }
}
