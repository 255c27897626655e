/**
 * Webhooks in: reads the raw bytes once, has the connector verify them, stores delivery and signals
 * in one transaction, and only then answers 2xx.
 *
 * <p>Owns the table {@code delivery} and the addresses {@code /in/{token}}. Knows no vendor, and
 * nothing of what a signal leads to.
 */
@ApplicationModule(
        allowedDependencies = {"shared", "database", "organisation", "connector", "lane"})
@NullMarked
package dev.kontor.hub.ingress;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
