package dev.kontor.hub.books;

import dev.kontor.hub.action.Outcome.Answer;
import dev.kontor.hub.action.Outcome.Problem;
import dev.kontor.hub.ledger.Effect;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.Words;
import dev.kontor.vat.Figures;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the books ask people, in their words. Codes and answer keys are stable. */
final class Problems {

    static final String CREATE_AGAIN = "create-again";
    static final String ACCEPT = "accept";
    static final String LEAVE_SO = "leave-so";
    static final String TRY_AGAIN = "try-again";
    static final String SEND_AGAIN = "not-there-send-again";
    static final String KEEP_LOOKING = "keep-looking";
    static final String CREATE_NEW = "create-new";
    static final String READ_ALL = "read-all";
    static final String STAND_ALONE = "create-standing-alone";
    static final String USE = "use:";

    private static final Answer LEAVE = new Answer(LEAVE_SO, new Words("So lassen", "Leave it so"));
    private static final Answer AGAIN =
            new Answer(TRY_AGAIN, new Words("Erneut versuchen", "Try again"));

    private Problems() {}

    static Problem vanished(DocumentKind kind, String what, DocumentFacts facts) {
        Words state =
                switch (what) {
                    case "gone" -> new Words("gelöscht", "deleted");
                    case "voided" -> new Words("storniert", "voided");
                    default -> new Words("in einen Entwurf zurückgesetzt", "set back to draft");
                };
        String code =
                switch (what) {
                    case "gone" -> "document-deleted";
                    case "voided" -> "document-voided";
                    default -> "document-draft";
                };
        String number = facts.number() == null ? "" : " " + facts.number();
        return new Problem(
                code,
                new Words(
                        "%s%s wurde in Lexware %s. Neu erstellen oder so lassen?"
                                .formatted(kind.title().de(), number, state.de()),
                        "The %s%s was %s in Lexware. Create it again, or leave it so?"
                                .formatted(kind.title().en(), number, state.en())),
                List.of(
                        LEAVE,
                        new Answer(CREATE_AGAIN, new Words("Neu erstellen", "Create again"))));
    }

    /**
     * @param fingerprint of the sale as it is now: another change is another question
     */
    static Problem otherSale(
            DocumentKind kind, DocumentFacts facts, Money now, String fingerprint) {
        String number = facts.number() == null ? facts.id() : facts.number();
        BigDecimal total = facts.total();
        Words before = total == null ? new Words("", "") : new Money(total, now.currency()).words();
        Words over =
                total == null ? before : new Words(" über " + before.de(), " of " + before.en());
        return new Problem(
                "other-sale",
                new Words(
                        "Die Quelle hat sich geändert, nachdem %s %s%s erstellt war; sie lautet jetzt auf"
                                        .formatted(kind.title().de(), number, over.de())
                                + " %s. Bitte in Lexware korrigieren; danach hier bestätigen."
                                        .formatted(now.words().de()),
                        "The source has changed after %s %s%s was made; it is now %s. Correct it in"
                                        .formatted(
                                                kind.title().en(),
                                                number,
                                                over.en(),
                                                now.words().en())
                                + " Lexware, then confirm here."),
                List.of(accepted(otherSaleAccepted(facts, fingerprint))));
    }

    /** The answer to {@link #otherSale} that agrees to exactly this. */
    static String otherSaleAccepted(DocumentFacts facts, String fingerprint) {
        return Answer.keyTo(facts.id() + " " + fingerprint, ACCEPT);
    }

    private static Answer accepted(String key) {
        return new Answer(key, new Words("Ist in Ordnung so", "It is all right as it is"));
    }

    static Problem rejected(DocumentKind kind, Effect effect) {
        String reasons = effect.reasons().stream().map(Words::de).collect(Collectors.joining("; "));
        String english = effect.reasons().stream().map(Words::en).collect(Collectors.joining("; "));
        return new Problem(
                "rejected",
                new Words(
                        "Lexware lehnt die %s ab: %s".formatted(kind.title().de(), reasons),
                        "Lexware refuses the %s: %s".formatted(kind.title().en(), english)),
                List.of(AGAIN, LEAVE));
    }

    static Problem rejectedContact(Effect effect) {
        return new Problem(
                "contact-rejected",
                new Words(
                        "Lexware lehnt den Kontakt ab: "
                                + effect.reasons().stream()
                                        .map(Words::de)
                                        .collect(Collectors.joining("; ")),
                        "Lexware refuses the contact: "
                                + effect.reasons().stream()
                                        .map(Words::en)
                                        .collect(Collectors.joining("; "))),
                List.of(AGAIN));
    }

    static Problem inDoubt(String what, String why) {
        return new Problem(
                "in-doubt",
                new Words(
                        "Ob %s in Lexware angekommen ist, ließ sich nicht klären (%s). Bitte dort"
                                        .formatted(what, why)
                                + " nachsehen.",
                        "Whether %s arrived in Lexware could not be settled (%s). Please look there."
                                .formatted(what, why)),
                List.of(
                        new Answer(KEEP_LOOKING, new Words("Weiter suchen", "Keep looking")),
                        new Answer(
                                SEND_AGAIN,
                                new Words(
                                        "Nicht vorhanden, erneut senden",
                                        "Not there, send again"))));
    }

    static Problem totalDiffers(String number, Money total, Money expected) {
        Words is = total.words();
        Words wanted = expected.words();
        return new Problem(
                "total-differs",
                new Words(
                        "%s lautet in Lexware auf %s, erwartet waren %s. Bitte prüfen."
                                .formatted(number, is.de(), wanted.de()),
                        "%s is %s in Lexware, but %s was expected. Please check."
                                .formatted(number, is.en(), wanted.en())),
                List.of(accepted(totalAccepted(number, total, expected))));
    }

    /** The answer to {@link #totalDiffers} that agrees to exactly these totals. */
    static String totalAccepted(String number, Money total, Money expected) {
        return Answer.keyTo(
                number + " " + total.words().en() + " for " + expected.words().en(), ACCEPT);
    }

    static Problem contactNeeded() {
        return new Problem(
                "contact-needed",
                new Words(
                        "Ein steuerfreier Beleg braucht in Lexware einen Kontakt, und dieser Kunde"
                                + " hat keinen. Für alle Kunden Kontakte anlegen (kontor.yaml:"
                                + " contacts: all) oder den Beleg in Lexware erstellen.",
                        "A tax-free document needs a contact in Lexware, and this customer has"
                                + " none. Create contacts for all customers (kontor.yaml: contacts:"
                                + " all), or make the document in Lexware."),
                List.of(AGAIN, LEAVE));
    }

    static Problem closedPeriod(LocalDate date, LocalDate closedUntil) {
        return new Problem(
                "closed-period",
                new Words(
                        "Das Belegdatum %s liegt im abgeschlossenen Zeitraum (bis %s)."
                                .formatted(Figures.date(date).de(), Figures.date(closedUntil).de()),
                        "The document date, %s, lies in the closed period (until %s)."
                                .formatted(
                                        Figures.date(date).en(), Figures.date(closedUntil).en())),
                List.of(AGAIN));
    }

    static Problem incompleteCustomer() {
        return new Problem(
                "customer-incomplete",
                new Words(
                        "Der Kunde hat keinen Namen oder kein Land. Bitte in der Quelle ergänzen.",
                        "The customer has no name or no country. Please add it in the source."),
                List.of(AGAIN));
    }

    /** Lexware's documented limits would refuse it; nothing was sent. */
    static Problem unwritable(@Nullable String why) {
        return new Problem(
                "unwritable",
                new Words(
                        "Die Angaben lassen sich nicht nach Lexware schreiben (%s). Bitte in der"
                                        .formatted(why)
                                + " Quelle ändern.",
                        "The data cannot be written to Lexware (%s). Please change it in the"
                                        .formatted(why)
                                + " source."),
                List.of(AGAIN));
    }

    /**
     * @param identity of the party as it is now: an answer holds for no other
     */
    static Problem possibleDuplicate(
            String party, String identity, List<MirroredContact> candidates) {
        String names =
                candidates.stream().map(MirroredContact::name).collect(Collectors.joining(", "));
        List<Answer> answers =
                new ArrayList<>(
                        candidates.stream()
                                .map(contact ->
                                        Answer.to(
                                                identity,
                                                USE + contact.id(),
                                                new Words(
                                                        "Kontakt verwenden: " + contact.name(),
                                                        "Use the contact " + contact.name())))
                                .toList());
        answers.add(
                Answer.to(
                        identity,
                        CREATE_NEW,
                        new Words("Neuen Kontakt anlegen", "Create a new contact")));
        return new Problem(
                "possible-duplicate",
                new Words(
                        "„%s“ könnte schon als Kontakt vorhanden sein: %s.".formatted(party, names),
                        "“%s” may already be a contact: %s.".formatted(party, names)),
                answers);
    }

    static Problem notInvoiceable(String contact) {
        return new Problem(
                "contact-not-invoiceable",
                new Words(
                        "Der Kontakt „%s“ ist in Lexware kein Kunde oder hat keine Rechnungsanschrift."
                                        .formatted(contact)
                                + " Bitte dort ergänzen.",
                        "The contact “%s” is no customer in Lexware or has no billing address."
                                        .formatted(contact)
                                + " Please add it there."),
                List.of(AGAIN));
    }

    static Problem contactGone(String party) {
        return new Problem(
                "contact-deleted",
                new Words(
                        "Der Kontakt „%s“ ist in Lexware nicht mehr vorhanden.".formatted(party),
                        "The contact “%s” is no longer in Lexware.".formatted(party)),
                List.of(new Answer(CREATE_AGAIN, new Words("Neu anlegen", "Create it again"))));
    }

    static Problem noInvoice() {
        return new Problem(
                "refund-without-invoice",
                new Words(
                        "Zu dieser Erstattung gibt es keine Rechnung von Kontor (R21). Bitte die"
                                + " Korrektur in Lexware von Hand erstellen.",
                        "There is no invoice by Kontor for this refund (R21). Please make the"
                                + " correction by hand in Lexware."),
                List.of(LEAVE));
    }

    /** A release that decides otherwise than the one that sent the first documents of the set. */
    static Problem otherSplit(int before, int now) {
        return new Problem(
                "documents-differ",
                new Words(
                        "Von den %d Belegen dieser Bestellung steht ein Teil schon in Lexware, heute"
                                        .formatted(before)
                                + " wären es %d. Bitte die fehlenden in Lexware erstellen."
                                        .formatted(now),
                        "Some of the %d documents of this order stand in Lexware already; today there"
                                        .formatted(before)
                                + " would be %d. Please make the missing ones in Lexware."
                                        .formatted(now)),
                List.of(LEAVE));
    }

    /** Lexware links one correction to an invoice; a person must agree to a further one (R21). */
    static Problem furtherCorrection(String invoice) {
        return new Problem(
                "further-correction",
                new Words(
                        "Für %s gab es schon eine Erstattung, und Lexware verknüpft nur eine Korrektur"
                                        .formatted(invoice)
                                + " (R21). Soll eine weitere ohne Verknüpfung erstellt werden? Ihr"
                                + " Text nennt die Rechnung.",
                        "%s was refunded before, and Lexware links one correction only (R21). Shall"
                                        .formatted(invoice)
                                + " a further one be made without a link? Its text names the"
                                + " invoice."),
                List.of(
                        LEAVE,
                        new Answer(
                                STAND_ALONE,
                                new Words("Ohne Verknüpfung erstellen", "Create without a link"))));
    }

    static Problem memoryGap(int unknown) {
        return new Problem(
                "ledger-behind",
                new Words(
                        "In Lexware stehen %d Belege, von denen Kontor nichts weiß; vermutlich wurde"
                                        .formatted(unknown)
                                + " eine alte Sicherung eingespielt. Bitte prüfen, bevor weiter"
                                + " geschrieben wird.",
                        "Lexware holds %d documents that Kontor does not know; an old backup was"
                                        .formatted(unknown)
                                + " probably restored. Please check before anything is written."),
                List.of(
                        AGAIN,
                        new Answer(
                                READ_ALL,
                                new Words(
                                        "Alle %d lesen (je ein Abruf), eigene übernehmen, dann weiter"
                                                .formatted(unknown),
                                        "Read all %d (a call each), adopt those of Kontor, go on"
                                                .formatted(unknown)))));
    }
}
