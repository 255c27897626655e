/**
 * The canonical model: what every connector translates its wire types to, as records. Field names
 * are what flows see, in snake case ({@code fulfilledAt} is {@code order.fulfilled_at}).
 *
 * <p>Holds no behaviour beyond arithmetic on its own values; knows no vendor.
 */
@ApplicationModule(allowedDependencies = "shared")
@NullMarked
package dev.kontor.hub.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
