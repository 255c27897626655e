package dev.kontor.hub.digest;

import dev.kontor.hub.organisation.Configuration;
import dev.kontor.hub.organisation.Configuration.MailSection;
import dev.kontor.hub.organisation.Configuration.MailSecurity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Hands plain text to the mail server of kontor.yaml. Thread-safe. */
@Component
class Postman {

    private static final String TIMEOUT = "10000";

    private final @Nullable MailSection mail;
    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();

    @Autowired
    Postman(Configuration configuration) {
        this(configuration, null);
    }

    /**
     * @param encryption instead of the JVM's
     */
    Postman(Configuration configuration, @Nullable SSLSocketFactory encryption) {
        this.mail = configuration.hub().mail();
        if (mail != null) {
            sender.setHost(mail.host());
            sender.setPort(mail.port());
            sender.setUsername(mail.user());
            sender.setPassword(mail.password() == null ? null : mail.password().reveal());
            sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
            Properties properties = properties(mail);
            if (encryption != null) {
                properties.put("mail.smtp.ssl.socketFactory", encryption);
            }
            sender.setJavaMailProperties(properties);
        }
    }

    /** Whether there is a mail server. */
    boolean ready() {
        return mail != null;
    }

    /**
     * Sends one mail.
     *
     * @throws MailException if the server did not take it
     */
    void send(List<String> to, String subject, String text) {
        MailSection section = mail;
        if (section == null) {
            throw new IllegalStateException("kontor.yaml names no mail server");
        }
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom(section.from());
        message.setTo(to.toArray(String[]::new));
        message.setSubject(subject);
        message.setText(text);
        sender.send(message);
    }

    private static Properties properties(MailSection mail) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT);
        properties.setProperty("mail.smtp.timeout", TIMEOUT);
        properties.setProperty("mail.smtp.writetimeout", TIMEOUT);
        properties.setProperty("mail.smtp.auth", Boolean.toString(mail.user() != null));
        if (mail.security() == MailSecurity.STARTTLS) {
            properties.setProperty("mail.smtp.starttls.enable", "true");
            properties.setProperty("mail.smtp.starttls.required", "true");
        }
        if (mail.security() == MailSecurity.TLS) {
            properties.setProperty("mail.smtp.ssl.enable", "true");
        }
        if (mail.security() != MailSecurity.NONE) {
            properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        }
        return properties;
    }
}
