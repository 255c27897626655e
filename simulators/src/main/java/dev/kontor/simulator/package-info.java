/**
 * Simulators of the remote systems beside Lexware Office, one package per vendor, for tests, the
 * demo and the benches. Owns what the vendors share; must not know the hub or anything that talks
 * to a simulator.
 */
@NullMarked
package dev.kontor.simulator;

import org.jspecify.annotations.NullMarked;
