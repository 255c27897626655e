package dev.kontor.hub.books;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.hub.connector.Delivery;
import dev.kontor.hub.connector.Reception;
import dev.kontor.hub.connector.SignalHint;
import dev.kontor.hub.database.TestDatabase;
import dev.kontor.hub.lane.Lane;
import dev.kontor.hub.lane.LaneByHand;
import dev.kontor.hub.lane.Priority;
import dev.kontor.hub.organisation.Connection;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Secret;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.lexware.WebhookSignature;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made of Lexware's webhooks, and what becomes of those about our own records. */
class LexwareReceptionIT {

    private static final OrganisationId A = new OrganisationId("a");
    private static final OrganisationId B = new OrganisationId("b");
    private static final String ACCOUNT = "aa93e8a8-2aa3-470b-b914-caad8a255dd8";
    private static final ConnectionId LEXWARE = new ConnectionId("lexware", ACCOUNT);
    private static final String ID = "7d5b2c4e-0000-4000-8000-000000000001";

    @TempDir private static Path folder;
    private static TestDatabase database;
    private static KeyPair keys;
    private static BooksProperties properties;

    private OwnRecords own;
    private LexwareReception reception;
    private Lane lane;

    @BeforeAll
    static void prepare() throws Exception {
        database = TestDatabase.create();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
        Path pem = folder.resolve("lexware.pem");
        Files.writeString(
                pem,
                "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
                        .formatted(
                                Base64.getMimeEncoder()
                                        .encodeToString(keys.getPublic().getEncoded())));
        Duration any = Duration.ofSeconds(5);
        properties = new BooksProperties(any, any, any, any, any, pem);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void startAfresh() {
        lane = new LaneByHand(database).lane();
        own = new OwnRecords(lane);
        reception = new LexwareReception(properties, own);
    }

    @Test
    void signalsWhatChangedAtOnceAndWhatCameIntoBeingAMomentLater() throws Exception {
        assertThat(hints(accepted(event("invoice.status.changed", ACCOUNT))))
                .containsExactly(SignalHint.of(record("invoice")));
        assertThat(hints(accepted(event("credit-note.created", ACCOUNT))))
                .containsExactly(
                        SignalHint.of(record("new-credit-note")).after(Duration.ofSeconds(3)));
    }

    @Test
    void signalsNothingAboutWhatThisOrganisationJustMade() throws Exception {
        own.made(A, record("invoice"));

        assertThat(hints(accepted(event("invoice.created", ACCOUNT)))).isEmpty();
        assertThat(hints(accepted(event("invoice.deleted", ACCOUNT)))).hasSize(1);
        assertThat(hints(accepted(event("contact.created", ACCOUNT)))).hasSize(1);
        assertThat(own.contains(B, record("invoice"))).isFalse();
    }

    @Test
    void forgetsTheOldestOfManyOwnRecords() {
        own.made(A, record("invoice"));
        for (int i = 0; i < 10_000; i++) {
            own.made(A, new SourceRef(LEXWARE, "invoice", "later-" + i));
        }

        assertThat(own.contains(A, record("invoice"))).isFalse();
        assertThat(own.contains(A, new SourceRef(LEXWARE, "invoice", "later-0"))).isTrue();
    }

    @Test
    void withdrawsTheNewsThatCameBeforeTheOutcome() {
        database.transactions()
                .runInOrganisation(
                        A,
                        () -> {
                            lane.signal(A, record("new-invoice"), Priority.SIGNAL);
                            lane.signal(A, record("invoice"), Priority.SIGNAL);
                            own.withdrawNews(A, record("invoice"));
                        });

        assertThat(
                        database.transactions()
                                .inOrganisation(
                                        A,
                                        () ->
                                                database.jdbc()
                                                        .sql("select ref from work")
                                                        .query(String.class)
                                                        .list()))
                .containsExactly(record("invoice").toString());
    }

    @Test
    void refusesWhatLexwareDidNotSign() throws Exception {
        String body = event("invoice.created", ACCOUNT);

        assertThat(reception.of(connection(), delivery(body, null)))
                .isEqualTo(new Reception.Refused(401, "signature does not match"));
        assertThat(reception.of(connection(), delivery(body, signed(body + " altered"))))
                .isEqualTo(new Reception.Refused(401, "signature does not match"));
    }

    @Test
    void keepsAnEventOfAnotherAccountWithoutActingOnIt() throws Exception {
        Reception.Accepted accepted =
                accepted(event("invoice.changed", "11111111-2222-4333-8444-555555555555"));

        assertThat(accepted.hints()).isEmpty();
        assertThat(accepted.alarm()).isEqualTo("an event of another account");
    }

    private Reception.Accepted accepted(String body) throws Exception {
        return (Reception.Accepted) reception.of(connection(), delivery(body, signed(body)));
    }

    private static List<SignalHint> hints(Reception.Accepted accepted) {
        assertThat(accepted.alarm()).isNull();
        return accepted.hints();
    }

    private static Delivery delivery(String body, String signature) {
        return new Delivery(
                "POST",
                signature == null ? Map.of() : Map.of(WebhookSignature.HEADER, List.of(signature)),
                body.getBytes(StandardCharsets.UTF_8),
                Instant.EPOCH);
    }

    private static String event(String type, String account) {
        return "{\"organizationId\":\"%s\",\"eventType\":\"%s\",\"resourceId\":\"%s\",\"eventDate\":\"2026-12-01T12:00:00.000+01:00\"}"
                .formatted(account, type, ID);
    }

    private static String signed(String body) throws Exception {
        Signature signature = Signature.getInstance("SHA512withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(body.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(signature.sign());
    }

    private static SourceRef record(String kind) {
        return new SourceRef(LEXWARE, kind, ID);
    }

    private static Connection connection() {
        return new Connection(
                A, LEXWARE, "lexware", Map.of(), Map.of(), new Secret("token"), null, true);
    }
}
