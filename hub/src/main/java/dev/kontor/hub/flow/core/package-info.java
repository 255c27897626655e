/**
 * What a flow is and what it does next, as pure functions over values: no clock, no database, no
 * remote system, no framework.
 *
 * <p>Owns the flow document and the order of decisions. What an action does is not known here.
 */
@NullMarked
package dev.kontor.hub.flow.core;

import org.jspecify.annotations.NullMarked;
