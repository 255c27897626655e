/**
 * The management API under {@code /api}: what there is, what is stuck and its answers, runs, and
 * looking again now (docs/rest.md).
 *
 * <p>Owns the shape of its JSON, nothing else. Who may call is decided before; what may be done, by
 * the modules behind.
 */
@ApplicationModule(
        allowedDependencies = {"shared", "action", "flow", "lane", "organisation", "database"})
@NullMarked
package dev.kontor.hub.rest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
