package dev.kontor.cli;

import dev.kontor.vat.cases.CaseColumns;
import dev.kontor.vat.cases.Outcome;
import dev.kontor.vat.cases.Score;
import dev.kontor.vat.cases.SupplyCase;
import dev.kontor.vat.cases.UnknownValueException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description = {
            "Decides the supplies of a CSV file and compares them with what the file expects.",
            "Writes the same rows with what was decided (decided_…), whether each expected value is"
                    + " met (met_…), and why; the last line counts the rows.",
            "A row without review passes if every expected value is met, a row with review if the"
                    + " case is held; proposals are counted on the error stream."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every row passed", "1:a row failed", "2:the file cannot be read"})
final class CheckCasesCommand implements Callable<Integer> {

    private static final CSVFormat RESULTS =
            CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FILE.csv",
            description = "UTF-8, with the columns of vat-cases.csv in any order.")
    private Path file = Path.of("vat-cases.csv");

    @Mixin private VatLanguage language = new VatLanguage();

    /** A row of the file, scored or not to be scored. */
    private sealed interface Row {

        CSVRecord row();

        /** What became of it. */
        record Scored(CSVRecord row, Outcome outcome, Score score) implements Row {}

        /**
         * It says something that cannot be; counted as failed.
         *
         * @param problem with line and column
         */
        record Unreadable(CSVRecord row, String problem) implements Row {}

        default boolean passed() {
            return this instanceof Scored scored && scored.score().passed();
        }

        default boolean proposal(Score.Proposal wanted) {
            return this instanceof Scored scored && scored.score().proposal() == wanted;
        }
    }

    @Override
    public Integer call() {
        List<Row> read = new ArrayList<>();
        List<String> header;
        try (CSVParser rows = CSVParser.parse(content(), format())) {
            header = rows.getHeaderNames();
            requireColumns(header);
            for (CSVRecord row : rows) {
                read.add(score(row, header, rows.getCurrentLineNumber()));
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new CommandFailed(ExitCode.USAGE, file + ": " + e.getMessage());
        }
        return report(header, read);
    }

    /** Spreadsheets put a byte order mark before the first column. */
    private String content() {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException e) {
            throw new CommandFailed(
                    ExitCode.USAGE, file + ": cannot be read as UTF-8 text (" + e + ")");
        }
    }

    private static CSVFormat format() {
        return CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .setIgnoreSurroundingSpaces(true)
                .get();
    }

    private static void requireColumns(List<String> header) {
        List<String> missing = new ArrayList<>(CaseColumns.REQUIRED);
        missing.add(Score.PREFIX + "review");
        missing.removeAll(header);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "the column %s is missing; there are %s"
                            .formatted(
                                    String.join(", ", missing),
                                    header.isEmpty() ? "none" : String.join(", ", header)));
        }
    }

    private static Row score(CSVRecord row, List<String> header, long line) {
        if (row.size() != header.size()) {
            return new Row.Unreadable(
                    row,
                    "line %d has %d values for %d columns"
                            .formatted(line, row.size(), header.size()));
        }
        try {
            Map<String, String> values = row.toMap();
            Outcome outcome = SupplyCase.of(values).outcome();
            return new Row.Scored(row, outcome, Score.of(outcome, values));
        } catch (UnknownValueException e) {
            return new Row.Unreadable(
                    row, "line %d, %s: %s".formatted(line, e.column(), e.explanation()));
        }
    }

    private int report(List<String> header, List<Row> rows) {
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, RESULTS)) {
            printer.printRecord(columns(header));
            for (Row each : rows) {
                printer.printRecord(values(each, header.size()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Terminal terminal = Terminal.of(spec);
        terminal.out().print(text);
        terminal.progress(
                "proposals of rows with review: %d met, %d differ"
                        .formatted(
                                count(rows, Score.Proposal.MET),
                                count(rows, Score.Proposal.DIFFERS)));
        rows.stream()
                .flatMap(each ->
                        each instanceof Row.Unreadable(_, String problem)
                                ? Stream.of(problem)
                                : Stream.empty())
                .forEach(terminal::progress);
        long passed = rows.stream().filter(Row::passed).count();
        long failed = rows.size() - passed;
        terminal.say("%d passed, %d failed".formatted(passed, failed));
        return failed == 0 ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    private static List<String> columns(List<String> header) {
        List<String> columns = new ArrayList<>(header);
        Score.COLUMNS.forEach(name -> columns.add("decided_" + name));
        Score.COLUMNS.forEach(name -> columns.add("met_" + name));
        columns.addAll(List.of("passed", "proposal", "review_codes", "rule", "statute", "why"));
        return columns;
    }

    private List<String> values(Row row, int columns) {
        List<String> values = new ArrayList<>(row.row().stream().limit(columns).toList());
        values.addAll(Collections.nCopies(columns - values.size(), ""));
        return switch (row) {
            case Row.Scored scored -> decided(values, scored);
            case Row.Unreadable(_, String problem) -> {
                Score.COLUMNS.forEach(_ -> values.addAll(List.of("", "")));
                values.addAll(List.of(yesNo(false), "", "", "", "", problem));
                yield values;
            }
        };
    }

    private List<String> decided(List<String> values, Row.Scored scored) {
        Score score = scored.score();
        Score.COLUMNS.forEach(name -> values.add(score.decided().getOrDefault(name, "")));
        Score.COLUMNS.forEach(name -> values.add(yesNo(score.met().getOrDefault(name, false))));
        values.add(yesNo(score.passed()));
        values.add(
                switch (score.proposal()) {
                    case NOT_ASKED -> "";
                    case MET -> "met";
                    case DIFFERS -> "differs";
                });
        values.addAll(new VatReasons(scored.outcome(), language).columns());
        return values;
    }

    private static String yesNo(boolean value) {
        return value ? "yes" : "no";
    }

    private static long count(List<Row> rows, Score.Proposal proposal) {
        return rows.stream().filter(each -> each.proposal(proposal)).count();
    }
}
