package dev.kontor.cli.carts;

import dev.kontor.cli.carts.Expected.ExpectedDocument;
import dev.kontor.vat.document.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares what became of a cart with what is expected of it: documents, tax conditions, line
 * types, quantities, prices, rates, amounts per rate, totals and the review flag must agree. Names
 * and unit names are free. Another set of lines is met only if every amount per rate and every
 * total agrees and no line was invented.
 *
 * @param differences what does not agree; the cart is met if there is none
 * @param remarks what is worth knowing and changes nothing
 */
record CartScore(List<String> differences, List<String> remarks) {

    /** Compares; the order of documents means nothing, except that corrections come last. */
    static CartScore of(ShopCart cart, DecidedCart decided) {
        List<String> differences = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        Expected expected = cart.expected();
        if (expected.review() != decided.review()) {
            differences.add(
                    "review: expected " + expected.review() + ", decided " + decided.review());
        }
        expected.reviewCodes().stream()
                .filter(code -> !decided.reviewCodes().contains(code))
                .forEach(
                        code -> differences.add("review code " + code + " is expected, not given"));
        compareDocuments(cart, decided.documents(), differences, remarks);
        return new CartScore(differences, remarks);
    }

    boolean met() {
        return differences.isEmpty();
    }

    private static void compareDocuments(
            ShopCart cart, List<Document> decided, List<String> differences, List<String> remarks) {
        List<ExpectedDocument> wanted = cart.expected().documents();
        if (wanted.size() != decided.size()) {
            differences.add("documents: expected " + wanted.size() + ", decided " + decided.size());
        }
        List<Document> left = new ArrayList<>(decided);
        List<ExpectedDocument> missing = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            ExpectedDocument each = wanted.get(i);
            Optional<Document> same =
                    left.stream()
                            .filter(document -> DocumentScore.isSame(each, document))
                            .findFirst();
            if (same.isPresent()) {
                left.remove(same.get());
                DocumentScore score =
                        new DocumentScore("document " + (i + 1), cart, each, same.get());
                differences.addAll(score.differences());
                remarks.addAll(score.remarks());
            } else {
                missing.add(each);
            }
        }
        missing.forEach(each ->
                differences.add(
                        "document expected, not decided: "
                                + named(each.kind(), each.taxType(), each.taxSubType())));
        left.forEach(each ->
                differences.add(
                        "document decided, not expected: "
                                + named(
                                        DocumentScore.kind(each),
                                        each.taxType().lexwareName(),
                                        DocumentScore.subType(each))));
    }

    private static String named(String kind, String taxType, String subType) {
        return kind + " " + taxType + (subType.isEmpty() ? "" : "/" + subType);
    }
}
