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

    private final Map<String, String> facts = new LinkedHashMap<>();

    @Mixin private VatLanguage language = new VatLanguage();

    @Option(
            names = "--seller",
            paramLabel = "KIND",
            defaultValue = "regular",
            description = "regular, smallBusiness, oss or noOss (default: ${DEFAULT-VALUE}).")
    void seller(String value) {
        facts.put(CaseColumns.SELLER, value);
    }

    @Option(names = "--customer-country", paramLabel = "ISO", description = "Of the bill.")
    void customerCountry(String value) {
        facts.put(CaseColumns.CUSTOMER_COUNTRY, value);
    }

    @Option(names = "--customer-postcode", paramLabel = "CODE", description = "Of the bill.")
    void customerPostcode(String value) {
        facts.put(CaseColumns.CUSTOMER_POSTCODE, value);
    }

    @Option(
            names = "--customer-kind",
            paramLabel = "KIND",
            description = "business, consumer or public.")
    void customerKind(String value) {
        facts.put(CaseColumns.CUSTOMER_KIND, value);
    }

    @Option(names = "--vat-id", paramLabel = "ID", description = "VAT id or foreign tax number.")
    void vatId(String value) {
        facts.put(CaseColumns.VAT_ID, value);
    }

    @Option(
            names = "--vat-id-valid",
            paramLabel = "STATE",
            description = "What its check said: yes, no or unknown.")
    void vatIdValid(String value) {
        facts.put(CaseColumns.VAT_ID_VALID, value);
    }

    @Option(
            names = "--ship-to-country",
            paramLabel = "ISO",
            description = "Where goods go, or a service tied to a place happens.")
    void shipToCountry(String value) {
        facts.put(CaseColumns.SHIP_TO_COUNTRY, value);
    }

    @Option(names = "--ship-to-postcode", paramLabel = "CODE", description = "Of that place.")
    void shipToPostcode(String value) {
        facts.put(CaseColumns.SHIP_TO_POSTCODE, value);
    }

    @Option(
            names = "--product-kind",
            paramLabel = "KIND",
            description = "What is sold, for example goods, book, meal, digital, service.")
    void productKind(String value) {
        facts.put(CaseColumns.PRODUCT_KIND, value);
    }

    @Option(
            names = "--service-kind",
            paramLabel = "KIND",
            description = "What refines it, for example electronic, consulting, pickup.")
    void serviceKind(String value) {
        facts.put(CaseColumns.SERVICE_KIND, value);
    }

    @Option(names = "--date", paramLabel = "DATE", description = "Of the supply, as 2026-11-03.")
    void date(String value) {
        facts.put(CaseColumns.DATE, value);
    }

    @Option(
            names = "--price-basis",
            paramLabel = "BASIS",
            defaultValue = "gross",
            description = "gross or net (default: ${DEFAULT-VALUE}).")
    void priceBasis(String value) {
        facts.put(CaseColumns.PRICE_BASIS, value);
    }

    @Option(
            names = "--amount",
            paramLabel = "EUR",
            defaultValue = "100.00",
            description = "What the shop charges (default: ${DEFAULT-VALUE}).")
    void amount(String value) {
        facts.put(CaseColumns.AMOUNT, value);
    }

    @Override
    public Integer call() {
        Outcome outcome = outcome();
        Terminal terminal = Terminal.of(spec);
        lines(outcome).forEach(terminal::say);
        return ExitCode.DONE;
    }

    private Outcome outcome() {
        try {
            return SupplyCase.of(facts).outcome();
        } catch (UnknownValueException e) {
            String option = "--" + e.column().replace('_', '-');
            throw new CommandFailed(ExitCode.USAGE, option + ": " + e.explanation());
        }
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
        lines.add("  %-18s %s".formatted("posting", decided.treatment().postingCategoryKind()));
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
