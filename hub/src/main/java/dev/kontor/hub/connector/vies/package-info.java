/**
 * VIES, the European Commission's register of VAT ids, over its REST service.
 *
 * <p>Owns its wire types; none of them leaves this package. Knows neither what an answer is needed
 * for nor that answers are kept.
 */
@ApplicationModule(allowedDependencies = {"connector", "organisation", "shared"})
@NullMarked
package dev.kontor.hub.connector.vies;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
