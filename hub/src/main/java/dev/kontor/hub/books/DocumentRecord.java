package dev.kontor.hub.books;

import dev.kontor.hub.shared.Meaning;
import dev.kontor.hub.shared.Money;
import java.util.List;

/**
 * What stands in the books for a source object, with what Lexware says about it: one document, or
 * one for each tax group.
 *
 * @param kind {@code invoice} or {@code credit-note}
 * @param id Lexware's id of the first document
 * @param number such as {@code RE0042}; of several documents all, separated by {@code ", "}
 * @param total gross total as Lexware computed it, of all documents together
 * @param link page of the first document in the Lexware app
 * @param documents each document, in the order of the tax groups; never empty
 */
public record DocumentRecord(
        @Meaning(de = "invoice oder credit-note", en = "invoice or credit-note") String kind,
        @Meaning(de = "Id in Lexware", en = "Id in Lexware") String id,
        @Meaning(de = "Belegnummer", en = "Number of the document") String number,
        @Meaning(
                        de = "Bruttobetrag, wie ihn Lexware berechnet hat",
                        en = "Gross total as Lexware computed it")
                Money total,
        @Meaning(de = "Seite des Belegs in Lexware", en = "Page of the document in Lexware")
                String link,
        @Meaning(
                        de = "Jeder Beleg, in der Reihenfolge der Steuergruppen",
                        en = "Each document, in the order of the tax groups")
                List<Part> documents) {

    public DocumentRecord {
        documents = List.copyOf(documents);
    }

    /** One of the documents. */
    public record Part(String id, String number, Money total, String link) {

        static Part of(DocumentKind kind, String id, String number, Money total) {
            return new Part(
                    id,
                    number,
                    total,
                    "https://app.lexware.de/permalink/%ss/view/%s".formatted(kind.key(), id));
        }
    }

    static DocumentRecord of(DocumentKind kind, List<Part> documents) {
        Part first = documents.getFirst();
        return new DocumentRecord(
                kind.key(),
                first.id(),
                String.join(", ", documents.stream().map(Part::number).toList()),
                documents.stream().map(Part::total).reduce(Money::plus).orElseThrow(),
                first.link(),
                documents);
    }
}
