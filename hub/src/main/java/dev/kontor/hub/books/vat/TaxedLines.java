package dev.kontor.hub.books.vat;

import dev.kontor.vat.document.Document;
import java.math.BigDecimal;
import java.util.List;
import java.util.StringJoiner;

/** How documents are taxed, as a text that is the same exactly if that is the same. */
final class TaxedLines {

    private TaxedLines() {}

    /**
     * Tax type of each document; quantity, unit price and rate of each line. Texts do not count.
     */
    static String of(List<Document> documents) {
        StringJoiner text = new StringJoiner("\n");
        for (Document document : documents) {
            text.add("document " + document.taxType() + " " + document.taxSubType());
            document.pricedLines()
                    .forEach(line ->
                            text.add(
                                    "line %s × %s, %s %%"
                                            .formatted(
                                                    plain(line.quantity()),
                                                    plain(line.unitPrice()),
                                                    plain(line.rate()))));
        }
        return text.toString();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
