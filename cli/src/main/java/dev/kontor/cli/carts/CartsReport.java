package dev.kontor.cli.carts;

import dev.kontor.vat.document.Document;
import dev.kontor.vat.document.DocumentLine;
import dev.kontor.vat.document.DocumentTotals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The check of a whole file, in words.
 *
 * @param lines what to print, the summary last
 * @param passed carts that are met
 * @param failed carts that are not, those that cannot be read included
 */
public record CartsReport(List<String> lines, int passed, int failed) {

    public CartsReport {
        lines = List.copyOf(lines);
    }

    /**
     * Decides every cart of a file and compares.
     *
     * @param json the content of the file
     * @throws UnreadableCart if it is no JSON, or no file of carts; a single cart that cannot be
     *     read has failed
     */
    public static CartsReport of(String json) {
        List<String> lines = new ArrayList<>();
        int passed = 0;
        int failed = 0;
        for (CartsFile.Entry entry : CartsFile.read(json)) {
            if (entry.cart().isEmpty()) {
                lines.add(entry.id() + " FAILED: it cannot be read");
                lines.add("  " + entry.problem());
                failed++;
                continue;
            }
            ShopCart cart = entry.cart().get();
            DecidedCart decided = DecidedCart.of(cart);
            CartScore score = CartScore.of(cart, decided);
            lines.add(cart.id() + (score.met() ? " ok" : " FAILED") + ": " + cart.title());
            score.differences().forEach(each -> lines.add("  differs: " + each));
            score.remarks().forEach(each -> lines.add("  note: " + each));
            if (!cart.unread().isEmpty()) {
                lines.add("  not understood: " + String.join(", ", cart.unread()));
            }
            if (!score.met()) {
                produced(decided).forEach(each -> lines.add("  " + each));
            }
            passed += score.met() ? 1 : 0;
            failed += score.met() ? 0 : 1;
        }
        lines.add(passed + " passed, " + failed + " failed");
        return new CartsReport(lines, passed, failed);
    }

    private static List<String> produced(DecidedCart decided) {
        List<String> lines = new ArrayList<>();
        decided.questions()
                .forEach(question ->
                        lines.add(
                                "asked: " + question.reviewCode() + " " + question.wording().en()));
        for (Document document : decided.documents()) {
            String subType = DocumentScore.subType(document);
            lines.add(
                    (decided.questions().isEmpty() ? "decided: " : "proposed: ")
                            + DocumentScore.kind(document)
                            + " "
                            + document.taxType().lexwareName()
                            + (subType.isEmpty() ? "" : "/" + subType));
            document.lines().forEach(line -> lines.add("  " + shown(line)));
            DocumentTotals totals = document.totals();
            totals.rates()
                    .forEach(rate ->
                            lines.add(
                                    "  %s %%: %s + %s = %s"
                                            .formatted(
                                                    plain(rate.rate()),
                                                    rate.net(),
                                                    rate.tax(),
                                                    rate.gross())));
            lines.add("  total: %s".formatted(totals.gross()));
            document.remarks().forEach(remark -> lines.add("  remark: " + remark.wording().en()));
        }
        return lines;
    }

    private static String shown(DocumentLine line) {
        return switch (line) {
            case DocumentLine.Text text -> "text: " + text.name();
            case DocumentLine.Priced priced ->
                    "%s x %s = %s at %s %%: %s"
                            .formatted(
                                    plain(priced.quantity()),
                                    plain(priced.unitPrice()),
                                    priced.amount(),
                                    plain(priced.rate()),
                                    priced.name());
        };
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }
}
