package dev.kontor.vat;

/**
 * One fact a decision relied on, kept with it for the audit trail.
 *
 * @param name what it is, for example {@code supplyDate}
 * @param value its value in plain text, dates as ISO 8601
 */
public record Fact(String name, String value) {}
