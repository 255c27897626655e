/**
 * CEL, the language of conditions and inputs in flows: typed from the records by reflection, with
 * exact decimals, bounded, and with errors that say where and what would be right.
 *
 * <p>The only package that knows dev.cel. Knows neither flows nor files.
 */
@NullMarked
package dev.kontor.hub.flow.expression;

import org.jspecify.annotations.NullMarked;
