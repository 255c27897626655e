/**
 * The client for the Lexware Office REST API: typed requests, lenient answers, one classification
 * of outcomes. It owns the wire shapes, the documented rules that are checked before a call is
 * spent, and the webhook signature.
 *
 * <p>It must not know Kontor: no permits, no ledger, no Spring. Facts about the vendor are cited as
 * {@code lexware-office-api.md} and a section number.
 */
@NullMarked
package dev.kontor.lexware;

import org.jspecify.annotations.NullMarked;
