package dev.kontor.hub.action;

import dev.kontor.hub.shared.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a decision came out as it did, in a form that can be kept and audited.
 *
 * @param rulings the rules that decided, the weightiest first
 * @param facts what all of them relied on, and where that is known from
 */
public record Grounds(List<Ruling> rulings, List<Fact> facts) {

    public Grounds {
        rulings = List.copyOf(rulings);
        facts = List.copyOf(facts);
    }

    /** The grounds of several documents as those of one step; empty if there are none. */
    public static Optional<Grounds> together(List<Grounds> all) {
        return all.stream()
                .reduce((one, other) ->
                        new Grounds(
                                both(one.rulings, other.rulings), both(one.facts, other.facts)));
    }

    private static <T> List<T> both(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }

    /**
     * One rule, applied.
     *
     * @param rule stable id of the rule, such as {@code DOM-1}
     * @param statute its legal basis
     * @param sentence the rule in one sentence
     * @param result what follows from it
     * @param facts what it relied on, in the order it looked
     */
    public record Ruling(
            String rule, String statute, Words sentence, List<Fact> result, List<Fact> facts) {

        public Ruling {
            result = List.copyOf(result);
            facts = List.copyOf(facts);
        }
    }

    /**
     * One fact.
     *
     * @param name what it is, for example {@code supplyDate}
     * @param value in plain text, dates as ISO 8601
     */
    public record Fact(String name, String value) {}
}
