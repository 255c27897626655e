package dev.kontor.hub.flow;

import dev.kontor.hub.shared.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What is said about flow documents, for bookkeepers: the sentences that {@link FlowReader} and
 * what it uses say in English, in German. A sentence that is not among them stays English.
 */
final class FlowProblemWords {

    private static final List<Rule> PROBLEMS =
            List.of(
                    rule(
                            "'(.*)' cannot be the name of a flow",
                            "„$1“ kann keine Kennung eines Ablaufs sein"),
                    rule("there is no trigger '(.*)'", "einen Auslöser „$1“ gibt es nicht"),
                    rule("the setting '(.*)' has no value", "die Einstellung „$1“ hat keinen Wert"),
                    rule(
                            "a flow has 1 to (\\d+) steps, this one (\\d+)",
                            "ein Ablauf hat 1 bis $1 Schritte, dieser $2"),
                    rule(
                            "a flow has at most (\\d+) steps, this one (\\d+) with those in its branches",
                            "ein Ablauf hat höchstens $1 Schritte, dieser mit denen in Verzweigungen $2"),
                    rule(
                            "a branch has 2 to (\\d+) arms, and stands in at most (\\d+) others",
                            "eine Verzweigung hat 2 bis $1 Wege und steht in höchstens $2 anderen"),
                    rule(
                            "only the last arm of a branch goes without a condition",
                            "nur der letzte Weg einer Verzweigung kommt ohne Bedingung aus"),
                    rule(
                            "'(.*)' cannot be the id of a step",
                            "„$1“ kann keine Kennung eines Schritts sein"),
                    rule("there is a step '(.*)' already", "einen Schritt „$1“ gibt es schon"),
                    rule("there is no action '(.*)'", "eine Aktion „$1“ gibt es nicht"),
                    rule(
                            "a map or list stands where (.*) belongs",
                            "hier gehört $1 hin, es stehen aber mehrere Werte da"),
                    rule("(\\S+) needs the input '(.*)'", "$1 braucht die Eingabe „$2“"),
                    rule("this item is not a map", "dieser Eintrag hat keine Schlüssel"),
                    rule("there is no key '(.*)' here", "einen Schlüssel „$1“ gibt es hier nicht"),
                    rule("the key '(.*)' is missing", "der Schlüssel „$1“ fehlt"),
                    rule(
                            "(a map|a list|a single value) stands where (a map|a list|a single value) belongs",
                            "hier gehört $2 hin, es steht aber $1 da"),
                    rule("the file is empty", "das Dokument ist leer"),
                    rule(
                            "the top of the file is not a map",
                            "das Dokument beginnt nicht mit „Schlüssel: Wert“"),
                    rule("this is not YAML \\((.*)\\)", "das ist kein YAML ($1)"),
                    rule("anchors are not supported", "Anker gibt es hier nicht"),
                    rule("aliases are not supported", "Verweise auf Anker gibt es hier nicht"),
                    rule("a key must be a plain word", "ein Schlüssel ist ein einfaches Wort"),
                    rule(
                            "the key '(.*)' stands here a second time",
                            "der Schlüssel „$1“ steht hier zum zweiten Mal"),
                    rule(
                            "the tag '(.*)' is not supported",
                            "die Auszeichnung „$1“ gibt es hier nicht"),
                    rule("'(.*)' is not a date such as (.*)", "„$1“ ist kein Datum wie $2"),
                    rule("there is no field '(.*)' here", "ein Feld „$1“ gibt es hier nicht"),
                    rule(
                            "the name '(.*)' is not known here",
                            "der Name „$1“ ist hier nicht bekannt"),
                    rule("('.*') cannot be applied to (.*)", "$1 geht nicht mit $2"),
                    rule(
                            "this is not a valid expression \\((.*)\\)",
                            "das ist kein gültiger Ausdruck ($1)"),
                    rule(
                            "this cannot be evaluated \\((.*)\\)",
                            "das lässt sich nicht auswerten ($1)"),
                    rule(
                            "this gives (.*), but (\\S+) has to be (.*)",
                            "das ergibt $1, „$2“ muss aber $3 sein"),
                    rule(
                            "(.*) is needed, but the value is (.*)",
                            "gebraucht wird $1, der Wert ist aber $2"),
                    rule(
                            "an amount with a currency is needed, but (.*) has none",
                            "gebraucht wird ein Betrag mit Währung, $1 hat keine"),
                    rule("(.*) is needed", "gebraucht wird $1"),
                    rule("(.*) is too large", "$1 ist zu groß"),
                    rule("'(.*)' is none of (.*)", "„$1“ ist nichts von: $2"),
                    rule(
                            "(.*) cannot be made in an expression",
                            "$1 lässt sich in einem Ausdruck nicht herstellen"),
                    rule(
                            "a decimal is compared with a value whose type is only known when it runs",
                            "eine Zahl wird mit etwas verglichen, dessen Art sich erst später zeigt"),
                    rule(
                            "the document calls itself '(.*)'",
                            "das Dokument nennt sich selbst „$1“"));

    private static final List<Rule> REMEDIES =
            List.of(
                    rule("did you mean '(.*)'\\?", "ist „$1“ gemeint?"),
                    rule("possible here: (.*)", "hier möglich: $1"),
                    rule("remove it", "entfernen"),
                    rule(
                            "remove it, or put the text in quotes",
                            "entfernen, oder den Text in Anführungszeichen setzen"),
                    rule("a text stands in quotes", "ein Text steht in Anführungszeichen"),
                    rule(
                            "a fixed text is written '\"text\"'",
                            "ein fester Text wird '\"Text\"' geschrieben"),
                    rule(
                            "use lower-case letters, digits and hyphens, such as (.*)",
                            "Kleinbuchstaben, Ziffern und Bindestriche, wie $1"),
                    rule(
                            "use lower-case letters, digits and underscores, such as (.*)",
                            "Kleinbuchstaben, Ziffern und Unterstriche, wie $1"),
                    rule(
                            "give the value used when an organisation sets none",
                            "den Wert angeben, der gilt, wenn nichts eingestellt ist"),
                    rule("add '- id: …'", "einen Schritt hinzufügen"),
                    rule("split it into several flows", "auf mehrere Abläufe verteilen"),
                    rule(
                            "a single condition is the 'when' of a step",
                            "eine einzelne Bedingung gehört als „when“ an den Schritt"),
                    rule(
                            "add 'when: …', or move it to the end",
                            "„when: …“ hinzufügen, oder ans Ende schieben"),
                    rule("give each step its own id", "jedem Schritt seine eigene Kennung geben"),
                    rule("write an expression, such as (.*)", "einen Ausdruck schreiben, wie $1"),
                    rule("add '(.*)' under 'with': (.*)", "unter „with“ „$1“ hinzufügen: $2"),
                    rule("add '(.*)'", "„$1“ hinzufügen"),
                    rule("write it as '(.*)'", "als „$1“ schreiben"),
                    rule("write one value", "einen einzelnen Wert schreiben"),
                    rule("write 'key: value' lines.*", "Zeilen „Schlüssel: Wert“ schreiben"),
                    rule("write 'key: value'", "„Schlüssel: Wert“ schreiben"),
                    rule("write '- item' lines below it", "darunter Zeilen „- Eintrag“ schreiben"),
                    rule(
                            "check indentation, quotes and colons here",
                            "Einrückung, Anführungszeichen und Doppelpunkte hier prüfen"),
                    rule("check the file", "das Dokument prüfen"),
                    rule("write the value out", "den Wert ausschreiben"),
                    rule("keep one of the two", "eines von beiden behalten"),
                    rule(
                            "see docs/flows.md for (the fields|what can be written)",
                            "was möglich ist, steht in docs/flows.md"),
                    rule(
                            "compare or calculate with values of one kind",
                            "nur Gleiches vergleichen oder verrechnen"),
                    rule("this is the first step", "das ist der erste Schritt"),
                    rule(
                            "only later steps can use the output of a step",
                            "nur spätere Schritte sehen das Ergebnis eines Schritts"),
                    rule("only earlier steps can be used", "nur frühere Schritte sind zu sehen"),
                    rule("write it in another way", "anders schreiben"),
                    rule(
                            "hand on one that is there, such as (.*)",
                            "etwas weitergeben, das da ist, wie $1"),
                    rule(
                            "write decimal\\(…\\) around the other value",
                            "decimal(…) um den anderen Wert schreiben"),
                    rule("call it '(.*)'", "„$1“ nennen"),
                    rule("a copy gets another name", "eine Kopie bekommt eine andere Kennung"),
                    rule("give (.*)", "$1 angeben"));

    /** Kinds of values, in the form that follows "hier gehört" and "das ergibt". */
    private static final List<Rule> KINDS =
            List.of(
                    rule("a bool \\(true or false\\)", "ja oder nein (true, false)"),
                    rule("a whole number \\(int\\)", "eine ganze Zahl"),
                    rule("a text \\(string\\)", "ein Text"),
                    rule("a (timestamp|Instant)", "ein Zeitpunkt"),
                    rule("a duration", "eine Dauer"),
                    rule("a decimal", "eine Zahl"),
                    rule("an amount with a currency", "ein Betrag mit Währung"),
                    rule("a list", "eine Liste"),
                    rule("a map", "eine Gruppe von Schlüsseln"),
                    rule("a single value", "ein einzelner Wert"),
                    rule("a date such as (.*)", "ein Datum wie $1"),
                    rule("an? ([A-Z]\\w*)", "$1"));

    private FlowProblemWords() {}

    static Words problem(String english) {
        return new Words(german(PROBLEMS, english, false).orElse(english), english);
    }

    /** Remedies of several parts are joined by semicolons. */
    static Words remedy(String english) {
        Optional<String> whole = german(REMEDIES, english, true);
        return new Words(
                whole.orElseGet(() -> {
                    List<String> parts = new ArrayList<>();
                    for (String part : english.split("; ", -1)) {
                        parts.add(german(REMEDIES, part, false).orElse(part));
                    }
                    return String.join("; ", parts);
                }),
                english);
    }

    private static Optional<String> german(List<Rule> rules, String english, boolean joined) {
        for (Rule rule : rules) {
            Matcher matcher = rule.english().matcher(english);
            if (matcher.matches() && !(joined && inner(matcher).contains("; "))) {
                String german = rule.german();
                for (int i = matcher.groupCount(); i > 0; i--) {
                    String group = String.valueOf(matcher.group(i));
                    german = german.replace("$" + i, kind(group));
                }
                return Optional.of(german);
            }
        }
        return Optional.empty();
    }

    private static String inner(Matcher matcher) {
        return IntStream.rangeClosed(1, matcher.groupCount())
                .mapToObj(i -> String.valueOf(matcher.group(i)))
                .collect(Collectors.joining());
    }

    private static String kind(String english) {
        for (Rule rule : KINDS) {
            Matcher matcher = rule.english().matcher(english);
            if (matcher.matches()) {
                return matcher.replaceFirst(rule.german());
            }
        }
        return english;
    }

    private static Rule rule(String english, String german) {
        return new Rule(Pattern.compile(english, Pattern.DOTALL), german);
    }

    private record Rule(Pattern english, String german) {}
}
