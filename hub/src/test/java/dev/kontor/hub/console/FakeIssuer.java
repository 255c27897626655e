package dev.kontor.hub.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * An identity provider on loopback that asks nobody anything: whoever is set as signed in comes
 * back at once. Checks the client's secret and the PKCE verifier as a real one does, and can lie in
 * its id tokens.
 */
final class FakeIssuer implements AutoCloseable {

    static final String CLIENT = "kontor";
    static final String SECRET = "a secret of the client";

    private final HttpServer server;
    private final KeyPair key = keyPair();
    private final KeyPair stranger = keyPair();
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    volatile String subject = "s-1";
    volatile String email = "nobody@example.com";
    volatile boolean emailVerified = true;

    /** What is wrong with the id tokens that it gives. */
    volatile Lie lie = Lie.NONE;

    enum Lie {
        NONE,
        OTHER_NONCE,
        OTHER_AUDIENCE,
        OTHER_ISSUER,
        EXPIRED,
        FOREIGN_SIGNATURE
    }

    private FakeIssuer(HttpServer server) {
        this.server = server;
    }

    static FakeIssuer start() {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            FakeIssuer issuer = new FakeIssuer(server);
            server.createContext("/", issuer::answer);
            server.start();
            return issuer;
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/.well-known/openid-configuration" -> json(exchange, 200, configuration());
            case "/jwks" -> json(exchange, 200, jwks());
            case "/authorize" -> authorize(exchange);
            case "/token" -> token(exchange);
            default -> json(exchange, 404, "{}");
        }
    }

    private String configuration() {
        return """
        {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
         "jwks_uri": "%1$s/jwks", "response_types_supported": ["code"], "subject_types_supported": ["public"],
         "id_token_signing_alg_values_supported": ["RS256"], "token_endpoint_auth_methods_supported": ["client_secret_basic"]}
        """
                .formatted(uri());
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        codes.put(code, asked);
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        asked.get("redirect_uri")
                                + "?code="
                                + code
                                + "&state="
                                + java.net.URLEncoder.encode(
                                        asked.getOrDefault("state", ""), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form =
                parameters(
                        new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> asked = codes.remove(form.getOrDefault("code", ""));
        String basic =
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(
                                        (CLIENT
                                                        + ":"
                                                        + java.net.URLEncoder.encode(
                                                                SECRET, StandardCharsets.UTF_8))
                                                .getBytes(StandardCharsets.UTF_8));
        boolean right =
                asked != null
                        && basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                        && "S256".equals(asked.get("code_challenge_method"))
                        && challenge(form.getOrDefault("code_verifier", ""))
                                .equals(asked.get("code_challenge"));
        if (!right) {
            json(exchange, 400, "{\"error\": \"invalid_grant\"}");
            return;
        }
        json(
                exchange,
                200,
                "{\"access_token\": \"x\", \"token_type\": \"Bearer\", \"expires_in\": 60, \"id_token\": \"%s\"}"
                        .formatted(idToken(asked.getOrDefault("nonce", ""))));
    }

    private String jwks() {
        RSAPublicKey open = (RSAPublicKey) key.getPublic();
        return "{\"keys\": [{\"kty\": \"RSA\", \"use\": \"sig\", \"alg\": \"RS256\", \"kid\": \"k1\", \"n\": \"%s\", \"e\": \"%s\"}]}"
                .formatted(number(open.getModulus()), number(open.getPublicExponent()));
    }

    private String idToken(String nonce) {
        Instant now = Instant.now();
        Instant issued = lie == Lie.EXPIRED ? now.minus(Duration.ofHours(3)) : now;
        String claims =
                """
                {"iss": "%s", "aud": "%s", "sub": "%s", "nonce": "%s", "email": "%s", "email_verified": %s, "iat": %d, "exp": %d}
                """
                        .formatted(
                                lie == Lie.OTHER_ISSUER ? "http://127.0.0.1:1" : uri(),
                                lie == Lie.OTHER_AUDIENCE ? "somebody-else" : CLIENT,
                                subject,
                                lie == Lie.OTHER_NONCE ? "another" : nonce,
                                email,
                                emailVerified,
                                issued.getEpochSecond(),
                                issued.plus(Duration.ofHours(1)).getEpochSecond());
        String signed =
                base64("{\"alg\": \"RS256\", \"kid\": \"k1\"}".getBytes(StandardCharsets.UTF_8))
                        + "."
                        + base64(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign((lie == Lie.FOREIGN_SIGNATURE ? stranger : key).getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return base64(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> parameters(String text) {
        return Arrays.stream(text.split("&"))
                .map(each -> each.split("=", 2))
                .filter(each -> each.length == 2)
                .collect(
                        Collectors.toMap(
                                each -> URLDecoder.decode(each[0], StandardCharsets.UTF_8),
                                each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
    }

    private static void json(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
