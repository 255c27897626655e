package dev.kontor.hub.console;

import dev.kontor.hub.books.GoodsMapping;
import dev.kontor.hub.shared.Permission;
import dev.kontor.hub.shared.Words;
import dev.kontor.vat.Rule;
import dev.kontor.vat.Wording;
import dev.kontor.vat.cases.CaseColumns;
import dev.kontor.vat.cases.Outcome;
import dev.kontor.vat.cases.Score;
import dev.kontor.vat.cases.SupplyCase;
import dev.kontor.vat.cases.UnknownValueException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What products are, a case to try, and the rules with their law. */
@Controller
@RequestMapping("/console/o/{organisation}/vat")
@Requires(Permission.VIEW)
class VatPage {

    private final GoodsMapping mapping;
    private final InstantSource clock;

    VatPage(GoodsMapping mapping, InstantSource clock) {
        this.mapping = mapping;
        this.clock = clock;
    }

    @GetMapping
    String show(Visit visit, @RequestParam Map<String, String> asked, Model model) {
        Map<String, String> facts = facts(visit, asked);
        model.addAttribute("mapping", mapping.rules(visit.id()));
        model.addAttribute("settings", visit.organisation().settings().vat());
        model.addAttribute("facts", facts);
        model.addAttribute("sellers", CaseColumns.allowed(CaseColumns.SELLER));
        model.addAttribute("customerKinds", CaseColumns.allowed(CaseColumns.CUSTOMER_KIND));
        model.addAttribute("vatIdStates", CaseColumns.allowed(CaseColumns.VAT_ID_VALID));
        model.addAttribute("productKinds", CaseColumns.allowed(CaseColumns.PRODUCT_KIND));
        model.addAttribute("serviceKinds", CaseColumns.allowed(CaseColumns.SERVICE_KIND));
        if (asked.containsKey("try")) {
            model.addAttribute("tried", tried(facts));
        }
        return "pages/vat";
    }

    @GetMapping("/rules")
    String rules(Visit visit, Model model) {
        model.addAttribute(
                "rules",
                Arrays.stream(Rule.values())
                        .map(rule ->
                                new ShownRule(
                                        rule.id(),
                                        rule.statute(),
                                        words(rule.sentence()),
                                        rule.validFrom()))
                        .toList());
        return "pages/vat-rules";
    }

    /** A rule to look up. */
    record ShownRule(String id, String statute, Words sentence, LocalDate validFrom) {}

    /**
     * What came out of a case.
     *
     * @param wrong a value that cannot be; then there is nothing else
     * @param columns tax type, rate, amounts by name
     */
    record Tried(
            @Nullable String wrong,
            boolean review,
            List<Words> questions,
            Map<String, String> columns,
            @Nullable ShownRule rule,
            List<Words> warnings) {}

    private static Tried tried(Map<String, String> facts) {
        Outcome outcome;
        try {
            outcome = SupplyCase.of(facts).outcome();
        } catch (UnknownValueException wrong) {
            return new Tried(wrong.explanation(), false, List.of(), Map.of(), null, List.of());
        }
        var decided = outcome.decided();
        Map<String, String> columns = new LinkedHashMap<>();
        Map<String, String> all = Score.columns(outcome);
        Score.COLUMNS.stream()
                .filter(name -> !name.equals("review"))
                .filter(name -> !all.getOrDefault(name, "").isEmpty())
                .forEach(name -> columns.put(name, all.getOrDefault(name, "")));
        return new Tried(
                null,
                outcome.review(),
                outcome.questions().stream().map(each -> words(each.wording())).toList(),
                columns,
                decided == null
                        ? null
                        : new ShownRule(
                                decided.rule().id(),
                                decided.rule().statute(),
                                words(decided.rule().sentence()),
                                decided.rule().validFrom()),
                decided == null
                        ? List.of()
                        : decided.warnings().stream().map(each -> words(each.wording())).toList());
    }

    private static Words words(Wording wording) {
        return new Words(wording.de(), wording.en());
    }

    private Map<String, String> facts(Visit visit, Map<String, String> asked) {
        Map<String, String> facts = new LinkedHashMap<>();
        Map<String, String> usual =
                Map.of(
                        CaseColumns.SELLER, "regular",
                        CaseColumns.CUSTOMER_COUNTRY, "DE",
                        CaseColumns.CUSTOMER_KIND, "consumer",
                        CaseColumns.SHIP_TO_COUNTRY, "DE",
                        CaseColumns.PRODUCT_KIND, "goods",
                        CaseColumns.PRICE_BASIS, "gross",
                        CaseColumns.AMOUNT, "100.00",
                        CaseColumns.DATE,
                                LocalDate.ofInstant(
                                                clock.instant(),
                                                visit.organisation().settings().zone())
                                        .toString());
        for (String column : CaseColumns.FACTS) {
            facts.put(column, asked.getOrDefault(column, usual.getOrDefault(column, "")).strip());
        }
        return facts;
    }
}
