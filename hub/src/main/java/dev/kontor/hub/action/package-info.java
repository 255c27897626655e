/**
 * The catalogue: the named operations that flows, agents, console and REST share, each with typed
 * input and output and a declared effect.
 *
 * <p>Owns the contract {@link dev.kontor.hub.action.Action} and the registry; knows neither flows
 * nor vendors nor Lexware.
 */
@ApplicationModule(allowedDependencies = {"shared", "model"})
@NullMarked
package dev.kontor.hub.action;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
