package dev.kontor.hub.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.hub.books.BookedDocuments.BookedDocument;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NumberGapsTest {

    private static final Instant SEEN_FROM = Instant.parse("2026-01-01T00:00:00Z");

    private static List<BookedDocument> documents(String... numbers) {
        return Stream.of(numbers)
                .map(number ->
                        new BookedDocument(
                                new SourceRef(new ConnectionId("lexware", "a"), "invoice", number),
                                "invoice",
                                "open",
                                number,
                                null,
                                null,
                                Instant.parse("2026-11-01T00:00:00Z"),
                                false))
                .toList();
    }

    @Test
    void findsWhatIsMissingWithinEachRange() {
        assertThat(
                        NumberGaps.in(
                                documents(
                                        "RE0001", "RE0002", "RE0004", "RK0007", "RE0008", "RK0008"),
                                SEEN_FROM))
                .extracting(Finding::number)
                .containsExactly("RE0003", "RE0005 – RE0007");
    }

    @Test
    void findsNothingInWholeRangesWhateverTheirOrder() {
        assertThat(NumberGaps.in(documents("RE10", "RE9", "RE11", "2026-1", "2026-2"), SEEN_FROM))
                .isEmpty();
    }

    @Test
    void saysWhereTheMirrorHasNotLookedYet() {
        Finding unseen = NumberGaps.in(documents("RE1", "RE3"), null).getFirst();
        Finding seen = NumberGaps.in(documents("RE1", "RE3"), SEEN_FROM).getFirst();

        assertThat(unseen.reason().en()).contains("not read");
        assertThat(seen.reason().en()).contains("deleted");
        assertThat(seen.explained()).isFalse();
    }

    @Test
    void writesCsvThatSpreadsheetsReadAndDoNotExecute() {
        Report report =
                new Report(
                        LocalDate.of(2026, 11, 1),
                        LocalDate.of(2026, 11, 30),
                        1,
                        0,
                        0,
                        null,
                        null,
                        List.of(
                                new Finding(
                                        Finding.Kind.OBJECT_WITHOUT_DOCUMENT,
                                        "shop:a/order/1",
                                        "=1+1",
                                        null,
                                        null,
                                        true,
                                        new Words("Sagt \"nein\", endgültig", "No"))));

        assertThat(ReportCsv.of(report, Words::de))
                .isEqualTo(
                        String.join(
                                "\r\n",
                                "\uFEFFkind,ref,number,date,amount,currency,explained,reason",
                                "object-without-document,shop:a/order/1,'=1+1,,,,true,\"Sagt \"\"nein\"\", endgültig\"",
                                ""));
        assertThat(report.complete()).isTrue();
    }
}
