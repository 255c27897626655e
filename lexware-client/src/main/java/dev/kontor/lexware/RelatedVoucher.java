package dev.kontor.lexware;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document that this one was pursued from or to (lexware-office-api.md 6.6).
 *
 * @param id its id
 * @param voucherNumber its number
 * @param voucherType its kind
 */
public record RelatedVoucher(
        @Nullable UUID id, @Nullable String voucherNumber, @Nullable VoucherType voucherType) {}
