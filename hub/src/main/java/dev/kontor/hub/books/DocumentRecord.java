package dev.kontor.hub.books;

import dev.kontor.hub.shared.Money;

/**
 * A document that stands in the books, with what Lexware says about it.
 *
 * @param kind {@code invoice} or {@code credit-note}
 * @param id Lexware's id
 * @param number such as {@code RE0042}
 * @param total gross total as Lexware computed it
 * @param link page of the document in the Lexware app
 */
public record DocumentRecord(String kind, String id, String number, Money total, String link) {}
