package dev.kontor.hub.books.vat;

import dev.kontor.hub.action.Grounds;
import dev.kontor.hub.action.Grounds.Fact;
import dev.kontor.hub.action.Grounds.Ruling;
import dev.kontor.hub.shared.Words;
import dev.kontor.vat.Customer;
import dev.kontor.vat.Decision.Decided;
import dev.kontor.vat.Treatment;
import dev.kontor.vat.document.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Puts what was decided, and why, into the form in which it is kept and shown. */
final class VatGrounds {

    private VatGrounds() {}

    static Grounds of(List<Document> documents, VatFacts facts) {
        Map<String, Ruling> rulings = new LinkedHashMap<>();
        for (Document document : documents) {
            for (Decided decided : document.decisions()) {
                // many lines are decided alike, their amounts aside
                rulings.putIfAbsent(decided.rule().id() + decided.treatment(), ruling(decided));
            }
        }
        return new Grounds(List.copyOf(rulings.values()), facts(facts));
    }

    private static Ruling ruling(Decided decided) {
        return new Ruling(
                decided.rule().id(),
                decided.rule().statute(),
                new Words(decided.rule().sentence().de(), decided.rule().sentence().en()),
                result(decided.treatment()),
                Stream.concat(
                                decided.factsReliedOn().stream()
                                        .map(fact -> new Fact(fact.name(), fact.value())),
                                decided.warnings().stream()
                                        .map(warning ->
                                                new Fact("warning", warning.wording().de())))
                        .toList());
    }

    private static List<Fact> result(Treatment treatment) {
        List<Fact> result = new ArrayList<>();
        result.add(new Fact("taxType", treatment.taxType().lexwareName()));
        if (treatment.subType() != null) {
            result.add(new Fact("taxSubType", treatment.subType().lexwareName()));
        }
        result.add(new Fact("rate", treatment.rate().stripTrailingZeros().toPlainString()));
        result.add(new Fact("categoryCode", treatment.categoryCode().name()));
        result.add(new Fact("posting", treatment.postingCategoryKind().name()));
        return result;
    }

    private static List<Fact> facts(VatFacts facts) {
        List<Fact> known = new ArrayList<>();
        if (facts.customer() == Customer.Kind.PUBLIC_BODY) {
            known.add(new Fact("customer", facts.customer() + ": public-bodies (kontor.yaml)"));
        }
        if (!facts.vatId().isEmpty()) {
            known.add(new Fact("vatId", facts.vatId() + " " + facts.vatIdStatus()));
        }
        VatFacts.Check check = facts.check();
        if (check != null) {
            known.add(new Fact("vatIdCheckedBy", check.register()));
            known.add(new Fact("vatIdCheckedAt", check.at().toString()));
            if (check.name() != null) {
                known.add(new Fact("vatIdHolder", check.name()));
            }
            known.add(new Fact("vatIdNameMatch", check.nameMatch().name()));
            if (check.consultation() != null) {
                known.add(new Fact("consultationNumber", check.consultation()));
            }
        }
        for (VatFacts.Line line : facts.lines()) {
            known.add(
                    new Fact(
                            "line " + line.id(),
                            "%s %s%s: %s"
                                    .formatted(
                                            line.goods(),
                                            line.service(),
                                            line.posting() == null
                                                    ? ""
                                                    : " posted as " + line.posting(),
                                            line.because())));
        }
        facts.corrections().forEach(answer -> known.add(new Fact("answered", answer)));
        VatFacts.Accepted accepted = facts.accepted();
        if (accepted != null) {
            known.add(
                    new Fact(
                            "acceptedProposal",
                            "%s by %s at %s"
                                    .formatted(accepted.question(), accepted.by(), accepted.at())));
        }
        return known;
    }
}
