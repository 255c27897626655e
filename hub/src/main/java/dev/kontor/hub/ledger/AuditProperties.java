package dev.kontor.hub.ledger;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the heads of the audit chains are kept.
 *
 * @param headsFile outside of the database; {@code audit-heads.jsonl} in the data folder unless
 *     told otherwise
 */
@ConfigurationProperties("kontor.audit")
record AuditProperties(Path headsFile) {}
