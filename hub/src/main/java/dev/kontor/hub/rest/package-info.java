/**
 * The management API under {@code /api}: what there is, what is stuck and its answers, runs, and
 * looking again now (docs/rest.md).
 *
 * <p>Owns the shape of its JSON, its tokens with their scopes, and what was answered under
 * idempotency keys (tables {@code api_token} and {@code idempotency_key}). What may be done is
 * decided by the modules behind.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "action",
            "approval",
            "books",
            "completeness",
            "flow",
            "imports",
            "lane",
            "ledger",
            "organisation",
            "database"
        })
@NullMarked
package dev.kontor.hub.rest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
