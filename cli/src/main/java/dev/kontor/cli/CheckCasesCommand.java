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
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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

    private record Scored(CSVRecord row, Outcome outcome, Score score) {}

    @Override
    public Integer call() {
        List<Scored> scored = new ArrayList<>();
        List<String> header;
        try (CSVParser rows = CSVParser.parse(content(), format())) {
            header = rows.getHeaderNames();
            requireColumns(header);
            for (CSVRecord row : rows) {
                scored.add(score(row, header, rows.getCurrentLineNumber()));
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new CommandFailed(ExitCode.USAGE, file + ": " + e.getMessage());
        }
        return report(header, scored);
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
        List<String> missing = new ArrayList<>(CaseColumns.FACTS);
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

    private static Scored score(CSVRecord row, List<String> header, long line) {
        if (row.size() != header.size()) {
            throw new IllegalArgumentException(
                    "line %d has %d values for %d columns"
                            .formatted(line, row.size(), header.size()));
        }
        try {
            Map<String, String> values = row.toMap();
            Outcome outcome = SupplyCase.of(values).outcome();
            return new Scored(row, outcome, Score.of(outcome, values));
        } catch (UnknownValueException e) {
            throw new IllegalArgumentException(
                    "line %d, %s: %s".formatted(line, e.column(), e.explanation()), e);
        }
    }

    private int report(List<String> header, List<Scored> scored) {
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, RESULTS)) {
            printer.printRecord(columns(header));
            for (Scored each : scored) {
                printer.printRecord(values(each));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Terminal terminal = Terminal.of(spec);
        terminal.out().print(text);
        terminal.progress(
                "proposals of rows with review: %d met, %d differ"
                        .formatted(
                                count(scored, Score.Proposal.MET),
                                count(scored, Score.Proposal.DIFFERS)));
        long passed = scored.stream().filter(each -> each.score().passed()).count();
        long failed = scored.size() - passed;
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

    private List<String> values(Scored scored) {
        List<String> values = new ArrayList<>(scored.row().toList());
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

    private static long count(List<Scored> scored, Score.Proposal proposal) {
        return scored.stream().filter(each -> each.score().proposal() == proposal).count();
    }
}
