package dev.kontor.hub.completeness;

import dev.kontor.hub.books.BookedDocuments.BookedDocument;
import dev.kontor.hub.shared.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the numbers that are missing between the documents of one range, such as RE0001. */
final class NumberGaps {

    private static final Pattern NUMBER = Pattern.compile("(.*?)(\\d{1,18})");

    private NumberGaps() {}

    /**
     * @param mirrorFrom back to which creation the mirror saw everything; null: it saw nothing
     */
    static List<Finding> in(List<BookedDocument> documents, @Nullable Instant mirrorFrom) {
        Map<String, TreeMap<Long, BookedDocument>> ranges = new TreeMap<>();
        for (BookedDocument document : documents) {
            String number = document.number();
            Matcher parts = number == null ? null : NUMBER.matcher(number);
            if (parts != null && parts.matches()) {
                ranges.computeIfAbsent(parts.group(1), _ -> new TreeMap<>())
                        .put(Long.valueOf(parts.group(2)), document);
            }
        }
        List<Finding> gaps = new ArrayList<>();
        ranges.forEach((prefix, range) -> {
            Map.@Nullable Entry<Long, BookedDocument> before = null;
            for (Map.Entry<Long, BookedDocument> each : range.entrySet()) {
                if (before != null && each.getKey() > before.getKey() + 1) {
                    gaps.add(gap(prefix, before, each, mirrorFrom));
                }
                before = each;
            }
        });
        return gaps;
    }

    private static Finding gap(
            String prefix,
            Map.Entry<Long, BookedDocument> before,
            Map.Entry<Long, BookedDocument> after,
            @Nullable Instant mirrorFrom) {
        String last = String.valueOf(after.getValue().number());
        int digits = last.length() - prefix.length();
        String first = number(prefix, before.getKey() + 1, digits);
        String end = number(prefix, after.getKey() - 1, digits);
        boolean notSeen = mirrorFrom == null || before.getValue().createdAt().isBefore(mirrorFrom);
        return new Finding(
                Finding.Kind.NUMBER_GAP,
                "",
                first.equals(end) ? first : first + " – " + end,
                after.getValue().createdAt(),
                null,
                false,
                notSeen
                        ? new Words(
                                "Kontor hat Lexware noch nicht so weit zurück gelesen; die Belege können dort sein.",
                                "Kontor has not read Lexware that far back yet; the documents may be there.")
                        : new Words(
                                "Lexware zeigt zu diesen Nummern keinen Beleg: dort nachsehen, ob einer gelöscht oder der Nummernkreis geändert wurde.",
                                "Lexware shows no document of these numbers: look there whether one was deleted or the range was changed."));
    }

    private static String number(String prefix, long value, int digits) {
        String text = Long.toString(value);
        return prefix + "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
