package dev.kontor.hub.books.vat;

import dev.kontor.hub.connector.VatIdRegister.NameMatch;
import dev.kontor.hub.shared.Words;
import dev.kontor.vat.Answer;
import dev.kontor.vat.Customer;
import dev.kontor.vat.Customer.VatIdStatus;
import dev.kontor.vat.GoodsKind;
import dev.kontor.vat.PostingCategoryKind;
import dev.kontor.vat.Seller;
import dev.kontor.vat.ServiceKind;
import dev.kontor.vat.Wording;
import dev.kontor.vat.document.Document;
import dev.kontor.vat.document.DocumentLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known for VAT beside the sale itself. Kept with the document, so that a later correction
 * is decided on the facts of its time. Stored as JSON: components are added, never renamed.
 *
 * @param vatId of the customer, in its written form; empty if none
 * @param check what a register said about it; null if none was asked
 * @param lines what is sold, for lines of which that is known
 * @param corrections what people said about the facts, in the order in which it is taken for true:
 *     ids of {@link dev.kontor.vat.Answer}
 * @param accepted the case in which a person (or a rule kept from one) took the proposal; null if
 *     none had to
 */
public record VatFacts(
        Seller seller,
        Customer.Kind customer,
        String vatId,
        VatIdStatus vatIdStatus,
        @Nullable Check check,
        List<Line> lines,
        List<String> corrections,
        @Nullable Accepted accepted) {

    public VatFacts {
        lines = List.copyOf(lines);
        corrections = List.copyOf(corrections);
    }

    /** What people said about the facts; an answer that a newer release took back is left out. */
    List<Answer> answers() {
        return corrections.stream().flatMap(id -> Answer.byId(id).stream()).toList();
    }

    /** What a line is, if that is known. */
    Optional<Line> line(String id) {
        return lines.stream().filter(line -> line.id().equals(id)).findFirst();
    }

    /**
     * What a document is to be posted to: by the rules of VAT, or as the mapping of a product says.
     * Lexware takes posting categories with bookkeeping vouchers only ({@code
     * lexware-office-api.md} 7.14); with a sales document they are kept and shown for who posts it.
     */
    public Words posting(Document document) {
        List<Wording> kinds = new ArrayList<>();
        document.postingCategoryKinds().forEach(kind -> kinds.add(kind.wording()));
        for (DocumentLine.Priced priced : document.pricedLines()) {
            line(priced.origin().id())
                    .map(Line::posting)
                    .ifPresent(posting ->
                            kinds.add(
                                    Wording.of(
                                            "„{}“ zu {}", "'{}' to {}", priced.name(), posting)));
        }
        Wording all =
                kinds.stream()
                        .reduce((one, other) -> Wording.of("{}, {}", "{}, {}", one, other))
                        .orElseThrow();
        return new Words("Zu buchen auf: " + all.de() + ".", "To be posted to: " + all.en() + ".");
    }

    VatFacts withAccepted(Accepted proposal) {
        return new VatFacts(
                seller, customer, vatId, vatIdStatus, check, lines, corrections, proposal);
    }

    VatFacts withSeller(Seller now) {
        return new VatFacts(now, customer, vatId, vatIdStatus, check, lines, corrections, accepted);
    }

    /**
     * What a line is.
     *
     * @param id of the line in the source
     * @param posting null leaves it to the rules of VAT
     * @param because where that is known from, for the audit trail
     */
    public record Line(
            String id,
            GoodsKind goods,
            ServiceKind service,
            @Nullable PostingCategoryKind posting,
            String because) {}

    /**
     * What a register said.
     *
     * @param consultation its number for the query: the proof; null if it gave none
     * @param name whose the id is; null if it does not tell
     */
    public record Check(
            String register,
            Instant at,
            @Nullable String consultation,
            @Nullable String name,
            NameMatch nameMatch) {}

    /**
     * Who took a proposal.
     *
     * @param question the case it was about
     */
    public record Accepted(String question, String by, Instant at) {}
}
