package dev.kontor.cli.carts;

import dev.kontor.vat.Question;
import dev.kontor.vat.ReviewCode;
import dev.kontor.vat.document.CartDocuments;
import dev.kontor.vat.document.Corrected;
import dev.kontor.vat.document.Document;
import dev.kontor.vat.document.Drafted;
import dev.kontor.vat.document.OrderCorrections;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What became of a cart and its refunds.
 *
 * @param documents invoices, then corrections; proposals if a person must look first
 * @param review whether a person must look before anything is finalised
 * @param questions what is open
 */
record DecidedCart(List<Document> documents, boolean review, List<Question> questions) {

    static DecidedCart of(ShopCart cart) {
        List<Document> documents = new ArrayList<>();
        List<Question> questions = new ArrayList<>();
        add(CartDocuments.from(cart.cart(), cart.supply()), documents, questions);
        if (!cart.refunds().isEmpty()) {
            correct(cart, documents, questions);
        }
        boolean review =
                !questions.isEmpty()
                        || documents.stream()
                                .flatMap(document -> document.remarks().stream())
                                .anyMatch(remark -> remark.reviewCode() != null);
        return new DecidedCart(List.copyOf(documents), review, List.copyOf(questions));
    }

    private static void correct(ShopCart cart, List<Document> documents, List<Question> questions) {
        if (documents.isEmpty()) {
            questions.add(
                    Question.of(
                            ReviewCode.R21,
                            "Es gibt keine Rechnung, die korrigiert werden könnte. Was soll mit der"
                                    + " Erstattung geschehen?",
                            "There is no invoice to correct. What should become of the refund?"));
            return;
        }
        LocalDate sold = cart.supply().supplyDate();
        List<Corrected> invoices = new ArrayList<>();
        for (Document invoice : documents) {
            invoices.add(Corrected.first(invoice, "RE" + (invoices.size() + 1), sold));
        }
        OrderCorrections order = OrderCorrections.of(invoices);
        for (ShopCart.GivenBack given : cart.refunds()) {
            OrderCorrections.Step step =
                    order.correct(
                            given.refund(),
                            given.policy(),
                            Objects.requireNonNullElse(given.date(), sold));
            add(step.drafted(), documents, questions);
            order = step.after();
        }
    }

    private static void add(Drafted drafted, List<Document> documents, List<Question> questions) {
        switch (drafted) {
            case Drafted.Documents(List<Document> written) -> documents.addAll(written);
            case Drafted.Held held -> {
                questions.addAll(held.questions());
                documents.addAll(held.proposal());
            }
        }
    }

    /** Review codes of questions and remarks. */
    List<String> reviewCodes() {
        List<String> codes = new ArrayList<>();
        questions.forEach(question -> codes.add(question.reviewCode().name()));
        documents.stream()
                .flatMap(document -> document.remarks().stream())
                .forEach(remark -> {
                    ReviewCode code = remark.reviewCode();
                    if (code != null) {
                        codes.add(code.name());
                    }
                });
        return codes.stream().distinct().toList();
    }
}
