package dev.kontor.lexware;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.kontor.lexware.Answer.Unknown.Why;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One call, at most one request on the wire, and no claim about it that is not sure. */
@Timeout(20)
class SilentRetryIT {

    private static final String CREATED =
            "{\"id\":\"77aa0000-0000-4000-8000-000000000001\",\"version\":1}";
    private static final UUID ID = UUID.fromString("77aa0000-0000-4000-8000-000000000001");

    private LexwareClient client;

    @AfterEach
    void close() {
        if (client != null) {
            client.close();
        }
    }

    @Test
    void sendsAPostOnceThoughTheServerHangsUpWithoutAnAnswer() throws Exception {
        try (RawServer server = new RawServer((_, connection) -> connection.close())) {
            Answer<ActionResult> answer = open(server.uri()).invoices().create(invoice(), true);

            assertThat(answer)
                    .isInstanceOfSatisfying(
                            Answer.Unknown.class,
                            it -> assertThat(it.why()).isEqualTo(Why.CONNECTION_LOST));
            assertThat(server.requests()).hasSize(1);
            assertThat(server.requests().getFirst())
                    .startsWith("POST /v1/invoices?finalize=true HTTP/1.1");
        }
    }

    @Test
    void sendsAGetOnceThoughTheJdkWouldSendItTwice() throws Exception {
        try (RawServer server = new RawServer((_, connection) -> connection.close())) {
            Answer<Invoice> answer = open(server.uri()).invoices().get(ID);

            assertThat(answer).isInstanceOf(Answer.Unknown.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void sendsAPostOnceWhenAKeptConnectionIsClosedOnIt() throws Exception {
        try (RawServer server =
                new RawServer((number, connection) -> {
                    if (number == 1) {
                        RawServer.reply(connection, 201, CREATED);
                    } else {
                        connection.close();
                    }
                })) {
            Invoices invoices = open(server.uri()).invoices();

            assertThat(invoices.create(invoice(), false)).isInstanceOf(Answer.Done.class);
            assertThat(invoices.create(invoice(), false)).isInstanceOf(Answer.Unknown.class);

            assertThat(server.requests()).hasSize(2);
            assertThat(server.connections())
                    .as("the second request took the kept connection")
                    .isEqualTo(1);
        }
    }

    @Test
    void makesANewConnectionWhenTheKeptOneWasClosedWhileIdle() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (RawServer server =
                new RawServer((number, connection) -> {
                    RawServer.reply(connection, 201, CREATED);
                    if (number == 1) {
                        connection.close();
                        closed.countDown();
                    }
                })) {
            Invoices invoices = open(server.uri()).invoices();

            assertThat(invoices.create(invoice(), false)).isInstanceOf(Answer.Done.class);
            assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
            Answer<ActionResult> second = invoices.create(invoice(), false);

            // The client may or may not have seen the end of the idle connection yet; a duplicate
            // is impossible either way.
            assertThat(second).isInstanceOfAny(Answer.Done.class, Answer.Unknown.class);
            assertThat(server.requests()).hasSizeLessThanOrEqualTo(2);
        }
    }

    @Test
    void doesNotKnowWhatAnAnswerCutInTheMiddleMeant() throws Exception {
        try (RawServer server =
                new RawServer((_, connection) -> {
                    connection
                            .getOutputStream()
                            .write(
                                    "HTTP/1.1 201 X\r\nContent-Length: 90\r\n\r\n{\"id"
                                            .getBytes(StandardCharsets.US_ASCII));
                    connection.close();
                })) {
            assertThat(open(server.uri()).invoices().create(invoice(), true))
                    .isInstanceOf(Answer.Unknown.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void givesUpAnAnswerThatDoesNotComeInTime() throws Exception {
        try (RawServer server = new RawServer((_, _) -> {})) {
            client =
                    LexwareClient.open(
                            options(server.uri())
                                    .withTimeouts(Duration.ofSeconds(2), Duration.ofMillis(300)));

            assertThat(client.invoices().create(invoice(), true))
                    .isInstanceOfSatisfying(
                            Answer.Unknown.class,
                            it -> assertThat(it.why()).isEqualTo(Why.TIME_OUT));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void givesUpABodyThatTricklesWithoutEnd() throws Exception {
        try (RawServer server =
                new RawServer((_, connection) ->
                        connection
                                .getOutputStream()
                                .write(
                                        "HTTP/1.1 200 X\r\nContent-Length: 90\r\n\r\n{"
                                                .getBytes(StandardCharsets.US_ASCII)))) {
            client =
                    LexwareClient.open(
                            options(server.uri())
                                    .withTimeouts(Duration.ofSeconds(2), Duration.ofMillis(300)));

            assertThat(client.profile())
                    .isInstanceOfSatisfying(
                            Answer.Unknown.class,
                            it -> assertThat(it.why()).isEqualTo(Why.TIME_OUT));
        }
    }

    @Test
    void isUnreachableWhenNobodyListens() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        Answer<ActionResult> answer =
                open(URI.create("http://127.0.0.1:" + port)).invoices().create(invoice(), true);

        assertThat(answer).isInstanceOf(Answer.Unreachable.class);
        assertThat(answer.certainlyNotExecuted()).isTrue();
    }

    @Test
    void isUnreachableWhenTheNameIsUnknown() {
        Answer<Profile> answer = open(URI.create("http://no-such-host.invalid")).profile();

        assertThat(answer).isInstanceOf(Answer.Unreachable.class);
    }

    @Test
    void isUnreachableWhenTheTlsHandshakeDoesNotEnd() throws Exception {
        try (RawServer server = new RawServer((_, _) -> {})) {
            URI https = URI.create("https://127.0.0.1:" + server.uri().getPort());
            client =
                    LexwareClient.open(
                            options(https)
                                    .withTimeouts(Duration.ofSeconds(2), Duration.ofMillis(500)));

            assertThat(client.invoices().create(invoice(), true))
                    .isInstanceOf(Answer.Unreachable.class);
        }
    }

    /**
     * The JDK hands the request over although the handshake was cut off; claiming nothing is the
     * safe side.
     */
    @Test
    void claimsNothingWhenTheOtherSideCutsTheTlsHandshake() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> hangUpOnEveryone(listener));
            URI https = URI.create("https://127.0.0.1:" + listener.getLocalPort());

            Answer<ActionResult> answer = open(https).invoices().create(invoice(), true);

            assertThat(answer).isInstanceOfAny(Answer.Unknown.class, Answer.Unreachable.class);
        }
    }

    private static void hangUpOnEveryone(ServerSocket listener) {
        while (!listener.isClosed()) {
            try (Socket connection = listener.accept()) {
                connection.getInputStream().read();
            } catch (IOException over) {
                return;
            }
        }
    }

    @Test
    void isUnreachableWhenTheCertificateIsNotTrusted(@TempDir Path folder) throws Exception {
        HttpsServer server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(selfSigned(folder)));
        server.start();
        try {
            URI https = URI.create("https://127.0.0.1:" + server.getAddress().getPort());

            assertThat(open(https).invoices().create(invoice(), true))
                    .isInstanceOf(Answer.Unreachable.class);
        } finally {
            server.stop(0);
        }
    }

    private static SSLContext selfSigned(Path folder) throws Exception {
        Path store = folder.resolve("store.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "a",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=127.0.0.1",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                "changeit",
                                "-keystore",
                                store.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(keytool.waitFor()).isZero();
        char[] password = "changeit".toCharArray();
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(store.toFile(), password), password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    @Test
    void holdsBackARequestThatIsLateAtTheLastMoment() throws Exception {
        try (RawServer server =
                new RawServer((_, connection) -> RawServer.reply(connection, 201, CREATED))) {
            Pacer late =
                    new Pacer() {
                        @Override
                        public void acquire(RequestInfo request) {}

                        @Override
                        public void beforeFirstByte(RequestInfo request) throws NotSentException {
                            throw new NotSentException("send-before has passed");
                        }
                    };

            Answer<ActionResult> answer =
                    open(server.uri()).withPacer(late).invoices().create(invoice(), true);

            assertThat(answer).isEqualTo(new Answer.NotSent<>("send-before has passed"));
            assertThat(server.requests()).isEmpty();
            assertThat(client.invoices().create(invoice(), true)).isInstanceOf(Answer.Done.class);
        }
    }

    @Test
    void asksThePacerBeforeItLooksForAConnection() {
        Pacer closed =
                request -> {
                    throw new NotSentException(
                            "paused: " + request.method() + " " + request.path());
                };

        Answer<Profile> answer =
                open(URI.create("http://no-such-host.invalid")).withPacer(closed).profile();

        assertThat(answer).isEqualTo(new Answer.NotSent<>("paused: GET /v1/profile"));
    }

    @Test
    void doesNotKnowWhatBecameOfARequestWhoseWaiterWasInterrupted() throws Exception {
        try (RawServer server = new RawServer((_, _) -> {})) {
            open(server.uri());
            CompletableFuture<Answer<ActionResult>> result = new CompletableFuture<>();
            CompletableFuture<Boolean> flag = new CompletableFuture<>();
            Thread caller =
                    Thread.ofVirtual()
                            .start(() -> {
                                result.complete(client.invoices().create(invoice(), true));
                                flag.complete(Thread.currentThread().isInterrupted());
                            });
            await(() -> server.requests().size() == 1);

            caller.interrupt();

            assertThat(result.get(5, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            Answer.Unknown.class,
                            it -> assertThat(it.why()).isEqualTo(Why.INTERRUPTED));
            assertThat(flag.get(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - deadline).as("time left").isNegative();
            Thread.onSpinWait();
        }
    }

    private LexwareClient open(URI uri) {
        client = LexwareClient.open(options(uri));
        return client;
    }

    private static LexwareOptions options(URI uri) {
        return LexwareOptions.of(new ApiKey("test-key"))
                .withBaseUri(uri)
                .withPacer(Pacer.unlimited());
    }

    private static NewInvoice invoice() {
        return NewInvoice.of(
                LexwareTime.startOf(LocalDate.of(2026, 3, 2)),
                Recipient.oneTime("Musterhof KG", "DE"),
                List.of(
                        NewLineItem.custom(
                                "Beratung",
                                BigDecimal.ONE,
                                "Stunde",
                                NewUnitPrice.net(new BigDecimal("12.50"), new BigDecimal(19)))),
                TaxConditions.of(TaxType.NET),
                ShippingConditions.none());
    }
}
