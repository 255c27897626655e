package dev.kontor.lexware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** lexware-office-api.md 7.20 and 7.14. */
class NewVoucherTest {

    private static final UUID CATEGORY = UUID.fromString("8f8664a8-fd86-11e1-a21f-0800200c9a66");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @ParameterizedTest
    @CsvSource({
        "NET, 100.00, 19, 19.00, 119.00",
        "GROSS, 59.50, 19, 9.50, 59.50",
        "GROSS, 0.01, 19, 0.00, 0.01",
        "NET, 0.03, 19, 0.01, 0.04",
        "GROSS, 10.00, 7, 0.65, 10.00",
        "NET, -100.00, 19, -19.00, -119.00"
    })
    void computesTaxAndTotals(
            TaxType side, BigDecimal amount, BigDecimal rate, BigDecimal tax, BigDecimal gross) {
        NewVoucher.Item item =
                side == TaxType.NET
                        ? NewVoucher.Item.net(amount, rate, CATEGORY)
                        : NewVoucher.Item.gross(amount, rate, CATEGORY);

        NewVoucher voucher = voucher(side, List.of(item));

        assertThat(voucher.totalTaxAmount()).isEqualTo(tax);
        assertThat(voucher.totalGrossAmount()).isEqualTo(gross);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "SALES_INVOICE",
                "SALES_CREDIT_NOTE",
                "PURCHASE_INVOICE",
                "PURCHASE_CREDIT_NOTE"
            })
    void isOneOfTheFourBookkeepingKinds(VoucherType type) {
        refused(
                "type",
                () ->
                        NewVoucher.of(
                                type,
                                "1",
                                DAY,
                                TaxType.GROSS,
                                NewVoucher.Counterparty.collective(),
                                List.of(item("19"))));
    }

    @Test
    void namesTheFieldThatIsWrong() {
        refused(
                "voucherNumber",
                () ->
                        NewVoucher.of(
                                VoucherType.SALES_INVOICE,
                                " ",
                                DAY,
                                TaxType.GROSS,
                                NewVoucher.Counterparty.collective(),
                                List.of(item("19"))));
        refused("taxType", () -> voucher(TaxType.VAT_FREE, List.of(item("0"))));
        refused("voucherItems", () -> voucher(TaxType.GROSS, List.of()));
        refused(
                "voucherItems[0].taxRatePercent",
                () -> voucher(TaxType.GROSS, List.of(item("20"))));
        refused(
                "voucherItems[1].taxAmount",
                () ->
                        voucher(
                                TaxType.GROSS,
                                List.of(
                                        item("19"),
                                        NewVoucher.Item.of(
                                                new BigDecimal("119"),
                                                new BigDecimal("18.99"),
                                                new BigDecimal(19),
                                                CATEGORY))));
        refused(
                "voucherItems[0].amount",
                () ->
                        voucher(
                                TaxType.GROSS,
                                List.of(
                                        NewVoucher.Item.gross(
                                                new BigDecimal("1.001"),
                                                BigDecimal.ZERO,
                                                CATEGORY))));
        refused(
                "taxType",
                () ->
                        voucher(
                                        TaxType.NET,
                                        List.of(
                                                NewVoucher.Item.net(
                                                        BigDecimal.TEN,
                                                        new BigDecimal(19),
                                                        CATEGORY)))
                                .asUnchecked());
        refused(
                "shippingDate",
                () ->
                        NewVoucher.of(
                                        VoucherType.PURCHASE_INVOICE,
                                        "1",
                                        DAY,
                                        TaxType.GROSS,
                                        NewVoucher.Counterparty.collective(),
                                        List.of(item("19")))
                                .withDates(DAY, null));
    }

    @Test
    void takesTheRateOfAnotherStateOnlyWhenItIsMeant() {
        assertThat(voucher(TaxType.GROSS, List.of(item("20").withDestinationRate())).wireForm())
                .contains("\"taxRatePercent\":20");
    }

    @Test
    void saysThatAVoucherIsLeftToAPerson() {
        assertThat(voucher(TaxType.GROSS, List.of(item("19"))).asUnchecked().wireForm())
                .contains("\"voucherStatus\":\"unchecked\"");
    }

    @Test
    void checksTheCategoriesOfTheAccount() {
        NewVoucher two = voucher(TaxType.GROSS, List.of(item("19"), item("7")));

        refused("voucherItems[0].categoryId", () -> two.checkAgainst(List.of()));
        refused(
                "voucherItems[0].categoryId",
                () -> two.checkAgainst(List.of(category(PostingCategory.Side.OUTGO, false, true))));
        refused(
                "voucherItems[0].categoryId",
                () ->
                        two.checkAgainst(
                                List.of(category(PostingCategory.Side.INCOME, false, false))));
        refused(
                "contactId",
                () -> two.checkAgainst(List.of(category(PostingCategory.Side.INCOME, true, true))));
        assertThatCode(() ->
                        two.checkAgainst(
                                List.of(category(PostingCategory.Side.INCOME, false, true))))
                .doesNotThrowAnyException();
    }

    @Test
    void leavesABlankVoucherAlone() {
        Voucher blank = read("{\"id\":\"" + CATEGORY + "\",\"voucherStatus\":\"blank\"}");

        refused("voucherStatus", blank::edit);
    }

    @Test
    void checksOnlyWhatIsUnchecked() {
        Voucher open = read("{\"id\":\"" + CATEGORY + "\",\"voucherStatus\":\"open\"}");

        refused("voucherStatus", () -> open.edit().checked());
        assertThat(open.edit().wireForm()).doesNotContain("voucherStatus");
    }

    @Test
    void changesCounterpartyAndItemsTogetherWithTheirTotals() {
        VoucherEdit edit =
                read("{\"id\":\"%s\",\"type\":\"purchaseinvoice\",\"contactName\":\"x\",\"useCollectiveContact\":true,\"totalGrossAmount\":1,\"version\":2}"
                                .formatted(CATEGORY))
                        .edit();

        assertThat(
                        edit.withCounterparty(NewVoucher.Counterparty.contact(CATEGORY))
                                .withItems(TaxType.GROSS, List.of(item("19")))
                                .wireForm())
                .contains("\"useCollectiveContact\":false", "\"totalGrossAmount\":119")
                .doesNotContain("contactName");
        refused("shippingDate", () -> edit.withShippingDate(DAY));
        assertThat(edit.withShippingDate(null).wireForm()).doesNotContain("shippingDate");
    }

    private static Voucher read(String json) {
        return Voucher.read(Json.tree(LenientReadingTest.bytes(json)));
    }

    private static PostingCategory category(
            PostingCategory.Side side, boolean contactRequired, boolean splitAllowed) {
        return new PostingCategory(CATEGORY, "x", side, contactRequired, splitAllowed, null);
    }

    private static NewVoucher.Item item(String rate) {
        return NewVoucher.Item.gross(new BigDecimal("119.00"), new BigDecimal(rate), CATEGORY);
    }

    private static NewVoucher voucher(TaxType taxType, List<NewVoucher.Item> items) {
        return NewVoucher.of(
                VoucherType.SALES_INVOICE,
                "1",
                DAY,
                taxType,
                NewVoucher.Counterparty.collective(),
                items);
    }

    static void refused(String field, ThrowingCallable code) {
        assertThatThrownBy(code)
                .isInstanceOfSatisfying(
                        FieldRefused.class, it -> assertThat(it.field()).isEqualTo(field));
    }
}
