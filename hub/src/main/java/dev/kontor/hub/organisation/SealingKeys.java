package dev.kontor.hub.organisation;

import dev.kontor.hub.organisation.Configuration.SecretsSection;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of this process: the present one, which is given or lies in the key file, and the one
 * before it while a rotation goes on. Without a given key the file is made when a secret is to be
 * kept for the first time. Thread-safe.
 */
final class SealingKeys {

    private static final Logger LOG = LoggerFactory.getLogger(SealingKeys.class);

    private final Path file;
    private final Path dataFolder;
    private final boolean given;
    private final @Nullable SealingKey former;
    private volatile @Nullable SealingKey present;

    /**
     * @throws HubException {@link OrganisationError#SEALING_KEY_UNUSABLE} if a key is given, or
     *     kept, that is none, or that lies in the data folder
     */
    SealingKeys(SecretsSection section, Path dataFolder) {
        this.file = section.keyFile();
        this.dataFolder = dataFolder;
        this.given = section.key() != null;
        this.former =
                section.formerKey() == null
                        ? null
                        : read(section.formerKey(), "hub.secrets.former-key");
        this.present =
                section.key() != null
                        ? read(section.key(), "hub.secrets.key")
                        : kept().orElse(null);
    }

    /** The key that was given, or that lies in the file; empty while there is none. */
    Optional<SealingKey> present() {
        SealingKey known = present;
        if (known == null) {
            // another process, or a person, may have put it there meanwhile
            known = kept().orElse(null);
            present = known;
        }
        return Optional.ofNullable(known);
    }

    /** The key with this fingerprint, if this process has it. */
    Optional<SealingKey> find(String fingerprint) {
        return present()
                .filter(key -> key.fingerprint().equals(fingerprint))
                .or(() ->
                        Optional.ofNullable(former)
                                .filter(key -> key.fingerprint().equals(fingerprint)));
    }

    /** Where the present key comes from, for people. */
    String source() {
        return given ? "hub.secrets.key" : file.toString();
    }

    /**
     * The present key; made and kept in the file if there is none yet.
     *
     * @throws HubException {@link OrganisationError#SEALING_KEY_UNUSABLE} if the file cannot be
     *     made
     */
    synchronized SealingKey presentOrMade() {
        SealingKey known = present;
        if (known != null) {
            return known;
        }
        requireOutside();
        Secret made = SealingKey.random();
        try {
            Files.createDirectories(
                    file.getParent(),
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, made.reveal() + "\n");
            LOG.warn(
                    "outcome=sealing-key-made file={} key={}: secrets in the database are encrypted"
                            + " with it. Back it up apart from the database; every node needs the same.",
                    file,
                    SealingKey.of(made));
        } catch (FileAlreadyExistsException _) {
            LOG.info("outcome=sealing-key-found file={}: another process made it", file);
        } catch (IOException failed) {
            throw new HubException(
                    OrganisationError.SEALING_KEY_UNUSABLE,
                    ("The key that secrets are encrypted with cannot be kept in %s. Make the folder"
                                    + " writable, or give a key: KONTOR_SECRETS_KEY=$(openssl rand -base64"
                                    + " 32)")
                            .formatted(file),
                    failed);
        }
        SealingKey now = kept().orElseThrow(() -> new IllegalStateException(file + " vanished"));
        present = now;
        return now;
    }

    private Optional<SealingKey> kept() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        requireOutside();
        try {
            String text = Files.readString(file).strip();
            if (text.isEmpty()) {
                throw unusable(file.toString(), "it is empty");
            }
            return Optional.of(read(new Secret(text), file.toString()));
        } catch (IOException failed) {
            throw new UncheckedIOException("The key file cannot be read: " + file, failed);
        }
    }

    /** A copy of the data folder must not open what is in it. */
    private void requireOutside() {
        if (file.toAbsolutePath().normalize().startsWith(dataFolder.toAbsolutePath().normalize())) {
            throw unusable(
                    file.toString(), "it lies in the data folder, whose copies it would open");
        }
    }

    private static SealingKey read(Secret text, String source) {
        try {
            return SealingKey.of(text);
        } catch (IllegalArgumentException wrong) {
            throw unusable(source, String.valueOf(wrong.getMessage()));
        }
    }

    private static HubException unusable(String source, String why) {
        return new HubException(
                OrganisationError.SEALING_KEY_UNUSABLE,
                ("The key that secrets are encrypted with (%s) cannot be used: %s. Give 32 bytes as"
                                + " Base64, such as openssl rand -base64 32 prints, as KONTOR_SECRETS_KEY or"
                                + " in a file outside the data folder. Nothing was changed.")
                        .formatted(source, why));
    }
}
