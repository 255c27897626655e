package dev.kontor.lexware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {

    private static final String COMPACT =
            "{\"organizationId\":\"3b1e0000-0000-4000-8000-000000000001\",\"eventType\":\"invoice.status.changed\",\"resourceId\":\"77aa0000-0000-4000-8000-000000000001\",\"eventDate\":\"2026-03-02T09:15:00.120+01:00\"}";

    private static KeyPair keys;
    private static WebhookSignature signature;

    @BeforeAll
    static void makeKeys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
        signature = WebhookSignature.ofPem(pem(keys));
    }

    @Test
    void acceptsWhatTheKeySigned() throws Exception {
        assertThat(signature.verifies(bytes(COMPACT), sign(COMPACT))).isTrue();
    }

    @Test
    void acceptsABodyWithWhiteSpaceBetweenItsValues() throws Exception {
        String spread = COMPACT.replace(",", " ,\r\n\t").replace("{", "{ ").replace(":\"", " : \"");

        assertThat(signature.verifies(bytes(spread), sign(COMPACT))).isTrue();
    }

    @Test
    void acceptsABodyThatWasSignedWithItsWhiteSpace() throws Exception {
        String spread = COMPACT.replace(",", ", ");

        assertThat(signature.verifies(bytes(spread), sign(spread))).isTrue();
    }

    @Test
    void leavesValuesAsTheyWereSigned() throws Exception {
        String odd = "{\"a\":\"x \\\" y \\\\\",\"b\":1.50,\"c\":\"\\u00e4 ä \",\"d\":[1e2 ,2]}";
        String oddCompact =
                "{\"a\":\"x \\\" y \\\\\",\"b\":1.50,\"c\":\"\\u00e4 ä \",\"d\":[1e2,2]}";

        assertThat(new String(WebhookSignature.compact(bytes(odd)), StandardCharsets.UTF_8))
                .isEqualTo(oddCompact);
        assertThat(signature.verifies(bytes(odd), sign(oddCompact))).isTrue();
    }

    @Test
    void refusesAChangedBody() throws Exception {
        assertThat(signature.verifies(bytes(COMPACT.replace("77aa", "77ab")), sign(COMPACT)))
                .isFalse();
    }

    @Test
    void refusesWhiteSpaceAddedInsideAString() throws Exception {
        assertThat(
                        signature.verifies(
                                bytes(COMPACT.replace("invoice.", "invoice. ")), sign(COMPACT)))
                .isFalse();
    }

    @Test
    void refusesWhatAnotherKeySigned() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);

        assertThat(signature.verifies(bytes(COMPACT), sign(COMPACT, generator.generateKeyPair())))
                .isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "no base64!", "YWJj", "AAAA"})
    void refusesAHeaderThatIsNoSignature(String header) {
        assertThat(signature.verifies(bytes(COMPACT), header)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
                "ssh-rsa AAAA"
            })
    void refusesAKeyThatIsNone(String pem) {
        assertThatThrownBy(() -> WebhookSignature.ofPem(pem)).isInstanceOf(FieldRefused.class);
    }

    @Test
    void refusesAKeyOfAnotherKind() throws Exception {
        KeyPair elliptic = KeyPairGenerator.getInstance("EC").generateKeyPair();

        assertThatThrownBy(() -> WebhookSignature.of(elliptic.getPublic()))
                .isInstanceOf(FieldRefused.class);
        assertThatThrownBy(() -> WebhookSignature.ofPem(pem(elliptic)))
                .isInstanceOf(FieldRefused.class);
    }

    @Test
    void readsTheEvent() {
        WebhookEvent event = WebhookEvent.read(bytes(COMPACT)).orElseThrow();

        assertThat(event.type()).contains(EventType.INVOICE_STATUS_CHANGED);
        assertThat(event.resourceId()).hasToString("77aa0000-0000-4000-8000-000000000001");
        assertThat(event.organizationId()).hasToString("3b1e0000-0000-4000-8000-000000000001");
        assertThat(event.eventDate()).isEqualTo("2026-03-02T09:15:00.120+01:00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"eventType\":\"a\"}",
                "<html>",
                "{\"eventType\":3}"
            })
    void readsNoEventFromSomethingElse(String body) {
        assertThat(WebhookEvent.read(bytes(body))).isEmpty();
    }

    @Test
    void readsAnEventThatItDoesNotKnowOrDate() {
        String strange =
                COMPACT.replace("invoice.status.changed", "sunrise.happened")
                        .replace("2026-03-02T", "yesterday ");

        WebhookEvent event = WebhookEvent.read(bytes(strange)).orElseThrow();

        assertThat(event.type()).isEmpty();
        assertThat(event.eventType()).isEqualTo("sunrise.happened");
        assertThat(event.eventDate()).isNull();
    }

    private static String sign(String text) throws Exception {
        return sign(text, keys);
    }

    private static String sign(String text, KeyPair by) throws Exception {
        Signature signer = Signature.getInstance("SHA512withRSA");
        signer.initSign(by.getPrivate());
        signer.update(bytes(text));
        return Base64.getEncoder().encodeToString(signer.sign());
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
