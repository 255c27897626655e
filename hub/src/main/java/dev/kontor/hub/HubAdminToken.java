package dev.kontor.hub;

import dev.kontor.hub.shared.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What the management API asks for: {@code Authorization: Bearer …}. */
record HubAdminToken(Secret token) {

    /** In the data folder, readable by its owner only; the command line reads it there. */
    static final String FILE = "admin.token";

    /** The declared token, else the one in the data folder, made at the first start. */
    static HubAdminToken of(@Nullable Secret declared, Path dataFolder) {
        if (declared != null) {
            return new HubAdminToken(declared);
        }
        Path file = dataFolder.resolve(FILE);
        try {
            Files.createDirectories(dataFolder);
            byte[] bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(bytes));
        } catch (FileAlreadyExistsException madeBefore) {
            // read below
        } catch (IOException failed) {
            throw new UncheckedIOException("The admin token cannot be kept in " + file, failed);
        }
        try {
            return new HubAdminToken(new Secret(Files.readString(file).strip()));
        } catch (IOException failed) {
            throw new UncheckedIOException("The admin token cannot be read from " + file, failed);
        }
    }
}
