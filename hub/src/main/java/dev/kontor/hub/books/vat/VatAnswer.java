package dev.kontor.hub.books.vat;

import java.time.Instant;

/**
 * What a person said about a question of VAT.
 *
 * @param kept whether it holds for all cases of the kind, or for one object
 */
record VatAnswer(String answer, String by, Instant at, boolean kept) {}
