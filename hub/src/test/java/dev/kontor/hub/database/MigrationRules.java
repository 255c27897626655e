package dev.kontor.hub.database;

import dev.kontor.hub.database.SqlStatements.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a migration may do while processes of the version before still run on the same database
 * (CONTRIBUTING.md, "The schema"): add, but neither take away what they read nor refuse what they
 * write. A statement that does so nevertheless says in the line before it why no process misses it:
 * {@code -- contract: …}.
 */
final class MigrationRules {

    private static final Pattern CREATED =
            Pattern.compile("^create table (?:if not exists )?(\\S+)");
    private static final Pattern ALTERED =
            Pattern.compile("^alter table (?:if exists )?(?:only )?(\\S+) (.*)$");
    private static final Pattern UNIQUE_INDEX =
            Pattern.compile("^create unique index .*?\\bon (?:only )?([^\\s(]+)");
    private static final Pattern DROPPED =
            Pattern.compile("^(drop (?!index\\b)[a-z]+(?: view)?|truncate|revoke)\\b");
    private static final Pattern RENAMED = Pattern.compile("^alter (?!index\\b).*\\brename\\b");
    private static final Pattern MARKER = Pattern.compile("contract: \\S.{9,}");

    private MigrationRules() {}

    /** What is wrong with it, a sentence each. */
    static List<String> violations(String sql) {
        Set<String> created = new HashSet<>();
        List<String> violations = new ArrayList<>();
        for (Statement statement : SqlStatements.of(sql)) {
            Matcher creation = CREATED.matcher(statement.text());
            if (creation.find()) {
                created.add(creation.group(1));
            }
            if (statement.remarks().stream().noneMatch(each -> MARKER.matcher(each).matches())) {
                breaks(statement.text(), created).stream()
                        .map(why -> "%s: %s".formatted(why, statement.text()))
                        .forEach(violations::add);
            }
        }
        return violations;
    }

    private static List<String> breaks(String text, Set<String> created) {
        if (DROPPED.matcher(text).find()) {
            return List.of("takes away what the version before may use");
        }
        if (RENAMED.matcher(text).find()) {
            return List.of("renames what the version before may use");
        }
        Matcher index = UNIQUE_INDEX.matcher(text);
        if (index.find() && !created.contains(index.group(1))) {
            return List.of("refuses rows that the version before may write");
        }
        Matcher altered = ALTERED.matcher(text);
        if (!altered.matches() || created.contains(altered.group(1))) {
            return List.of();
        }
        return clauses(altered.group(2)).stream().flatMap(each -> breaks(each).stream()).toList();
    }

    /** A clause of {@code alter table} of a table that was there before. */
    private static List<String> breaks(String clause) {
        if (clause.matches("(alter( column)? \\S+ )?drop (?!not null).*")) {
            return List.of("takes away what the version before may use");
        }
        if (clause.matches("alter( column)? \\S+ (set data )?type\\b.*")) {
            return List.of("changes a type that the version before reads and writes");
        }
        if (clause.matches("alter( column)? \\S+ set not null.*")
                || clause.matches(
                        "add (constraint|check|unique|primary key|foreign key|exclude)\\b.*")) {
            return List.of("refuses rows that the version before may write");
        }
        if (clause.matches("add .*\\bnot null\\b.*")
                && !clause.matches(".*\\b(default|generated)\\b.*")) {
            return List.of("needs a value that the version before does not write");
        }
        return List.of();
    }

    /** Splits at the commas that are not in parentheses. */
    private static List<String> clauses(String actions) {
        List<String> clauses = new ArrayList<>();
        int depth = 0;
        int begin = 0;
        for (int i = 0; i < actions.length(); i++) {
            switch (actions.charAt(i)) {
                case '(' -> depth++;
                case ')' -> depth--;
                case ',' -> {
                    if (depth == 0) {
                        clauses.add(actions.substring(begin, i).strip());
                        begin = i + 1;
                    }
                }
                default -> {}
            }
        }
        clauses.add(actions.substring(begin).strip());
        return clauses;
    }
}
