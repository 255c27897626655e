/**
 * The hub: one process, many modules. What each module is for stands in its package description.
 */
@NullMarked
package dev.kontor.hub;

import org.jspecify.annotations.NullMarked;
