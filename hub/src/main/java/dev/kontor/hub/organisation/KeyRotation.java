package dev.kontor.hub.organisation;

import dev.kontor.hub.database.Transactions;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * At each start: what is encrypted with the former key is encrypted with the present one. What
 * opens with neither is left as it is, and said.
 */
final class KeyRotation {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);

    private final SealingKeys keys;
    private final SecretSafe safe = new SecretSafe();
    private final Transactions transactions;
    private final SecretTable secrets;

    KeyRotation(SealingKeys keys, Transactions transactions, JdbcClient jdbc) {
        this.keys = keys;
        this.transactions = transactions;
        this.secrets = new SecretTable(jdbc);
    }

    /** Returns how many secrets were encrypted anew. */
    int run() {
        Set<String> missing = new TreeSet<>();
        int resealed = transactions.acrossOrganisations(() -> reseal(missing));
        if (resealed > 0) {
            LOG.info(
                    "outcome=secrets-resealed secrets={} key={}: the former key is of no more use",
                    resealed,
                    keys.present().map(SealingKey::fingerprint).orElse(""));
        }
        if (!missing.isEmpty()) {
            LOG.error(
                    "outcome=sealing-key-missing keys={} looked-in={}: connections whose secrets are"
                            + " encrypted with them send nothing. Give the key back as"
                            + " KONTOR_SECRETS_KEY, KONTOR_FORMER_SECRETS_KEY or in that file; if it"
                            + " is lost, enter the credentials again in the console. Nothing was"
                            + " changed.",
                    missing,
                    keys.source());
        }
        return resealed;
    }

    private int reseal(Set<String> missing) {
        int resealed = 0;
        for (SecretTable.Row row : secrets.all()) {
            SealingKey own = keys.find(row.sealingKey()).orElse(null);
            SealingKey present = keys.present().orElse(null);
            if (own == null || present == null) {
                missing.add(row.sealingKey());
                continue;
            }
            if (own.fingerprint().equals(present.fingerprint())) {
                continue;
            }
            var secret = safe.open(own, row.place(), row.sealed());
            if (secret.isPresent()) {
                secrets.reseal(
                        row, present.fingerprint(), safe.seal(present, row.place(), secret.get()));
                resealed++;
            }
        }
        return resealed;
    }
}
