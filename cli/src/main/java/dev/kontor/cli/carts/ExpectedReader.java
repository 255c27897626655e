package dev.kontor.cli.carts;

import dev.kontor.cli.carts.Expected.ExpectedDocument;
import dev.kontor.cli.carts.Expected.ExpectedLine;
import dev.kontor.cli.carts.Expected.ExpectedVoucher;
import dev.kontor.vat.document.RateTotal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads what a file expects of a cart. */
final class ExpectedReader {

    private ExpectedReader() {}

    static Expected read(Fields cart) {
        List<ExpectedDocument> documents =
                cart.objects("expectedDocuments").stream().map(ExpectedReader::document).toList();
        boolean review =
                cart.flag("expectedReview")
                        .orElseThrow(() -> cart.wrong("expectedReview", "is missing"));
        return new Expected(
                documents,
                review,
                new HashSet<>(
                        cart.texts(
                                "expectedReviewCodes",
                                "expectedReviewCode",
                                "reviewCodes",
                                "reviewCode")));
    }

    private static ExpectedDocument document(Fields document) {
        Fields tax =
                document.object("taxConditions")
                        .orElseThrow(() -> document.wrong("taxConditions", "is missing"));
        document.ignore(
                "noteTopic",
                "introductionTopic",
                "taxNote",
                "texts",
                "categoryKind",
                "shippingConditions");
        tax.ignore("taxTypeNote");
        Optional<Fields> totals = document.object("expectedTotals");
        Optional<List<RateTotal>> rates =
                document.has("expectedPerRate")
                        ? Optional.of(
                                document.objects("expectedPerRate").stream()
                                        .map(ExpectedReader::rate)
                                        .toList())
                        : Optional.empty();
        ExpectedDocument read =
                new ExpectedDocument(
                        document.requiredText("kind"),
                        tax.requiredText("taxType"),
                        tax.text("taxSubType").orElse(""),
                        document.objects("lineItems").stream().map(ExpectedReader::line).toList(),
                        amounts(document),
                        rates,
                        totals.map(each -> total(each, BigDecimal.ZERO)),
                        document.object("voucherAlternative").map(ExpectedReader::voucher),
                        document.has("precedingSalesVoucher") ? Boolean.TRUE : null);
        tax.close();
        document.close();
        return read;
    }

    private static List<Optional<BigDecimal>> amounts(Fields document) {
        List<Optional<BigDecimal>> amounts = new ArrayList<>();
        List<JsonNode> nodes = document.nodes("expectedLineAmounts");
        for (int i = 0; i < nodes.size(); i++) {
            String path = document.path() + ".expectedLineAmounts[" + i + "]";
            amounts.add(
                    nodes.get(i).isNull()
                            ? Optional.empty()
                            : Optional.of(Fields.decimal(nodes.get(i), path)));
        }
        return amounts;
    }

    private static RateTotal rate(Fields rate) {
        return total(rate, rate.requiredDecimal("rate"));
    }

    private static RateTotal total(Fields total, BigDecimal rate) {
        RateTotal read =
                new RateTotal(
                        rate,
                        total.requiredDecimal("net"),
                        total.requiredDecimal("tax"),
                        total.requiredDecimal("gross"));
        total.close();
        return read;
    }

    private static ExpectedLine line(Fields line) {
        line.ignore("name", "description", "unitName", "optional", "alternative");
        String type = line.requiredText("type");
        if (type.equals("text")) {
            line.ignore("quantity", "unitPrice", "lineItemAmount");
            return new ExpectedLine.Text();
        }
        if (!type.equals("custom")) {
            throw line.wrong("type", "'" + type + "' is neither custom nor text");
        }
        Fields price =
                line.object("unitPrice").orElseThrow(() -> line.wrong("unitPrice", "is missing"));
        String currency = price.text("currency").orElse("EUR");
        if (!currency.equals("EUR")) {
            throw price.wrong("currency", "Lexware takes EUR only, not " + currency);
        }
        boolean gross = price.has("grossAmount");
        ExpectedLine.Priced read =
                new ExpectedLine.Priced(
                        line.requiredDecimal("quantity"),
                        price.requiredDecimal(gross ? "grossAmount" : "netAmount"),
                        gross,
                        price.requiredDecimal("taxRatePercentage"));
        price.close();
        line.close();
        return read;
    }

    private static ExpectedVoucher voucher(Fields voucher) {
        List<ExpectedVoucher.Item> items = new ArrayList<>();
        for (Fields item : voucher.objects("voucherItems")) {
            items.add(
                    new ExpectedVoucher.Item(
                            item.requiredDecimal("amount"),
                            item.requiredDecimal("taxAmount"),
                            item.requiredDecimal("taxRatePercent")));
        }
        return new ExpectedVoucher(
                voucher.text("type").orElse(""),
                voucher.text("taxType").orElse("gross").equals("gross"),
                items,
                voucher.decimalOrNull("totalGrossAmount"),
                voucher.decimalOrNull("totalTaxAmount"));
    }
}
