package dev.kontor.vat.document;

import java.math.BigDecimal;

/**
 * The totals of one rate.
 *
 * @param rate per cent
 * @param net without VAT, EUR
 * @param tax the VAT, EUR
 * @param gross with VAT, EUR
 */
public record RateTotal(BigDecimal rate, BigDecimal net, BigDecimal tax, BigDecimal gross) {}
