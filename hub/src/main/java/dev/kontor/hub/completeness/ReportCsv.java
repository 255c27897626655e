package dev.kontor.hub.completeness;

import dev.kontor.hub.shared.Words;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A report as CSV (RFC 4180): UTF-8 with a byte order mark, as spreadsheets want it. */
public final class ReportCsv {

    private static final List<String> HEAD =
            List.of("kind", "ref", "number", "date", "amount", "currency", "explained", "reason");

    private ReportCsv() {}

    /**
     * @param language picks the language of the reasons
     */
    public static String of(Report report, Function<Words, String> language) {
        return Stream.concat(
                        Stream.of(String.join(",", HEAD)),
                        report.findings().stream().map(each -> line(each, language)))
                .collect(Collectors.joining("\r\n", "\uFEFF", "\r\n"));
    }

    private static String line(Finding finding, Function<Words, String> language) {
        var amount = finding.amount();
        return Stream.of(
                        finding.kind().key(),
                        finding.ref(),
                        finding.number(),
                        finding.date(),
                        amount == null ? null : amount.amount().toPlainString(),
                        amount == null ? null : amount.currency(),
                        finding.explained(),
                        language.apply(finding.reason()))
                .map(ReportCsv::cell)
                .collect(Collectors.joining(","));
    }

    /** Quoted where it must be; what a spreadsheet would take for a formula is made a text. */
    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        if (!text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
