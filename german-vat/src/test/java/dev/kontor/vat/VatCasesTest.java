package dev.kontor.vat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.vat.cases.CaseFiles;
import dev.kontor.vat.cases.CaseFiles.Row;
import dev.kontor.vat.cases.Outcome;
import dev.kontor.vat.cases.Score;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The single-line cases of {@code vat-cases.csv}, and our own. */
class VatCasesTest {

    private static final Pattern REVIEW_CODE = Pattern.compile("\\bR\\d\\d\\b");

    /** Asked by carts and refunds, not by a single supply. */
    private static final Set<ReviewCode> OF_CARTS =
            EnumSet.of(ReviewCode.R19, ReviewCode.R20, ReviewCode.R21, ReviewCode.R22);

    static Collection<Row> all() {
        return CaseFiles.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void decidesAsTheCaseSays(Row row) {
        Outcome outcome = row.outcome();
        Score score = Score.of(outcome, row.values());
        assertThat(score.passed()).as("%s%n%s", outcome, score.met()).isTrue();
        assertThat(score.proposal()).as("%s", score.decided()).isNotEqualTo(Score.Proposal.DIFFERS);
    }

    @ParameterizedTest
    @MethodSource("all")
    void holdsForTheReasonsTheCaseNames(Row row) {
        Set<String> named =
                REVIEW_CODE
                        .matcher(row.text("reason"))
                        .results()
                        .map(result -> result.group())
                        .collect(Collectors.toSet());
        Set<String> asked =
                row.outcome().questions().stream()
                        .map(question -> question.reviewCode().name())
                        .collect(Collectors.toSet());
        assertThat(asked).isEqualTo(named);
    }

    @Test
    void hitsEveryRule() {
        Set<Rule> hit = EnumSet.noneOf(Rule.class);
        decisions().forEach(decided -> hit.add(decided.rule()));
        // Only a seller who switched them on has exempt services: see VatRulesTest.
        assertThat(hit)
                .containsExactlyInAnyOrderElementsOf(
                        EnumSet.complementOf(EnumSet.of(Rule.EXEMPT_SERVICE)));
    }

    @Test
    void asksForEveryReviewCodeOfASupply() {
        Set<ReviewCode> asked = EnumSet.noneOf(ReviewCode.class);
        CaseFiles.all()
                .forEach(row ->
                        row.outcome()
                                .questions()
                                .forEach(question -> asked.add(question.reviewCode())));
        assertThat(asked)
                .containsExactlyInAnyOrderElementsOf(
                        EnumSet.complementOf(EnumSet.copyOf(OF_CARTS)));
    }

    @Test
    void usesEveryTaxTypeAndSubType() {
        assertThat(decisions().map(each -> each.treatment().taxType()).distinct())
                .containsExactlyInAnyOrder(TaxType.values());
        assertThat(
                        decisions()
                                .map(each -> each.treatment().subType())
                                .filter(each -> each != null)
                                .distinct())
                .containsExactlyInAnyOrder(TaxSubType.values());
    }

    @Test
    void printsEveryNoteAndPostsToEveryKindOfRevenue() {
        assertThat(
                        decisions()
                                .map(each -> each.treatment().note())
                                .filter(each -> each != null)
                                .map(Note::topic)
                                .distinct())
                .containsExactlyInAnyOrderElementsOf(
                        EnumSet.complementOf(
                                EnumSet.of(NoteTopic.CORRECTION, NoteTopic.EXEMPTION)));
        assertThat(decisions().map(each -> each.treatment().postingCategoryKind()).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        EnumSet.complementOf(EnumSet.of(PostingCategoryKind.EXEMPT_SERVICES)));
    }

    @Test
    void readsTheSameCaseFromColumnsInAnyOrder() {
        for (Row row : CaseFiles.all()) {
            var reversed = new LinkedHashMap<String, String>();
            List.copyOf(row.values().entrySet())
                    .reversed()
                    .forEach(each -> reversed.put(each.getKey(), each.getValue()));
            assertThat(new Row(reversed).outcome()).isEqualTo(row.outcome());
        }
    }

    private static Stream<Decision.Decided> decisions() {
        return CaseFiles.all().stream()
                .map(row -> row.outcome().decided())
                .filter(each -> each != null);
    }
}
