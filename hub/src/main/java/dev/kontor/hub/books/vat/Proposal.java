package dev.kontor.hub.books.vat;

import dev.kontor.hub.model.Sale;
import dev.kontor.hub.shared.Sha256;
import dev.kontor.hub.shared.Words;
import dev.kontor.vat.Decision.Decided;
import dev.kontor.vat.Figures;
import dev.kontor.vat.Question;
import dev.kontor.vat.ReviewCode;
import dev.kontor.vat.Wording;
import dev.kontor.vat.document.Document;
import dev.kontor.vat.document.Drafted;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What would be written if the answer to a held case is the expected one, where a person may take
 * it: the totals agree with the source's, and nothing is missing.
 *
 * @param documents never empty
 * @param question names the case; cases of one kind have the same
 * @param keepable whether taking it can be a rule for all cases of the kind
 */
record Proposal(List<Document> documents, String question, boolean keepable) {

    /** Where data or amounts are wrong, a proposal would hide it. */
    private static final Set<ReviewCode> NEVER =
            EnumSet.of(ReviewCode.R01, ReviewCode.R05, ReviewCode.R20, ReviewCode.R21);

    /**
     * Each case is another one (a proof, a limit, a slip of the shop): taking the proposal holds
     * for exactly these documents.
     */
    private static final Set<ReviewCode> ONCE =
            EnumSet.of(ReviewCode.R04, ReviewCode.R11, ReviewCode.R15, ReviewCode.R22);

    /** About this customer, not about all. */
    private static final Set<ReviewCode> ABOUT_CUSTOMER =
            EnumSet.of(
                    ReviewCode.R02, ReviewCode.R03, ReviewCode.R13, ReviewCode.R16, ReviewCode.R17);

    Proposal {
        documents = List.copyOf(documents);
    }

    /**
     * The proposal of a held case; empty if there is none that a person may take.
     *
     * @param party identity of the customer
     */
    static Optional<Proposal> of(Drafted.Held held, Sale sale, String party) {
        Set<ReviewCode> codes =
                held.questions().stream()
                        .map(Question::reviewCode)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(ReviewCode.class)));
        BigDecimal gross =
                held.proposal().stream()
                        .map(document -> document.totals().gross())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean takeable =
                !held.proposal().isEmpty()
                        && gross.compareTo(sale.total().amount()) == 0
                        && codes.stream().noneMatch(NEVER::contains);
        if (!takeable) {
            return Optional.empty();
        }
        Stream<String> about =
                codes.stream().anyMatch(ABOUT_CUSTOMER::contains)
                        ? Stream.of(Sha256.brief(party))
                        : Stream.empty();
        boolean once = codes.stream().anyMatch(ONCE::contains);
        Stream<String> exactly =
                once ? Stream.of(Sha256.brief(TaxedLines.of(held.proposal()))) : Stream.empty();
        String question =
                Stream.of(
                                codes.stream().map(ReviewCode::name),
                                rules(held.proposal()),
                                Stream.of(VatApplied.destination(sale).country()),
                                about,
                                exactly)
                        .flatMap(part -> part)
                        .collect(Collectors.joining("."))
                        .toLowerCase(Locale.ROOT);
        return Optional.of(new Proposal(held.proposal(), question, !once));
    }

    private static Stream<String> rules(List<Document> documents) {
        return documents.stream()
                .flatMap(document -> document.decisions().stream())
                .map(decided -> decided.rule().id())
                .distinct()
                .sorted();
    }

    /** What would be written, in a few words. */
    Words summary() {
        return documents.stream()
                .flatMap(document -> document.decisions().stream())
                .map(Proposal::summary)
                .distinct()
                .reduce((one, other) ->
                        new Words(one.de() + "; " + other.de(), one.en() + "; " + other.en()))
                .orElseThrow();
    }

    private static Words summary(Decided decided) {
        Wording summary =
                Wording.of(
                        "{}, {} – {}",
                        "{}, {} – {}",
                        decided.treatment().taxType(),
                        Figures.percent(decided.treatment().rate()),
                        decided.rule().sentence());
        return new Words(summary.de(), summary.en());
    }
}
