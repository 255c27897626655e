package dev.kontor.hub.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds what somebody meant to write. */
public final class Spelling {

    private Spelling() {}

    /** A remedy for an unknown word: "did you mean 'x'?", or the list of all that is allowed. */
    public static String suggest(String word, Collection<String> allowed) {
        return nearest(word, allowed)
                .map("did you mean '%s'?"::formatted)
                .orElseGet(() -> all(allowed));
    }

    /** The allowed word nearest to the given one, if it is near enough to be a slip. */
    public static Optional<String> nearest(String word, Collection<String> allowed) {
        int tolerated = Math.max(1, word.length() / 3);
        return allowed.stream()
                .filter(candidate -> distance(word, candidate) <= tolerated)
                .min(
                        Comparator.comparingInt((String candidate) -> distance(word, candidate))
                                .thenComparing(Comparator.naturalOrder()));
    }

    private static String all(Collection<String> allowed) {
        if (allowed.isEmpty()) {
            return "remove it";
        }
        return "possible here: " + allowed.stream().sorted().collect(Collectors.joining(", "));
    }

    /** Changed, added, removed and swapped neighbouring characters; '_' and '-' are the same. */
    private static int distance(String left, String right) {
        String a = left.replace('_', '-');
        String b = right.replace('_', '-');
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : cheapest(edits, a, b, i, j);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int cheapest(int[][] edits, String a, String b, int i, int j) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best =
                Math.min(
                        edits[i - 1][j - 1] + change,
                        Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
    }
}
