/**
 * An organisation's work and the paces it must keep: who is worked on when, by which node, never
 * twice at once, and when a request may be sent.
 *
 * <p>Owns the tables {@code work}, {@code pace} and db-scheduler's {@code scheduled_tasks}. Knows
 * nothing of flows, vendors or Lexware.
 */
@ApplicationModule(allowedDependencies = {"shared", "database"})
@NullMarked
package dev.kontor.hub.lane;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
