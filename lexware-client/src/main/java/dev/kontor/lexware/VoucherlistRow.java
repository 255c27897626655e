package dev.kontor.lexware;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of the only index over documents and vouchers (lexware-office-api.md 7.19). The index
 * lags behind by an undocumented time.
 *
 * @param id id of the document or voucher
 * @param voucherType its kind
 * @param voucherStatus its state; {@code overdue} appears here only
 * @param voucherNumber its number
 * @param voucherDate its date, 00:00 in Berlin
 * @param createdDate when it was made
 * @param updatedDate when it was changed last
 * @param dueDate when it is due
 * @param contactId null for one-time addresses and the collective contact
 * @param contactName name; "Last, First" for persons
 * @param totalAmount gross total
 * @param openAmount what is unpaid; null for drafts and for kinds that are not paid
 * @param currency {@code EUR}
 * @param archived set in the app
 */
public record VoucherlistRow(
        @Nullable UUID id,
        @Nullable VoucherType voucherType,
        @Nullable VoucherStatus voucherStatus,
        @Nullable String voucherNumber,
        @Nullable OffsetDateTime voucherDate,
        @Nullable OffsetDateTime createdDate,
        @Nullable OffsetDateTime updatedDate,
        @Nullable OffsetDateTime dueDate,
        @Nullable UUID contactId,
        @Nullable String contactName,
        @Nullable BigDecimal totalAmount,
        @Nullable BigDecimal openAmount,
        @Nullable String currency,
        boolean archived) {}
