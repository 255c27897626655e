package dev.kontor.lexware.simulator;

/** The sentences of a document whose writer gave none, in the document's language. */
final class UsualTexts {

    private UsualTexts() {}

    static String of(DocumentKind kind, String field, boolean english) {
        return switch (field) {
            case "title" -> kind.title(english);
            case "introduction" -> english ? englishIntroduction(kind) : introduction(kind);
            default ->
                    english
                            ? "Thank you for your business."
                            : "Vielen Dank für die gute Zusammenarbeit.";
        };
    }

    private static String introduction(DocumentKind kind) {
        return switch (kind) {
            case INVOICE ->
                    "Unsere Lieferungen/Leistungen stellen wir Ihnen wie folgt in Rechnung.";
            case CREDIT_NOTE -> "Wir schreiben Ihnen folgende Positionen gut.";
            case QUOTATION -> "Gerne bieten wir Ihnen an:";
            case ORDER_CONFIRMATION -> "Wir bestätigen Ihren Auftrag wie folgt.";
            case DELIVERY_NOTE -> "Wir liefern Ihnen wie folgt.";
            case DUNNING -> "Für die folgende Rechnung haben wir noch keine Zahlung erhalten.";
            case DOWN_PAYMENT_INVOICE -> "Wir bitten um folgende Abschlagszahlung.";
        };
    }

    private static String englishIntroduction(DocumentKind kind) {
        return switch (kind) {
            case INVOICE -> "We charge you for the following goods and services.";
            case CREDIT_NOTE -> "We credit you with the following items.";
            case QUOTATION -> "We are pleased to offer you:";
            case ORDER_CONFIRMATION -> "We confirm your order as follows.";
            case DELIVERY_NOTE -> "We deliver as follows.";
            case DUNNING -> "We have not yet received a payment for the following invoice.";
            case DOWN_PAYMENT_INVOICE -> "We ask for the following down payment.";
        };
    }
}
