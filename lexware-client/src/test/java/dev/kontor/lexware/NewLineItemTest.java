package dev.kontor.lexware;

import static dev.kontor.lexware.InvoiceFixture.CONTACT;
import static dev.kontor.lexware.InvoiceFixture.invoice;
import static dev.kontor.lexware.InvoiceFixture.line;
import static dev.kontor.lexware.InvoiceFixture.net;
import static dev.kontor.lexware.InvoiceFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules for lines in lexware-office-api.md 2 and 6.2, each refused before a call is spent. */
class NewLineItemTest {

    @Nested
    class Lines {

        @Test
        void areAtMost300() {
            NewLineItem line = line();

            refused("lineItems", () -> invoice(Collections.nCopies(301, line)));
            assertThat(invoice(Collections.nCopies(300, line)).lineItems()).hasSize(300);
        }

        @Test
        void areAtLeastOne() {
            refused("lineItems", () -> invoice(List.of()));
        }

        @Test
        void needANameOfAtMost255Characters() {
            refused("name", () -> NewLineItem.custom(" ", BigDecimal.ONE, "b", net("1", 19)));
            refused(
                    "name",
                    () -> NewLineItem.custom("x".repeat(256), BigDecimal.ONE, "b", net("1", 19)));
            assertThat(
                            NewLineItem.custom("x".repeat(255), BigDecimal.ONE, "b", net("1", 19))
                                    .name())
                    .hasSize(255);
        }

        @Test
        void haveDescriptionsOfAtMost2000Characters() {
            refused("description", () -> line().withDescription("x".repeat(2001)));
            refused("description", () -> NewLineItem.text(null, "x".repeat(2001)));
            assertThat(line().withDescription("x".repeat(2000)).description()).hasSize(2000);
        }

        @Test
        void sayAtLeastSomethingInATextLine() {
            refused("name", () -> NewLineItem.text(null, null));
            refused("name", () -> NewLineItem.text(" ", ""));
            assertThat(NewLineItem.text(null, "x").description()).isEqualTo("x");
        }

        @Test
        void carryAnArticleExactlyWhenTheyAreProductsOrServices() {
            refused(
                    "id",
                    () ->
                            new NewLineItem.Priced(
                                    LineItem.Type.CUSTOM,
                                    CONTACT,
                                    "a",
                                    null,
                                    BigDecimal.ONE,
                                    "b",
                                    net("1", 19),
                                    BigDecimal.ZERO));
            refused(
                    "id",
                    () ->
                            new NewLineItem.Priced(
                                    LineItem.Type.MATERIAL,
                                    null,
                                    "a",
                                    null,
                                    BigDecimal.ONE,
                                    "b",
                                    net("1", 19),
                                    BigDecimal.ZERO));
            refused(
                    "type",
                    () ->
                            new NewLineItem.Priced(
                                    LineItem.Type.TEXT,
                                    null,
                                    "a",
                                    null,
                                    BigDecimal.ONE,
                                    "b",
                                    net("1", 19),
                                    BigDecimal.ZERO));
            assertThat(
                            invoice(
                                            NewLineItem.material(
                                                    CONTACT,
                                                    "a",
                                                    BigDecimal.ONE,
                                                    "b",
                                                    net("1", 19)))
                                    .wireForm())
                    .contains("\"type\":\"material\",\"id\":\"" + CONTACT + "\"");
        }
    }

    @Nested
    class Decimals {

        @Test
        void ofAQuantityAreAtMostFour() {
            refused(
                    "quantity",
                    () -> NewLineItem.custom("a", new BigDecimal("0.00001"), "b", net("1", 19)));
            assertThat(
                            NewLineItem.custom("a", new BigDecimal("0.0001"), "b", net("1", 19))
                                    .quantity())
                    .isEqualByComparingTo("0.0001");
        }

        @Test
        void ofAPriceAreAtMostFour() {
            refused("unitPrice.netAmount", () -> net("1.00001", 19));
            refused(
                    "unitPrice.grossAmount",
                    () -> NewUnitPrice.gross(new BigDecimal("1.00001"), BigDecimal.ZERO));
            assertThat(net("1.000100", 19).amount()).isEqualByComparingTo("1.0001");
        }

        @ParameterizedTest
        @ValueSource(strings = {"0.001", "-1", "100.01"})
        void ofADiscountAreAtMostTwoWithinAHundred(String percentage) {
            refused("discountPercentage", () -> line().withDiscount(new BigDecimal(percentage)));
            refused(
                    "totalPrice.totalDiscountPercentage",
                    () -> new TotalDiscount.Percentage(new BigDecimal(percentage)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"0.001", "-1"})
        void ofADiscountOnTheWholeAreAtMostTwo(String amount) {
            refused(
                    "totalPrice.totalDiscountAbsolute",
                    () -> new TotalDiscount.Absolute(new BigDecimal(amount)));
        }

        @Test
        void ofADiscountOnTheWholeAreWrittenOnOneSideOnly() {
            assertThat(
                            invoice(line())
                                    .withTotalDiscount(
                                            new TotalDiscount.Absolute(new BigDecimal("5.00")))
                                    .wireForm())
                    .contains("\"totalPrice\":{\"currency\":\"EUR\",\"totalDiscountAbsolute\":5}");
            assertThat(
                            invoice(line())
                                    .withTotalDiscount(
                                            new TotalDiscount.Percentage(new BigDecimal("5.25")))
                                    .wireForm())
                    .contains(
                            "\"totalPrice\":{\"currency\":\"EUR\",\"totalDiscountPercentage\":5.25}");
        }
    }
}
