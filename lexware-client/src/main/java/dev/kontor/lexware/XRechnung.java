package dev.kontor.lexware;

import org.jspecify.annotations.Nullable;

/**
 * What an e-invoice to a German authority needs (lexware-office-api.md 7.2 and 7.10).
 *
 * @param buyerReference the Leitweg-ID
 * @param vendorNumberAtCustomer our number at the customer; contacts only, there together with the
 *     first
 */
public record XRechnung(@Nullable String buyerReference, @Nullable String vendorNumberAtCustomer) {}
