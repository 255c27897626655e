package dev.kontor.lexware.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells subscribers what happened, signed and with the documented patience ({@code
 * lexware-office-api.md} 7.8). Thread-safe.
 */
final class Webhooks implements AutoCloseable {

    private static final int NO_ANSWER = 0;
    private static final int NO_ADDRESS = -1;
    private static final int MOST_REDIRECTS = 3;
    private static final int REMEMBERED = 1000;

    private final SimulatorClock clock;
    private final Agenda agenda;
    private final Supplier<ServerSettings> settings;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final ArrayDeque<Delivery> deliveries = new ArrayDeque<>();
    final LongAdder fired = new LongAdder();
    final LongAdder delivered = new LongAdder();
    final LongAdder failed = new LongAdder();
    final LongAdder dropped = new LongAdder();
    final LongAdder duplicated = new LongAdder();
    private @Nullable KeyPair keys;
    private volatile WebhookNoise noise = WebhookNoise.NONE;
    private volatile Dice dice;

    Webhooks(
            SimulatorClock clock,
            Agenda agenda,
            @Nullable KeyPair keys,
            long seed,
            Supplier<ServerSettings> settings) {
        this.clock = clock;
        this.agenda = agenda;
        this.keys = keys;
        this.dice = new Dice(seed);
        this.settings = settings;
    }

    /** Made when first needed: most simulators of a test never sign anything. */
    private synchronized KeyPair keys() {
        KeyPair present = keys == null ? newKeys() : keys;
        keys = present;
        return present;
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has RSA", e);
        }
    }

    String publicKeyPem() {
        String base64 =
                Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(keys().getPublic().getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
    }

    WebhookNoise noise() {
        return noise;
    }

    void noise(WebhookNoise changed) {
        noise = changed;
    }

    void seed(long seed) {
        dice = new Dice(seed);
    }

    /** Announces an event to whoever subscribed to it; never blocks. */
    void fire(Organisation organisation, String eventType, UUID resourceId) {
        for (Subscription subscription : organisation.subscriptions().values()) {
            if (subscription.eventType().equals(eventType)) {
                fired.increment();
                plan(subscription, resourceId);
            }
        }
    }

    private void plan(Subscription subscription, UUID resourceId) {
        Instant now = clock.instant();
        Delivery delivery = new Delivery(subscription, resourceId, now);
        remember(delivery);
        WebhookNoise present = noise;
        if (dice.chance() < present.drop()) {
            delivery.drop();
            dropped.increment();
            return;
        }
        Duration wait = dice.draw(present.delay());
        if (dice.chance() < present.shuffle()) {
            wait = wait.plus(dice.draw(present.shuffleDelay()));
        }
        agenda.at(now.plus(wait), () -> attempt(delivery));
        if (dice.chance() < present.duplicate()) {
            duplicated.increment();
            Delivery twin = new Delivery(subscription, resourceId, now);
            remember(twin);
            agenda.at(now.plus(wait).plus(dice.draw(present.shuffleDelay())), () -> attempt(twin));
        }
    }

    /** Sends everything that waits. */
    void flush() {
        for (Delivery delivery : deliveries()) {
            if (delivery.outcome() == Delivery.Outcome.WAITING) {
                agenda.at(clock.instant(), () -> attempt(delivery));
            }
        }
    }

    List<Delivery> deliveries() {
        synchronized (deliveries) {
            return List.copyOf(deliveries);
        }
    }

    void forget() {
        synchronized (deliveries) {
            deliveries.clear();
        }
        noise = WebhookNoise.NONE;
        forgetCounts();
    }

    void forgetCounts() {
        fired.reset();
        delivered.reset();
        failed.reset();
        dropped.reset();
        duplicated.reset();
    }

    private void remember(Delivery delivery) {
        synchronized (deliveries) {
            deliveries.addLast(delivery);
            if (deliveries.size() > REMEMBERED) {
                deliveries.removeFirst();
            }
        }
    }

    private void attempt(Delivery delivery) {
        Subscription subscription = delivery.subscription();
        Organisation organisation = subscription.key().organisation();
        if (!organisation.subscriptions().containsKey(subscription.id())) {
            delivery.drop();
            return;
        }
        if (!delivery.begin()) {
            return;
        }
        int status = send(subscription.callbackUrl(), delivery.body(), 0);
        switch (Verdict.of(status)) {
            case DELIVERED -> {
                delivery.end(status, Delivery.Outcome.DELIVERED);
                delivered.increment();
            }
            case RETRY, RETRY_THEN_UNSUBSCRIBE -> retry(delivery, status);
            case GIVE_UP -> fail(delivery, status);
            case UNSUBSCRIBE -> {
                fail(delivery, status);
                organisation.removeSubscription(subscription.id());
            }
        }
    }

    private void retry(Delivery delivery, int status) {
        if (!delivery.hasAttemptsLeft()) {
            fail(delivery, status);
            if (Verdict.of(status) == Verdict.RETRY_THEN_UNSUBSCRIBE) {
                Subscription subscription = delivery.subscription();
                subscription.key().organisation().removeSubscription(subscription.id());
            }
            return;
        }
        delivery.end(status, Delivery.Outcome.WAITING);
        double scale = settings.get().webhookTimeScale();
        Duration wait = Duration.ofMillis(Math.round(delivery.nextWait().toMillis() * scale));
        agenda.at(clock.instant().plus(wait), () -> attempt(delivery));
    }

    private void fail(Delivery delivery, int status) {
        delivery.end(status, Delivery.Outcome.FAILED);
        failed.increment();
    }

    private int send(URI target, byte[] body, int redirects) {
        HttpRequest request =
                HttpRequest.newBuilder(target)
                        .timeout(settings.get().webhookTimeout())
                        .header("Content-Type", "application/json")
                        .header("X-Lxo-Signature", signature(body))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        try {
            HttpResponse<Void> answer =
                    client.send(request, HttpResponse.BodyHandlers.discarding());
            int status = answer.statusCode();
            if (status / 100 == 3 && redirects < MOST_REDIRECTS) {
                return answer.headers()
                        .firstValue("Location")
                        .map(location -> send(target.resolve(location), body, redirects + 1))
                        .orElse(status);
            }
            return status;
        } catch (IOException e) {
            return hasNoAddress(e) ? NO_ADDRESS : NO_ANSWER;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return NO_ANSWER;
        }
    }

    private static boolean hasNoAddress(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }

    private String signature(byte[] body) {
        try {
            Signature signature = Signature.getInstance("SHA512withRSA");
            signature.initSign(keys().getPrivate());
            signature.update(body);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The signing key must be an RSA key", e);
        }
    }

    /** Whether the callback answers a HEAD request at all. */
    boolean answersHead(URI callback) {
        HttpRequest request =
                HttpRequest.newBuilder(callback)
                        .timeout(settings.get().webhookTimeout())
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build();
        try {
            client.send(request, HttpResponse.BodyHandlers.discarding());
            return true;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    /** What an answer of a receiver means. */
    private enum Verdict {
        DELIVERED,
        RETRY,
        RETRY_THEN_UNSUBSCRIBE,
        GIVE_UP,
        UNSUBSCRIBE;

        static Verdict of(int status) {
            return switch (status) {
                case 200, 201, 202, 204 -> DELIVERED;
                case NO_ANSWER, 401, 403, 429 -> RETRY;
                case NO_ADDRESS, 404 -> RETRY_THEN_UNSUBSCRIBE;
                case 410 -> UNSUBSCRIBE;
                default -> status >= 500 ? RETRY : GIVE_UP;
            };
        }
    }
}
