package dev.kontor.bench.stage;

import dev.kontor.hub.database.DatabaseLocation;
import dev.kontor.simulator.shopify.ShopAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Writes kontor.yaml and the secrets that it names. */
final class KontorYaml {

    private final Path folder;
    private final StageSpec spec;
    private final StringBuilder text = new StringBuilder();

    KontorYaml(Path folder, StageSpec spec) {
        this.folder = folder;
        this.spec = spec;
    }

    /**
     * @param publicPort of the process that vendors send to
     */
    void hub(HubProcess.Place place, int publicPort, @Nullable DatabaseLocation database) {
        text.append(
                """
                hub:
                  port: %d
                  public-url: http://127.0.0.1:%d
                  data-folder: %s
                """
                        .formatted(place.port(), publicPort, place.name()));
        if (database != null) {
            text.append(
                    """
                      database:
                        url: %s
                        user: %s
                        password: {file: %s}
                    """
                            .formatted(
                                    database.jdbcUrl().substring("jdbc:".length()),
                                    database.user(),
                                    secret("database", database.password().reveal())));
        }
        text.append("organisations:\n");
    }

    /** {@code flows} is what stands below {@code flows:}, starting in the first column. */
    void organisation(Tenant tenant, URI lexware, String key, ShopAccess shop, String flows) {
        text.append(
                """
                  %s:
                    name: %s
                    lexware:
                      base-url: %s
                      api-key: {file: %s}
                      calls-per-second: %s
                      documents-per-minute: %d
                    connections:
                      shop:
                        vendor: shopify
                        account: %s
                        base-url: %s
                        client-secret: {file: %s}
                        access-token: {file: %s}
                        sweep-every: %s
                        sweep-overlap: %s
                %s    flows:
                %s\
                """
                        .formatted(
                                tenant.id(),
                                tenant.id(),
                                lexware,
                                secret(tenant.id() + "-lexware", key),
                                spec.paces().callsPerSecond().toPlainString(),
                                spec.paces().documentsPerMinute(),
                                shop.domain(),
                                shop.baseUri(),
                                secret(tenant.id() + "-client", shop.clientSecret()),
                                secret(tenant.id() + "-token", shop.accessToken()),
                                spec.sweep().every(),
                                spec.sweep().overlap(),
                                spec.sweep().from().isEmpty()
                                        ? ""
                                        : "        sweep-from: '%s'\n"
                                                .formatted(spec.sweep().from()),
                                flows.indent(6)));
    }

    /** Into that file of the folder. */
    void write(Path file) {
        write(folder.relativize(file).toString(), text.toString());
    }

    private Path secret(String name, String value) {
        return folder.relativize(write("secrets/" + name, value));
    }

    private Path write(String name, String content) {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(file.resolveSibling(".").normalize());
            return Files.writeString(file, content);
        } catch (IOException failed) {
            throw new UncheckedIOException("%s cannot be written".formatted(file), failed);
        }
    }
}
