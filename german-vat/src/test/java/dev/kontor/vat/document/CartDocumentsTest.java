package dev.kontor.vat.document;

import static dev.kontor.vat.document.Fixtures.BY_SMALL_BUSINESS;
import static dev.kontor.vat.document.Fixtures.TO_AUTHORITY;
import static dev.kontor.vat.document.Fixtures.TO_BUSINESS;
import static dev.kontor.vat.document.Fixtures.TO_CONSUMER;
import static dev.kontor.vat.document.Fixtures.assertHeld;
import static dev.kontor.vat.document.Fixtures.eur;
import static dev.kontor.vat.document.Fixtures.gross;
import static dev.kontor.vat.document.Fixtures.line;
import static dev.kontor.vat.document.Fixtures.net;
import static dev.kontor.vat.document.Fixtures.shipping;
import static dev.kontor.vat.document.Fixtures.single;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.kontor.vat.Customer;
import dev.kontor.vat.GoodsKind;
import dev.kontor.vat.NoteTopic;
import dev.kontor.vat.Place;
import dev.kontor.vat.PostingCategoryKind;
import dev.kontor.vat.ReviewCode;
import dev.kontor.vat.Seller;
import dev.kontor.vat.ServiceKind;
import dev.kontor.vat.Supply;
import dev.kontor.vat.TaxType;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class CartDocumentsTest {

    @Test
    void takesTheClassOfGoodsFromTheShopsRate() {
        Document document =
                single(
                        CartDocuments.from(
                                gross(
                                        "129.00",
                                        line("1", "1", "119", "19"),
                                        line("2", "1", "10", "7")),
                                TO_CONSUMER));
        assertThat(document.taxType()).isEqualTo(TaxType.GROSS);
        assertThat(document.totals().gross()).isEqualTo("129.00");
        assertThat(document.decisions())
                .extracting(each -> each.rule().id())
                .containsExactly("DOM-1", "DOM-9");
        assertThat(document.postingCategoryKinds()).containsExactly(PostingCategoryKind.GOODS);
    }

    @Test
    void foldsDiscountsIntoUnitPricesAndSaysSo() {
        Cart cart =
                gross("26.00", line("1", "3", "9.99", "19").withDiscount(eur("3.97")))
                        .withDiscountLabel("Code HERBST");
        Document document = single(CartDocuments.from(cart, TO_CONSUMER));
        assertThat(document.pricedLines().getFirst().unitPrice()).isEqualTo("8.6667");
        assertThat(document.lines().getLast().name())
                .isEqualTo("Code HERBST: 3,97 EUR, in den Einzelpreisen enthalten");
    }

    @Test
    void writesQuantityOneWhereNoUnitPriceGivesTheAmount() {
        // 30,000 pieces move in steps of 3 EUR at four decimals.
        Cart cart = gross("299.99", line("1", "30000", "0.01", "19").withDiscount(eur("0.01")));
        DocumentLine.Priced written =
                single(CartDocuments.from(cart, TO_CONSUMER)).pricedLines().getFirst();
        assertThat(written.quantity()).isEqualTo("1");
        assertThat(written.unitPrice()).isEqualTo("299.99");
        assertThat(written.description()).isEqualTo("30000 Stück");
        assertThat(written.origin().quantity()).isEqualTo("30000");
    }

    @Test
    void usesTheShopsOwnSplitOfShipping() {
        CartCharge charge =
                shipping("4.90")
                        .withPortions(
                                List.of(
                                        new CartCharge.Portion(eur("19"), eur("4.00"), null),
                                        new CartCharge.Portion(eur("7"), eur("0.90"), null)));
        Cart cart =
                gross("24.90", line("1", "1", "10", "19"), line("2", "1", "10", "7"))
                        .withCharges(List.of(charge));
        assertThat(single(CartDocuments.from(cart, TO_CONSUMER)).pricedLines())
                .extracting(DocumentLine.Priced::name, line -> line.amount().toPlainString())
                .contains(
                        tuple("Versand (Anteil 19 %)", "4.00"),
                        tuple("Versand (Anteil 7 %)", "0.90"));
    }

    @Test
    void holdsShippingTaxedAtARateNoGoodsHave() {
        Cart cart =
                gross("14.90", line("1", "1", "10", "7"))
                        .withCharges(List.of(shipping("4.90").withRate(eur("19"), null)));
        assertHeld(CartDocuments.from(cart, TO_CONSUMER), ReviewCode.R22, "Versand", "19 %", "7 %");
    }

    @Test
    void letsShippingFollowFreeGoods() {
        Cart cart =
                gross("4.90", line("1", "1", "10", "7").withDiscount(eur("10.00")))
                        .withCharges(List.of(shipping("4.90")));
        Document document = single(CartDocuments.from(cart, TO_CONSUMER));
        assertThat(document.totals().rates())
                .extracting(rate -> rate.rate().toPlainString())
                .containsExactly("7");
        assertThat(document.lines().getFirst().name()).isEqualTo("Ware 1 (100 % Nachlass)");
    }

    @Test
    void writesNetShopsNetWhereTheTotalAllowsAndGrossWhereNot() {
        Document asNet =
                single(CartDocuments.from(net("119.00", line("1", "1", "100", "19")), TO_BUSINESS));
        assertThat(asNet.taxType()).isEqualTo(TaxType.NET);
        // Twice 0.29 of tax by line, 0.57 by column.
        Cart perLine = net("3.58", line("1", "1", "1.50", "19"), line("2", "1", "1.50", "19"));
        Document asGross = single(CartDocuments.from(perLine, TO_BUSINESS));
        assertThat(asGross.taxType()).isEqualTo(TaxType.GROSS);
        assertThat(asGross.totals().gross()).isEqualTo("3.58");
        assertThat(asGross.remarks()).hasSize(1);
        assertHeld(CartDocuments.from(perLine, TO_AUTHORITY), ReviewCode.R05, "3,58", "3,57");
    }

    @Test
    void writesNetForAuthoritiesFromGrossShops() {
        Cart cart = gross("238.00", line("1", "3", "59.50", "19"), line("2", "1", "59.50", "19"));
        Document document = single(CartDocuments.from(cart, TO_AUTHORITY));
        assertThat(document.taxType()).isEqualTo(TaxType.NET);
        assertThat(document.totals().net()).isEqualTo("200.00");
        assertThat(document.pricedLines().getFirst().unitPrice()).isEqualByComparingTo("50");
        // 45.00 cannot be reached from net at 19 %: vat.md section 8.
        assertHeld(
                CartDocuments.from(gross("45.00", line("1", "1", "45", "19")), TO_AUTHORITY),
                ReviewCode.R05,
                "45,00",
                "45,01");
    }

    @Test
    void writesSmallBusinessesWithoutTaxAndHoldsThemIfTheShopChargedIt() {
        Document document =
                single(
                        CartDocuments.from(
                                gross("49.90", line("1", "1", "49.90", "0")), BY_SMALL_BUSINESS));
        assertThat(document.taxType()).isEqualTo(TaxType.VAT_FREE);
        assertThat(document.totals().tax()).isEqualTo("0.00");
        assertThat(document.notes())
                .extracting(note -> note.topic())
                .containsExactly(NoteTopic.SMALL_BUSINESS);
        assertHeld(
                CartDocuments.from(
                        gross("49.90", line("1", "1", "49.90", "19")), BY_SMALL_BUSINESS),
                ReviewCode.R22,
                "19 %",
                "0 %");
    }

    @Test
    void holdsATotalTheLinesDoNotGive() {
        assertHeld(
                CartDocuments.from(gross("19.96", line("1", "1", "19.95", "19")), TO_CONSUMER),
                ReviewCode.R05,
                "19,96",
                "19,95");
    }

    @Test
    void holdsGiftCardsTipsAndForeignCurrency() {
        Cart card = gross("50.00", line("1", "1", "50", "0").asGiftCard());
        assertHeld(CartDocuments.from(card, TO_CONSUMER), ReviewCode.R18, "Gutschein");
        CartCharge tip = CartCharge.of("tip", CartCharge.Kind.TIP, "Trinkgeld", eur("2.00"));
        Cart tipped = gross("12.00", line("1", "1", "10", "19")).withCharges(List.of(tip));
        assertHeld(CartDocuments.from(tipped, TO_CONSUMER), ReviewCode.R18, "Trinkgeld", "2,00");
        Cart swiss = gross("10.00", line("1", "1", "10", "19")).withCurrency("CHF");
        assertHeld(CartDocuments.from(swiss, TO_CONSUMER), ReviewCode.R20, "CHF");
    }

    @Test
    void holdsBadInputInsteadOfLosingIt() {
        assertHeld(
                CartDocuments.from(gross("0.00"), TO_CONSUMER), ReviewCode.R01, "nichts berechnet");
        assertHeld(
                CartDocuments.from(gross("-5.00", line("1", "1", "-5", "19")), TO_CONSUMER),
                ReviewCode.R18,
                "negativ");
        assertHeld(
                CartDocuments.from(gross("5.00", line("1", "0", "5", "19")), TO_CONSUMER),
                ReviewCode.R01,
                "Menge 0");
        assertHeld(
                CartDocuments.from(
                        gross("0.00", line("1", "1", "5", "19")).withOrderDiscount(eur("6")),
                        TO_CONSUMER),
                ReviewCode.R05,
                "6,00",
                "5,00");
        assertHeld(
                CartDocuments.from(
                        gross("2.00", line("1", "1", "1", "19"), line("1", "1", "1", "19")),
                        TO_CONSUMER),
                ReviewCode.R01,
                "Kennung");
        CartLine unknown = CartLine.of("1", "Ding", BigDecimal.ONE, BigDecimal.ONE, null);
        assertHeld(CartDocuments.from(gross("1.00", unknown), TO_CONSUMER), ReviewCode.R01, "Ding");
    }

    @Test
    void holdsAShopRateThatContradictsTheKindOfGoods() {
        CartLine book = line("1", "1", "10", "19").withKind(GoodsKind.BOOK, ServiceKind.GENERAL);
        assertHeld(
                CartDocuments.from(gross("10.00", book), TO_CONSUMER),
                ReviewCode.R22,
                "19 %",
                "7 %");
    }

    @Test
    void holdsAShopTaxThatIsMoreThanRoundingAway() {
        Cart cart = gross("119.00", line("1", "1", "119", "19"));
        assertHeld(
                CartDocuments.from(cart.withTaxTotal(eur("7.79")), TO_CONSUMER),
                ReviewCode.R22,
                "7,79",
                "19,00");
        Document rounded = single(CartDocuments.from(cart.withTaxTotal(eur("19.01")), TO_CONSUMER));
        assertThat(rounded.remarks())
                .singleElement()
                .satisfies(remark -> assertThat(remark.wording().de()).contains("19,01", "19,00"));
    }

    @Test
    void holdsWhatLeavesGermanyWithoutNamingTheShopsForeignRateAsWrong() {
        Supply toAustria =
                Supply.fromGermany(
                        Seller.regular(), Customer.consumer(Place.of("AT", "1100")), Fixtures.DAY);
        assertHeld(
                CartDocuments.from(gross("12.00", line("1", "1", "12", "20")), toAustria),
                ReviewCode.R01,
                "AT 1100");
    }

    @Test
    void holdsMoreLinesThanLexwareTakesAndProposesToSplitThem() {
        assertThat(single(CartDocuments.from(manyLines(300), TO_CONSUMER)).lines()).hasSize(300);
        Drafted drafted = CartDocuments.from(manyLines(301), TO_CONSUMER);
        assertHeld(drafted, ReviewCode.R19, "301");
        assertThat(((Drafted.Held) drafted).proposal())
                .extracting(document -> document.lines().size())
                .containsExactly(300, 1);
    }

    private static Cart manyLines(int count) {
        CartLine[] lines = new CartLine[count];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = line("line " + i, "1", "1", "19");
        }
        return gross(count + ".00", lines);
    }

    @Test
    void keepsTheProposalOfAHeldCart() {
        CartLine panel =
                line("1", "1", "899", "19").withKind(GoodsKind.PHOTOVOLTAIC, ServiceKind.GENERAL);
        Drafted drafted = CartDocuments.from(gross("899.00", panel), TO_CONSUMER);
        assertHeld(drafted, ReviewCode.R16, "30 kWp");
        assertThat(((Drafted.Held) drafted).proposal())
                .singleElement()
                .satisfies(document -> assertThat(document.totals().tax()).isEqualTo("143.54"));
    }
}
