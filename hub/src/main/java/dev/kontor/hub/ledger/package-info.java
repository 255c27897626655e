/**
 * Exactly once on top of at-least-once: the durable record of effects and links, and the audit
 * chain.
 *
 * <p>Owns the tables {@code effect}, {@code link}, {@code sighting} and {@code audit}. Knows
 * nothing of flows, vendors or Lexware: what is sent, and how a doubt is looked into, is handed in.
 */
@ApplicationModule(allowedDependencies = {"shared", "database", "lane"})
@NullMarked
package dev.kontor.hub.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
