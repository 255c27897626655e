package dev.kontor.hub.books;

import java.util.Locale;

/** The form in which words of names are compared when somebody searches. */
final class SearchWords {

    private SearchWords() {}

    /** The longest word of what was typed, in lower case. The table is filled by a trigger. */
    static String of(String typed) {
        String longest = "";
        for (String word : typed.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
            if (word.length() > longest.length()) {
                longest = word;
            }
        }
        return longest.isEmpty() ? "\uffff" : longest;
    }
}
