/**
 * Import of the past: lists the objects of a period, finds their documents among those in Lexware,
 * adopts what fits, shows the rest with reasons, and has flows create what a person ticks (ADR
 * 0021, docs/import.md).
 *
 * <p>Owns the verdicts and the course of an import; its job and items are kept by {@code flow}.
 * Knows no vendor and no rule of Lexware: listing is the connector's, comparing is the books', and
 * what is created flows create.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "model",
            "database",
            "organisation",
            "lane",
            "ledger",
            "connector",
            "action",
            "books",
            "flow"
        })
@NullMarked
package dev.kontor.hub.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
