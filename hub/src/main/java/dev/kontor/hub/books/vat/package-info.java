/**
 * What VAT needs to know about a sale, and what comes of it: what the products are, who the seller
 * and the customer are, what registers and people say, and the ruling of {@code german-vat} on all
 * that.
 *
 * <p>Owns the tables {@code goods_rule}, {@code vat_answer}, {@code vat_id_check} and {@code
 * vat_decision}. Knows nothing of documents in Lexware or how they are written.
 */
@NullMarked
package dev.kontor.hub.books.vat;

import org.jspecify.annotations.NullMarked;
