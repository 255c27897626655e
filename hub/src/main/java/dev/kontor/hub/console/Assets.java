package dev.kontor.hub.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.server.ResponseStatusException;

/**
 * Styles, scripts and pictures. Their addresses hold a hash of their content, so that browsers keep
 * them for good and have the new ones at once; they are compressed once a process.
 */
@Controller
@OpenToAll
class Assets {

    static final String PATH = "/console/assets/";

    /** What there is, and where on the class path. */
    private static final Map<String, Source> SOURCES =
            Map.of(
                    "console.css", new Source("console/assets/console.css", "text/css"),
                    "console.js", new Source("console/assets/console.js", "text/javascript"),
                    "icons.svg", new Source("console/assets/icons.svg", "image/svg+xml"),
                    "favicon.svg", new Source("console/assets/favicon.svg", "image/svg+xml"),
                    "htmx.js",
                            new Source(
                                    "META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js",
                                    "text/javascript"));

    private final Map<String, Asset> loaded = new ConcurrentHashMap<>();

    /** The address of an asset, for pages. */
    String address(String name) {
        return PATH + asset(name).hash() + "/" + name;
    }

    @GetMapping(PATH + "{hash}/{name}")
    ResponseEntity<byte[]> get(
            @PathVariable String hash,
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String accepted) {
        if (!SOURCES.containsKey(name)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Asset asset = asset(name);
        boolean compressed = accepted.contains("gzip");
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.ok()
                        .header(HttpHeaders.CONTENT_TYPE, asset.type() + ";charset=UTF-8")
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                        // Spring Security leaves caching alone where somebody decided on it.
                        .cacheControl(
                                hash.equals(asset.hash())
                                        ? CacheControl.maxAge(java.time.Duration.ofDays(365))
                                                .cachePublic()
                                                .immutable()
                                        : CacheControl.noCache());
        if (compressed) {
            answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        return answer.body(compressed ? asset.compressed() : asset.plain());
    }

    private Asset asset(String name) {
        return loaded.computeIfAbsent(name, Assets::load);
    }

    private static Asset load(String name) {
        @Nullable Source source = SOURCES.get(name);
        if (source == null) {
            throw new IllegalArgumentException("There is no asset " + name);
        }
        try (InputStream in = Assets.class.getClassLoader().getResourceAsStream(source.path())) {
            if (in == null) {
                throw new IllegalStateException(source.path() + " is not on the class path");
            }
            byte[] plain = in.readAllBytes();
            String hash =
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(plain), 0, 6);
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
                out.write(plain);
            }
            return new Asset(source.type(), hash, plain, compressed.toByteArray());
        } catch (IOException broken) {
            throw new UncheckedIOException(source.path() + " cannot be read", broken);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record Source(String path, String type) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Asset(String type, String hash, byte[] plain, byte[] compressed) {}
}
