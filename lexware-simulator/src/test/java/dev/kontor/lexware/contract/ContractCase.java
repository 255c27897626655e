package dev.kontor.lexware.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.lexware.ActionResult;
import dev.kontor.lexware.Answer;
import dev.kontor.lexware.FieldRefused;
import dev.kontor.lexware.LexwareClient;
import dev.kontor.lexware.LexwareTime;
import dev.kontor.lexware.NewContact;
import dev.kontor.lexware.Reason;
import dev.kontor.lexware.SalesDocumentKind;
import dev.kontor.lexware.simulator.OrganisationSpec;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One account per class, and the words in which rules are said. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ContractCase {

    static final UUID NOBODY = UUID.fromString("00000000-0000-4000-8000-000000000000");

    /** One day for the whole run, so that dates within a test agree. */
    @SuppressWarnings("TimeInStaticInitializer")
    static final LocalDate TODAY = LocalDate.now(LexwareTime.ZONE);

    static final OffsetDateTime NOW = LexwareTime.startOf(TODAY);

    private Account account;
    LexwareClient client;
    Raw raw;

    @BeforeAll
    void open() {
        account = Account.open(organisation());
        client = account.client();
        raw = account.raw();
    }

    @AfterAll
    void close() {
        account.close();
    }

    /** What the simulated account is like; a real one is as it is. */
    OrganisationSpec organisation() {
        return OrganisationSpec.named("Probe GmbH");
    }

    /** The path of the resource. */
    String path() {
        return "/v1/" + getClass().getAnnotation(Resource.class).value();
    }

    String path(UUID id) {
        return path() + "/" + id;
    }

    /** What a person would do in the app. */
    JsonNode hand(String method, String path, String json) {
        Raw.Reply reply = raw.send(method, "/_simulator" + path, json);
        assertThat(reply.status()).as(reply.text()).isLessThan(300);
        return reply.json();
    }

    /** The account, for what a person makes anew in the app. */
    String inThisAccount() {
        return "organisation=" + done(client.profile()).organizationId();
    }

    static <T> T done(Answer<T> answer) {
        return answer.success().orElseThrow(() -> new AssertionError("not done: " + answer));
    }

    static UUID made(Answer<ActionResult> answer) {
        return done(answer).id();
    }

    /** A new invoice over 119.00 to a one-time address. */
    UUID invoice(boolean finalise) {
        DocumentParts parts = DocumentParts.of(NOW).with(DocumentParts.line("100.00", "19"));
        return made(Sending.create(client, parts.as(SalesDocumentKind.INVOICE), finalise));
    }

    /** A new customer with a billing address, usable at once or soon. */
    UUID customer() {
        return made(
                client.contacts()
                        .create(
                                NewContact.ofCompany(NewContact.Company.of("Musterhof KG"))
                                        .withAddress(
                                                NewContact.AddressKind.BILLING,
                                                NewContact.PostalAddress.of(
                                                        "Am Anger 3", "99084", "Erfurt", "DE"))));
    }

    /** Both refuse the same field: the client before the call, the API with 406. */
    static void bothRefuse(String field, ThrowingCallable byClient, Raw.Reply byApi) {
        clientRefuses(field, byClient);
        apiRefuses(field, byApi);
    }

    static void clientRefuses(String field, ThrowingCallable byClient) {
        assertThatThrownBy(byClient)
                .isInstanceOfSatisfying(
                        FieldRefused.class,
                        refused -> assertThat(refused.field()).isEqualTo(field));
    }

    static void apiRefuses(String field, Raw.Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(406);
        assertThat(reply.fields()).as(reply.text()).contains(field);
    }

    static void rejected(Reason.Code code, int status, Answer<?> answer) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Rejected.class,
                        it -> {
                            assertThat(it.status()).as(it.toString()).isEqualTo(status);
                            assertThat(it.because(code)).as(it.toString()).isTrue();
                        });
    }

    static ObjectNode changed(String json, Consumer<ObjectNode> change) {
        ObjectNode body = Raw.object(json);
        change.accept(body);
        return body;
    }

    /** Asks again until it holds; a real account's index lags behind. */
    static void eventually(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("not within a minute: %s", what).isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
