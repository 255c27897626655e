/**
 * The command {@code kontor}: starts a hub, a simulator, the demo or a benchmark, and talks to a
 * running hub.
 *
 * <p>Owns the words and exit codes of the command line. Decides nothing: what a command does, the
 * modules do.
 */
@NullMarked
package dev.kontor.cli;

import org.jspecify.annotations.NullMarked;
