/**
 * Tenants as kontor.yaml declares them and as they were added in the console: organisations, their
 * Lexware account, connections, secrets, settings and the flows they want.
 *
 * <p>Owns the tables {@code organisation}, {@code connection} and what was added beside them, the
 * encryption of secrets, and every key of kontor.yaml. Knows no vendor: what keys a vendor's
 * connection has, the vendor's module says through {@link
 * dev.kontor.hub.organisation.VendorSettings}.
 */
@ApplicationModule(allowedDependencies = {"shared", "database", "yaml"})
@NullMarked
package dev.kontor.hub.organisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
