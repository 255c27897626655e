package dev.kontor.lexware.contract;

import dev.kontor.lexware.NewVoucher;
import dev.kontor.lexware.TaxType;
import dev.kontor.lexware.VoucherType;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** The rules of bookkeeping vouchers (lexware-office-api.md 7.20). */
@SuppressWarnings("ImmutableEnumChecker") // its functions keep nothing
enum VoucherViolation implements Violation<NewVoucher> {
    KIND_OF_A_SALES_DOCUMENT(
            it -> with(it, VoucherType.INVOICE, it.voucherNumber(), it.taxType(), it.items()),
            json -> json.put("type", "invoice")),
    NUMBER_MISSING(
            it -> with(it, it.type(), "", it.taxType(), it.items()),
            json -> json.remove("voucherNumber")),
    TAX_TYPE_OF_A_SALES_DOCUMENT(
            it -> with(it, it.type(), it.voucherNumber(), TaxType.VAT_FREE, it.items()),
            json -> json.put("taxType", "vatfree")),
    NO_ITEMS(
            it -> with(it, it.type(), it.voucherNumber(), it.taxType(), List.of()),
            json -> json.putArray("voucherItems")),
    RATE_NOT_GERMAN(
            it ->
                    withFirst(
                            it,
                            item ->
                                    NewVoucher.Item.of(
                                            item.amount(),
                                            item.taxAmount(),
                                            new BigDecimal(20),
                                            item.categoryId())),
            json -> first(json).put("taxRatePercent", 20)),
    AMOUNT_TOO_FINE(
            it ->
                    withFirst(
                            it,
                            item ->
                                    NewVoucher.Item.of(
                                            new BigDecimal("1.001"),
                                            item.taxAmount(),
                                            item.taxRatePercent(),
                                            item.categoryId())),
            json -> first(json).put("amount", new BigDecimal("1.001"))),
    TAX_TOO_FINE(
            it ->
                    withFirst(
                            it,
                            item ->
                                    NewVoucher.Item.of(
                                            item.amount(),
                                            new BigDecimal("0.001"),
                                            item.taxRatePercent(),
                                            item.categoryId())),
            json -> first(json).put("taxAmount", new BigDecimal("0.001"))),
    TAX_THAT_DOES_NOT_FIT(
            it ->
                    withFirst(
                            it,
                            item ->
                                    NewVoucher.Item.of(
                                            item.amount(),
                                            item.taxAmount().add(BigDecimal.ONE),
                                            item.taxRatePercent(),
                                            item.categoryId())),
            json ->
                    first(json)
                            .put(
                                    "taxAmount",
                                    first(json)
                                            .path("taxAmount")
                                            .decimalValue()
                                            .add(BigDecimal.ONE)));

    private final Consumer<NewVoucher> byClient;
    private final Consumer<ObjectNode> onTheWire;

    VoucherViolation(Consumer<NewVoucher> byClient, Consumer<ObjectNode> onTheWire) {
        this.byClient = byClient;
        this.onTheWire = onTheWire;
    }

    @Override
    public void build(NewVoucher valid) {
        byClient.accept(valid);
    }

    @Override
    public void write(ObjectNode valid) {
        onTheWire.accept(valid);
    }

    private static ObjectNode first(ObjectNode json) {
        return (ObjectNode) json.path("voucherItems").path(0);
    }

    private static NewVoucher withFirst(NewVoucher it, UnaryOperator<NewVoucher.Item> change) {
        List<NewVoucher.Item> items = new java.util.ArrayList<>(it.items());
        items.set(0, change.apply(items.getFirst()));
        return with(it, it.type(), it.voucherNumber(), it.taxType(), items);
    }

    private static NewVoucher with(
            NewVoucher it,
            VoucherType type,
            String number,
            TaxType taxType,
            List<NewVoucher.Item> items) {
        return NewVoucher.of(type, number, it.voucherDate(), taxType, it.counterparty(), items);
    }
}
