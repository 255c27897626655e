package dev.kontor.hub.books.vat;

import dev.kontor.hub.model.SaleLine;
import dev.kontor.hub.organisation.GoodsRule.By;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the lines of a sale are: as a person said about this very sale, else by the most telling
 * rule that matches. Rules that contradict each other (a product in two collections) say nothing.
 */
final class GoodsKinds {

    private static final Comparator<StoredRule> DECLARED_FIRST =
            Comparator.comparing(StoredRule::declared).reversed();

    private final List<StoredRule> rules;
    private final Map<String, VatAnswer> answers;

    /**
     * @param answers what people said about this sale, by question
     */
    GoodsKinds(List<StoredRule> rules, Map<String, VatAnswer> answers) {
        this.rules = List.copyOf(rules);
        this.answers = Map.copyOf(answers);
    }

    /** Empty: nobody knows. */
    Optional<VatFacts.Line> of(SaleLine line) {
        return answered(line).or(() -> ruled(line));
    }

    private Optional<VatFacts.Line> answered(SaleLine line) {
        VatAnswer answer = answers.get(GoodsQuestion.about(line).key());
        if (answer == null) {
            return Optional.empty();
        }
        return GoodsChoice.ofKey(answer.answer())
                .map(choice ->
                        new VatFacts.Line(
                                line.id(),
                                choice.goods(),
                                choice.service(),
                                null,
                                "answered by %s at %s".formatted(answer.by(), answer.at())));
    }

    private Optional<VatFacts.Line> ruled(SaleLine line) {
        for (By by : By.values()) {
            List<StoredRule> matching =
                    rules.stream()
                            .filter(rule -> rule.rule().by() == by && rule.matches(line))
                            .toList();
            if (!matching.isEmpty()) {
                return agreed(matching).map(rule -> rule.of(line));
            }
        }
        return Optional.empty();
    }

    private static Optional<StoredRule> agreed(List<StoredRule> matching) {
        int precision = matching.stream().mapToInt(StoredRule::precision).max().orElseThrow();
        List<StoredRule> best =
                matching.stream()
                        .filter(rule -> rule.precision() == precision)
                        .sorted(DECLARED_FIRST)
                        .toList();
        StoredRule first = best.getFirst();
        boolean clear =
                best.stream()
                        .filter(rule -> !rule.rule().value().equals(first.rule().value()))
                        .allMatch(first::agrees);
        return clear ? Optional.of(first) : Optional.empty();
    }
}
