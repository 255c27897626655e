package dev.kontor.cli;

import dev.kontor.vat.Answer;
import dev.kontor.vat.Decision.Decided;
import dev.kontor.vat.Note;
import dev.kontor.vat.Question;
import dev.kontor.vat.cases.CaseColumns;
import dev.kontor.vat.cases.Outcome;
import dev.kontor.vat.cases.Score;
import dev.kontor.vat.cases.SupplyCase;
import dev.kontor.vat.cases.UnknownValueException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "explain",
        description = {
            "Decides one supply and says why. The options are the columns of vat-cases.csv.",
            "Example: kontor vat explain --seller oss --customer-country FR --customer-kind"
                    + " consumer --ship-to-country FR --product-kind book --date 2026-11-03"
                    + " --price-basis gross --amount 24.00"
        })
final class ExplainVatCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private VatLanguage language = new VatLanguage();

    @Option(
            names = "--seller",
            paramLabel = "KIND",
            defaultValue = "regular",
            description = "regular, smallBusiness, oss or noOss (default: ${DEFAULT-VALUE}).")
    @Nullable String seller;

    @Option(names = "--customer-country", paramLabel = "ISO", description = "Of the bill.")
    @Nullable String customerCountry;

    @Option(names = "--customer-postcode", paramLabel = "CODE", description = "Of the bill.")
    @Nullable String customerPostcode;

    @Option(
            names = "--customer-kind",
            paramLabel = "KIND",
            description = "business, consumer or public.")
    @Nullable String customerKind;

    @Option(names = "--vat-id", paramLabel = "ID", description = "VAT id or foreign tax number.")
    @Nullable String vatId;

    @Option(
            names = "--vat-id-valid",
            paramLabel = "STATE",
            description = "What its check said: yes, no or unknown.")
    @Nullable String vatIdValid;

    @Option(
            names = "--ship-to-country",
            paramLabel = "ISO",
            description = "Where goods go, or a service tied to a place happens.")
    @Nullable String shipToCountry;

    @Option(names = "--ship-to-postcode", paramLabel = "CODE", description = "Of that place.")
    @Nullable String shipToPostcode;

    @Option(
            names = "--product-kind",
            paramLabel = "KIND",
            description = "What is sold, for example goods, book, meal, digital, service.")
    @Nullable String productKind;

    @Option(
            names = "--service-kind",
            paramLabel = "KIND",
            description = "What refines it, for example electronic, consulting, pickup.")
    @Nullable String serviceKind;

    @Option(names = "--date", paramLabel = "DATE", description = "Of the supply, as 2026-11-03.")
    @Nullable String date;

    @Option(
            names = "--price-basis",
            paramLabel = "BASIS",
            defaultValue = "gross",
            description = "gross or net (default: ${DEFAULT-VALUE}).")
    @Nullable String priceBasis;

    @Option(
            names = "--amount",
            paramLabel = "EUR",
            defaultValue = "100.00",
            description = "What the shop charges (default: ${DEFAULT-VALUE}).")
    @Nullable String amount;

    @Override
    public Integer call() {
        Outcome outcome = outcome();
        Terminal terminal = Terminal.of(spec);
        lines(outcome).forEach(terminal::say);
        return ExitCode.DONE;
    }

    private Outcome outcome() {
        try {
            return SupplyCase.of(facts()).outcome();
        } catch (UnknownValueException e) {
            throw new CommandFailed(ExitCode.USAGE, option(e.column()) + ": " + e.explanation());
        }
    }

    /** What was stated, by the columns that the options are named after. */
    private Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        for (String column : CaseColumns.FACTS) {
            String value = spec.findOption(option(column)).getValue();
            if (value != null) {
                facts.put(column, value);
            }
        }
        return facts;
    }

    private static String option(String column) {
        return "--" + column.replace('_', '-');
    }

    private List<String> lines(Outcome outcome) {
        List<String> lines = new ArrayList<>();
        lines.add(
                outcome.review()
                        ? language.of(
                                "Angehalten: eine Person muss antworten.",
                                "Held: a person must answer.")
                        : language.of("Entschieden.", "Decided."));
        for (Question question : outcome.questions()) {
            lines.add("  %s  %s".formatted(question.reviewCode(), language.of(question.wording())));
        }
        Decided decided = outcome.decided();
        if (decided == null) {
            lines.add(language.of("Kein Vorschlag.", "No proposal."));
            return lines;
        }
        lines.add("");
        if (outcome.review()) {
            lines.add(language.of("Vorschlag:", "Proposal:"));
        }
        treatment(outcome, decided, lines);
        if (outcome.review()) {
            answers(outcome, lines);
        }
        return lines;
    }

    private void treatment(Outcome outcome, Decided decided, List<String> lines) {
        Map<String, String> columns = Score.columns(outcome);
        Score.COLUMNS.stream()
                .filter(name -> !name.equals("review"))
                .filter(name -> !columns.getOrDefault(name, "").isEmpty())
                .forEach(name -> lines.add("  %-18s %s".formatted(name, columns.get(name))));
        lines.add(
                "  %-18s %s"
                        .formatted(
                                "posting",
                                language.of(decided.treatment().postingCategoryKind().wording())));
        Note note = decided.treatment().note();
        if (note != null) {
            lines.add(
                    "  %-18s %s: %s"
                            .formatted("note", note.topic().code(), language.of(note.wording())));
        }
        lines.add("");
        lines.add("%s  %s".formatted(decided.rule().id(), language.of(decided.rule().sentence())));
        lines.add(
                "       %s, %s %s"
                        .formatted(
                                decided.rule().statute(),
                                language.of("gültig ab", "valid from"),
                                decided.rule().validFrom()));
        decided.warnings().forEach(warning -> lines.add("! " + language.of(warning.wording())));
    }

    private void answers(Outcome outcome, List<String> lines) {
        lines.add("");
        lines.add(language.of("Mögliche Antworten:", "Possible answers:"));
        for (Answer answer : outcome.answers()) {
            lines.add("  %-24s %s".formatted(answer.id(), language.of(answer.wording())));
        }
    }
}
