package dev.kontor.hub.organisation;

import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Secret;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A kontor.yaml that was read, checked and found right, with its secrets resolved. */
public record Configuration(HubSection hub, List<DeclaredOrganisation> organisations) {

    public Configuration {
        organisations = List.copyOf(organisations);
    }

    Optional<DeclaredOrganisation> organisation(OrganisationId id) {
        return organisations.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /**
     * What concerns the process.
     *
     * @param publicUrl under which vendors reach the hub; without a trailing slash
     * @param dataFolder absolute; embedded PostgreSQL, generated secrets and logs
     * @param database null: the embedded PostgreSQL
     * @param adminToken null: made by the hub and kept in the data folder
     * @param mail null: no mail is sent
     * @param secrets what secrets of the console are encrypted with
     * @param oidc null: people sign in with passwords
     * @param simulators whether what is added in the console may be a simulator on this machine
     */
    public record HubSection(
            int port,
            String bindAddress,
            @Nullable URI publicUrl,
            Path dataFolder,
            int poolSize,
            @Nullable DatabaseSection database,
            @Nullable Secret adminToken,
            @Nullable MailSection mail,
            SecretsSection secrets,
            boolean simulators,
            @Nullable OidcSection oidc) {

        /** A hub that sends no mail and keeps its key beside the data folder. */
        public HubSection(
                int port,
                String bindAddress,
                @Nullable URI publicUrl,
                Path dataFolder,
                int poolSize,
                @Nullable DatabaseSection database,
                @Nullable Secret adminToken) {
            this(
                    port,
                    bindAddress,
                    publicUrl,
                    dataFolder,
                    poolSize,
                    database,
                    adminToken,
                    null,
                    new SecretsSection(null, null, dataFolder.resolveSibling("secrets.key")),
                    false,
                    null);
        }
    }

    /**
     * The mail server that mail is handed to.
     *
     * @param user null: the server asks for none
     */
    public record MailSection(
            String host,
            int port,
            MailSecurity security,
            String from,
            @Nullable String user,
            @Nullable Secret password) {}

    /**
     * The identity provider that people may sign in through.
     *
     * @param issuer below which its configuration is found
     * @param claim of the id token that holds the e-mail address by which somebody without a
     *     password is known the first time
     */
    public record OidcSection(URI issuer, String clientId, Secret clientSecret, String claim) {}

    /**
     * What secrets that were entered in the console are encrypted with.
     *
     * @param key null: it lies in the key file, and is made there when it is first needed
     * @param formerKey the one before, while it is being replaced
     * @param keyFile absolute
     */
    public record SecretsSection(@Nullable Secret key, @Nullable Secret formerKey, Path keyFile) {}

    /** How the way to the mail server is kept from listeners. */
    public enum MailSecurity {
        /** Begins in the clear and goes on encrypted, or not at all. */
        STARTTLS,
        /** Encrypted from the first byte. */
        TLS,
        /** In the clear: for a server on this machine. */
        NONE
    }

    /** A PostgreSQL that somebody else runs. */
    public record DatabaseSection(String jdbcUrl, String user, Secret password) {

        /**
         * The JDBC form of {@code postgresql://host:port/database}, {@code postgres://…} or {@code
         * jdbc:postgresql://…}.
         *
         * @throws IllegalArgumentException for anything else, and for credentials inside
         */
        public static String jdbcUrl(String url) {
            String location = url.strip().replaceFirst("^(jdbc:)?postgres(ql)?://", "");
            if (location.equals(url.strip())
                    || !location.matches("[^/@]+/[^/@?]+(\\?.*)?")
                    || location.matches(".*[?&](user|password)=.*")) {
                throw new IllegalArgumentException("Not a URL of a PostgreSQL database");
            }
            return "jdbc:postgresql://" + location;
        }
    }

    /** An organisation as declared, without its present state. */
    public record DeclaredOrganisation(
            OrganisationId id,
            String name,
            DeclaredLexware lexware,
            OrganisationSettings settings,
            List<DeclaredConnection> connections,
            List<FlowDeclaration> flows) {

        public DeclaredOrganisation {
            connections = List.copyOf(connections);
            flows = List.copyOf(flows);
        }
    }

    /** Access to a Lexware account as declared. */
    public record DeclaredLexware(
            URI baseUri,
            Secret apiKey,
            BigDecimal callsPerSecond,
            int documentsPerMinute,
            boolean webhooks) {}

    /** A connection as declared. */
    public record DeclaredConnection(
            ConnectionId id,
            String name,
            Map<String, String> settings,
            Map<String, Secret> secrets) {

        public DeclaredConnection {
            settings = Map.copyOf(settings);
            secrets = Map.copyOf(secrets);
        }
    }
}
