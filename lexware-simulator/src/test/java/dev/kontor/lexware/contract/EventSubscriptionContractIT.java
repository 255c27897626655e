package dev.kontor.lexware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.kontor.lexware.EventSubscription;
import dev.kontor.lexware.EventType;
import dev.kontor.lexware.NewContact;
import dev.kontor.lexware.Reason;
import dev.kontor.lexware.WebhookEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * lexware-office-api.md 7.8. On a real account {@code lexware.contract.callback} names an https
 * address that answers HEAD.
 */
@Resource("event-subscriptions")
class EventSubscriptionContractIT extends ContractCase {

    private final Queue<byte[]> received = new ConcurrentLinkedQueue<>();
    private HttpServer receiver;

    @BeforeAll
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext(
                "/",
                exchange -> {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    if (exchange.getRequestMethod().equals("POST")) {
                        received.add(body);
                    }
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        receiver.start();
    }

    @AfterAll
    void hangUp() {
        receiver.stop(0);
    }

    /** A new address each time. */
    private URI callback() {
        String usual = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
        return URI.create(
                System.getProperty("lexware.contract.callback", usual) + "?" + UUID.randomUUID());
    }

    @Writing(route = "POST", facts = "7.8")
    void isReadAsItWasMade() {
        URI callback = callback();
        UUID id = made(client.eventSubscriptions().create(EventType.INVOICE_CREATED, callback));

        EventSubscription read = done(client.eventSubscriptions().get(id));

        assertThat(read.subscriptionId()).isEqualTo(id);
        assertThat(read.type()).contains(EventType.INVOICE_CREATED);
        assertThat(read.callbackUrl()).isEqualTo(callback.toString());
        assertThat(done(client.eventSubscriptions().list()))
                .extracting(EventSubscription::subscriptionId)
                .contains(id);
        done(client.eventSubscriptions().delete(id));
    }

    @Writing(route = "POST", facts = "7.8")
    void refusesTheSameTypeAndAddressTwice() {
        URI callback = callback();
        UUID id = made(client.eventSubscriptions().create(EventType.INVOICE_CREATED, callback));

        rejected(
                Reason.Code.DUPLICATE,
                409,
                client.eventSubscriptions().create(EventType.INVOICE_CREATED, callback));
        done(client.eventSubscriptions().delete(id));
    }

    @Writing(route = "POST", facts = "7.8")
    void takesEveryDocumentedTypeOfEvent() {
        URI callback = callback();
        for (EventType type : EventType.values()) {
            UUID id = made(client.eventSubscriptions().create(type, callback));
            done(client.eventSubscriptions().delete(id));
        }
    }

    @Writing(route = "POST", facts = "7.8")
    void refusesUnknownTypesAndAddressesWithoutTls() {
        assertThat(
                        raw.post(
                                        path(),
                                        Raw.object(
                                                "{\"eventType\":\"moon.rose\",\"callbackUrl\":\"%s\"}"
                                                        .formatted(callback())))
                                .status())
                .isEqualTo(406);
        URI plain = URI.create("http://hub.example/in");
        bothRefuse(
                "callbackUrl",
                () -> client.eventSubscriptions().create(EventType.INVOICE_CREATED, plain),
                raw.post(
                        path(),
                        Raw.object(
                                "{\"eventType\":\"invoice.created\",\"callbackUrl\":\"%s\"}"
                                        .formatted(plain))));
    }

    @Writing(route = "DELETE /{id}", facts = "7.8")
    void isGoneOnceItIsDeleted() {
        UUID id = made(client.eventSubscriptions().create(EventType.INVOICE_DELETED, callback()));
        done(client.eventSubscriptions().delete(id));

        rejected(Reason.Code.NOT_FOUND, 404, client.eventSubscriptions().get(id));
        rejected(Reason.Code.NOT_FOUND, 404, client.eventSubscriptions().delete(id));
    }

    @Writing(route = "PUT /{id}", facts = "7.8")
    void cannotBeChanged() {
        UUID id = made(client.eventSubscriptions().create(EventType.INVOICE_CHANGED, callback()));

        assertThat(raw.put(path(id), Raw.object("{}")).status()).isIn(403, 404, 405);
        done(client.eventSubscriptions().delete(id));
    }

    @Simulated(route = "POST", facts = "7.8")
    void isToldWhatHappenedButNotHow() {
        URI callback = callback();
        UUID id = made(client.eventSubscriptions().create(EventType.CONTACT_CREATED, callback));

        UUID contact =
                made(
                        client.contacts()
                                .create(
                                        NewContact.ofCompany(
                                                NewContact.Company.of("Musterhof KG"))));

        eventually("the event arrives", () -> !received.isEmpty());
        WebhookEvent event = WebhookEvent.read(received.remove()).orElseThrow();
        assertThat(event.type()).contains(EventType.CONTACT_CREATED);
        assertThat(event.resourceId()).isEqualTo(contact);
        done(client.eventSubscriptions().delete(id));
    }

    @Reading(route = "GET /{id}", facts = "4.3")
    void isNotFoundByAnUnknownId() {
        rejected(Reason.Code.NOT_FOUND, 404, client.eventSubscriptions().get(NOBODY));
    }

    @Reading(route = "GET", facts = "5")
    void isListedInOnePiece() {
        assertThat(raw.get(path()).json().propertyNames()).containsExactly("content");
        assertThat(done(client.eventSubscriptions().list())).isNotNull();
    }
}
