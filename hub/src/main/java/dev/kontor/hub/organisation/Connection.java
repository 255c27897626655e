package dev.kontor.hub.organisation;

import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Secret;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An organisation's authorised instance of a remote system.
 *
 * @param name what people call it: its key in kontor.yaml, or what they typed
 * @param settings the vendor's plain keys, as declared; keys left out are absent
 * @param secrets the vendor's secret keys, resolved or opened; never logged
 * @param ingressToken the opaque part of its webhook address {@code /in/{token}}; made at the first
 *     start, the same ever after
 * @param pause set while nothing is sent to it
 * @param declared whether kontor.yaml declares it; else it was added in the console
 */
public record Connection(
        OrganisationId organisation,
        ConnectionId id,
        String name,
        Map<String, String> settings,
        Map<String, Secret> secrets,
        Secret ingressToken,
        @Nullable Pause pause,
        boolean declared) {

    public Connection {
        settings = Map.copyOf(settings);
        secrets = Map.copyOf(secrets);
    }

    public boolean paused() {
        return pause != null;
    }

    public Optional<String> setting(String key) {
        return Optional.ofNullable(settings.get(key));
    }

    public Optional<Secret> secret(String key) {
        return Optional.ofNullable(secrets.get(key));
    }
}
