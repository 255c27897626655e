package dev.kontor.hub.console;

import dev.kontor.hub.organisation.Configuration;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where people reach the console: as the installation says, else as whoever asks reached it. */
@Component
class PublicAddress {

    private final @Nullable URI publicUrl;

    PublicAddress(Configuration configuration) {
        this.publicUrl = configuration.hub().publicUrl();
    }

    /** Whether the installation says that it is reached by TLS. */
    boolean overTls() {
        return publicUrl != null && "https".equals(publicUrl.getScheme());
    }

    /** The whole address of a path of ours. */
    String to(HttpServletRequest request, String path) {
        return publicUrl == null
                ? ServletUriComponentsBuilder.fromContextPath(request).path(path).toUriString()
                : publicUrl + path;
    }
}
