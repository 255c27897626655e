/**
 * Shopify and Shopify Plus: orders with their refunds, by webhook and sweep, over the GraphQL Admin
 * API ({@code vendors.md} section 4).
 *
 * <p>Owns every wire type and setting of Shopify; none of them leaves this package. Knows nothing
 * of flows, the ledger or Lexware.
 */
@ApplicationModule(allowedDependencies = {"connector", "organisation", "model", "shared"})
@NullMarked
package dev.kontor.hub.connector.shopify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
