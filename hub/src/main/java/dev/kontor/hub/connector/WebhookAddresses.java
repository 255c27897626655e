package dev.kontor.hub.connector;

import dev.kontor.hub.organisation.Configuration;
import dev.kontor.hub.organisation.Connection;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where vendors send news to: the address of each connection, as seen from outside. */
@Component
public class WebhookAddresses {

    private final @Nullable URI publicUrl;

    WebhookAddresses(Configuration configuration) {
        this.publicUrl = configuration.hub().publicUrl();
    }

    /** The connection's own address; null if the hub has no public one. */
    public @Nullable String of(Connection connection) {
        return publicUrl == null ? null : publicUrl + "/in/" + connection.ingressToken().reveal();
    }
}
