package dev.kontor.vat;

/**
 * Something to know that holds nothing up.
 *
 * @param id stable id, for example {@code norway-voec}
 * @param wording what to know
 */
public record Warning(String id, Wording wording) {}
