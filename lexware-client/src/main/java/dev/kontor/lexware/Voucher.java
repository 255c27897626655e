package dev.kontor.lexware;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A bookkeeping voucher as read: a sale or purchase documented elsewhere (lexware-office-api.md
 * 7.20). One made from an uploaded file may lack amounts. To make one, see {@link NewVoucher}; to
 * change one, {@link #edit()}.
 *
 * @param id id
 * @param organizationId the account
 * @param type one of the four bookkeeping kinds
 * @param voucherStatus blank while a file is recognised, then unchecked, then open and so on
 * @param voucherNumber number; not unique
 * @param voucherDate day in Berlin
 * @param shippingDate day of supply, end of a period; sales only
 * @param dueDate day
 * @param totalGrossAmount gross total
 * @param totalTaxAmount tax in it
 * @param taxType whether the items are net or gross
 * @param useCollectiveContact true if it is booked on the collective contact
 * @param contactId the contact; null for the collective one
 * @param contactName free name on top of the collective contact
 * @param remark found by the app's search
 * @param voucherItems amounts by rate and category
 * @param files ids of the files
 * @param createdDate when it was made
 * @param updatedDate when it was changed last
 * @param version must be the current one in an update
 * @param asRead everything as sent, for {@link #edit()}; null in a voucher that was not read from
 *     Lexware
 */
public record Voucher(
        @Nullable UUID id,
        @Nullable UUID organizationId,
        @Nullable VoucherType type,
        @Nullable VoucherStatus voucherStatus,
        @Nullable String voucherNumber,
        @Nullable LocalDate voucherDate,
        @Nullable LocalDate shippingDate,
        @Nullable LocalDate dueDate,
        @Nullable BigDecimal totalGrossAmount,
        @Nullable BigDecimal totalTaxAmount,
        @Nullable TaxType taxType,
        boolean useCollectiveContact,
        @Nullable UUID contactId,
        @Nullable String contactName,
        @Nullable String remark,
        List<Item> voucherItems,
        List<UUID> files,
        @Nullable OffsetDateTime createdDate,
        @Nullable OffsetDateTime updatedDate,
        int version,
        @JsonIgnore @Nullable AsRead asRead) {

    /** Makes absent lists empty. */
    public Voucher {
        voucherItems = Lists.present(voucherItems);
        files = Lists.present(files);
    }

    /**
     * Amounts of one rate and category.
     *
     * @param amount net or gross, by the voucher's tax type
     * @param taxAmount tax in it or on it
     * @param taxRatePercent 19 means 19 %
     * @param categoryId posting category
     */
    public record Item(
            @Nullable BigDecimal amount,
            @Nullable BigDecimal taxAmount,
            @Nullable BigDecimal taxRatePercent,
            @Nullable UUID categoryId) {}

    /**
     * Starts a change of this voucher that keeps everything it does not touch, its files above all.
     *
     * @throws IllegalStateException if this voucher was not read from Lexware
     * @throws FieldRefused if its file is still being recognised
     */
    public VoucherEdit edit() {
        return VoucherEdit.of(AsRead.of(asRead, "vouchers"));
    }

    static Voucher read(JsonNode node) {
        if (!(node instanceof ObjectNode tree)) {
            throw new UnreadableAnswer("a JSON object is expected");
        }
        Voucher it = Json.read(tree, Voucher.class);
        return new Voucher(
                it.id,
                it.organizationId,
                it.type,
                it.voucherStatus,
                it.voucherNumber,
                it.voucherDate,
                it.shippingDate,
                it.dueDate,
                it.totalGrossAmount,
                it.totalTaxAmount,
                it.taxType,
                it.useCollectiveContact,
                it.contactId,
                it.contactName,
                it.remark,
                it.voucherItems,
                it.files,
                it.createdDate,
                it.updatedDate,
                it.version,
                new AsRead(tree));
    }

    /** Without personal data. */
    @Override
    public String toString() {
        return "Voucher[id=" + id + ", version=" + version + "]";
    }
}
