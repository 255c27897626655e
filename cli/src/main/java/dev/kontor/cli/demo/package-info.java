/**
 * The demo: everything on one machine for one small shop day.
 *
 * <p>Owns the scene and the story. Knows the simulators and the hub from outside only: what
 * happened is read where a user would read it.
 */
@NullMarked
package dev.kontor.cli.demo;

import org.jspecify.annotations.NullMarked;
