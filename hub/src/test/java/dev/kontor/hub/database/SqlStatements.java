package dev.kontor.hub.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a migration apart into its statements, as far as its rules have to know them. */
final class SqlStatements {

    private static final Pattern PIECE =
            Pattern.compile(
                    """
                    --(?<comment>[^\\n]*)\
                    |/\\*.*?\\*/\
                    |'(?:[^']|'')*'\
                    |(?<tag>\\$\\w*\\$).*?\\k<tag>\
                    |(?<end>;)\
                    |(?<text>[^-/'$;]+|.)\
                    """,
                    Pattern.DOTALL);

    private SqlStatements() {}

    /**
     * A statement.
     *
     * @param text in lower case, in one line, without comments; literals and bodies are {@code ''}
     * @param remarks the text of the line comments since the statement before
     */
    record Statement(String text, List<String> remarks) {}

    static List<Statement> of(String sql) {
        List<Statement> statements = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Matcher piece = PIECE.matcher(sql);
        while (piece.find()) {
            if (piece.group("comment") != null) {
                remarks.add(piece.group("comment").strip());
                text.append(' ');
            } else if (piece.group("end") != null) {
                add(statements, text, remarks);
                remarks.clear();
                text.setLength(0);
            } else if (piece.group("text") != null) {
                text.append(piece.group("text"));
            } else {
                text.append(piece.group().startsWith("/*") ? " " : "''");
            }
        }
        add(statements, text, remarks);
        return statements;
    }

    private static void add(List<Statement> statements, CharSequence text, List<String> remarks) {
        String oneLine = text.toString().replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
        if (!oneLine.isEmpty()) {
            statements.add(new Statement(oneLine, List.copyOf(remarks)));
        }
    }
}
