package dev.kontor.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kontor.hub.database.EmbeddedPostgres;
import dev.kontor.hub.database.EmbeddedPostgres.StopMode;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.yaml.ConfigurationException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

@Timeout(180)
class HubStartIT {

    @TempDir Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private HubOptions options;

    @BeforeEach
    void declare() throws IOException {
        Path file = folder.resolve("kontor.yaml");
        Files.writeString(
                file,
                """
                organisations:
                  a: {lexware: {api-key: {env: KEY}, base-url: 'http://127.0.0.1:9'}}
                """);
        options = HubOptions.of(file).withEnvironment(Map.of("KEY", "k")).withPort(0);
    }

    @AfterEach
    void stopDatabase() {
        new EmbeddedPostgres(folder.resolve(".kontor")).stop(StopMode.IMMEDIATE);
        http.close();
    }

    @Test
    void isHealthyWhenItHasStartedAndStartsAgainOnTheSameFolder() throws Exception {
        for (int start = 0; start < 2; start++) {
            try (Hub hub = Hub.start(options)) {
                assertThat(get(hub, "/actuator/health", "").statusCode()).isEqualTo(200);
                assertThat(get(hub, "/actuator/health", "").body())
                        .contains("\"status\":\"UP\"")
                        .doesNotContain("jdbc");
                assertThat(hub.part(Organisations.class).find(new OrganisationId("a"))).isPresent();
                assertThat(Files.readString(folder.resolve(".kontor/hub.properties")))
                        .contains("url=" + hub.baseUri());
            }
            assertThat(folder.resolve(".kontor/hub.properties")).doesNotExist();
        }
    }

    @Test
    void asksForTheAdminTokenForAllButHealthAndWebhooks() throws Exception {
        try (Hub hub = Hub.start(options)) {
            String token = Files.readString(folder.resolve(".kontor/admin.token")).strip();

            assertThat(get(hub, "/actuator/prometheus", "").statusCode()).isEqualTo(401);
            assertThat(get(hub, "/actuator/prometheus", "wrong").statusCode()).isEqualTo(401);
            assertThat(get(hub, "/api/anything", "").statusCode()).isEqualTo(401);
            assertThat(get(hub, "/actuator/prometheus", token).body())
                    .contains("jvm_memory_used_bytes")
                    .contains("hikaricp_connections");
            assertThat(get(hub, "/api/no-such-thing", token).statusCode()).isEqualTo(404);
            assertThat(get(hub, "/in/no-such-token", "").statusCode()).isEqualTo(404);
            assertThat(get(hub, "/actuator/env", token).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void startsTheDatabaseAgainWhenItEndsUnderTheRunningHub() throws Exception {
        try (Hub hub = Hub.start(options)) {
            new EmbeddedPostgres(folder.resolve(".kontor")).stop(StopMode.IMMEDIATE);

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> get(hub, "/actuator/health", "").statusCode() == 200);
            hub.part(Organisations.class).refresh();
        }
    }

    @Test
    void startsOnASchemaThatTheNextVersionHasMigrated() throws Exception {
        try (Hub hub = Hub.start(options)) {
            JdbcClient jdbc = hub.part(JdbcClient.class);
            for (String version : List.of("0199", "9999")) {
                jdbc.sql(
                                """
                                insert into flyway_schema_history
                                    (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                                select max(installed_rank) + 1, :version, 'later', 'SQL', 'organisation/V' || :version || '__later.sql', 1, 'next', 1, true
                                from flyway_schema_history
                                """)
                        .param("version", version)
                        .update();
            }
            jdbc.sql("alter table organisation add column only_known_later text").update();
        }

        try (Hub hub = Hub.start(options)) {
            assertThat(get(hub, "/actuator/health", "").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void startsNothingWhenTheConfigurationIsWrong() throws IOException {
        Files.writeString(options.configuration(), "organisation: {}");

        assertThatThrownBy(() -> Hub.start(options))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("did you mean 'organisations'?");
        assertThat(folder.resolve(".kontor")).doesNotExist();
    }

    @Test
    void asksForUserAndPasswordOfADatabaseGivenByUrl() {
        assertThatThrownBy(() -> Hub.start(options.withDatabaseUrl("postgresql://127.0.0.1/x")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("set KONTOR_DATABASE_USER and KONTOR_DATABASE_PASSWORD");
    }

    private HttpResponse<String> get(Hub hub, String path, String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(hub.baseUri() + path))
                        .timeout(Duration.ofSeconds(20));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
