package dev.kontor.hub.organisation.user;

import dev.kontor.hub.organisation.Configuration;
import dev.kontor.hub.shared.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the first administrator shows to be whoever runs the hub: made anew at each start while
 * there is none, kept in the data folder readable by its owner only, void once there is one.
 */
@Component
public class SetUpToken {

    /** In the data folder. */
    public static final String FILE = "setup.token";

    private static final int BYTES = 16;

    private final Users users;
    private final Path file;
    private final @Nullable Secret token;

    SetUpToken(Configuration configuration, Users users) {
        this.users = users;
        this.file = configuration.hub().dataFolder().resolve(FILE);
        this.token = users.administered() ? null : make();
    }

    /** The token, while there is no administrator. */
    public Optional<Secret> present() {
        return users.administered() ? Optional.empty() : Optional.ofNullable(token);
    }

    /** Forgets the token where it was kept. */
    public void used() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("The data folder cannot be written", failed);
        }
    }

    private Secret make() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        Secret made = new Secret(HexFormat.of().formatHex(bytes));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(file);
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, made.reveal());
        } catch (IOException failed) {
            throw new UncheckedIOException("The set-up token cannot be kept in " + file, failed);
        }
        return made;
    }
}
