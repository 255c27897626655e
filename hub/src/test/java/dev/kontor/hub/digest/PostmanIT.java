package dev.kontor.hub.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.kontor.hub.organisation.Configuration;
import dev.kontor.hub.organisation.TestOrganisations;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.MailException;

/** The way to the mail server, in the clear only where kontor.yaml says so. */
@Timeout(60)
class PostmanIT {

    @TempDir Path folder;

    private GreenMail mail;

    @BeforeEach
    void start() {
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    @Test
    void goesOnEncryptedAfterStartTlsAndSaysNothingButItsNameBefore() throws Exception {
        try (StartTlsGate gate = new StartTlsGate(folder, "localhost", port())) {
            postman("localhost", gate.port(), "starttls", gate.trusting())
                    .send(List.of("buero@tee.example"), "Kontor: 1 × needs you", "Grüße\n");

            assertThat(mail.getReceivedMessages()).hasSize(1);
            assertThat(mail.getReceivedMessages()[0].getSubject())
                    .isEqualTo("Kontor: 1 × needs you");
            assertThat(mail.getReceivedMessages()[0].getContent().toString()).contains("Grüße");
            assertThat(gate.inTheClear).hasSize(1).allMatch(line -> line.startsWith("EHLO"));
        }
    }

    @Test
    void sendsNothingToAServerThatOffersNoStartTls() {
        assertThatThrownBy(() ->
                        postman("127.0.0.1", port(), "starttls", null)
                                .send(List.of("buero@tee.example"), "x", "x"))
                .isInstanceOf(MailException.class)
                .hasMessageContaining("STARTTLS");
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void sendsNothingToAServerWhoseCertificateIsAnothersOrNotTrusted() throws Exception {
        try (StartTlsGate gate = new StartTlsGate(folder, "mail.elsewhere.example", port())) {
            assertThatThrownBy(() ->
                            postman("localhost", gate.port(), "starttls", gate.trusting())
                                    .send(List.of("buero@tee.example"), "x", "x"))
                    .isInstanceOf(MailException.class);
            assertThatThrownBy(() ->
                            postman("localhost", gate.port(), "starttls", null)
                                    .send(List.of("buero@tee.example"), "x", "x"))
                    .isInstanceOf(MailException.class);
        }
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void sendsInTheClearWhereItIsToldTo() {
        postman("127.0.0.1", port(), "none", null).send(List.of("buero@tee.example"), "x", "x");
        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    private int port() {
        return mail.getSmtp().getPort();
    }

    private static Postman postman(
            String host, int port, String security, @Nullable SSLSocketFactory encryption) {
        Configuration configuration =
                TestOrganisations.read(
                        """
                        hub:
                          mail: {host: %s, port: %d, security: %s, from: kontor@hub.example}
                        organisations: {}
                        """
                                .formatted(host, port, security));
        return new Postman(configuration, encryption);
    }
}
