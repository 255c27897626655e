package dev.kontor.lexware;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change of a bookkeeping voucher as it was read: everything that is not changed here is sent
 * back as it came, files and fields unknown to this version included, since a file that is left out
 * is deleted for good (lexware-office-api.md 5, 7.20). Only the status is never sent back, because
 * the API refuses most of them, and dates go out as days. Immutable; start with {@link
 * Voucher#edit()} and finish with {@link Vouchers#update}.
 *
 * <p>An unchecked voucher may only be {@link #checked()} according to the documentation since
 * 14.07.2026; other changes of it still worked when measured, so they are not refused here.
 */
public final class VoucherEdit {

    private static final String STATUS = "voucherStatus";
    private static final String FILES = "files";

    private final ObjectNode tree;
    private final boolean checked;

    private VoucherEdit(ObjectNode tree, boolean checked) {
        this.tree = tree;
        this.checked = checked;
    }

    static VoucherEdit of(AsRead asRead) {
        ObjectNode tree = asRead.copy();
        if (VoucherStatus.BLANK.wire().equals(tree.path(STATUS).stringValue(""))) {
            throw new FieldRefused(
                    STATUS,
                    "is blank: its file is still being recognised",
                    "read it again after the voucher.created event");
        }
        return new VoucherEdit(tree, false);
    }

    /** The version that was read and must still be the current one. */
    public int version() {
        return tree.path("version").asInt(0);
    }

    /** Books an unchecked voucher: the one change of status that the API allows. */
    public VoucherEdit checked() {
        if (!VoucherStatus.UNCHECKED.wire().equals(tree.path(STATUS).stringValue(""))) {
            throw new FieldRefused(
                    STATUS, "changes only from unchecked to open", "leave the status alone");
        }
        return new VoucherEdit(tree.deepCopy(), true);
    }

    /** The same with this number. */
    public VoucherEdit withVoucherNumber(String number) {
        Rules.required("voucherNumber", number);
        return change(copy -> copy.put("voucherNumber", number));
    }

    /** The same with this date. */
    public VoucherEdit withVoucherDate(LocalDate day) {
        return change(copy -> copy.put("voucherDate", day.toString()));
    }

    /** The same with this day of supply; null removes it. Sales only. */
    public VoucherEdit withShippingDate(@Nullable LocalDate day) {
        VoucherRules.checkShipping(Json.read(tree, Voucher.class).type(), day);
        return change(
                copy -> AsRead.set(copy, "shippingDate", day == null ? null : day.toString()));
    }

    /** The same with this day when it is due; null takes the voucher date. */
    public VoucherEdit withDueDate(@Nullable LocalDate day) {
        return change(copy -> AsRead.set(copy, "dueDate", day == null ? null : day.toString()));
    }

    /** The same with this remark; null removes it. */
    public VoucherEdit withRemark(@Nullable String remark) {
        return change(copy -> AsRead.set(copy, "remark", remark));
    }

    /** The same with this contact, or the collective one. */
    public VoucherEdit withCounterparty(NewVoucher.Counterparty counterparty) {
        return change(copy -> NewVoucher.putCounterparty(copy, counterparty));
    }

    /** The same with these items and their totals. */
    public VoucherEdit withItems(TaxType taxType, List<NewVoucher.Item> items) {
        VoucherRules.checkTaxType(taxType, false);
        VoucherRules.checkItems(items, taxType);
        return change(copy -> NewVoucher.putItems(copy, taxType, items));
    }

    /** The same with this uploaded file besides those it has. */
    public VoucherEdit withFile(UUID id) {
        return change(copy -> {
            ArrayNode files = copy.withArray(FILES);
            boolean there =
                    files.values().stream()
                            .anyMatch(each -> each.stringValue("").equals(id.toString()));
            if (!there) {
                files.add(id.toString());
            }
        });
    }

    /** The same without this file, which Lexware then deletes for good. */
    public VoucherEdit withoutFile(UUID id) {
        return change(copy -> {
            ArrayNode kept = Json.array();
            copy.path(FILES)
                    .values()
                    .forEach(each -> {
                        if (!each.stringValue("").equals(id.toString())) {
                            kept.add(each);
                        }
                    });
            copy.set(FILES, kept);
        });
    }

    /**
     * The exact JSON that {@link Vouchers#update} sends, for a plan or an approval that must show
     * and freeze it.
     */
    public String wireForm() {
        return new String(Json.write(toJson()), StandardCharsets.UTF_8);
    }

    UUID id() {
        return AsRead.id(tree);
    }

    ObjectNode toJson() {
        ObjectNode json = tree.deepCopy();
        json.remove(STATUS);
        if (checked) {
            json.put(STATUS, VoucherStatus.OPEN.wire());
        }
        for (String field : new String[] {"voucherDate", "shippingDate", "dueDate"}) {
            String text = json.path(field).stringValue("");
            if (text.length() > 10) {
                json.put(field, LexwareTime.dayOf(LexwareTime.parse(text)).toString());
            }
        }
        return json;
    }

    /** Without personal data. */
    @Override
    public String toString() {
        return "VoucherEdit[version=" + version() + "]";
    }

    private VoucherEdit change(Consumer<ObjectNode> change) {
        ObjectNode copy = tree.deepCopy();
        change.accept(copy);
        return new VoucherEdit(copy, checked);
    }
}
